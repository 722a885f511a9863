use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::change::CHANGES;
use crate::edits::edits;

/// What becomes of an edit when the spec changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Nothing that was edited is rendered anew.
    Apart,
    /// The user's file stays as it is although its rendering changes.
    Kept,
    Merged,
    Conflict,
}

/// Edits in rows, changes of the spec in columns.
pub fn table(columns: &[BTreeMap<&'static str, Outcome>]) -> String {
    let width = edits()
        .iter()
        .map(|edit| edit.name.len())
        .max()
        .unwrap_or(0);
    let mut table = format!("{:width$}", "");
    for change in CHANGES {
        write!(table, "  {:18}", change.name).unwrap();
    }
    table = format!("{}\n", table.trim_end());
    for edit in edits() {
        write!(table, "{:width$}", edit.name).unwrap();
        for outcomes in columns {
            write!(table, "  {:18}", outcomes[edit.name].word()).unwrap();
        }
        table = format!("{}\n", table.trim_end());
    }
    table + &counts(columns)
}

fn counts(columns: &[BTreeMap<&'static str, Outcome>]) -> String {
    let count = |wanted| {
        let all = columns.iter().flat_map(BTreeMap::values);
        all.filter(|outcome| **outcome == wanted).count()
    };
    format!(
        "\n{} edits and {} changes of the spec. Of the pairs that meet, {} are merged, {} end in a conflict; \
         in {} the user's file stays. {} do not meet.\n",
        edits().len(),
        CHANGES.len(),
        count(Outcome::Merged),
        count(Outcome::Conflict),
        count(Outcome::Kept),
        count(Outcome::Apart),
    )
}

impl Outcome {
    fn word(self) -> &'static str {
        match self {
            Self::Apart => "·",
            Self::Kept => "kept",
            Self::Merged => "merged",
            Self::Conflict => "CONFLICT",
        }
    }
}
