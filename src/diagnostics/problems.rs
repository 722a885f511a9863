use super::Diagnostic;

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
