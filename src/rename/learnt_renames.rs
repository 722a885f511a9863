use std::collections::{BTreeMap, BTreeSet};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::edited_lines::{DecidedVariables, EditedLine, decided_variables};
use super::functions::functions;
use super::occurrence::{Occurrence, aligned};
use super::own_lines::OwnLine;
use super::renames::{FileMoves, Renames};
use super::substitutions::Substitutions;
use super::tokens::{LineToken, NameInLine, name_at, tokens};
use super::vocabulary::Vocabulary;
use crate::format::tokens as rust_tokens;
use crate::model::EntityNames;
use crate::render::FileSet;

/// What has become of names in the generated code: what people wrote follows it.
#[derive(Debug, Default)]
pub struct LearntRenames {
    vocabulary: Vocabulary,
    /// By the new path.
    files: BTreeMap<String, Substitutions>,
    all: Substitutions,
    /// The entity of each member with a new name, with both names.
    members: Vec<(EntityNames, String, String)>,
}

/// The texts of a generated file that people have edited.
#[derive(Debug, Clone, Copy)]
pub struct EditedTexts<'text> {
    /// The new path.
    pub path: &'text str,
    /// As it was generated.
    pub base: &'text str,
    /// As people have it.
    pub ours: &'text str,
    /// As it is generated now.
    pub new: &'text str,
}

/// The same texts with the new names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowedTexts {
    pub base: String,
    pub ours: String,
    /// The names that have changed in comments and strings that people wrote.
    pub in_texts: Vec<OldName>,
}

/// A name that has changed, where it has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldName {
    pub line: usize,
    pub old: String,
    pub new: String,
}

/// How far from a line something has to do with it.
const NEAR: usize = 3;

impl LearntRenames {
    /// Compares what is rendered from the old model with what is rendered from the new one.
    #[must_use]
    pub fn learn(renames: &Renames, moves: &FileMoves, before: &FileSet, after: &FileSet) -> Self {
        let mut learnt = Self {
            vocabulary: Vocabulary::of(renames),
            members: renames
                .members
                .iter()
                .map(|member| {
                    let names = [&member.old, &member.new].map(|names| names.wire.clone());
                    let [old, new] = names;
                    (member.entity.clone(), old, new)
                })
                .collect(),
            ..Self::default()
        };
        for (path, old) in before.iter() {
            let path = moves.target(path);
            if let Some(new) = after.get(path) {
                learnt.compare(path, &old.text, &new.text);
            }
        }
        learnt
    }

    /// The pristine text and the edited one, in which each name follows that has changed in the
    /// generated code there.
    #[must_use]
    pub fn follow(&self, edited: EditedTexts<'_>) -> FollowedTexts {
        let EditedTexts {
            path,
            base,
            ours,
            new,
        } = edited;
        let known = aligned(base, new, &self.vocabulary);
        let old_lines: Vec<&str> = base.split_inclusive('\n').collect();
        let our_lines: Vec<&str> = ours.split_inclusive('\n').collect();
        let in_lines: Vec<Substitutions> = (0..old_lines.len())
            .map(|number| substitutions_near(&known, number, number + 1))
            .collect();
        let new_lines: Vec<String> = old_lines
            .iter()
            .zip(&in_lines)
            .map(|(line, here)| self.line(path, line, here))
            .collect();
        let edits = capture_diff_slices(Algorithm::Patience, &old_lines, &our_lines);
        let surroundings: Vec<Substitutions> = edits
            .iter()
            .map(DiffOp::old_range)
            .map(|old| substitutions_near(&known, old.start.saturating_sub(NEAR), old.end + NEAR))
            .collect();
        let lines = edits.iter().zip(&surroundings).enumerate();
        let lines = lines.flat_map(|(edit, (op, near))| {
            let is_own = !matches!(op, DiffOp::Equal { .. });
            let (old, new) = (op.old_range().start, op.new_range());
            let (our_lines, new_lines, in_lines) = (&our_lines, &new_lines, &in_lines);
            new.enumerate().map(move |(at, number)| EditedLine {
                line: OwnLine::new(
                    our_lines[number],
                    tokens(our_lines[number], &self.vocabulary),
                ),
                became: (!is_own).then(|| new_lines[old + at].as_str()),
                near: if is_own { near } else { &in_lines[old + at] },
                edit,
            })
        });
        let lines: Vec<EditedLine<'_>> = lines.collect();
        let variables = decided_variables(&lines, &functions(ours), |line, name| {
            self.substitute_near(path, name, line.near)
        });
        let mut followed = String::new();
        let mut in_texts = Vec::new();
        for (number, (line, variables)) in lines.iter().zip(variables).enumerate() {
            if let Some(became) = line.became {
                followed.push_str(became);
                continue;
            }
            let (text, told) = self.own_line(path, line, &variables);
            followed.push_str(&text);
            let line = number + 1;
            in_texts.extend(told.map(|name| OldName { line, ..name }));
        }
        FollowedTexts {
            base: new_lines.concat(),
            ours: followed,
            in_texts,
        }
    }

