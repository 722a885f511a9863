//! A database as it is, as plain data that knows no engine.

mod check;
mod column;
mod constant;
mod database;
mod expression;
mod lowered;
mod table;

pub use crate::sql::{SqlKind, SqlToken, sql_tokens};
pub use check::{Fact, Unit, facts};
pub use column::{Column, ColumnType, Default};
pub use constant::constant;
pub use database::{Other, Schema};
pub use lowered::lowered;
pub use table::{Action, Check, ForeignKey, Index, Table, TableIndex};
