use std::collections::HashMap;

use crate::parallel::map;
use crate::render::fingerprint;

use super::FormatError;
use super::batch::Source;
use super::piece_kind::PieceKind;
use super::pieces::{Piece, pieces};
use super::sections::format_sections;
use super::skeleton::{keeps_words, skeleton, transfer};

/// Lays out sources piece by piece, each shape of piece once: most files of one entity differ
/// from those of another in names only, and `rustfmt` is slow.
///
/// Gives the sources back untouched that cannot be laid out so.
pub fn format_by_pieces(sources: Vec<Source>) -> Result<(Vec<Source>, Vec<Source>), FormatError> {
    let (mut cut, mut left): (Vec<Source>, Vec<Source>) = sources
        .into_iter()
        .partition(|source| pieces(&source.text).is_some());
    let mut shapes = Shapes::default();
    let plans: Vec<Vec<usize>> = cut.iter().map(|source| shapes.plan(&source.text)).collect();
    let Some(layouts) = format_sections(&shapes.models)? else {
        left.extend(cut);
        return Ok((Vec::new(), left));
    };
    let layouts = shapes.lay_out(layouts);
    // Each text gives way to its layout at once, so that no file is there twice: a large project
    // has many of them.
    let laid_out = map(cut.iter_mut().zip(plans), |(source, plan)| {
        let Some(text) = assemble(&source.text, &plan, &layouts) else {
            return false;
        };
        source.text = text.into_boxed_str();
        true
    });
    let mut done = Vec::with_capacity(cut.len());
    for (source, laid_out) in cut.into_iter().zip(laid_out) {
        if laid_out { &mut done } else { &mut left }.push(source);
    }
    Ok((done, left))
}

/// One piece for each shape.
#[derive(Default)]
struct Shapes {
    models: Vec<(PieceKind, String)>,
    /// By the skeletons' lengths and digests: the skeletons themselves would be as much again.
    known: HashMap<(PieceKind, usize, u64), usize>,
}

impl Shapes {
    /// Which shape each piece of a text has.
    fn plan(&mut self, text: &str) -> Vec<usize> {
        let pieces = pieces(text).unwrap_or_default();
        pieces
            .into_iter()
            .map(|piece| self.shape_of(&piece))
            .collect()
    }

    /// The layouts of all shapes, from those of their pieces.
    fn lay_out(self, layouts: Vec<String>) -> Vec<ShapeLayout> {
        let models = self.models.into_iter().map(|(_, model)| model);
        models
            .zip(layouts)
            .map(|(model, layout)| ShapeLayout {
                only_for: (!keeps_words(&model, &layout)).then_some(model),
                layout,
            })
            .collect()
    }

    fn shape_of(&mut self, piece: &Piece<'_>) -> usize {
        let models = &mut self.models;
        let skeleton = skeleton(piece.text);
        let key = (piece.kind, skeleton.len(), fingerprint([skeleton.as_str()]));
        *self.known.entry(key).or_insert_with(|| {
            models.push((piece.kind, piece.text.to_owned()));
            models.len() - 1
        })
    }
}

/// How `rustfmt` lays out the pieces of one shape.
struct ShapeLayout {
    layout: String,
    /// The only piece that has it, where words have changed their places.
    only_for: Option<String>,
}

impl ShapeLayout {
    /// The layout of a piece of this shape.
    fn of(&self, text: &str) -> Option<String> {
        match &self.only_for {
            None => transfer(&self.layout, text),
            Some(model) => (model == text).then(|| self.layout.clone()),
        }
    }
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
