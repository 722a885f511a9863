//! Text to raw spec: everything that the user wrote, each value with its place.

mod arguments;
mod declaration;
mod decode;
pub mod edit;
mod field;
mod field_long;
mod json_schema;
pub mod keys;
mod literal;
mod parse;
mod raw;
mod reader;
mod relation;
pub mod schema;
mod settle;
mod split;
mod types;
mod word_rules;
mod words;
pub mod yaml;

pub use arguments::{Members, arguments};
pub use decode::{MAX_BYTES, decode};
pub use json_schema::json_schema;
pub use keys::KeyTable;
pub use literal::Literal;
pub use parse::{ParsedSpec, parse, parse_all, to_json};
pub use raw::{
    FieldDeclaration, RawDatabase, RawEntity, RawFeatureSetting, RawFeatureSettings, RawField,
    RawPool, RawRelation, RawService, RawSettings, RawSpec, RelationDeclaration, RelationKind,
};
pub use reader::Reader;
pub use settle::settle;
pub use types::TypeName;
pub use word_rules::{refused_on_field, refused_on_relation};
pub use words::{Given, Word, Words};
pub use yaml::quote;
