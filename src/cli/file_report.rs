use serde::Serialize;

use crate::plan::{Action, Change, Conflict, Kept, Place};

/// What happens to one file.
#[derive(Debug, Serialize)]
pub struct FileReport {
    pub path: String,
    /// The word of the log.
    pub action: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
}

/// Why a file stays as it is, or cannot be brought in step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    Edited,
    Deleted,
    Orphaned,
    Owned,
    Foreign,
    Overlap,
    Broken,
}

impl FileReport {
    #[must_use]
    pub fn of(action: &Action) -> Self {
        let (reason, places) = match &action.change {
            Change::Keep(kept) => (Some(Reason::of(*kept)), Vec::new()),
            Change::Conflict(Conflict::Foreign) => (Some(Reason::Foreign), Vec::new()),
            Change::Conflict(Conflict::Broken) => (Some(Reason::Broken), Vec::new()),
            Change::Conflict(Conflict::Overlap { places, marked: _ }) => {
                (Some(Reason::Overlap), places.clone())
            }
            Change::Create { .. }
            | Change::Update { .. }
            | Change::Merge { .. }
            | Change::Identical
            | Change::Remove => (None, Vec::new()),
        };
        Self {
            path: action.path.clone(),
            action: action.word(),
            reason,
            places,
        }
    }

    /// What stands behind the path in the log; nothing for files of which there is nothing to say.
    #[must_use]
    pub fn detail(&self) -> Option<String> {
        match self.reason {
            None => (self.action != "identical").then(String::new),
            Some(Reason::Edited | Reason::Deleted | Reason::Owned) => None,
            Some(Reason::Orphaned) => Some(" (edited, and not generated any more)".to_owned()),
            Some(Reason::Foreign) => Some(" (not written by scaffold)".to_owned()),
            Some(Reason::Broken) => Some(" (your edits and the new code do not fit)".to_owned()),
            Some(Reason::Overlap) => {
                let places = self.places.iter().map(|place| format!(":{}", place.line));
                Some(places.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

impl Reason {
    fn of(kept: Kept) -> Self {
        match kept {
            Kept::Edited => Self::Edited,
            Kept::Deleted => Self::Deleted,
            Kept::Orphaned => Self::Orphaned,
            Kept::Owned => Self::Owned,
        }
    }
}
