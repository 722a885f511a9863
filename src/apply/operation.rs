use crate::disk::MemoryChanges;
use crate::plan::{Action, BaseChange, Change, Conflict, Plan};
use crate::state::base_path;

/// One change of the tree; paths are relative to the project's root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operation {
    /// One text, at each of the paths.
    Put {
        paths: Vec<String>,
        text: Box<str>,
    },
    Delete {
        path: String,
    },
}

/// What becomes of conflicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markers {
    /// They stay unwritten.
    None,
    /// Both texts are written between the markers of git.
    Write,
}

/// What a plan and the memory of the run mean for the tree.
#[must_use]
pub fn operations(plan: Plan, memory: MemoryChanges, markers: Markers) -> Vec<Operation> {
    let of_files = plan
        .actions
        .into_iter()
        .flat_map(|action| of_action(action, markers));
    let of_memory = memory.into_iter().map(|(path, text)| match text {
        Some(text) => Operation::Put {
            paths: vec![path],
            text: text.into_boxed_str(),
        },
        None => Operation::Delete { path },
    });
    of_files.chain(of_memory).collect()
}

fn of_action(action: Action, markers: Markers) -> Vec<Operation> {
    let Action { path, change, base } = action;
    let remembered = base_path(&path);
    let text = match change {
        Change::Create { text } | Change::Update { text } | Change::Merge { text } => Some(text),
        Change::Conflict(Conflict {
            marked,
            kind: _,
            places: _,
        }) if markers == Markers::Write => marked,
        Change::Remove => {
            return vec![
                Operation::Delete { path },
                Operation::Delete { path: remembered },
            ];
        }
        Change::Identical | Change::Keep(_) | Change::Conflict(_) => None,
    };
    let mut operations = Vec::new();
    match (text, &base) {
        (Some(text), BaseChange::SameAsFile) => {
            operations.push(Operation::Put {
                paths: vec![path, remembered.clone()],
                text,
            });
        }
        (Some(text), _) => operations.push(Operation::Put {
            paths: vec![path],
            text,
        }),
        (None, _) => {}
    }
    match base {
        BaseChange::Write(text) => operations.push(Operation::Put {
            paths: vec![remembered],
            text,
        }),
        BaseChange::Remove => operations.push(Operation::Delete { path: remembered }),
        BaseChange::None | BaseChange::SameAsFile => {}
    }
    operations
}
