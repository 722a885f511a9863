use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostics, Source};
use crate::front::load;

use super::document::{ImportedDocument, Provenance};
use super::notice::Notice;
use super::settle::settle;
use super::write::{DocumentItem, write};

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
        document: ImportedDocument,
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
fn place(origin: &Provenance, source: Option<&Source>) -> String {
    match (origin, source) {
        (Provenance::Table(table), _) => table.clone(),
        (Provenance::Column { table, column }, _) => format!("{table}.{column}"),
        (Provenance::Text(at), Some(source)) => {
            let position = source.position(*at);
            format!("{}:{}:{}", source.name(), position.line, position.column)
        }
        (Provenance::Text(at), None) => at.to_string(),
    }
}

/// The text of a document with what was left out as comments: above the entity, or at the end
/// where there is none.
fn commented(document: &ImportedDocument, notices: &[Notice], places: &[String]) -> String {
    let mut above: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut rest = Vec::new();
    for (notice, place) in notices.iter().zip(places) {
        if !notice.reason.is_missed() {
            continue;
        }
        let wording = notice.reason.wording();
        // The folder is that of one machine.
        let place = place.rsplit('/').next().unwrap_or(place);
        let line = plain(&format!("# {place}: {}", wording.message));
        match entity_of(document, &notice.origin) {
            Some(entity) => above.entry(entity).or_default().push(format!("  {line}")),
            None => rest.push(line),
        }
    }
    let text = with_comments(document, &above, &rest);
    if load("scaffold.yaml", text.as_bytes()).is_ok() {
        text
    } else {
        write(document).text
    }
}

fn entity_of(document: &ImportedDocument, origin: &Provenance) -> Option<usize> {
    let table = match origin {
        Provenance::Table(table) | Provenance::Column { table, column: _ } => table,
        Provenance::Text(_) => return None,
    };
    let is_of = |origin: &Provenance| matches!(origin, Provenance::Table(of) if of == table);
    document
        .entities
        .iter()
        .position(|entity| is_of(&entity.origin))
}

fn with_comments(
    document: &ImportedDocument,
    above: &BTreeMap<usize, Vec<String>>,
    rest: &[String],
) -> String {
    let written = write(document);
    let mut lines: Vec<&str> = Vec::new();
    let mut last = None;
    for (item, line) in written.lines() {
        if let DocumentItem::Entity(at, _) = item
            && last != Some(at)
        {
            last = Some(at);
            lines.extend(above.get(&at).into_iter().flatten().map(String::as_str));
        }
        lines.push(line);
    }
    if !rest.is_empty() {
        lines.push("");
        lines.extend(rest.iter().map(String::as_str));
    }
    lines.join("\n") + "\n"
}

/// In one line, without characters that a spec may not have.
fn plain(text: &str) -> String {
    let is_odd = |c: char| {
        c.is_control()
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    text.chars()
        .map(|c| if is_odd(c) { ' ' } else { c })
        .collect()
}
