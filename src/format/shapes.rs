use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher as _};

use crate::parallel::map;

use super::batch::RustSource;
use super::piece_kind::PieceKind;
use super::pieces::{Piece, pieces};
use super::skeleton::{keeps_words, skeleton, transfer};

/// One piece for each shape that the pieces of some sources have.
#[derive(Debug, Default)]
pub struct Shapes<'text> {
    models: Vec<Piece<'text>>,
    numbers: HashMap<PieceShape, usize>,
}

/// The numbers of the shapes of a source's pieces, in their order.
pub type PieceShapes = Vec<usize>;

/// What all pieces have in common that `rustfmt` lays out alike: the skeleton, by its digest, for
/// the skeletons themselves would be as large as the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct PieceShape {
    kind: PieceKind,
    length: usize,
    digest: u64,
}

/// How many sources are cut before their shapes are numbered: keeps the memory small.
const SOURCES_AT_ONCE: usize = 512;

impl<'text> Shapes<'text> {
    /// The shapes of all sources and a plan for each, but for those that cannot be cut.
    #[must_use]
    pub fn of(sources: &'text [RustSource]) -> (Vec<Option<PieceShapes>>, Self) {
        let mut shapes = Self::default();
        let mut plans = Vec::with_capacity(sources.len());
        for sources in sources.chunks(SOURCES_AT_ONCE) {
            let cut = map(sources, |source| shaped(&source.text));
            plans.extend(cut.into_iter().map(|pieces| Some(shapes.plan(pieces?))));
        }
        (plans, shapes)
    }

    /// The first piece of each shape.
    #[must_use]
    pub fn models(&self) -> &[Piece<'text>] {
        &self.models
    }

    /// The layouts of all shapes, from those of their models.
    #[must_use]
    pub fn lay_out(&self, layouts: Vec<String>) -> Vec<ShapeLayout> {
        self.models
            .iter()
            .zip(layouts)
            .map(|(model, layout)| ShapeLayout {
                only_for: (!keeps_words(model.text, &layout)).then(|| model.text.to_owned()),
                layout,
            })
            .collect()
    }

    fn plan(&mut self, pieces: Vec<(PieceShape, Piece<'text>)>) -> PieceShapes {
        let Self { models, numbers } = self;
        let numbered = pieces.into_iter().map(|(shape, piece)| {
            *numbers.entry(shape).or_insert_with(|| {
                models.push(piece);
                models.len() - 1
            })
        });
        numbered.collect()
    }
}

fn shaped(text: &str) -> Option<Vec<(PieceShape, Piece<'_>)>> {
    let pieces = pieces(text)?.into_iter();
    Some(
        pieces
            .map(|piece| (PieceShape::of(&piece), piece))
            .collect(),
    )
}

impl PieceShape {
    fn of(piece: &Piece<'_>) -> Self {
        let skeleton = skeleton(piece.text);
        let mut hasher = DefaultHasher::new();
        hasher.write(&skeleton);
        Self {
            kind: piece.kind,
            length: skeleton.len(),
            digest: hasher.finish(),
        }
    }
}

/// How `rustfmt` lays out the pieces of one shape.
#[derive(Debug)]
pub struct ShapeLayout {
    layout: String,
    /// The only piece that has it, where words have changed their places.
    only_for: Option<String>,
}

impl ShapeLayout {
    /// The layout of a piece of this shape.
    #[must_use]
    pub fn of(&self, text: &str) -> Option<String> {
        match &self.only_for {
            None => transfer(&self.layout, text),
            Some(model) => (model == text).then(|| self.layout.clone()),
        }
    }
}
