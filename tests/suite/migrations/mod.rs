//! From the difference of two specs to SQL, run on a real database with rows in it.

mod any;
mod branches;
mod case;
mod chain;
mod changes;
mod constraints;
mod conversions;
mod database;
mod handmade;
mod hostile;
mod long_keys;
mod pages;
mod project;
mod refusals;
mod rows;
mod shape;
mod sql;
mod stops;
mod table;
