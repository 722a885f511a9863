/// Where a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Resolve,
    Render,
    Format,
    Plan,
    Apply,
}

impl Stage {
    /// How many there are.
    pub const COUNT: u64 = 5;

    /// How many come before it.
    #[must_use]
    pub fn position(self) -> u64 {
        match self {
            Self::Resolve => 0,
            Self::Render => 1,
            Self::Format => 2,
            Self::Plan => 3,
            Self::Apply => 4,
        }
    }

    /// For people.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Resolve => "reading the spec",
            Self::Render => "rendering",
            Self::Format => "formatting",
            Self::Plan => "comparing",
            Self::Apply => "writing",
        }
    }
}
