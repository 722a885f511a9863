//! What every service has.

mod dependencies;
mod feature;
mod settings;

pub(super) use feature::BaseService;
