//! Specs out of what is there already: databases, and models of JHipster.

mod document;
mod imported;
mod jdl;
mod mapping;
mod naming;
mod notice;
mod schema;
#[cfg(feature = "import-servers")]
mod server;
#[cfg(not(feature = "import-servers"))]
mod server_absent;
mod settle;
mod sqlite;
mod write;

pub use document::{
    EntityDocument, FieldDocument, FieldType, IdDocument, ImportedDocument, JoinNames, Provenance,
    RelationDocument, RelationType,
};
pub use imported::Imported;
pub use jdl::{JdlProblem, ReadJdl, read_jdl};
pub use mapping::{MappingOptions, map};
pub use notice::{Notice, NoticeReason};
pub use schema::DatabaseSchema;
#[cfg(feature = "import-servers")]
pub use server::{ServerError, read_mysql, read_postgres};
#[cfg(not(feature = "import-servers"))]
pub use server_absent::{ServersAbsent as ServerError, read_mysql, read_postgres};
pub use settle::{Settled, settle};
pub use sqlite::{SqliteError, read_sqlite};
