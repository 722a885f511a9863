use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::lesson::Lesson;
use super::lessons::Lessons;
use super::name::{Name, name_at};
use super::occurrence::{Occurrence, aligned};
use super::tokens::{Token, tokens};

/// The texts of a generated file that people have edited.
#[derive(Debug, Clone, Copy)]
pub struct Versions<'text> {
    /// The new path.
    pub path: &'text str,
    /// As it was generated.
    pub base: &'text str,
    /// As people have it.
    pub ours: &'text str,
    /// As it is generated now.
    pub new: &'text str,
}

/// How far from a line something has to do with it.
const NEAR: usize = 3;

impl Lessons {
    /// The pristine text and the edited one, in which each name follows that has changed in the
    /// generated code there.
    #[must_use]
    pub fn follow(&self, versions: Versions<'_>) -> (String, String) {
        let Versions {
            path,
            base,
            ours,
            new,
        } = versions;
        let known = aligned(base, new, &self.words);
        let old_lines: Vec<&str> = base.split_inclusive('\n').collect();
        let our_lines: Vec<&str> = ours.split_inclusive('\n').collect();
        let new_lines: Vec<String> = old_lines
            .iter()
            .enumerate()
            .map(|(number, line)| {
                let here = lesson(&known, number, number + 1);
                self.line(path, line, &here)
            })
            .collect();
        let mut followed = String::new();
        for op in capture_diff_slices(Algorithm::Patience, &old_lines, &our_lines) {
            if matches!(op, DiffOp::Equal { .. }) {
                followed.extend(new_lines[op.old_range()].iter().map(String::as_str));
                continue;
            }
            let old = op.old_range();
            let near = lesson(&known, old.start.saturating_sub(NEAR), old.end + NEAR);
            for line in &our_lines[op.new_range()] {
                followed.push_str(&self.line(path, line, &near));
            }
        }
        (new_lines.concat(), followed)
    }

    /// A line with its new names: those of the lines around it, or else of the file.
    fn line(&self, path: &str, line: &str, near: &Lesson) -> String {
        let tokens = tokens(line, &self.words);
        let verdict = |name: Name<'_>| {
            let verdict = near.verdict(name).or_else(|| self.verdict(path, name));
            verdict.map(str::to_owned)
        };
        let followed = |(at, token): (usize, &Token<'_>)| {
            let verdict = token.is_name.then(|| verdict(name_at(&tokens, at)));
            verdict.flatten().unwrap_or_else(|| token.text.to_owned())
        };
        tokens.iter().enumerate().map(followed).collect()
    }
}

/// What became of the names in some of the lines.
fn lesson(known: &[(Occurrence<'_>, &str)], start: usize, end: usize) -> Lesson {
    let first = known.partition_point(|(name, _)| name.line < start);
    let mut lesson = Lesson::default();
    for (occurrence, became) in known[first..]
        .iter()
        .take_while(|(name, _)| name.line < end)
    {
        lesson.add(occurrence.name, became);
    }
    lesson
}
