use std::ops::Range;

use super::group::{Line, groups};
use super::reader::read;
use super::statement::tidied;
use super::tree::Leaf;
use super::wanted::{Wanted, needed};
use super::words::Words;

/// The text without the private imports that nothing in it needs, those of one module together;
/// nothing if it is like that.
#[must_use]
pub fn pruned(text: &str) -> Option<String> {
    pruned_without(text, |_| false)
}

/// The same, without all that comes from nowhere, whether others see it or not.
#[must_use]
pub fn pruned_without(
    text: &str,
    comes_from_nowhere: impl Fn(&Leaf<'_>) -> bool,
) -> Option<String> {
    if !text.contains("use ") {
        return None;
    }
    let words = read(text);
    let mut groups = groups(text, &words.imports);
    for line in groups.iter_mut().flatten() {
        line.leaves.retain(|leaf| !comes_from_nowhere(leaf));
    }
    prune(&words, &mut groups);
    let mut pruned = String::with_capacity(text.len());
    let mut at = 0;
    for group in groups {
        let place = place(&group);
        let indent = group.first().map_or("", |line| line.indent);
        let statements = tidied(group.into_iter().flat_map(Line::into_statements));
        pruned.push_str(&text[at..place.start]);
        at = place.end;
        if statements.is_empty() {
            at = close_gap(&mut pruned, text, at);
        }
        for statement in statements {
            statement.write(indent, &mut pruned);
        }
    }
    pruned.push_str(&text[at..]);
    (pruned != text).then_some(pruned)
}

fn prune(words: &Words<'_>, groups: &mut [Vec<Line<'_>>]) {
    let wanted: Vec<Wanted<'_>> = groups.iter().flatten().flat_map(wanted).collect();
    let mut needed = needed(words, &wanted).into_iter();
    for line in groups.iter_mut().flatten() {
        let is_private = line.is_private();
        line.leaves.retain(|_| {
            let is_needed = needed.next().unwrap_or(true);
            is_needed || !is_private
        });
    }
}

fn wanted<'line>(line: &'line Line<'_>) -> impl Iterator<Item = Wanted<'line>> {
    line.leaves.iter().map(|leaf| Wanted {
        bound: leaf.bound(),
        head: leaf.path.first().copied().unwrap_or(leaf.name.name),
        module: line.module,
        methods: line.hint.methods(leaf.own()),
    })
}

fn place(group: &[Line<'_>]) -> Range<usize> {
    let start = group.first().map_or(0, |line| line.place.start);
    start..group.last().map_or(start, |line| line.place.end)
}

/// Leaves one blank line at most where a group was, and none at the beginning or the end of what
/// is around it; gives where the text goes on.
pub fn close_gap(before: &mut String, text: &str, at: usize) -> usize {
    let blank = blank_lines(&text[at..]);
    let rest = text[at + blank..].trim_start_matches([' ', '\t']);
    if rest.is_empty() || rest.starts_with('}') {
        let kept = before.trim_end().len();
        before.truncate(kept);
        before.push('\n');
        return at + blank;
    }
    let is_apart = before.is_empty() || before.ends_with("{\n") || before.ends_with("\n\n");
    if is_apart { at + blank } else { at }
}

/// The length of the blank lines that a text begins with.
fn blank_lines(text: &str) -> usize {
    text.split_inclusive('\n')
        .take_while(|line| line.trim().is_empty())
        .map(str::len)
        .sum()
}
