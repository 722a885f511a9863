//! Changes of a spec's text that keep its comments and layout.

mod actions;
mod change;
mod command_line;
mod document;
mod editor;
mod entities;
mod features;
mod fragment;
mod insert;
mod lines;
mod lookup;
mod meaning;
mod members;
mod named_feature;
mod patch;
mod path;
mod print;
mod references;
mod remove;
mod replace;

pub use actions::rename_action;
pub use command_line::CommandLine;
pub use editor::{EditNote, SpecEdit, SpecText};
pub use entities::{add_entity, remove_entity, rename_entity};
pub use features::{add_feature, remove_feature};
pub use lookup::MemberKind;
pub use members::{add_members, remove_members, rename_member};
