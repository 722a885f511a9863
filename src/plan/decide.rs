use crate::disk::{Seen, Snapshot};
use crate::render::FileSet;

use super::judge::{judge, judge_orphan};
use super::{Action, Change, Conflict};

/// What a run is going to do, in the order of the paths.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Plan {
    pub actions: Vec<Action>,
}

/// Decides for each file of the new rendering and of the last one.
#[must_use]
pub fn plan(files: FileSet, mut snapshot: Snapshot) -> Plan {
    let mut actions: Vec<Action> = files
        .into_iter()
        .map(|(path, file)| {
            let seen: Seen = snapshot.remove(&path).unwrap_or_default();
            let (change, base) = judge(&path, file, seen);
            Action { path, change, base }
        })
        .collect();
    let orphans = snapshot.into_iter().filter_map(|(path, seen)| {
        judge_orphan(&seen).map(|(change, base)| Action { path, change, base })
    });
    actions.extend(orphans);
    actions.sort_by(|a, b| a.path.cmp(&b.path));
    Plan { actions }
}

impl Plan {
    #[must_use]
    pub fn has_conflicts(&self) -> bool {
        self.conflicts().next().is_some()
    }

    /// Whether every conflict can be written between markers.
    #[must_use]
    pub fn can_be_marked(&self) -> bool {
        self.conflicts().all(|conflict| conflict.marked.is_some())
    }

    fn conflicts(&self) -> impl Iterator<Item = &Conflict> {
        self.actions
            .iter()
            .filter_map(|action| match &action.change {
                Change::Conflict(conflict) => Some(conflict),
                _ => None,
            })
    }

    /// Whether any file of the user's changes by it, or would if there were no conflict.
    #[must_use]
    pub fn touches_disk(&self) -> bool {
        self.has_conflicts() || self.actions.iter().any(Action::touches_disk)
    }
}
