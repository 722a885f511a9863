//! What tells the SQL of one engine from that of the others, for queries, migrations and imports.
//!
//! Each engine is one static of the same struct, in a file of its own: another engine is another
//! such file, and its branch in [`Dialect::of_engine`].

mod conversions;
mod engines;
mod facts;
mod mysql;
mod postgres;
mod quoting;
mod sqlite;

pub use conversions::{
    Conversions, FromText, SAME, TextReading, ToText, ValueTemplate, fill, power_of_ten,
};
pub use facts::{
    Alterations, CaseFolding, ColumnTypes, Dialect, Digest, Functions, Indexing, Literals, Queries,
    TableLimits, TableSyntax,
};
pub use mysql::MYSQL;
pub use postgres::POSTGRES;
pub use quoting::Quoting;
pub use sqlite::SQLITE;
