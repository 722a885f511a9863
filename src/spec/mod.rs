//! Text to raw spec: everything that the user wrote, each value with its place.

mod arguments;
mod database;
mod declaration;
mod decode;
pub mod edit;
mod entity;
mod field;
mod field_long;
mod json_schema;
mod keys;
mod literal;
mod parse;
mod raw;
mod read;
mod relation;
mod service;
mod settings;
mod settle;
mod split;
mod telemetry;
mod types;
mod unsupported;
mod word_rules;
mod words;
mod yaml;

pub use arguments::{Members, arguments};
pub use decode::{MAX_BYTES, decode};
pub use json_schema::json_schema;
pub use literal::Literal;
pub use parse::{Parsed, parse, parse_all, to_json};
pub use raw::{
    FieldDeclaration, RawDatabase, RawEntity, RawField, RawPool, RawRelation, RawService,
    RawSettings, RawSpec, RelationDeclaration, RelationKind,
};
pub use settle::settle;
pub use types::TypeName;
pub use word_rules::{refused_on_field, refused_on_relation};
pub use words::{Given, Word, Words};
pub use yaml::quote;
