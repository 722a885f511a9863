use super::document::Refusal;
use crate::diagnostics::{Diagnostic, EditProblem, Span};

/// The layout is one that the program does not know.
pub(super) fn not_verified() -> Refusal {
    Diagnostic::error(EditProblem::NotVerified, Span::default()).into()
}

/// What is to be changed stands for something else, too.
pub(super) fn shared(span: Span) -> Refusal {
    Diagnostic::error(EditProblem::Shared, span).into()
}
