//! What every service has.

mod feature;

pub(super) use feature::BaseService;
