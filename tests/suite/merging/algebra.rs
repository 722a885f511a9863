use std::collections::BTreeMap;

/// The texts that a merge is about; what is not there is empty.
#[derive(Debug)]
pub struct Texts {
    pub base: String,
    pub mine: String,
    pub new: String,
    pub result: String,
}

impl Texts {
    /// What one side has written and the result has not, or what one side has removed and the
    /// result has again. Counted by words, since one line of the result may be made of two.
    pub fn faults(&self) -> Vec<String> {
        let counts = self.counts();
        let lost = self.losses().into_iter();
        let again = counts
            .iter()
            .filter(|(_, count)| count.result > count.mine + (count.new - count.base).max(0));
        let again = again.map(|(word, count)| format!("`{word}` is there again: {count:?}"));
        lost.chain(again).collect()
    }

    /// What the user has written and the result has not, and what is missing of the rendering
    /// beyond as much as the user has removed.
    pub fn losses(&self) -> Vec<String> {
        let counts = self.counts();
        let lost = counts
            .iter()
            .filter(|(_, count)| count.result < count.mine - (count.base - count.new).max(0));
        let lost = lost.map(|(word, count)| format!("`{word}` is lost: {count:?}"));
        let removed: i64 = counts
            .values()
            .map(|count| (count.base - count.mine).max(0))
            .sum();
        let missing =
            |count: &Count| (count.new - (count.base - count.mine).max(0) - count.result).max(0);
        let all: i64 = counts.values().map(missing).sum();
        let missing = counts
            .iter()
            .filter(|(_, count)| all > removed && missing(count) > 0);
        let missing = missing.map(|(word, count)| format!("`{word}` is missing: {count:?}"));
        lost.chain(missing).collect()
    }

    fn counts(&self) -> BTreeMap<&str, Count> {
        let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
        for word in words(&self.base) {
            counts.entry(word).or_default().base += 1;
        }
        for word in words(&self.mine) {
            counts.entry(word).or_default().mine += 1;
        }
        for word in words(&self.new) {
            counts.entry(word).or_default().new += 1;
        }
        for word in words(&self.result) {
            counts.entry(word).or_default().result += 1;
        }
        counts
    }
}

/// How often a word is in each of the texts.
#[derive(Debug, Default)]
struct Count {
    base: i64,
    mine: i64,
    new: i64,
    result: i64,
}

/// Without marks that a layout adds or drops.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if is_part(first) {
            rest.find(|c: char| !is_part(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (word, after) = rest.split_at(end);
        if !first.is_whitespace() && !",(){}|".contains(first) {
            words.push(word);
        }
        rest = after;
    }
    words
}
