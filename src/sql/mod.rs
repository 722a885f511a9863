//! SQL that others have written, cut into words and statements whatever its engine.

mod cursor;
mod statements;
mod tokens;

pub use cursor::SqlCursor;
pub use statements::{SqlStatement, sql_statements};
pub use tokens::{SqlKind, SqlToken, sql_tokens};
