use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};
use regex_automata::hybrid::dfa::DFA;
use regex_automata::nfa::thompson;
use regex_syntax::hir::Hir;

use super::written::Form;

/// A regular expression and what it is made of.
#[derive(Debug)]
pub(super) struct ParsedPattern {
    text: String,
    pub(super) regex: Regex,
    pub(super) hir: Hir,
    pub(super) form: Form,
    automaton: OnceLock<Option<DFA>>,
}

const NFA_BYTES: usize = 1 << 20;
const CACHE_BYTES: usize = 4 << 20;

impl ParsedPattern {
    /// Compiles an expression.
    ///
    /// # Errors
    /// When it is wrong, or takes more than so many bytes.
    pub(super) fn compile(expression: &str, bytes: usize) -> Result<Self, regex::Error> {
        let regex = RegexBuilder::new(expression).size_limit(bytes).build()?;
        let hir = regex_syntax::parse(expression)
            .map_err(|error| regex::Error::Syntax(error.to_string()))?;
        Ok(Self {
            text: expression.to_owned(),
            regex,
            form: Form::of(&hir),
            hir,
            automaton: OnceLock::new(),
        })
    }

    /// What is walked through in search of a text; nothing for a very large expression. Made for the
    /// first search, because most texts are found without one.
    pub(super) fn automaton(&self) -> Option<&DFA> {
        let make = || {
            let config = DFA::config()
                .unicode_word_boundary(true)
                .cache_capacity(CACHE_BYTES)
                .skip_cache_capacity_check(true);
            DFA::builder()
                .configure(config)
                .thompson(thompson::Config::new().nfa_size_limit(Some(NFA_BYTES)))
                .build(&self.text)
                .ok()
        };
        self.automaton.get_or_init(make).as_ref()
    }
}
