use std::collections::BTreeMap;

use super::tokens::{NameContext, NameInLine};

/// What has become of names in one place or in all.
#[derive(Debug, Default)]
pub(super) struct Substitutions {
    tokens: BTreeMap<String, Counts>,
    /// With the neighbours on both sides, on the left, on the right.
    contexts: BTreeMap<NameContext, Counts>,
}

/// How often each new name was seen in the place of an old one; itself where it has stayed.
#[derive(Debug, Default)]
struct Counts(BTreeMap<String, usize>);

impl Substitutions {
    pub(super) fn add(&mut self, name: NameInLine<'_>, became: &str) {
        let counts = self.tokens.entry(name.token.to_owned()).or_default();
        counts.add(became);
        for context in name.contexts() {
            let counts = self.contexts.entry(context).or_default();
            counts.add(became);
        }
    }

    /// The one thing that a name has become here, by its neighbours if there are several, or else
    /// the usual one, unless it belongs to something of which nothing is known.
    pub(super) fn substitute(&self, name: NameInLine<'_>) -> Option<&str> {
        let counts = self.tokens.get(name.token)?;
        let by_context = || {
            let mut contexts = name.contexts().into_iter();
            contexts.find_map(|context| self.contexts.get(&context)?.only())
        };
        let usual = || counts.usual().filter(|_| !name.is_foreign());
        counts.only().or_else(by_context).or_else(usual)
    }
}

impl Counts {
    fn add(&mut self, became: &str) {
        *self.0.entry(became.to_owned()).or_default() += 1;
    }

    fn only(&self) -> Option<&str> {
        let mut all = self.0.keys();
        let first = all.next()?;
        all.next().is_none().then_some(first)
    }

    /// What two of three have become.
    fn usual(&self) -> Option<&str> {
        let all: usize = self.0.values().sum();
        let usual = self.0.iter().find(|(_, count)| *count * 3 >= all * 2);
        usual.map(|(became, _)| became.as_str())
    }
}
