use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::lesson::Lesson;
use super::moves::Moves;
use super::name::{Name, name_at};
use super::renames::Renames;
use super::tokens::tokens;
use super::words::Words;
use crate::render::FileSet;

/// What has become of names in the generated code: what people wrote follows it.
#[derive(Debug, Default)]
pub struct Lessons {
    pub(super) words: Words,
    /// By the new path.
    files: BTreeMap<String, Lesson>,
    all: Lesson,
}

impl Lessons {
    /// Compares what is rendered from the old model with what is rendered from the new one.
    #[must_use]
    pub fn learn(renames: &Renames, moves: &Moves, before: &FileSet, after: &FileSet) -> Self {
        let mut lessons = Self {
            words: Words::of(renames),
            ..Self::default()
        };
        for (path, old) in before.iter() {
            let path = moves.target(path);
            if let Some(new) = after.get(path) {
                lessons.compare(path, &old.text, &new.text);
            }
        }
        lessons
    }

    /// What a name becomes in a file; nothing if it stays, or if that cannot be told.
    pub(super) fn verdict(&self, path: &str, name: Name<'_>) -> Option<&str> {
        let own = self.files.get(path).and_then(|lesson| lesson.verdict(name));
        let verdict = own.or_else(|| self.all.verdict(name))?;
        (verdict != name.token).then_some(verdict)
    }

    fn compare(&mut self, path: &str, old: &str, new: &str) {
        let old = names(old, &self.words);
        let new = names(new, &self.words);
        let unified = |names: &[Occurrence<'_>]| -> Vec<String> {
            names.iter().map(|name| name.unified.clone()).collect()
        };
        let mut lesson = Lesson::default();
        for op in capture_diff_slices(Algorithm::Myers, &unified(&old), &unified(&new)) {
            let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = op
            else {
                continue;
            };
            for (old, new) in old[old_index..old_index + len]
                .iter()
                .zip(&new[new_index..])
            {
                lesson.add(old.name, new.name.token);
                self.all.add(old.name, new.name.token);
            }
        }
        self.files.insert(path.to_owned(), lesson);
    }
}

/// A name in a text, and what it has in common with its other forms.
#[derive(Debug, Clone)]
struct Occurrence<'text> {
    name: Name<'text>,
    unified: String,
}

/// The names of a text that may have changed.
fn names<'text>(text: &'text str, words: &Words) -> Vec<Occurrence<'text>> {
    let mut known: BTreeMap<&str, Option<String>> = BTreeMap::new();
    let mut occurrences = Vec::new();
    for line in text.lines() {
        let tokens = tokens(line, words);
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.is_name) {
            let unified = known
                .entry(token.text)
                .or_insert_with(|| words.unified(token.text));
            if let Some(unified) = unified {
                occurrences.push(Occurrence {
                    name: name_at(&tokens, at),
                    unified: unified.clone(),
                });
            }
        }
    }
    occurrences
}
