//! Specs out of what is there already: databases, and models of JHipster.

mod comments;
mod document;
mod imported;
mod inverses;
mod item;
mod jdl;
mod mapping;
mod mysql;
mod naming;
mod notice;
mod postgres;
mod reason;
mod schema;
mod settle;
mod sqlite;
mod tls;
mod write;

pub use document::{
    Document, EntityDocument, FieldDocument, FieldType, IdDocument, JoinNames, Origin,
    RelationDocument, RelationType,
};
pub use imported::Imported;
pub use jdl::{JdlProblem, ReadJdl, read_jdl};
pub use mapping::{Options, map};
pub use mysql::{MysqlError, read_mysql};
pub use notice::Notice;
pub use postgres::{PostgresError, read_postgres};
pub use reason::Reason;
pub use schema::Schema;
pub use settle::{Settled, settle};
pub use sqlite::{SqliteError, fit_rows, read_sqlite};
pub use tls::TlsError;
