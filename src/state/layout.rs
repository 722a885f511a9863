//! Where things are in a generated project, relative to its root.

/// What the tool remembers.
pub const FOLDER: &str = ".scaffold";
/// The pristine text of every generated file, below its own path.
pub const BASE: &str = ".scaffold/base";
/// The changes of a run that is under way.
pub const JOURNAL: &str = ".scaffold/journal";
/// Held by the run that is under way.
pub const LOCK: &str = ".scaffold/lock";

pub(super) const VERSION: &str = ".scaffold/version";
pub(super) const SERVICE: &str = ".scaffold/model/service.json";
/// What is remembered of each entity, in a file of its own.
pub const ENTITIES: &str = ".scaffold/model/entities";
pub(super) const ORDER: &str = ".scaffold/model/order";
/// The digests of the pristine texts.
pub const RECORD: &str = ".scaffold/digests";
pub(super) const SCHEMA: &str = ".scaffold/schema.json";
pub(super) const ATTRIBUTES: &str = ".scaffold/.gitattributes";
pub(super) const IGNORED: &str = ".scaffold/.gitignore";

/// Where the pristine text of a generated file is.
#[must_use]
pub fn base_path(path: &str) -> String {
    format!("{BASE}/{path}")
}
