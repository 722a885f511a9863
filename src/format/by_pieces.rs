use crate::parallel::map;

use super::FormatError;
use super::batch::Source;
use super::pieces::pieces;
use super::sections::format_sections;
use super::shapes::{ShapeLayout, Shapes};

/// Lays out sources piece by piece, each shape of piece once: most files of one entity differ
/// from those of another in names only, and `rustfmt` is slow.
///
/// Gives the sources back untouched that cannot be laid out so.
pub fn format_by_pieces(
    mut sources: Vec<Source>,
) -> Result<(Vec<Source>, Vec<Source>), FormatError> {
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
