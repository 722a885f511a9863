use crate::import::document::{Document, EntityDocument};
use crate::model::IdKind;

/// What most entities have, so that it is said once.
pub struct Defaults {
    pub bigint: bool,
    pub timestamps: bool,
}

impl Defaults {
    pub fn of(document: &Document) -> Self {
        let count = document.entities.len();
        let most = |has: fn(&EntityDocument) -> bool| {
            document
                .entities
                .iter()
                .filter(|entity| has(entity))
                .count()
                * 2
                > count
        };
        Self {
            bigint: most(|entity| entity.id.kind == IdKind::Bigint),
            timestamps: count == 0 || !most(|entity| !entity.timestamps),
        }
    }
}
