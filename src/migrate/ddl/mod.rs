//! The statements of a migration as far as the engines differ in facts alone, which the dialect
//! tells.

mod cast;
mod check;
mod definition;
mod filler;
mod indexes;
mod key_parts;
mod literal;
mod names;
mod tables;
mod text;
mod values;

pub use cast::needed_functions;
pub use definition::{ColumnDefinition, Constraint, is_outside_row};
pub use indexes::{
    ALIVE, GeneratedColumn, IndexedColumn, add_index, alive_column, create_index,
    generated_columns, index_column_names, marks_alive,
};
pub use key_parts::may_be_too_long;
pub use literal::string;
pub use names::{free_name, in_order, in_order_aside};
pub use tables::{create_passing_table, create_tables, drop_tables};
pub use text::{comment, commented, wrapped};
pub use values::{MissingValues, ROW, ValueTransfer};
