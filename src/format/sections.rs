use std::fmt::Write as _;

use crate::parallel::{cores, try_map};

use super::FormatError;
use super::batch::{Source, format_batch};
use super::piece_kind::PieceKind;

/// Begins a section; `rustfmt` leaves it where it is.
const MARK: &str = "// ~ ";

/// Keeps the memory of `rustfmt` small.
const BYTES_PER_PROCESS: usize = 1_000_000;

/// Lays out pieces, many in one file; nothing if `rustfmt` does not understand them.
///
/// Each layout ends with a line break.
pub fn format_sections(pieces: &[(PieceKind, String)]) -> Result<Option<Vec<String>>, FormatError> {
    let bytes: usize = pieces.iter().map(|(_, text)| text.len()).sum();
    let processes = cores().max(bytes.div_ceil(BYTES_PER_PROCESS));
    let share = pieces.len().div_ceil(processes).max(1);
    let shares: Vec<&[(PieceKind, String)]> = pieces.chunks(share).collect();
    let layouts = try_map(&shares, |share| format_share(share))?;
    let layouts: Option<Vec<Vec<String>>> = layouts.into_iter().collect();
    Ok(layouts.map(|shares| shares.into_iter().flatten().collect()))
}

fn format_share(pieces: &[(PieceKind, String)]) -> Result<Option<Vec<String>>, FormatError> {
    let mut text = String::new();
    for (at, (kind, piece)) in pieces.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{MARK}{at}\n\n{}", kind.wrap(piece));
    }
    let source = Source {
        path: String::new(),
        text: text.into_boxed_str(),
    };
    let formatted = match format_batch(&[source]) {
        Ok(formatted) => formatted
            .into_iter()
            .map(|source| source.text)
            .collect::<String>(),
        Err(FormatError::Rejected { .. }) => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut layouts = Vec::with_capacity(pieces.len());
    let mut rest = formatted.as_str();
    for (at, (kind, piece)) in pieces.iter().enumerate() {
        let Some(section) = rest.strip_prefix(&format!("{MARK}{at}\n")) else {
            return Ok(None);
        };
        let end = section
            .find(&format!("\n{MARK}"))
            .map_or(section.len(), |end| end + 1);
        let (layout, after) = section.split_at(end);
        let Some(layout) = kind.unwrap(piece, layout) else {
            return Ok(None);
        };
        layouts.push(layout);
        rest = after;
    }
    Ok(Some(layouts))
}
