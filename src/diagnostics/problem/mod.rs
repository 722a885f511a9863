//! The kinds of problem, with their wording.

mod action;
mod any;
mod auth;
mod clients;
mod declaration;
mod edit;
mod event;
mod names;
mod relation;
mod system;
mod template;
mod text;
mod value;
mod wording;

pub use action::ActionProblem;
pub use any::Problem;
pub use auth::{AccessProblem, AuthProblem};
pub use clients::ClientProblem;
pub use declaration::{DeclarationProblem, WordProblem};
pub use edit::{EditProblem, FeatureProblem};
pub use event::EventProblem;
pub use names::{ClashProblem, SpellingProblem};
pub use relation::RelationProblem;
pub use system::SystemProblem;
pub use template::TemplateProblem;
pub use text::{ShapeProblem, TextProblem};
pub use value::{RuleProblem, TableMeasure, ValueProblem};
pub use wording::Wording;
