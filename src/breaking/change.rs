/// Something that a caller may rely on, and that is not so any more.
///
/// Entities, fields, relations and actions are named as the spec names them, because they have other
/// names in OpenAPI and in `schema.graphql`. An `owner` is an entity, or `Post.publish` for the input
/// of an action.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BreakingChange {
    /// All routes are below another prefix.
    #[error("all routes are below `{after}/` instead of `{before}/`")]
    Prefix { before: String, after: String },
    #[error("`/graphql` is no longer answered")]
    GraphQl,
    /// Neither for subscribers of the broker nor for code in the process.
    #[error("changes are no longer published as events")]
    Events,
    /// There are no events any more.
    #[error("`/graphql` no longer has subscriptions")]
    Subscriptions,
    #[error("`{entity}` is gone, and `{route}` with it")]
    Entity { entity: String, route: String },
    #[error("`{entity}` is at `{after}` instead of `{before}`")]
    Route {
        entity: String,
        before: String,
        after: String,
    },
    #[error("`{entity}` no longer has the operation `{operation}`")]
    Operation {
        entity: String,
        operation: &'static str,
    },
    #[error("`{entity}` no longer has the relation `{relation}`")]
    Relation { entity: String, relation: String },
    #[error("`{entity}` no longer has the action `{action}`")]
    Action { entity: String, action: String },
    #[error("`{operation}` of `{entity}` is open to {} instead of {}", words(.after), words(.before))]
    Access {
        entity: String,
        operation: String,
        before: Vec<String>,
        after: Vec<String>,
    },
    #[error("`{owner}.{field}` is gone")]
    Field { owner: String, field: String },
    /// It is private now.
    #[error("responses no longer have `{owner}.{field}`")]
    ResponseField { owner: String, field: String },
    #[error("`{owner}.{field}` is of type {after} in responses instead of {before}")]
    ResponseType {
        owner: String,
        field: String,
        before: &'static str,
        after: &'static str,
    },
    #[error("`{owner}.{field}` may be null in responses")]
    ResponseNull { owner: String, field: String },
    /// Clients that know the values of before cannot read the others.
    #[error("`{owner}.{field}` may be {} in responses, which clients may not know", .added.join(" or "))]
    ResponseValues {
        owner: String,
        field: String,
        /// In backticks.
        added: Vec<String>,
    },
    #[error("requests may no longer have `{owner}.{field}`")]
    RequestField { owner: String, field: String },
    #[error("updates may no longer have `{owner}.{field}`")]
    UpdateField { owner: String, field: String },
    #[error("requests must have `{owner}.{field}`")]
    Required { owner: String, field: String },
    #[error("`{owner}.{field}` takes fewer values: {how}")]
    Narrowed {
        owner: String,
        field: String,
        how: String,
    },
    #[error("lists of `{entity}` can no longer be filtered by `{field}`")]
    Filter { entity: String, field: String },
    #[error("lists of `{entity}` can no longer be sorted by `{field}`")]
    Sort { entity: String, field: String },
}

/// Those who have access.
fn words(who: &[String]) -> String {
    if who.is_empty() {
        "nobody".to_owned()
    } else {
        who.join(", ")
    }
}
