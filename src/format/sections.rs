use std::fmt::Write as _;

use crate::parallel::{cores, try_map};

use super::FormatError;
use super::batch::{Source, format_batch};
use super::pieces::PieceKind;

/// Begins a section; `rustfmt` leaves it where it is.
const MARK: &str = "// ~ ";

/// Keeps the memory of `rustfmt` small.
const BYTES_PER_PROCESS: usize = 1_000_000;

/// Holds the place of what an `impl` has in it.
const MEMBER: &str = "    fn member() {}\n";

/// Lays out pieces, many in one file; nothing if `rustfmt` does not understand them.
///
/// Each layout ends with a line break.
pub fn format_sections(pieces: &[(PieceKind, String)]) -> Result<Option<Vec<String>>, FormatError> {
    let bytes: usize = pieces.iter().map(|(_, text)| text.len()).sum();
    let processes = cores().max(bytes.div_ceil(BYTES_PER_PROCESS));
    let share = pieces.len().div_ceil(processes).max(1);
    let shares: Vec<&[(PieceKind, String)]> = pieces.chunks(share).collect();
    let layouts = try_map(&shares, |share| format_share(share))?;
    Ok(layouts
        .into_iter()
        .collect::<Option<Vec<_>>>()
        .map(|layouts| layouts.concat()))
}

fn format_share(pieces: &[(PieceKind, String)]) -> Result<Option<Vec<String>>, FormatError> {
    let mut text = String::new();
    for (at, (kind, piece)) in pieces.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{MARK}{at}\n\n{}", wrap(*kind, piece));
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
        let Some(layout) = unwrap(*kind, piece, layout) else {
            return Ok(None);
        };
        layouts.push(layout);
        rest = after;
    }
    Ok(Some(layouts))
}

/// A piece as an item that can stand on its own.
fn wrap(kind: PieceKind, piece: &str) -> String {
    match kind {
        PieceKind::Items => piece.to_owned(),
        PieceKind::FileComment | PieceKind::Closing => String::new(),
        PieceKind::Opening => format!("{piece}\n{MEMBER}}}\n"),
        PieceKind::ImplMember => format!("impl Wrapper {{\n{piece}\n}}\n"),
        PieceKind::TraitMember => format!("trait Wrapper {{\n{piece}\n}}\n"),
        PieceKind::ModuleMember => format!("mod wrapper {{\n{piece}\n}}\n"),
    }
}

/// The piece's own lines again.
fn unwrap(kind: PieceKind, piece: &str, layout: &str) -> Option<String> {
    let layout = layout.trim_matches('\n');
    match kind {
        PieceKind::Items => Some(format!("{layout}\n")),
        PieceKind::FileComment | PieceKind::Closing => Some(format!("{}\n", piece.trim_end())),
        PieceKind::Opening => layout
            .strip_suffix('}')?
            .strip_suffix(MEMBER)
            .map(str::to_owned),
        PieceKind::ImplMember | PieceKind::TraitMember | PieceKind::ModuleMember => {
            let (_, inside) = layout.split_once("{\n")?;
            inside.strip_suffix('}').map(str::to_owned)
        }
    }
}
