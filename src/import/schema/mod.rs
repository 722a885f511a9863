//! A database as it is, as plain data that knows no engine.

mod check;
mod constant;
mod database;
mod expression;
mod lowered;
mod sql_tokens;

pub use check::{Fact, Unit, facts};
pub use constant::constant;
pub use database::{
    ColumnDefault, ColumnType, DatabaseColumn, DatabaseSchema, DatabaseTable, DeleteAction,
    IndexSubject, OtherObject, SERVICE_TABLE, TableIndex, TableReference,
};
pub use lowered::lowered;
pub use sql_tokens::{SqlKind, SqlToken, sql_tokens};
