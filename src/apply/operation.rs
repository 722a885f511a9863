use crate::disk::MemoryChanges;
use crate::plan::{BaseChange, Conflict, FileAction, FileChange, Plan};
use crate::state::base_path;

/// One change of the tree; paths are relative to the project's root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileOperation {
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
pub enum ConflictPolicy {
    /// They stay unwritten.
    Refuse,
    /// Both texts are written between the markers of git.
    WriteMarkers,
}

/// What a plan and the memory of the run mean for the tree.
#[must_use]
pub fn operations(
    plan: Plan,
    memory: MemoryChanges,
    conflicts: ConflictPolicy,
) -> Vec<FileOperation> {
    let of_files = plan
        .actions
        .into_iter()
        .flat_map(|action| of_action(action, conflicts));
    let of_memory = memory.into_iter().map(|(path, text)| match text {
        Some(text) => FileOperation::Put {
            paths: vec![path],
            text: text.into_boxed_str(),
        },
        None => FileOperation::Delete { path },
    });
    of_files.chain(of_memory).collect()
}

fn of_action(action: FileAction, conflicts: ConflictPolicy) -> Vec<FileOperation> {
    let FileAction {
        path,
        change,
        base,
        held_back: _,
    } = action;
    let remembered = base_path(&path);
    let text = match change {
        FileChange::Create { text } | FileChange::Update { text } | FileChange::Merge { text } => {
            Some(text)
        }
        FileChange::Conflict(Conflict {
            marked,
            kind: _,
            places: _,
        }) if conflicts == ConflictPolicy::WriteMarkers => marked,
        FileChange::Remove => {
            return vec![
                FileOperation::Delete { path },
                FileOperation::Delete { path: remembered },
            ];
        }
        FileChange::Identical | FileChange::Keep(_) | FileChange::Conflict(_) => None,
    };
    let mut operations = Vec::new();
    match (text, &base) {
        (Some(text), BaseChange::SameAsFile) => {
            operations.push(FileOperation::Put {
                paths: vec![path, remembered.clone()],
                text,
            });
        }
        (Some(text), _) => operations.push(FileOperation::Put {
            paths: vec![path],
            text,
        }),
        (None, _) => {}
    }
    match base {
        BaseChange::Write(text) => operations.push(FileOperation::Put {
            paths: vec![remembered],
            text,
        }),
        BaseChange::Remove => operations.push(FileOperation::Delete { path: remembered }),
        BaseChange::None | BaseChange::SameAsFile => {}
    }
    operations
}
