use super::wording::{Wording, did_you_mean, quoted_list, short};

/// A relation, index or unique set that points to nothing, or cannot hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RelationProblem {
    UnknownTarget {
        name: String,
        nearest: Option<String>,
        entities: Vec<String>,
    },
    SetNullRequired {
        relation: String,
    },
    /// No row of any of these could ever be created first.
    RequiredCycle {
        path: Vec<String>,
    },
    UnknownColumn {
        what: &'static str,
        name: String,
        nearest: Option<String>,
        columns: Vec<String>,
    },
    UnsuitableColumn {
        what: &'static str,
        name: String,
        why: String,
    },
    RepeatedSet {
        what: &'static str,
        columns: Vec<String>,
    },
    RenamedFromItself {
        name: String,
    },
    RenamedFromPresent {
        name: String,
    },
    RenamedFromTwice {
        name: String,
    },
}

impl RelationProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::UnknownTarget {
                name,
                nearest,
                entities,
            } => Wording::new(
                "unknown-entity",
                format!("there is no entity `{}`", short(name)),
            )
            .help(did_you_mean(
                nearest.as_ref(),
                "the entities are",
                first_few(entities),
            )),
            Self::SetNullRequired { relation } => Wording::new(
                "set-null-required",
                format!("`{relation}` is required, so it cannot be set to null"),
            )
            .help("add `optional`, or use `on_delete=restrict` or `on_delete=cascade`"),
            Self::RequiredCycle { path } => Wording::new(
                "required-cycle",
                format!("no row could ever be created: {}", path.join(" → ")),
            )
            .label("required, and part of the circle")
            .help("make one of these relations `optional`"),
            Self::UnknownColumn {
                what,
                name,
                nearest,
                columns,
            } => Wording::new(
                "unknown-field",
                format!("the {what} names `{}`, which is not a field", short(name)),
            )
            .help(did_you_mean(nearest.as_ref(), "the fields are", columns)),
            Self::UnsuitableColumn { what, name, why } => Wording::new(
                "unsuitable-field",
                format!("`{name}` cannot be part of the {what}"),
            )
            .help(why.clone()),
            Self::RepeatedSet { what, columns } => Wording::new(
                "repeated-set",
                format!("the {what} on {} is already there", quoted_list(columns)),
            )
            .help("remove one of them"),
            Self::RenamedFromItself { name } => Wording::new(
                "renamed-from-itself",
                format!("`{name}` is renamed from itself"),
            )
            .help("remove `renamed_from`, or give the old name"),
            Self::RenamedFromPresent { name } => Wording::new(
                "renamed-from-present",
                format!("`{name}` cannot be an old name, it is still there"),
            )
            .help("remove the old one, or remove `renamed_from`"),
            Self::RenamedFromTwice { name } => Wording::new(
                "renamed-from-twice",
                format!("`{name}` is given as an old name twice"),
            )
            .label("given again here")
            .help("a name can become only one new name"),
        }
    }
}

fn first_few(names: &[String]) -> &[String] {
    &names[..names.len().min(12)]
}
