use clap::{Args, ValueEnum};

use crate::apply::Markers;

use super::generate::Freedom;

/// For verbs that change a project that is there.
#[derive(Debug, Clone, Copy, Args)]
pub struct Leave {
    /// What to do where your edits and the generator's meet.
    #[arg(
        long = "conflict",
        value_enum,
        default_value = "refuse",
        value_name = "HOW"
    )]
    policy: Policy,
    /// Write migrations that lose data, too.
    #[arg(long)]
    allow_destructive: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Policy {
    /// Write nothing at all, and list the places.
    Refuse,
    /// Write both texts, between the markers of git.
    Markers,
}

impl Leave {
    /// As a run understands it.
    #[must_use]
    pub fn freedom(self) -> Freedom {
        let markers = match self.policy {
            Policy::Refuse => Markers::None,
            Policy::Markers => Markers::Write,
        };
        Freedom {
            markers,
            allow_destructive: self.allow_destructive,
            ..Freedom::NONE
        }
    }
}
