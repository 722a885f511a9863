use crate::markers::marked;

use super::Place;
use super::care::Care;
use super::cluster::Clusters;
use super::counted::{join_counted, join_paragraphs};
use super::moves::follow_move;
use super::pieces::Pieces;
use super::side::Side;

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
/// sides at one place, first the user's (`ours`), then the rendering's (`theirs`). What the user
/// has moved is changed where it is now.
#[must_use]
pub fn merge(base: &str, ours: &str, theirs: &str) -> Merged {
    let merged = merge_with(Care::Little, base, ours, theirs);
    if let clean @ Merged::Clean(_) = merged {
        return clean;
    }
    let moved = follow_move(base, ours, theirs)
        .map(|(base, theirs)| merge_with(Care::Little, &base, ours, &theirs));
    let without = || merge_with(Care::Least, base, ours, theirs);
    moved
        .into_iter()
        .chain(std::iter::once_with(without))
        .find(|merged| matches!(merged, Merged::Clean(_)))
        .unwrap_or(merged)
}

/// Merges by lines, as carefully as is asked for.
#[must_use]
pub fn merge_with(care: Care, base: &str, ours: &str, theirs: &str) -> Merged {
    let base = Pieces::lines(base);
    let [mut ours, mut theirs] = [ours, theirs].map(|text| Side::new(&base, Pieces::lines(text)));
    let counted = match care {
        Care::Least | Care::Little => join_counted(&base, &mut ours, &mut theirs),
        Care::Great => join_paragraphs(&base, &mut ours, &mut theirs),
    };
    let clusters = Clusters::new(ours.edits, theirs.edits);
    let mut text = String::new();
    let mut places = Vec::new();
    let mut at = 0;
    for cluster in clusters {
        text.push_str(&base.text(at..cluster.base.start));
        at = cluster.base.end;
        let versions = cluster.versions(&base, &ours.pieces, &theirs.pieces);
        let care = care.of(&cluster.base, &counted);
        let before = || base.text(0..cluster.base.start);
        text.push_str(&versions.settle(care, before).unwrap_or_else(|| {
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
