//! Text to raw spec: everything that the user wrote, each value with its place.

mod action;
mod action_schema;
mod arguments;
mod declaration;
mod decode;
pub mod edit;
mod field;
mod flow_commas;
mod json_schema;
pub mod keys;
mod parse;
mod raw;
mod reader;
mod relation;
pub mod schema;
mod settle;
mod spelling;
mod system;
mod types;
mod word;
mod words;
pub mod yaml;

pub use arguments::{Members, arguments};
pub use decode::{MAX_BYTES, decode};
pub use json_schema::json_schema;
pub use keys::KeyTable;
pub use parse::{ParsedSpec, parse, parse_all, to_json};
pub use raw::{
    FieldDeclaration, RawAccessRule, RawAction, RawAssignment, RawAuth, RawDatabase, RawEntity,
    RawFeatureSetting, RawFeatureSettings, RawField, RawPool, RawRelation, RawService, RawSettings,
    RawSpec, RawTransition, RelationDeclaration,
};
pub use reader::Reader;
pub use settle::settle;
pub use spelling::with_colons;
pub use system::{ParsedSystem, RawGateway, RawMember, RawSystem, is_system, parse_system};
pub use types::{RelationKind, TypeName};
pub use word::Word;
pub use words::{DeclarationWords, DeclaredWord, Literal};
pub use yaml::quote;
