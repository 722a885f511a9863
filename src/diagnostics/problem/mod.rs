//! The kinds of problem, with their wording.

mod any;
mod clash;
mod declaration;
mod edit;
mod feature;
mod relation;
mod rule;
mod shape;
mod spelling;
mod template;
mod text;
mod value;
mod word;
mod wording;

pub use any::Problem;
pub use clash::ClashProblem;
pub use declaration::DeclarationProblem;
pub use edit::EditProblem;
pub use feature::FeatureProblem;
pub use relation::RelationProblem;
pub use rule::RuleProblem;
pub use shape::ShapeProblem;
pub use spelling::SpellingProblem;
pub use template::TemplateProblem;
pub use text::TextProblem;
pub use value::ValueProblem;
pub use word::WordProblem;
pub use wording::Wording;
