use std::collections::BTreeMap;

use super::lesson::Lesson;
use super::moves::Moves;
use super::name::Name;
use super::occurrence::aligned;
use super::renames::Renames;
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
        let mut lesson = Lesson::default();
        for (old, became) in aligned(old, new, &self.words) {
            lesson.add(old.name, became);
            self.all.add(old.name, became);
        }
        self.files.insert(path.to_owned(), lesson);
    }
}
