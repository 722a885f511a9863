use std::ops::Range;

use super::reader::ImportPlace;
use super::statement::{UseStatement, by_modules};
use super::trait_methods::TraitHint;
use super::tree::{UseLeaf, leaves};

/// An import that has its lines to itself.
#[derive(Debug)]
pub struct UseLine<'text> {
    /// Its lines in the text, with the comments and attributes above it.
    pub place: Range<usize>,
    pub module: usize,
    pub indent: &'text str,
    pub leaves: Vec<UseLeaf<'text>>,
    pub hint: TraitHint<'text>,
    preface: &'text str,
    visibility: &'text str,
    comment: &'text str,
}

impl<'text> UseLine<'text> {
    /// Whether nothing outside of the text can ask for what it imports.
    #[must_use]
    pub fn is_private(&self) -> bool {
        self.visibility.is_empty()
    }

    fn of(text: &'text str, import: &ImportPlace, floor: usize) -> Option<Self> {
        let start = text[..import.start].rfind('\n').map_or(0, |end| end + 1);
        let before = &text[start..import.start];
        let visibility = before.trim_start_matches([' ', '\t']);
        let is_visibility = visibility.is_empty() || visibility.starts_with("pub");
        let tree = text[import.start..import.end].strip_prefix("use")?;
        let (comment, end) = line_end(text, import.end)?;
        let top = preface_start(text, start, floor);
        let preface = &text[top..start];
        let has_attribute = preface.contains("#[");
        let is_unclear = visibility.is_empty() && import.follows_attribute != has_attribute;
        let leaves = leaves(tree).filter(|_| import.is_item && is_visibility && !is_unclear)?;
        let hint = TraitHint::read(comment, &leaves);
        Some(Self {
            place: top..end,
            module: import.module,
            indent: &before[..before.len() - visibility.len()],
            comment: if hint.is_some() { "" } else { comment },
            hint: hint.unwrap_or_default(),
            leaves,
            preface,
            visibility,
        })
    }

    /// What is written in its place.
    pub fn into_statements(self) -> impl Iterator<Item = UseStatement<'text>> {
        let Self {
            preface,
            visibility,
            comment,
            ..
        } = self;
        by_modules(self.leaves)
            .into_iter()
            .map(move |(path, names)| UseStatement {
                preface,
                visibility,
                path,
                names,
                comment,
            })
    }
}

/// The comment behind an import, and the end of its line; nothing if there is more.
fn line_end(text: &str, end: usize) -> Option<(&str, usize)> {
    let rest = text[end..].strip_prefix(';')?;
    let line = rest.split_inclusive('\n').next().unwrap_or_default();
    let comment = line.trim();
    let is_comment = comment.is_empty() || comment.starts_with("//");
    is_comment.then_some((comment, end + 1 + line.len()))
}

/// Where the comments and attributes begin that stand right above a line.
fn preface_start(text: &str, start: usize, floor: usize) -> usize {
    let mut top = start;
    for line in text[floor..start].split_inclusive('\n').rev() {
        let code = line.trim();
        let is_comment = code.starts_with("//") && !code.starts_with("//!");
        let is_attribute = code.starts_with("#[") && code.ends_with(']');
        if !is_comment && !is_attribute {
            break;
        }
        top -= line.len();
    }
    top
}

/// The imports that have lines to themselves, those without anything between them together.
#[must_use]
pub fn groups<'text>(text: &'text str, imports: &[ImportPlace]) -> Vec<Vec<UseLine<'text>>> {
    let mut groups: Vec<Vec<UseLine<'_>>> = Vec::new();
    let mut floor = 0;
    for import in imports {
        let Some(line) = UseLine::of(text, import, floor) else {
            continue;
        };
        floor = line.place.end;
        let last = groups.last_mut();
        match last.filter(|group| is_followed(group, &line)) {
            Some(group) => group.push(line),
            None => groups.push(vec![line]),
        }
    }
    groups
}

fn is_followed(group: &[UseLine<'_>], line: &UseLine<'_>) -> bool {
    group
        .last()
        .is_some_and(|last| last.place.end == line.place.start && last.module == line.module)
}
