//! A database as it is, as plain data that knows no engine.

mod check;
mod database;
mod expression;

pub use check::{Fact, LengthUnit, facts};
pub use database::{
    ColumnDefault, ColumnType, DatabaseColumn, DatabaseSchema, DatabaseTable, DeleteAction,
    IndexSubject, OtherObject, TableIndex, TableReference,
};
pub use expression::{constant, lowered};
