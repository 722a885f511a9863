use std::collections::BTreeMap;

use crate::disk::{Base, Disk, Seen, Snapshot};
use crate::plan::{Change, Plan};

/// What has been put in the place of the texts on disk before the plan.
#[derive(Debug, Default)]
pub struct Travelled {
    /// By path: what people have there with the new names.
    pub(super) texts: BTreeMap<String, String>,
    /// The new paths of files that are not where they were, with the texts that are there.
    pub(super) places: BTreeMap<String, String>,
    /// The old paths and the new ones of those among them that people have edited.
    pub moved: Vec<(String, String)>,
}

impl Travelled {
    /// Gives the actions the words and texts that fit what is really on disk.
    pub fn settle(&self, plan: &mut Plan) {
        for action in &mut plan.actions {
            let (followed, moved) = (self.texts.get(&action.path), self.places.get(&action.path));
            let change = std::mem::replace(&mut action.change, Change::Identical);
            action.change = match (change, followed, moved) {
                (Change::Update { text }, _, Some(_)) => Change::Create { text },
                (Change::Identical, Some(text), _) => Change::Merge {
                    text: text.as_str().into(),
                },
                (Change::Identical, None, Some(text)) => Change::Create {
                    text: text.as_str().into(),
                },
                (change, ..) => change,
            };
        }
    }
}

/// Takes what is at the old path to the new one, where nothing is; whether there was something.
pub(super) fn move_seen(snapshot: &mut Snapshot, old: &str, new: &str) -> bool {
    let is_vacant = snapshot
        .get(new)
        .is_none_or(|seen| seen.base == Base::Absent && seen.disk == Disk::Absent);
    let Some(seen) = snapshot.get(old).filter(|_| is_vacant).cloned() else {
        return false;
    };
    let Base::Text(base) = &seen.base else {
        return false;
    };
    if matches!(seen.disk, Disk::Opaque(_)) {
        return false;
    }
    if matches!(seen.disk, Disk::Text(_)) {
        // What was there has travelled: the old path holds nothing that anybody wrote.
        let left = Seen {
            base: seen.base.clone(),
            disk: Disk::Text(base.clone()),
            formatted: None,
        };
        snapshot.insert(old.to_owned(), left);
    }
    snapshot.insert(new.to_owned(), seen);
    true
}
