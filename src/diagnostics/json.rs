use serde::Serialize;

use super::{Diagnostic, Severity, Source, Span};

/// A diagnostic as `--json` prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JsonDiagnostic {
    pub code: &'static str,
    pub severity: Severity,
    pub message: String,
    pub help: Option<String>,
    #[serde(flatten)]
    pub place: JsonPlace,
    pub related: Vec<JsonRelated>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JsonRelated {
    pub message: String,
    #[serde(flatten)]
    pub place: JsonPlace,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JsonPlace {
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

pub(super) fn report(source: &Source, diagnostic: &Diagnostic) -> JsonDiagnostic {
    let wording = diagnostic.problem.wording();
    JsonDiagnostic {
        code: wording.code,
        severity: diagnostic.severity,
        message: wording.message,
        help: wording.help,
        place: place(source, diagnostic.span),
        related: diagnostic
            .related
            .iter()
            .map(|related| JsonRelated {
                message: related.label.clone(),
                place: place(source, related.span),
            })
            .collect(),
    }
}

fn place(source: &Source, span: Span) -> JsonPlace {
    let start = source.position(span.start);
    let end = source.position(span.end);
    JsonPlace {
        file: source.name().to_owned(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}
