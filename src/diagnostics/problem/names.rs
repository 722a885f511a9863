use super::wording::{Wording, short};

/// Two things that would get one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClashProblem {
    /// Two members of one column.
    Columns {
        entity: String,
        column: String,
        first: String,
        second: String,
    },
    /// Two entities, or an entity and a join table.
    Entities {
        kind: &'static str,
        name: String,
        first: String,
        second: String,
    },
    /// An entity or a join table with a name of what `auth` adds.
    Auth {
        kind: &'static str,
        name: String,
        owner: String,
    },
    /// An entity whose route is one that every service has.
    ReservedRoute { route: String, entity: String },
    /// A prefix that begins with a route that every service has.
    ReservedPrefix { segment: String },
    /// Two members of one entity.
    Members {
        entity: String,
        name: String,
        first: String,
        second: String,
    },
    /// A member with the name of a column that the entity has anyway.
    Implicit {
        entity: String,
        name: String,
        feature: &'static str,
        off: &'static str,
    },
    /// Two relations whose other sides would have one name, or one that a member has already.
    Inverse {
        target: String,
        name: String,
        first: String,
        second: String,
    },
}

impl ClashProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::Columns {
                entity,
                column,
                first,
                second,
            } => Wording::new(
                "column-clash",
                format!("the column `{column}` of `{entity}` is that of {first} and of {second}"),
            )
            .help("give one of them another name, or another `column=`"),
            Self::Entities {
                kind,
                name,
                first,
                second,
            } => Wording::new(
                "entity-clash",
                format!("{first} and {second} would both have the {kind} `{name}`"),
            )
            .help("rename one of them, or give one another `plural:`"),
            Self::Auth { kind, name, owner } => Wording::new(
                "entity-clash",
                format!("{owner} and `auth` would both have the {kind} `{name}`"),
            )
            .help("rename the first of them, or give it another `plural:`"),
            Self::ReservedRoute { route, entity } => Wording::new(
                "reserved-route",
                format!("the route `/{route}` of `{entity}` is one that every service has"),
            )
            .help("choose another `plural:`, or an `api.prefix`"),
            Self::ReservedPrefix { segment } => Wording::new(
                "reserved-route",
                format!("the route `/{segment}` is one that every service has"),
            )
            .help("begin the prefix with another word, as in `/api/v1`"),
            Self::Members {
                entity,
                name,
                first,
                second,
            } => Wording::new(
                "name-clash",
                format!("in `{entity}`, {first} and {second} would both be named `{name}`"),
            )
            .help("rename one of them"),
            Self::Implicit {
                entity,
                name,
                feature,
                off,
            } => Wording::new(
                "name-clash-implicit",
                format!("`{entity}` has the column `{name}` already, {feature}"),
            )
            .help(*off),
            Self::Inverse {
                target,
                name,
                first,
                second,
            } => Wording::new(
                "inverse-clash",
                format!(
                    "`{name}` of `{target}` would be the other side of {second}, and is {first}"
                ),
            )
            .help("name the other side with `inverse=NAME`, or leave it out with `inverse=none`"),
        }
    }
}

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
