use std::collections::BTreeMap;

use crate::front::load;

use super::document::{Document, Origin};
use super::item::Item;
use super::notice::Notice;
use super::write::write;

/// The text of a document with what was left out as comments: above the entity, or at the end
/// where there is none.
#[must_use]
pub fn commented(document: &Document, notices: &[Notice], places: &[String]) -> String {
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

fn entity_of(document: &Document, origin: &Origin) -> Option<usize> {
    let table = match origin {
        Origin::Table(table) | Origin::Column { table, column: _ } => table,
        Origin::Text(_) => return None,
    };
    let is_of = |origin: &Origin| matches!(origin, Origin::Table(of) if of == table);
    document
        .entities
        .iter()
        .position(|entity| is_of(&entity.origin))
}

fn with_comments(
    document: &Document,
    above: &BTreeMap<usize, Vec<String>>,
    rest: &[String],
) -> String {
    let written = write(document);
    let mut lines: Vec<String> = Vec::new();
    let mut last = None;
    for (line, item) in written.text.lines().zip(&written.items) {
        if let Item::Entity(at) = item
            && last != Some(*at)
        {
            last = Some(*at);
            lines.extend(above.get(at).into_iter().flatten().cloned());
        }
        lines.push(line.to_owned());
    }
    if !rest.is_empty() {
        lines.push(String::new());
        lines.extend(rest.iter().cloned());
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
