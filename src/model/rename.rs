/// What a command has given another name; the spec says nothing of it any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rename {
    Entity {
        from: String,
        to: String,
    },
    /// A field or relation.
    Member {
        entity: String,
        from: String,
        to: String,
    },
}
