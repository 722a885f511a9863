use scaffold::plan::{Conflict, FileAction, FileChange, KeepReason};

use super::algebra::Texts;
use super::parses::parses;
use super::table::Outcome;

/// One file as it was generated, as it was edited and as it would be generated now.
pub struct Meeting<'text> {
    pub path: &'text str,
    pub base: &'text str,
    pub mine: &'text str,
    pub new: &'text str,
    pub change: super::change::Change,
}

impl Meeting<'_> {
    /// What is wrong with what happens to the edited file.
    pub fn faults(&self, action: Option<&FileAction>) -> Vec<String> {
        let Self {
            path, base, mine, ..
        } = *self;
        match action.map(|action| &action.change) {
            Some(FileChange::Create { .. } | FileChange::Remove) if base != mine => {
                vec!["what was edited is written anew or removed".to_owned()]
            }
            Some(FileChange::Update { text } | FileChange::Merge { text }) => {
                let faults = self.texts(text).faults().into_iter();
                faults.chain(parses(path, text).err()).collect()
            }
            Some(FileChange::Conflict(Conflict {
                marked: Some(marked),
                ..
            })) => self.texts(marked).losses(),
            _ => Vec::new(),
        }
    }

    fn texts(&self, result: &str) -> Texts {
        let texts = [self.base, self.mine, self.new, result];
        let [base, mine, new, result] = texts.map(|text| self.change.with_new_name(text));
        Texts {
            base,
            mine,
            new,
            result,
        }
    }
}

/// The text of a file after what is planned for it where nobody has edited it.
pub fn new_text<'plan>(base: &'plan str, action: Option<&'plan FileAction>) -> &'plan str {
    match action.map(|action| &action.change) {
        Some(FileChange::Create { text } | FileChange::Update { text }) => text,
        Some(FileChange::Remove) => "",
        _ => base,
    }
}

pub fn outcome(action: &FileAction) -> Outcome {
    match action.change {
        FileChange::Conflict(_) => Outcome::Conflict,
        FileChange::Merge { .. } | FileChange::Update { .. } => Outcome::Merged,
        FileChange::Keep(KeepReason::Orphaned | KeepReason::Rewritten | KeepReason::Missed) => {
            Outcome::Kept
        }
        FileChange::Create { .. }
        | FileChange::Identical
        | FileChange::Keep(_)
        | FileChange::Remove => Outcome::Apart,
    }
}
