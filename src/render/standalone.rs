use crate::catalog::Markers;

use super::segments::{Segment, SegmentKind, segments};

/// Takes the lines out of a template's text that hold nothing but tags, comments and calls of
/// components, so that `{% if %}` on a line of its own leaves no empty line behind.
///
/// The line break moves into the last tag of the line, so that the places in error messages stay
/// true. Lines on which a sign trims white space (`{%- … -%}`) are left to the template engine.
#[must_use]
pub fn absorb_standalone_lines(source: &str, markers: Markers) -> String {
    let parts = segments(source, markers);
    let mut text = String::with_capacity(source.len());
    let mut line_is_blank = true;
    let mut at = 0;
    while let Some(part) = parts.get(at) {
        let run = standalone_run(&parts[at..]);
        let after = parts.get(at + run);
        if run > 0 && line_is_blank && ends_line(after) {
            absorb(&mut text, &parts[at..at + run]);
            let rest = after.map_or("", |after| &after.source[line_break(after.source)..]);
            text.push_str(rest);
            line_is_blank = blank_after(true, rest);
            at += run + 1;
        } else {
            text.push_str(part.source);
            line_is_blank =
                part.kind == SegmentKind::Text && blank_after(line_is_blank, part.source);
            at += 1;
        }
    }
    text
}

/// How many parts from here on may stand on a line that disappears, with blanks between them.
fn standalone_run(parts: &[Segment<'_>]) -> usize {
    let run = parts
        .iter()
        .position(|part| !is_invisible(part) && !is_blank(part))
        .unwrap_or(parts.len());
    let last = parts[..run]
        .iter()
        .rposition(is_invisible)
        .map_or(0, |last| last + 1);
    if parts.first().is_some_and(is_invisible) {
        last
    } else {
        0
    }
}

fn is_invisible(part: &Segment<'_>) -> bool {
    !part.trims()
        && match part.kind {
            SegmentKind::Tag | SegmentKind::Comment => true,
            SegmentKind::Output => part.inner().trim_start().starts_with('<'),
            SegmentKind::Text => false,
        }
}

fn is_blank(part: &Segment<'_>) -> bool {
    part.kind == SegmentKind::Text && part.source.chars().all(|blank| matches!(blank, ' ' | '\t'))
}

/// Whether the current line is still blank when this text follows.
fn blank_after(before: bool, text: &str) -> bool {
    match text.rsplit_once('\n') {
        Some((_, line)) => line.trim().is_empty(),
        None => before && text.trim().is_empty(),
    }
}

fn ends_line(after: Option<&Segment<'_>>) -> bool {
    after.is_none_or(|part| part.kind == SegmentKind::Text && line_break(part.source) > 0)
}

/// The length of the blanks and the line break at the start, or 0 if the line goes on.
fn line_break(text: &str) -> usize {
    let rest = text.trim_start_matches([' ', '\t', '\r']);
    rest.strip_prefix('\n')
        .map_or(0, |rest| text.len() - rest.len())
}

/// Puts the line's parts in without its indentation, and with its line break in the last one.
fn absorb(text: &mut String, parts: &[Segment<'_>]) {
    text.truncate(text.trim_end_matches([' ', '\t']).len());
    for part in parts.iter().filter(|part| is_invisible(part)) {
        text.push_str(part.source);
    }
    let close = text.split_off(text.len() - 2);
    text.push('\n');
    text.push_str(&close);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn absorbed(source: &str) -> String {
        absorb_standalone_lines(source, Markers::Braces)
    }

    #[test]
    fn a_line_of_tags_disappears_with_its_indentation() {
        assert_eq!(
            absorbed("a\n  {% if b %}\n  c\n  {% endif %}\nd\n"),
            "a\n{% if b \n%}  c\n{% endif \n%}d\n"
        );
        assert_eq!(
            absorbed("{% if a %}\n  {% if b %}\nc"),
            "{% if a \n%}{% if b \n%}c"
        );
        assert_eq!(
            absorbed("  {% endif %} {# why #}\nd"),
            "{% endif %}{# why \n#}d"
        );
        assert_eq!(
            absorbed("a\n{{ <part name={b} /> }}\nc"),
            "a\n{{ <part name={b} /> \n}}c"
        );
    }

    #[test]
    fn a_line_with_text_stays() {
        for source in [
            "a {% if b %}\n",
            "{% if b %} c\n",
            "{{ b }}\n",
            "  {%- if b %}\nc",
        ] {
            assert_eq!(absorbed(source), source);
        }
    }
}
