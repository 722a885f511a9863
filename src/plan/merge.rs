use crate::markers::marked;

use super::Place;
use super::cluster::Clusters;
use super::edits::{Lines, edits};

/// Two changes of one text brought together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merged {
    Clean(String),
    Conflict {
        places: Vec<Place>,
        /// With both texts between the markers of git.
        marked: String,
    },
}

/// Merges by lines.
///
/// Changes that touch without covering each other's lines both stay; so do the insertions of both
/// sides at one place, first the user's (`ours`), then the rendering's (`theirs`).
#[must_use]
pub fn merge(base: &str, ours: &str, theirs: &str) -> Merged {
    let (base, ours, theirs) = (Lines::new(base), Lines::new(ours), Lines::new(theirs));
    let clusters = Clusters::new(edits(&base, &ours), edits(&base, &theirs));
    let mut text = String::new();
    let mut places = Vec::new();
    let mut at = 0;
    for cluster in clusters {
        text.push_str(&base.text(at..cluster.base.start));
        at = cluster.base.end;
        let versions = cluster.versions(&base, &ours, &theirs);
        text.push_str(&versions.settle().unwrap_or_else(|| {
            places.push(cluster.place());
            marked(&versions.base, &versions.ours, &versions.theirs)
        }));
    }
    text.push_str(&base.text(at..base.len()));
    if places.is_empty() {
        Merged::Clean(text)
    } else {
        Merged::Conflict {
            places,
            marked: text,
        }
    }
}
