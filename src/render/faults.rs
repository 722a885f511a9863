use tera::{Error, ErrorKind};

use crate::catalog::Markers;
use crate::diagnostics::Span;

use super::standalone::absorb_standalone_lines;

/// What the template engine finds in a template, with its place in the template as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub message: String,
    pub span: Span,
}

/// The faults of a text that was read as it was written.
#[must_use]
pub fn faults(text: &str, error: &Error) -> Vec<Fault> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => vec![Fault {
            message: report.message().to_owned(),
            span: Span::new(report.span().range.start, report.span().range.end),
        }],
        _ => {
            let reports = error.to_string();
            reports
                .split("\n\n")
                .map(|report| reported(text, report))
                .collect()
        }
    }
}

/// A fault that rendering came upon in a text whose standalone lines had been absorbed: the line is
/// the same there, and the column may not be.
#[must_use]
pub fn rendering_fault(text: &str, markers: Markers, error: &Error) -> Option<Fault> {
    let ErrorKind::RenderingError(report) = error.kind() else {
        return None;
    };
    let absorbed = absorb_standalone_lines(text, markers);
    let piece = absorbed.get(report.span().range.clone())?;
    let line = line_start(text, report.span().start_line);
    let at = line + text.get(line..)?.find(piece).unwrap_or_default();
    Some(Fault {
        message: report.message().to_owned(),
        span: Span::new(at, at + piece.len()),
    })
}

/// `error: message`, then `--> name:line:column`, then the line and its underline.
fn reported(text: &str, report: &str) -> Fault {
    let mut lines = report.lines();
    let title = lines.next().unwrap_or_default();
    let place = lines.next().and_then(|place| {
        let mut numbers = place.rsplit(':');
        let column: usize = numbers.next()?.parse().ok()?;
        let line: usize = numbers.next()?.parse().ok()?;
        Some((line, column))
    });
    let underline = report.chars().filter(|&mark| mark == '^').count();
    let start = place.map_or(0, |(line, column)| offset(text, line, column));
    Fault {
        message: title.strip_prefix("error: ").unwrap_or(title).to_owned(),
        span: Span::new(start, start + underline),
    }
}

fn offset(text: &str, line: usize, column: usize) -> usize {
    let start = line_start(text, line);
    let line = text.get(start..).unwrap_or_default();
    let within = line.char_indices().nth(column.saturating_sub(1));
    start + within.map_or(0, |(at, _)| at)
}

/// Where a line begins, from 1.
fn line_start(text: &str, line: usize) -> usize {
    let before = text.split_inclusive('\n').take(line.saturating_sub(1));
    before.map(str::len).sum()
}
