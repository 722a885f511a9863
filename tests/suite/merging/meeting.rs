use scaffold::plan::{Action, Change, Conflict, Kept};

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
    pub fn faults(&self, action: Option<&Action>) -> Vec<String> {
        let Self {
            path, base, mine, ..
        } = *self;
        match action.map(|action| &action.change) {
            Some(Change::Create { .. } | Change::Remove) if base != mine => {
                vec!["what was edited is written anew or removed".to_owned()]
            }
            Some(Change::Update { text } | Change::Merge { text }) => {
                let faults = self.texts(text).faults().into_iter();
                faults.chain(parses(path, text).err()).collect()
            }
            Some(Change::Conflict(Conflict {
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
pub fn new_text<'plan>(base: &'plan str, action: Option<&'plan Action>) -> &'plan str {
    match action.map(|action| &action.change) {
        Some(Change::Create { text } | Change::Update { text }) => text,
        Some(Change::Remove) => "",
        _ => base,
    }
}

pub fn outcome(action: &Action) -> Outcome {
    match action.change {
        Change::Conflict(_) => Outcome::Conflict,
        Change::Merge { .. } | Change::Update { .. } => Outcome::Merged,
        Change::Keep(Kept::Orphaned | Kept::Rewritten | Kept::Missed) => Outcome::Kept,
        Change::Create { .. } | Change::Identical | Change::Keep(_) | Change::Remove => {
            Outcome::Apart
        }
    }
}
