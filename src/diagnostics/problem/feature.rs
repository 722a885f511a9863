use super::wording::{Wording, did_you_mean, short};

/// A feature that cannot be added or removed as asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeatureProblem {
    Unknown {
        name: String,
        nearest: Option<String>,
        allowed: Vec<String>,
    },
    /// A feature of the service given for a resource, or the other way round.
    Misplaced {
        name: String,
        /// How it is added to a resource, if that is where it belongs.
        example: Option<&'static str>,
    },
    Value {
        name: String,
        value: Option<String>,
        example: &'static str,
    },
    Exists {
        place: String,
        name: String,
        value: String,
    },
    Absent {
        place: String,
        name: String,
        /// Where it comes from all the same.
        help: String,
    },
    Other {
        name: String,
        found: String,
    },
    /// What a login needs is not there, or is there twice.
    NoLogin {
        entity: String,
    },
}

impl FeatureProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::Unknown {
                name,
                nearest,
                allowed,
            } => Wording::new(
                "unknown-feature",
                format!("unknown feature `{}`", short(name)),
            )
            .help(did_you_mean(nearest.as_ref(), "the features are", allowed)),
            Self::Misplaced {
                name,
                example: Some(example),
            } => Wording::new("feature-place", format!("`{name}` belongs to a resource"))
                .help(format!("name the resource, as in `{example} posts`")),
            Self::Misplaced {
                name,
                example: None,
            } => Wording::new(
                "feature-place",
                format!("`{name}` belongs to the whole service"),
            )
            .help("leave the resource out"),
            Self::Value {
                name,
                value,
                example,
            } => Wording::new(
                "feature-value",
                match value {
                    Some(value) => format!("`{}` is no value for `{name}`", short(value)),
                    None => format!("`{name}` needs a value"),
                },
            )
            .help(format!("write it as in `{example}`")),
            Self::Exists { place, name, value } => Wording::new(
                "feature-exists",
                format!("{place} has `{name}: {}` already", short(value)),
            )
            .label("here")
            .help("change it in the spec, or remove it first"),
            Self::Absent { place, name, help } => {
                Wording::new("feature-absent", format!("{place} has no `{name}`"))
                    .help(help.clone())
            }
            Self::Other { name, found } => Wording::new(
                "feature-other",
                format!("`{name}` is `{}` in the spec", short(found)),
            )
            .label("here")
            .help("name that value, or none"),
            Self::NoLogin { entity } => Wording::new(
                "no-login",
                format!("the login and the password of `{entity}` cannot be told from its fields"),
            )
            .help("name them, as in `auth:User:login=email:password=password`"),
        }
    }
}
