use super::path::Step;
use crate::spec::KeyTable;
use crate::spec::keys::KeyPlace;

/// Where a new entry goes in its mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Arrangement {
    /// After those that come before it in the usual order.
    Ranked(Vec<&'static str>),
    /// As the last one.
    Last,
    /// As the last one, with blank lines between the entries if that is the custom.
    Apart,
}

/// How the mapping at a path is arranged, for a new entry with this key.
pub(super) fn arrangement(keys: &KeyTable, path: &[Step], key: &str) -> Arrangement {
    match path {
        [] if key == "entities" => Arrangement::Apart,
        [] => Arrangement::Ranked(keys.written(KeyPlace::Spec)),
        [Step::Key(entities)] if entities == "entities" => Arrangement::Apart,
        [Step::Key(entities), _] if entities == "entities" => {
            Arrangement::Ranked(keys.written(KeyPlace::Entity))
        }
        _ => Arrangement::Last,
    }
}

impl Arrangement {
    /// The place of a new key among those that are there.
    pub(super) fn place(&self, present: &[&str], key: &str) -> usize {
        let Self::Ranked(order) = self else {
            return present.len();
        };
        let rank = |key: &str| order.iter().position(|ranked| *ranked == key);
        let comes_before = |other: &&str| rank(other) < rank(key) && rank(other).is_some();
        present
            .iter()
            .rposition(comes_before)
            .map_or(0, |before| before + 1)
    }
}
