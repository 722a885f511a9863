use std::collections::BTreeSet;

use regex_automata::Input;
use regex_automata::hybrid::LazyStateID;
use regex_automata::hybrid::dfa::{Cache, DFA};

use super::alphabet::{Alphabet, Letter};
use super::parsed::ParsedPattern;
use super::wanted::{Budget, Lengths, Taste};

/// The steps of the automaton, and of making its states.
const STEPS: usize = 40_000;

/// What a new state costs for each so many states of the automaton that it stands for.
const STATES_OF_A_STEP: usize = 8;

/// Stands between what matches and what only makes a text long enough.
const FILLER: &str = "0";

/// Texts that were found by walking through the automaton of an expression.
#[derive(Debug, Default)]
pub(super) struct Searched {
    pub(super) texts: Vec<String>,
    /// Whether every way was tried to its end.
    pub(super) complete: bool,
}

/// The shortest texts that an expression matches and that have a length in the range.
pub(super) fn search(expression: &ParsedPattern, taste: Taste, lengths: Lengths) -> Searched {
    let Some(mut search) = Search::new(expression, taste) else {
        return Searched::default();
    };
    let complete = search.run(lengths).is_some() && search.alphabet.is_whole && !search.quit;
    Searched {
        texts: search.texts(lengths),
        complete,
    }
}

struct Search<'p> {
    dfa: &'p DFA,
    cache: Cache,
    alphabet: Alphabet,
    budget: Budget,
    seen: BTreeSet<LazyStateID>,
    /// The states after each number of characters, and how they were reached.
    layers: Vec<Vec<Reached>>,
    /// Where texts end that match: the layer, the place in it, and the letter after that.
    ends: Vec<(usize, usize, Option<usize>)>,
    /// Whether the automaton has given up on a character.
    quit: bool,
}

#[derive(Clone, Copy)]
struct Reached {
    state: LazyStateID,
    /// The place in the layer before, and the letter from there.
    from: usize,
    letter: usize,
}

enum Step {
    Dead,
    On(LazyStateID),
    Matched,
}

impl<'p> Search<'p> {
    fn new(expression: &'p ParsedPattern, taste: Taste) -> Option<Self> {
        let dfa = expression.automaton()?;
        let alphabet = Alphabet::of(&expression.hir, taste);
        let mut cache = dfa.create_cache();
        let start = dfa.start_state_forward(&mut cache, &Input::new("")).ok()?;
        Some(Self {
            dfa,
            cache,
            alphabet,
            budget: Budget::new(STEPS),
            seen: BTreeSet::from([start]),
            layers: vec![vec![Reached {
                state: start,
                from: 0,
                letter: 0,
            }]],
            ends: Vec::new(),
            quit: false,
        })
    }

    /// Goes a character further at a time until there are enough texts, or nothing is left that could
    /// match; `None` if the budget does not reach.
    fn run(&mut self, lengths: Lengths) -> Option<()> {
        let Lengths { min, max, count } = lengths;
        for length in 0..=max {
            // A longer text would come through one state twice, and be as good without the way between.
            if length > min + self.seen.len() {
                break;
            }
            if length >= min {
                self.end_here(length)?;
            }
            if self.ends.len() >= count || self.layers[length].is_empty() || length == max {
                break;
            }
            self.advance(length)?;
        }
        Some(())
    }

    /// Whether texts match that end after so many characters.
    fn end_here(&mut self, length: usize) -> Option<()> {
        for at in 0..self.layers[length].len() {
            let state = self.layers[length][at].state;
            let end = self.dfa.next_eoi_state(&mut self.cache, state).ok()?;
            self.charge(1)?;
            if end.is_match() {
                self.ends.push((length, at, None));
            }
        }
        Some(())
    }

    fn advance(&mut self, length: usize) -> Option<()> {
        let mut next: Vec<Reached> = Vec::new();
        for from in 0..self.layers[length].len() {
            let state = self.layers[length][from].state;
            for letter in 0..self.alphabet.letters.len() {
                match self.step(state, letter)? {
                    Step::Dead => {}
                    Step::Matched => self.ends.push((length, from, Some(letter))),
                    Step::On(state) => {
                        if next.iter().all(|reached| reached.state != state) {
                            next.push(Reached {
                                state,
                                from,
                                letter,
                            });
                        }
                    }
                }
            }
        }
        self.layers.push(next);
        Some(())
    }

    fn step(&mut self, mut state: LazyStateID, letter: usize) -> Option<Step> {
        let mut buffer = [0; 4];
        let bytes = self.alphabet.letters[letter]
            .first()
            .encode_utf8(&mut buffer)
            .as_bytes();
        for byte in bytes {
            state = self.dfa.next_state(&mut self.cache, state, *byte).ok()?;
            let is_new = self.seen.insert(state);
            let made = self.dfa.get_nfa().states().len() / STATES_OF_A_STEP;
            self.charge(if is_new { 1 + made } else { 1 })?;
            if state.is_match() {
                return Some(Step::Matched);
            }
            if state.is_quit() {
                self.quit = true;
            }
            if state.is_dead() || state.is_quit() {
                return Some(Step::Dead);
            }
        }
        Some(Step::On(state))
    }

    /// States have other names once the cache was cleared.
    fn charge(&mut self, steps: usize) -> Option<()> {
        (self.budget.spend(steps) && self.cache.clear_count() == 0).then_some(())
    }

    /// The texts of all ends, with other letters that mean the same until there are enough.
    fn texts(&self, Lengths { min, count, .. }: Lengths) -> Vec<String> {
        let ways: Vec<Vec<&Letter>> = self.ends.iter().map(|end| self.letters(*end)).collect();
        let mut texts = Vec::new();
        for variant in 0..count {
            for way in &ways {
                let text = spelled(way, variant);
                let missing = min.saturating_sub(text.chars().count());
                let text = format!("{text}{}", FILLER.repeat(missing));
                if texts.len() < count && !texts.contains(&text) {
                    texts.push(text);
                }
            }
        }
        texts
    }

    /// The letters of a text that ends there.
    fn letters(&self, (length, at, last): (usize, usize, Option<usize>)) -> Vec<&Letter> {
        let mut letters: Vec<&Letter> = Vec::new();
        letters.extend(last.map(|letter| &self.alphabet.letters[letter]));
        let mut place = at;
        for layer in self.layers[1..=length].iter().rev() {
            letters.push(&self.alphabet.letters[layer[place].letter]);
            place = layer[place].from;
        }
        letters.reverse();
        letters
    }
}

/// A text of letters of which each may be written in several ways; the last one changes first.
fn spelled(letters: &[&Letter], variant: usize) -> String {
    let mut left = variant;
    let mut characters: Vec<char> = Vec::new();
    for letter in letters.iter().rev() {
        let ways = letter.characters.len();
        characters.push(letter.characters[left % ways]);
        left /= ways;
    }
    characters.iter().rev().collect()
}
