use crate::diagnostics::Wording;

use super::adapted::AdaptedReason;
use super::member::MemberReason;
use super::parts::Parts;
use super::reference::ReferenceReason;
use super::rule::RuleReason;
use super::table::TableReason;

/// Why something of the source is not in the spec as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    Table(TableReason),
    Member(MemberReason),
    Adapted(AdaptedReason),
    Reference(ReferenceReason),
    Rule(RuleReason),
    Renamed {
        from: String,
        to: String,
    },
    /// What the language itself says against it.
    Refused {
        what: &'static str,
        why: String,
    },
}

impl Reason {
    /// Whether a reader of the spec misses something that is not there.
    #[must_use]
    pub fn is_missed(&self) -> bool {
        !matches!(
            self,
            Self::Table(TableReason::NotATable { .. })
                | Self::Rule(
                    RuleReason::Trigger { .. }
                        | RuleReason::Option { .. }
                        | RuleReason::Setting { .. }
                        | RuleReason::Labels { .. }
                )
                | Self::Renamed { .. }
        )
    }

    /// The reason in words.
    #[must_use]
    pub fn wording(&self) -> Wording {
        let (code, message, help) = self.parts();
        Wording {
            code,
            message,
            label: None,
            help: help.map(str::to_owned),
        }
    }

    fn parts(&self) -> Parts {
        match self {
            Self::Table(reason) => reason.parts(),
            Self::Member(reason) => reason.parts(),
            Self::Adapted(reason) => reason.parts(),
            Self::Reference(reason) => reason.parts(),
            Self::Rule(reason) => reason.parts(),
            Self::Renamed { from, to } => (
                "name-adapted",
                format!("`{from}` is `{to}` in the spec"),
                None,
            ),
            Self::Refused { what, why } => (
                "rule-left-out",
                format!("the {what} is not in the spec: {why}"),
                None,
            ),
        }
    }
}

impl From<TableReason> for Reason {
    fn from(reason: TableReason) -> Self {
        Self::Table(reason)
    }
}

impl From<MemberReason> for Reason {
    fn from(reason: MemberReason) -> Self {
        Self::Member(reason)
    }
}

impl From<AdaptedReason> for Reason {
    fn from(reason: AdaptedReason) -> Self {
        Self::Adapted(reason)
    }
}

impl From<ReferenceReason> for Reason {
    fn from(reason: ReferenceReason) -> Self {
        Self::Reference(reason)
    }
}

impl From<RuleReason> for Reason {
    fn from(reason: RuleReason) -> Self {
        Self::Rule(reason)
    }
}
