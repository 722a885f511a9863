//! From the difference of two specs to SQL, run on a real database with rows in it.

mod any;
mod case;
mod changes;
mod database;
mod handmade;
mod refusals;
mod rows;
mod shape;
mod sql;
mod stops;
mod table;
