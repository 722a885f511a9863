use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::window::Window;
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
