use super::words::{Role, Word, Words};

/// Something that is imported.
#[derive(Debug)]
pub struct Wanted<'text> {
    pub bound: &'text str,
    /// Where its path begins.
    pub head: &'text str,
    pub module: usize,
    /// What calls it without its name.
    pub methods: &'text [&'text str],
}

impl Wanted<'_> {
    /// Whether nothing tells by which words it is used.
    fn is_unclear(&self) -> bool {
        self.bound == "*" || (self.bound == "_" && self.methods.is_empty())
    }

    fn is_meant_by(&self, word: &Word<'_>) -> bool {
        let is_named = word.text == self.bound
            && match word.role {
                Role::Name | Role::Macro => true,
                Role::Head => self.head != self.bound,
                Role::Member => false,
            };
        is_named || self.methods.iter().any(|method| is_call(method, word))
    }
}

fn is_call(method: &str, word: &Word<'_>) -> bool {
    match method.strip_suffix('!') {
        Some(method) => word.role == Role::Macro && word.text == method,
        None => word.role == Role::Member && word.text == method,
    }
}

/// Which of them the text needs.
#[must_use]
pub fn needed(words: &Words<'_>, wanted: &[Wanted<'_>]) -> Vec<bool> {
    let mut needed: Vec<bool> = wanted.iter().map(Wanted::is_unclear).collect();
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
fn sieve(wanted: &[Wanted<'_>]) -> u64 {
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
fn reaches(words: &Words<'_>, wanted: &[Wanted<'_>], module: usize, import: &Wanted<'_>) -> bool {
    if module == import.module {
        return true;
    }
    let is_own = |own: &Wanted<'_>| own.module == module && own.bound == import.bound;
    let mut above = words.modules[module].globs.iter();
    above.any(|above| reaches(words, wanted, *above, import)) && !wanted.iter().any(is_own)
}
