use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Related, Severity, Source, Span};

/// Further apart than this, two places are shown as two snippets.
const ONE_SNIPPET_BYTES: usize = 2_000;

pub(super) fn render(source: &Source, diagnostics: &[Diagnostic], color: bool) -> String {
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut text = String::new();
    for diagnostic in diagnostics {
        text.push_str(&renderer.render(&[group(source, diagnostic)]));
        text.push_str("\n\n");
    }
    text
}

fn group<'a>(source: &'a Source, diagnostic: &'a Diagnostic) -> Group<'a> {
    let wording = diagnostic.problem.wording();
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level
        .primary_title(wording.message)
        .id(wording.code)
        .elements(elements(source, diagnostic, wording.label));
    if let Some(help) = wording.help {
        group = group.element(Level::HELP.message(help));
    }
    group
}

/// The place and its lines, then the places that are too far away to be shown with it.
fn elements<'a>(
    source: &'a Source,
    diagnostic: &'a Diagnostic,
    label: Option<String>,
) -> Vec<Element<'a>> {
    let is_near =
        |related: &&Related| related.span.start.abs_diff(diagnostic.span.start) < ONE_SNIPPET_BYTES;
    let (near, far): (Vec<_>, Vec<_>) = diagnostic.related.iter().partition(is_near);
    let mut window = Window::around(source, diagnostic.span);
    for related in &near {
        window = window.with(Window::around(source, related.span));
    }
    let mut marks = vec![Mark {
        kind: AnnotationKind::Primary,
        span: diagnostic.span,
        label,
    }];
    marks.extend(near.into_iter().map(context));
    let mut elements = snippet(source, &window, marks);
    for related in far {
        let window = Window::around(source, related.span);
        elements.extend(snippet(source, &window, vec![context(related)]));
    }
    elements
}

struct Mark {
    kind: AnnotationKind,
    span: Span,
    label: Option<String>,
}

fn context(related: &Related) -> Mark {
    Mark {
        kind: AnnotationKind::Context,
        span: related.span,
        label: Some(related.label.clone()),
    }
}

fn snippet<'a>(source: &'a Source, window: &Window, marks: Vec<Mark>) -> Vec<Element<'a>> {
    let first = marks
        .first()
        .map(|mark| mark.span.start)
        .unwrap_or_default();
    let mut snippet =
        Snippet::source(window.text(source)).line_start(source.position(window.start).line);
    for Mark { kind, span, label } in marks {
        snippet = snippet.annotation(kind.span(window.within(source, span)).label(label));
    }
    if window.is_whole_lines(source) {
        return vec![snippet.path(source.name()).into()];
    }
    // The snippet cannot count the columns before the part that it shows.
    let place = source.position(first);
    let origin = Origin::path(source.name())
        .line(place.line)
        .char_column(place.column);
    vec![origin.into(), snippet.into()]
}

/// So much of a very long line is shown before and after a place.
const MARGIN: usize = 300;

/// The part of a source that a message shows: whole lines, unless they are very long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) start: usize,
    end: usize,
}

impl Window {
    pub(super) fn around(source: &Source, span: Span) -> Self {
        let lines = source.lines_around(span);
        let text = source.text();
        let start = lines
            .start
            .max(text.floor_char_boundary(span.start.saturating_sub(MARGIN)));
        let end = lines.end.min(text.ceil_char_boundary(span.start + MARGIN));
        Self {
            start,
            end: end.max(start),
        }
    }

    pub(super) fn with(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    pub(super) fn is_whole_lines(self, source: &Source) -> bool {
        source.position(self.start).column == 1
    }

    pub(super) fn text(self, source: &Source) -> &str {
        source.slice(Span::new(self.start, self.end))
    }

    /// The span counted from the start of the window, cut to it and to whole characters.
    pub(super) fn within(self, source: &Source, span: Span) -> Range<usize> {
        let cut = |at: usize| {
            source
                .text()
                .floor_char_boundary(at.clamp(self.start, self.end))
                - self.start
        };
        let start = cut(span.start);
        start..cut(span.end).max(start)
    }
}
