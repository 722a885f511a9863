use super::wording::Wording;

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
