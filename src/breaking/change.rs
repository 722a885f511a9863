use std::fmt;

/// Something that a caller may rely on, and that is not so any more.
///
/// Entities, fields, relations and actions are named as the spec names them, because they have other
/// names in OpenAPI and in `schema.graphql`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BreakingChange {
    /// All routes are below another prefix.
    Prefix {
        before: String,
        after: String,
    },
    /// `/graphql` is not answered any more.
    GraphQl,
    Entity {
        entity: String,
        route: String,
    },
    Route {
        entity: String,
        before: String,
        after: String,
    },
    Operation {
        entity: String,
        operation: &'static str,
    },
    Relation {
        entity: String,
        relation: String,
    },
    Action {
        entity: String,
        action: String,
    },
    Access {
        entity: String,
        operation: String,
        before: Vec<String>,
        after: Vec<String>,
    },
    Field {
        owner: String,
        field: String,
    },
    /// It is private now.
    ResponseField {
        owner: String,
        field: String,
    },
    ResponseType {
        owner: String,
        field: String,
        before: &'static str,
        after: &'static str,
    },
    ResponseNull {
        owner: String,
        field: String,
    },
    RequestField {
        owner: String,
        field: String,
    },
    UpdateField {
        owner: String,
        field: String,
    },
    Required {
        owner: String,
        field: String,
    },
    Narrowed {
        owner: String,
        field: String,
        how: String,
    },
    Filter {
        entity: String,
        field: String,
    },
    Sort {
        entity: String,
        field: String,
    },
}

impl fmt::Display for BreakingChange {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Prefix { before, after } => {
                write!(to, "all routes are below `{after}/` instead of `{before}/`")
            }
            Self::GraphQl => write!(to, "`/graphql` is no longer answered"),
            Self::Entity { entity, route } => {
                write!(to, "`{entity}` is gone, and `{route}` with it")
            }
            Self::Route {
                entity,
                before,
                after,
            } => {
                write!(to, "`{entity}` is at `{after}` instead of `{before}`")
            }
            Self::Operation { entity, operation } => {
                write!(to, "`{entity}` no longer has the operation `{operation}`")
            }
            Self::Relation { entity, relation } => {
                write!(to, "`{entity}` no longer has the relation `{relation}`")
            }
            Self::Action { entity, action } => {
                write!(to, "`{entity}` no longer has the action `{action}`")
            }
            Self::Access {
                entity,
                operation,
                before,
                after,
            } => {
                let (before, after) = (before.join(", "), after.join(", "));
                let after = if after.is_empty() { "nobody" } else { &after };
                write!(
                    to,
                    "`{operation}` of `{entity}` is open to {after} instead of {before}"
                )
            }
            Self::Field { owner, field } => write!(to, "`{owner}.{field}` is gone"),
            Self::ResponseField { owner, field } => {
                write!(to, "responses no longer have `{owner}.{field}`")
            }
            Self::ResponseType {
                owner,
                field,
                before,
                after,
            } => {
                write!(
                    to,
                    "`{owner}.{field}` is of type {after} in responses instead of {before}"
                )
            }
            Self::ResponseNull { owner, field } => {
                write!(to, "`{owner}.{field}` may be null in responses")
            }
            Self::RequestField { owner, field } => {
                write!(to, "requests may no longer have `{owner}.{field}`")
            }
            Self::UpdateField { owner, field } => {
                write!(to, "updates may no longer have `{owner}.{field}`")
            }
            Self::Required { owner, field } => {
                write!(to, "requests must have `{owner}.{field}`")
            }
            Self::Narrowed { owner, field, how } => {
                write!(to, "`{owner}.{field}` takes fewer values: {how}")
            }
            Self::Filter { entity, field } => {
                write!(
                    to,
                    "lists of `{entity}` can no longer be filtered by `{field}`"
                )
            }
            Self::Sort { entity, field } => {
                write!(
                    to,
                    "lists of `{entity}` can no longer be sorted by `{field}`"
                )
            }
        }
    }
}
