use std::ops::Range;

use super::lines::{UseLine, groups};
use super::reader::{RustWord, RustWords, WordRole, read};
use super::statement::tidied;
use super::tree::UseLeaf;

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
    comes_from_nowhere: impl Fn(&UseLeaf<'_>) -> bool,
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
        let statements = tidied(group.into_iter().flat_map(UseLine::into_statements));
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

fn prune(words: &RustWords<'_>, groups: &mut [Vec<UseLine<'_>>]) {
    let wanted: Vec<WantedImport<'_>> = groups.iter().flatten().flat_map(wanted).collect();
    let mut needed = needed(words, &wanted).into_iter();
    for line in groups.iter_mut().flatten() {
        let is_private = line.is_private();
        line.leaves.retain(|_| {
            let is_needed = needed.next().unwrap_or(true);
            is_needed || !is_private
        });
    }
}

fn wanted<'line>(line: &'line UseLine<'_>) -> impl Iterator<Item = WantedImport<'line>> {
    line.leaves.iter().map(|leaf| WantedImport {
        bound: leaf.bound(),
        head: leaf.path.first().copied().unwrap_or(leaf.name.name),
        module: line.module,
        methods: line.hint.methods(leaf.own()),
    })
}

fn place(group: &[UseLine<'_>]) -> Range<usize> {
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

/// Something that is imported.
#[derive(Debug)]
pub struct WantedImport<'text> {
    pub bound: &'text str,
    /// Where its path begins.
    pub head: &'text str,
    pub module: usize,
    /// What calls it without its name.
    pub methods: &'text [&'text str],
}

impl WantedImport<'_> {
    /// Whether nothing tells by which words it is used.
    fn is_unclear(&self) -> bool {
        self.bound == "*" || (self.bound == "_" && self.methods.is_empty())
    }

    fn is_meant_by(&self, word: &RustWord<'_>) -> bool {
        let is_named = word.text == self.bound
            && match word.role {
                WordRole::Name | WordRole::Macro => true,
                WordRole::Head => self.head != self.bound,
                WordRole::Member => false,
            };
        is_named || self.methods.iter().any(|method| is_call(method, word))
    }
}

fn is_call(method: &str, word: &RustWord<'_>) -> bool {
    match method.strip_suffix('!') {
        Some(method) => word.role == WordRole::Macro && word.text == method,
        None => word.role == WordRole::Member && word.text == method,
    }
}

/// Which of them the text needs.
#[must_use]
pub fn needed(words: &RustWords<'_>, wanted: &[WantedImport<'_>]) -> Vec<bool> {
    let mut needed: Vec<bool> = wanted.iter().map(WantedImport::is_unclear).collect();
    let sieve = sieve(wanted);
    for word in &words.all {
        if sieve & bit(word.text) == 0 {
            continue;
        }
        for (wanted_at, found) in wanted.iter().enumerate() {
            if !needed[wanted_at]
                && found.is_meant_by(word)
                && reaches(words, wanted, word.module, found)
            {
                needed[wanted_at] = true;
            }
        }
    }
    needed
}

/// Most words are none that are imported, and this tells at once.
fn sieve(wanted: &[WantedImport<'_>]) -> u64 {
    wanted
        .iter()
        .flat_map(|wanted| wanted.methods.iter().chain([&wanted.bound]))
        .fold(0, |sieve, text| sieve | bit(text.trim_end_matches('!')))
}

fn bit(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let ends = [bytes.first(), bytes.last()].map(|byte| byte.copied().map_or(0, usize::from));
    1 << ((ends[0] + 5 * ends[1] + 11 * bytes.len()) % 64)
}

/// Whether a word of a module may speak of an import: one of the module itself, or of one whose
/// names it takes over, unless it imports the name on its own.
fn reaches(
    words: &RustWords<'_>,
    wanted: &[WantedImport<'_>],
    module: usize,
    import: &WantedImport<'_>,
) -> bool {
    if module == import.module {
        return true;
    }
    let is_own = |own: &WantedImport<'_>| own.module == module && own.bound == import.bound;
    let mut above = words.modules[module].globs.iter();
    above.any(|above| reaches(words, wanted, *above, import)) && !wanted.iter().any(is_own)
}
