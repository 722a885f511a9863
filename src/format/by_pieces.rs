use std::fmt::Write as _;

use crate::parallel::{cores, map, try_map};

use super::batch::{RustSource, format_batch};
use super::pieces::{Piece, pieces};
use super::process::FormatError;
use super::shapes::{ShapeLayout, Shapes};

/// Lays out sources piece by piece, each shape of piece once: most files of one entity differ
/// from those of another in names only, and `rustfmt` is slow.
///
/// Gives the sources back untouched that cannot be laid out so.
pub fn format_by_pieces(
    mut sources: Vec<RustSource>,
) -> Result<(Vec<RustSource>, Vec<RustSource>), FormatError> {
    let (plans, shapes) = Shapes::of(&sources);
    let Some(layouts) = format_sections(shapes.models())? else {
        return Ok((Vec::new(), sources));
    };
    let layouts = shapes.lay_out(layouts);
    // Each text gives way to its layout at once, so that no file is there twice: a large project
    // has many of them.
    let laid_out = map(sources.iter_mut().zip(plans), |(source, plan)| {
        let text = plan.and_then(|plan| assemble(&source.text, &plan, &layouts));
        let Some(text) = text else {
            return false;
        };
        source.text = text.into_boxed_str();
        true
    });
    let mut left = Vec::new();
    let mut done = Vec::with_capacity(sources.len());
    for (source, laid_out) in sources.into_iter().zip(laid_out) {
        if laid_out { &mut done } else { &mut left }.push(source);
    }
    Ok((done, left))
}

fn assemble(text: &str, plan: &[usize], layouts: &[ShapeLayout]) -> Option<String> {
    let mut whole = String::with_capacity(text.len() + text.len() / 8);
    let mut before = None;
    for (piece, &shape) in pieces(text)?.iter().zip(plan) {
        if before.is_some_and(|before| !piece.kind.stands_close(before)) {
            whole.push('\n');
        }
        whole.push_str(&layouts[shape].of(piece.text)?);
        before = Some(piece.kind);
    }
    Some(whole)
}

/// Begins a section; `rustfmt` leaves it where it is.
const MARK: &str = "// ~ ";

/// Keeps the memory of `rustfmt` small.
const BYTES_PER_PROCESS: usize = 1_000_000;

/// Lays out pieces, many in one file; nothing if `rustfmt` does not understand them.
///
/// Each layout ends with a line break.
fn format_sections(pieces: &[Piece<'_>]) -> Result<Option<Vec<String>>, FormatError> {
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
    let source = RustSource {
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
