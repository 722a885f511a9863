use std::fmt::Write as _;

use crate::parallel::{cores, try_map};

use super::FormatError;
use super::batch::{Source, format_batch};
use super::pieces::Piece;

/// Begins a section; `rustfmt` leaves it where it is.
const MARK: &str = "// ~ ";

/// Keeps the memory of `rustfmt` small.
const BYTES_PER_PROCESS: usize = 1_000_000;

/// Lays out pieces, many in one file; nothing if `rustfmt` does not understand them.
///
/// Each layout ends with a line break.
pub fn format_sections(pieces: &[Piece<'_>]) -> Result<Option<Vec<String>>, FormatError> {
    let bytes: usize = pieces.iter().map(|piece| piece.text.len()).sum();
    let rounds = bytes.div_ceil(BYTES_PER_PROCESS * cores()).max(1);
    let processes = (rounds * cores()).min(pieces.len());
    // Dealt out like cards, so that all have as much to do.
    let shares = (0..processes).map(|first| pieces.iter().skip(first).step_by(processes));
    let layouts = try_map(shares, format_share)?;
    let Some(shares) = layouts.into_iter().collect::<Option<Vec<_>>>() else {
        return Ok(None);
    };
    let mut shares: Vec<_> = shares.into_iter().map(Vec::into_iter).collect();
    let dealt = (0..pieces.len()).map(|at| shares[at % processes].next());
    Ok(dealt.collect())
}

fn format_share<'pieces>(
    pieces: impl ExactSizeIterator<Item = &'pieces Piece<'pieces>> + Clone,
) -> Result<Option<Vec<String>>, FormatError> {
    let mut text = String::new();
    for (at, piece) in pieces.clone().enumerate() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{MARK}{at}\n\n{}", piece.kind.wrap(piece.text));
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
    for (at, piece) in pieces.enumerate() {
        let Some(section) = rest.strip_prefix(&format!("{MARK}{at}\n")) else {
            return Ok(None);
        };
        let end = section
            .find(&format!("\n{MARK}"))
            .map_or(section.len(), |end| end + 1);
        let (layout, after) = section.split_at(end);
        let Some(layout) = piece.kind.unwrap(piece.text, layout) else {
            return Ok(None);
        };
        layouts.push(layout);
        rest = after;
    }
    Ok(Some(layouts))
}
