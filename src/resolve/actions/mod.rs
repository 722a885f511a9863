//! Actions and transitions: what they are called, and that they can do what they say.

mod assignments;
mod conditions;
mod context;
mod inputs;
mod names;
mod settle;
mod states;
mod types;

pub(super) use settle::settle;
