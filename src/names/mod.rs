//! Names in every casing, plurals, and the words that Rust keeps for itself.

mod casing;
mod enum_variants;
pub mod graphql;
mod identifier;
mod plural;
#[rustfmt::skip]
mod plural_table;
#[rustfmt::skip]
mod reserved;
mod shorten;
mod spelling;
mod taken;

pub use casing::{article, constant, human, kebab, pascal, sentence, snake};
pub use enum_variants::enum_variants;
pub use identifier::{field_identifier, key_name, module_name, type_name, variable, variant};
pub use plural::{is_plural, plural, singular};
pub use reserved::{
    CONTROLLER_MODULES, DEPENDENCIES, FOLDERS, HIDING_AUTH_TYPES, HIDING_TYPES, KEYWORDS,
    MODEL_MODULES, SERVICE_ROUTES, VARIABLES,
};
pub use shorten::{MAX_IDENTIFIER, hashed, shorten};
pub use spelling::{
    entity_spelling, is_entity, is_member, is_service, member_spelling, service_spelling,
};
pub use taken::{derived_types, service_name_taken};
