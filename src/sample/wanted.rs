/// Which characters of a class come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Taste {
    Letters,
    Digits,
}

/// Nobody needs more texts than this.
pub(super) const MOST: usize = 20;

/// What texts are wanted: how long they may be, and how many of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Lengths {
    pub(super) min: usize,
    pub(super) max: usize,
    pub(super) count: usize,
}

/// Work that may still be done: the same on every machine.
#[derive(Debug)]
pub(super) struct Budget(usize);

impl Budget {
    pub(super) fn new(steps: usize) -> Self {
        Self(steps)
    }

    /// Whether there was enough left.
    pub(super) fn spend(&mut self, steps: usize) -> bool {
        let enough = self.0 >= steps;
        self.0 = self.0.saturating_sub(steps);
        enough
    }
}
