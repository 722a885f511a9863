//! What is wrong with an input: data first, wording in one place, text and JSON at the end.

mod collection;
mod diagnostic;
mod explanations;
mod json;
mod nearest;
mod problem;
mod problems;
mod source;
mod span;
mod text;
mod window;

pub use collection::Diagnostics;
pub use diagnostic::{Diagnostic, Related, Severity};
pub use explanations::Explanation;
pub use json::{JsonDiagnostic, JsonRelated};
pub use nearest::nearest;
pub use problem::{
    ClashProblem, DeclarationProblem, EditProblem, FeatureProblem, Problem, RelationProblem,
    RuleProblem, ShapeProblem, SpellingProblem, TemplateProblem, TextProblem, ValueProblem,
    WordProblem, Wording,
};
pub use problems::Problems;
pub use source::{Position, Source};
pub use span::{Span, Spanned};
