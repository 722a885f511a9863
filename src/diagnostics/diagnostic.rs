use serde::Serialize;

use super::{Problem, Span};

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub severity: Severity,
    pub problem: Problem,
    pub span: Span,
    /// Other places that take part: the first of two duplicates.
    pub related: Vec<Related>,
}

/// A second place, with what it has to do with the problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    pub span: Span,
    pub label: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
}

impl Diagnostic {
    #[must_use]
    pub fn error(problem: impl Into<Problem>, span: Span) -> Self {
        let problem = problem.into();
        Self {
            severity: Severity::Error,
            problem,
            span,
            related: Vec::new(),
        }
    }

    /// The same diagnostic with one more place.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push(Related {
            span,
            label: label.into(),
        });
        self
    }

    /// The stable code: `unknown-type`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.problem.wording().code
    }
}
