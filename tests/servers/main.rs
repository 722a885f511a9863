//! Migrations on servers: every change of the table of `suite/migrations`, on `PostgreSQL` and on
//! `MariaDB`, with rows; and specs of databases that are there. All of it is tier 2.

#[expect(dead_code, reason = "the suite asks more of it")]
#[path = "../suite/migrations/case.rs"]
mod case;
mod changes;
mod constraints;
mod database;
mod import;
mod pages;
#[expect(dead_code, reason = "the suite fills files of its own")]
#[path = "../suite/migrations/rows.rs"]
mod rows;
#[expect(dead_code, reason = "the tests of generated services ask more of it")]
mod server;
#[path = "../suite/migrations/table.rs"]
mod table;
mod table_rows;
mod values;
mod waiting;
