use super::wording::{Wording, short};

/// A name that is not written as names of its kind are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpellingProblem {
    /// A table or column that is there already, under a name that cannot be kept.
    DatabaseName {
        what: &'static str,
        found: String,
    },
    Entity {
        found: String,
        right: Option<String>,
    },
    EntityPlural {
        found: String,
        right: String,
        plural: String,
    },
    Member {
        what: &'static str,
        found: String,
        right: Option<String>,
    },
    Service {
        found: String,
        right: Option<String>,
    },
    ServiceTaken {
        name: String,
        by: &'static str,
    },
    TooLong {
        name: String,
        limit: usize,
    },
    TablePrefix {
        table: String,
    },
}

impl SpellingProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::DatabaseName { what, found } => Wording::new(
                "database-name",
                format!("`{}` cannot be the name of a {what}", found.escape_debug()),
            )
            .help("a name has 1 to 128 characters, without quotes, backslashes and control characters"),
            Self::Entity { found, right } => Wording::new(
                "entity-spelling",
                format!("`{}` is not the name of an entity", short(found)),
            )
            .help(right_or(
                right.as_ref(),
                "begin with a letter, and use letters and digits of ASCII: `BlogPost`",
            )),
            Self::EntityPlural { found, right, plural } => {
                Wording::new("entity-plural", format!("entities are named in the singular, not `{found}`"))
                    .help(format!(
                        "write `{right}`; if `{found}` is a singular, say so with `plural: {plural}`"
                    ))
            }
            Self::Member { what, found, right } => Wording::new(
                "name-spelling",
                format!("`{}` is not the name of a {what}", short(found)),
            )
            .help(right_or(
                right.as_ref(),
                "begin with a small letter, and use small letters, digits and `_` of ASCII: `published_at`",
            )),
            Self::Service { found, right } => Wording::new(
                "service-spelling",
                format!("`{}` is not the name of a service", short(found)),
            )
            .help(right_or(
                right.as_ref(),
                "begin with a small letter, and use small letters, digits and `-` of ASCII: `my-blog`",
            )),
            Self::ServiceTaken { name, by } => {
                Wording::new("service-name-taken", format!("a service cannot be named `{name}`"))
                    .label(format!("taken by {by}"))
                    .help(format!("choose another one, such as `{name}-service`"))
            }
            Self::TooLong { name, limit } => Wording::new(
                "name-too-long",
                format!("`{}` is longer than {limit} characters", short(name)),
            )
            .help("choose a shorter name"),
            Self::TablePrefix { table } => Wording::new(
                "table-reserved",
                format!("the table would be `{table}`, and SQLite keeps `sqlite_` for itself"),
            )
            .help("choose another name, or another `plural:`"),
        }
    }
}

fn right_or(right: Option<&String>, rule: &str) -> String {
    right.map_or_else(|| rule.to_owned(), |right| format!("write `{right}`"))
}