    /// A line that people wrote with its new names, and the first of these that is in a comment or
    /// a string.
    fn own_line(
        &self,
        path: &str,
        EditedLine { line, near, .. }: &EditedLine<'_>,
        variables: &DecidedVariables,
    ) -> (String, Option<OldName>) {
        let mut told = None;
        let mut followed = String::new();
        for (at, token) in line.tokens.iter().enumerate() {
            let may_change = token.is_name && !line.stays(at);
            let learnt = || self.substitute_near(path, name_at(&line.tokens, at), near);
            let decided = variables
                .get(token.text)
                .filter(|_| line.is_variable_at(at));
            let new = decided.map_or_else(learnt, Option::as_deref);
            let new = new.filter(|_| may_change);
            if let Some(new) = new.filter(|_| line.is_text(at)) {
                told.get_or_insert_with(|| OldName {
                    line: 0,
                    old: token.text.to_owned(),
                    new: new.to_owned(),
                });
            }
            followed.push_str(new.unwrap_or(token.text));
        }
        (followed, told)
    }

    /// What a name becomes in its surroundings, or else in its file or anywhere.
    fn substitute_near<'a>(
        &'a self,
        path: &str,
        name: NameInLine<'_>,
        near: &'a Substitutions,
    ) -> Option<&'a str> {
        let new = near
            .substitute(name)
            .or_else(|| self.substitute(path, name));
        new.filter(|new| *new != name.token)
    }

    /// The old names in a text that is not to be changed, and the new ones, by lines from 1.
    #[must_use]
    pub fn old_names(&self, path: &str, text: &str) -> Vec<OldName> {
        let members = self.members_in(text);
        let in_line = |(at, line): (usize, &str)| {
            let tokens = tokens(line, &self.vocabulary);
            let mut names = tokens.iter().enumerate().filter(|(_, token)| token.is_name);
            names.find_map(|(place, token)| {
                let member = || members.get(token.text).copied();
                let new = self
                    .substitute(path, name_at(&tokens, place))
                    .or_else(member)?;
                Some(OldName {
                    line: at + 1,
                    old: token.text.to_owned(),
                    new: new.to_owned(),
                })
            })
        };
        text.lines().enumerate().filter_map(in_line).collect()
    }

    /// The members with new names of the entities that a text speaks of.
    fn members_in(&self, text: &str) -> BTreeMap<&str, &str> {
        let spoken: BTreeSet<&str> = rust_tokens(text).into_iter().collect();
        let speaks = |names: &EntityNames| {
            let spellings = [&names.rust_type, &names.module_plural, &names.module];
            spellings.iter().any(|name| spoken.contains(name.as_str()))
                || text.contains(&names.table)
        };
        let members = self.members.iter().filter(|(entity, ..)| speaks(entity));
        members
            .map(|(_, old, new)| (old.as_str(), new.as_str()))
            .collect()
    }

    /// What a name becomes in a file; nothing if it stays, or if that cannot be told.
    fn substitute(&self, path: &str, name: NameInLine<'_>) -> Option<&str> {
        let own = self
            .files
            .get(path)
            .and_then(|substitutions| substitutions.substitute(name));
        let substitute = own.or_else(|| self.all.substitute(name))?;
        (substitute != name.token).then_some(substitute)
    }

    fn compare(&mut self, path: &str, old: &str, new: &str) {
        let mut substitutions = Substitutions::default();
        for (old, became) in aligned(old, new, &self.vocabulary) {
            substitutions.add(old.name, became);
            self.all.add(old.name, became);
        }
        self.files.insert(path.to_owned(), substitutions);
    }

    /// A line with its new names: those of the lines around it, or else of the file.
    fn line(&self, path: &str, line: &str, near: &Substitutions) -> String {
        let tokens = tokens(line, &self.vocabulary);
        let followed = |(at, token): (usize, &LineToken<'_>)| {
            let name = name_at(&tokens, at);
            let new = self.substitute_near(path, name, near);
            new.filter(|_| token.is_name)
                .unwrap_or(token.text)
                .to_owned()
        };
        tokens.iter().enumerate().map(followed).collect()
    }
}

/// What became of the names in some of the lines.
fn substitutions_near(known: &[(Occurrence<'_>, &str)], start: usize, end: usize) -> Substitutions {
    let first = known.partition_point(|(name, _)| name.line < start);
    let mut substitutions = Substitutions::default();
    for (occurrence, became) in known[first..]
        .iter()
        .take_while(|(name, _)| name.line < end)
    {
        substitutions.add(occurrence.name, became);
    }
    substitutions
}
