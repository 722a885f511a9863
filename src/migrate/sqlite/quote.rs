use crate::names::SQLITE_SCHEMA;

/// A name as the schema has it.
pub fn quote(name: &str) -> String {
    SQLITE_SCHEMA.quote(name)
}

/// Several names, with commas.
pub fn quote_list<'name>(names: impl IntoIterator<Item = &'name String>) -> String {
    SQLITE_SCHEMA.list(names)
}
