//! What is wrong with an input: data first, wording in one place, text and JSON at the end.

mod collection;
mod diagnostic;
mod explanations;
mod json;
mod nearest;
mod problem;
mod source;
mod text;

pub use collection::{Diagnostics, Problems};
pub use diagnostic::{Diagnostic, Related, Severity};
pub use explanations::Explanation;
pub use json::{JsonDiagnostic, JsonRelated};
pub use nearest::nearest;
pub use problem::{
    AccessProblem, ActionProblem, AuthProblem, ClashProblem, ClientProblem, DeclarationProblem,
    EditProblem, EventProblem, FeatureProblem, Problem, RelationProblem, RuleProblem, ShapeProblem,
    SpellingProblem, SystemProblem, TableMeasure, TemplateProblem, TextProblem, ValueProblem,
    WordProblem, Wording,
};
pub use source::{Position, Source, Span, Spanned};
