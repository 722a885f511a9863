use std::fmt;

use super::{Diagnostic, JsonDiagnostic, Source, json, text};

/// Everything that was found in one source, in the order of the places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostics {
    source: Source,
    list: Vec<Diagnostic>,
    left_out: usize,
}

impl Diagnostics {
    /// Sorts by place and drops what was found twice.
    #[must_use]
    pub fn new(source: Source, problems: impl Into<Problems>) -> Self {
        let (mut list, left_out) = problems.into().into_parts();
        list.sort_by_key(|diagnostic| diagnostic.span);
        list.dedup();
        Self {
            source,
            list,
            left_out,
        }
    }

    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many more were found than are kept.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// For a terminal: each problem with its source line, a caret and what to do.
    #[must_use]
    pub fn to_text(&self, color: bool) -> String {
        let text = text::render(&self.source, &self.list, color);
        match self.left_out {
            0 => text,
            left_out => format!("{text}… and {left_out} more\n"),
        }
    }

    /// For programs.
    #[must_use]
    pub fn to_json(&self) -> Vec<JsonDiagnostic> {
        self.list
            .iter()
            .map(|diagnostic| json::report(&self.source, diagnostic))
            .collect()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_text(false))
    }
}

impl std::error::Error for Diagnostics {}

/// Nobody reads more in one run; a hostile input could cause millions.
const LIMIT: usize = 1_000;

/// What was found so far; beyond a limit, findings are only counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems {
    list: Vec<Diagnostic>,
    left_out: usize,
}

impl Problems {
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if self.list.len() < LIMIT {
            self.list.push(diagnostic);
        } else {
            self.left_out += 1;
        }
    }

    /// Whether further findings are only counted, so that their wording matters no more.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.list.len() == LIMIT
    }

    /// With those that were only counted.
    #[must_use]
    pub fn count(&self) -> usize {
        self.list.len() + self.left_out
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(super) fn into_parts(self) -> (Vec<Diagnostic>, usize) {
        (self.list, self.left_out)
    }
}

impl From<Diagnostic> for Problems {
    fn from(diagnostic: Diagnostic) -> Self {
        Self {
            list: vec![diagnostic],
            left_out: 0,
        }
    }
}
