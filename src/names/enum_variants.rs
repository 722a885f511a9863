use std::collections::{BTreeMap, BTreeSet};

use super::casing::pascal;

/// The variants of an enum, distinct, one for each of its values.
///
/// A first or last word that all variants share is dropped, as no careful author repeats it.
#[must_use]
pub fn enum_variants(values: &[&str]) -> Vec<String> {
    let words: Vec<Vec<String>> = values.iter().map(|value| words(value)).collect();
    let words = without_all_shared(words);
    let mut taken = VariantNames::default();
    words
        .iter()
        .enumerate()
        .map(|(at, words)| taken.distinct(&variant(words, at)))
        .collect()
}

/// The words of a value in Pascal case; whatever is no ASCII letter or digit separates them.
fn words(value: &str) -> Vec<String> {
    let separated: String = value
        .chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                ' '
            }
        })
        .collect();
    let camel = pascal(&separated);
    let mut words: Vec<String> = Vec::new();
    for letter in camel.chars() {
        match words.last_mut() {
            Some(word) if !letter.is_ascii_uppercase() => word.push(letter),
            _ => words.push(letter.to_string()),
        }
    }
    words
}

fn without_all_shared(mut words: Vec<Vec<String>>) -> Vec<Vec<String>> {
    while let Some(fewer) = without_shared(&words) {
        words = fewer;
    }
    words
}

/// Nothing where no word is shared, or where a value would be left without a name.
fn without_shared(words: &[Vec<String>]) -> Option<Vec<Vec<String>>> {
    const ENOUGH_TO_REPEAT: usize = 3;
    if words.len() < ENOUGH_TO_REPEAT || words.iter().any(|words| words.len() < 2) {
        return None;
    }
    let shared = |at: fn(&Vec<String>) -> Option<&String>| {
        words.windows(2).all(|pair| at(&pair[0]) == at(&pair[1]))
    };
    let first = usize::from(shared(|words| words.first()));
    let last = usize::from(first == 0 && shared(|words| words.last()));
    let cut: Vec<Vec<String>> = words
        .iter()
        .map(|words| words[first..words.len() - last].to_vec())
        .collect();
    let starts_with_letter = |words: &Vec<String>| {
        words
            .first()
            .is_some_and(|word| !word.starts_with(|first: char| first.is_ascii_digit()))
    };
    (first + last > 0 && cut.iter().all(starts_with_letter)).then_some(cut)
}

fn variant(words: &[String], at: usize) -> String {
    let name = words.concat();
    match name.chars().next() {
        None => format!("Value{}", at + 1),
        Some(first) if first.is_ascii_digit() => format!("N{name}"),
        Some(_) if name == "Self" => "Self_".to_owned(),
        Some(_) => name,
    }
}

#[derive(Default)]
struct VariantNames {
    names: BTreeSet<String>,
    numbers: BTreeMap<String, u32>,
}

impl VariantNames {
    fn distinct(&mut self, natural: &str) -> String {
        let mut name = natural.to_owned();
        while !self.names.insert(name.clone()) {
            let number = self.numbers.entry(natural.to_owned()).or_insert(1);
            *number += 1;
            name = format!("{}{number}", natural.trim_end_matches('_'));
        }
        name
    }
}
