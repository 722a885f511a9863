use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Severity, Source, Span};

/// Further apart than this, two places are shown as two snippets.
const ONE_SNIPPET_BYTES: usize = 2_000;

pub(super) fn render(source: &Source, diagnostics: &[Diagnostic], color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
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
        .elements(snippets(source, diagnostic, wording.label));
    if let Some(help) = wording.help {
        group = group.element(Level::HELP.message(help));
    }
    group
}

fn snippets<'a>(
    source: &'a Source,
    diagnostic: &'a Diagnostic,
    label: Option<String>,
) -> Vec<Snippet<'a, Annotation<'a>>> {
    let (near, far): (Vec<_>, Vec<_>) = diagnostic
        .related
        .iter()
        .partition(|related| related.span.start.abs_diff(diagnostic.span.start) < ONE_SNIPPET_BYTES);
    let window = near.iter().fold(diagnostic.span, |window, related| Span {
        start: window.start.min(related.span.start),
        end: window.end.max(related.span.end),
    });
    let lines = source.lines_around(window);
    let mut main = snippet(source, window).annotation(
        AnnotationKind::Primary.span(within(source, &lines, diagnostic.span)).label(label),
    );
    for related in near {
        main = main.annotation(
            AnnotationKind::Context.span(within(source, &lines, related.span)).label(&related.label),
        );
    }
    let far = far.into_iter().map(|related| {
        let lines = source.lines_around(related.span);
        snippet(source, related.span).annotation(
            AnnotationKind::Context.span(within(source, &lines, related.span)).label(&related.label),
        )
    });
    std::iter::once(main).chain(far).collect()
}

fn snippet<'a>(
    source: &'a Source,
    span: Span,
) -> Snippet<'a, Annotation<'a>> {
    let lines = source.lines_around(span);
    Snippet::source(&source.text()[lines.clone()])
        .line_start(source.position(lines.start).line)
        .path(source.name())
}

/// The span counted from the first of the lines, cut to them and to whole characters.
fn within(source: &Source, lines: &Range<usize>, span: Span) -> Range<usize> {
    let cut = |at: usize| {
        let at = at.clamp(lines.start, lines.end);
        source.text().floor_char_boundary(at) - lines.start
    };
    let start = cut(span.start);
    start..cut(span.end).max(start)
}
