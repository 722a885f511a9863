//! Private servers of `PostgreSQL` and `MariaDB` from the machine's own packages, each in a folder
//! of its own, on a free port, and gone when the tests end, however they end.

pub mod certificates;
mod engine;
mod keeper;
mod place;
mod private;
mod session;
mod tools;

pub use engine::Engine;
pub use private::Server;
pub use session::Session;
