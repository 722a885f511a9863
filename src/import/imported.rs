use crate::diagnostics::{Diagnostics, Source};

use super::comments::commented;
use super::document::{Document, Origin};
use super::notice::Notice;
use super::settle::settle;

/// A spec, and what of its source is not in it as it was.
#[derive(Debug, Clone)]
pub struct Imported {
    pub text: String,
    /// How many entities there are.
    pub entities: usize,
    pub notices: Vec<Notice>,
    /// Where each notice belongs, for people.
    pub places: Vec<String>,
}

impl Imported {
    /// The spec of a document; `source` is the text that its offsets are of.
    ///
    /// # Errors
    /// When the language refuses what cannot be left out.
    pub fn of(
        document: Document,
        mut notices: Vec<Notice>,
        source: Option<&Source>,
    ) -> Result<Self, Diagnostics> {
        let settled = settle(document)?;
        notices.extend(settled.notices);
        if source.is_some() {
            notices.sort_by(|one, other| one.origin.cmp(&other.origin));
        }
        let places: Vec<String> = notices
            .iter()
            .map(|notice| place(&notice.origin, source))
            .collect();
        Ok(Self {
            text: commented(&settled.document, &notices, &places),
            entities: settled.document.entities.len(),
            notices,
            places,
        })
    }
}

/// `film.rating`, or `space.jdl:17:3`.
fn place(origin: &Origin, source: Option<&Source>) -> String {
    match (origin, source) {
        (Origin::Table(table), _) => table.clone(),
        (Origin::Column { table, column }, _) => format!("{table}.{column}"),
        (Origin::Text(at), Some(source)) => {
            let position = source.position(*at);
            format!("{}:{}:{}", source.name(), position.line, position.column)
        }
        (Origin::Text(at), None) => at.to_string(),
    }
}
