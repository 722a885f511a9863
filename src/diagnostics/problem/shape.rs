use super::wording::{Wording, did_you_mean, short};

/// The YAML is fine, but not what the spec language asks for in this place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShapeProblem {
    UnknownKey {
        key: String,
        within: String,
        nearest: Option<String>,
        /// Another place, where the key is known.
        home: Option<&'static str>,
        allowed: Vec<String>,
    },
    MergeKey,
    MissingKey {
        key: String,
        within: String,
    },
    WrongType {
        what: String,
        expected: &'static str,
        found: &'static str,
    },
    UnknownValue {
        what: String,
        value: String,
        nearest: Option<String>,
        allowed: Vec<String>,
    },
    RepeatedValue {
        what: String,
        value: String,
    },
    /// Part of the language, but not of this version of the program.
    Unsupported {
        feature: String,
        instead: &'static str,
    },
}

impl ShapeProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::UnknownKey {
                key,
                within,
                nearest,
                home,
                allowed,
            } => Wording::new(
                "unknown-key",
                format!("unknown key `{}` in {within}", short(key)),
            )
            .help(match home {
                Some(home) => format!("`{key}` belongs {home}"),
                None => did_you_mean(nearest.as_ref(), "the keys are", allowed),
            }),
            Self::MergeKey => {
                Wording::new("merge-key", "merge keys (`<<`) are not part of YAML 1.2").help(
                    "use `defaults:` for what all entities share, or an alias for a whole value",
                )
            }
            Self::MissingKey { key, within } => {
                Wording::new("missing-key", format!("{within} has no `{key}`"))
                    .help(format!("add `{key}:`"))
            }
            Self::WrongType {
                what,
                expected,
                found,
            } => Wording::new(
                "wrong-type",
                format!("{what} must be {expected}, not {found}"),
            )
            .help(how_to_write(expected)),
            Self::UnknownValue {
                what,
                value,
                nearest,
                allowed,
            } => Wording::new(
                "unknown-value",
                format!("unknown {what} `{}`", short(value)),
            )
            .help(did_you_mean(nearest.as_ref(), "one of", allowed)),
            Self::RepeatedValue { what, value } => Wording::new(
                "repeated-value",
                format!("{what} names `{}` twice", short(value)),
            )
            .label("named again here")
            .help("remove one of them"),
            Self::Unsupported { feature, instead } => Wording::new(
                "not-supported-yet",
                format!("{feature} is not supported yet"),
            )
            .label("part of the spec language, but not of this version")
            .help(*instead),
        }
    }
}

fn how_to_write(expected: &str) -> String {
    match expected {
        "a mapping" => "put keys below it, indented, each followed by `:`".to_owned(),
        "a list" => "write a list, as in `[a, b]`".to_owned(),
        "a text" => "write one text, in quotes if it has special characters".to_owned(),
        "`true` or `false`" => "write `true` or `false`, without quotes".to_owned(),
        expected => format!("write {expected}"),
    }
}
