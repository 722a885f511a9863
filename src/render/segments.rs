//! A template's source cut at its markers, as the template engine cuts it.

use crate::catalog::Markers;

/// A part of a template's source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment<'source> {
    pub kind: SegmentKind,
    /// The whole part, markers included.
    pub source: &'source str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SegmentKind {
    Text,
    /// `{{ name }}`
    Output,
    /// `{% tag %}`
    Tag,
    /// `{# comment #}`
    Comment,
}

impl<'source> Segment<'source> {
    /// What stands between the markers, without the signs that trim white space.
    #[must_use]
    pub fn inner(&self) -> &'source str {
        let inner = self
            .source
            .get(2..self.source.len().saturating_sub(2))
            .unwrap_or_default();
        inner
            .strip_prefix('-')
            .unwrap_or(inner)
            .trim_end_matches('-')
    }

    /// Whether a sign in one of its markers trims the white space around it.
    #[must_use]
    pub fn trims(&self) -> bool {
        let inner = self
            .source
            .get(2..self.source.len().saturating_sub(2))
            .unwrap_or_default();
        inner.starts_with('-') || inner.ends_with('-')
    }
}

/// Cuts a template; joined, the parts are the source again.
#[must_use]
pub fn segments(source: &str, markers: Markers) -> Vec<Segment<'_>> {
    let mut rest = source;
    let mut parts = Vec::new();
    while !rest.is_empty() {
        let (kind, length) = match marked(rest.as_bytes(), markers) {
            Some(kind) => (kind, closed_length(rest, kind, markers)),
            None => (SegmentKind::Text, text_length(rest, markers)),
        };
        let (source, tail) = rest.split_at(length);
        parts.push(Segment { kind, source });
        rest = tail;
    }
    parts
}

/// Whether there is anything but text.
#[must_use]
pub fn has_markers(source: &str, markers: Markers) -> bool {
    text_length(source, markers) < source.len()
}

/// What begins with a marker at the start of these bytes.
fn marked(bytes: &[u8], markers: Markers) -> Option<SegmentKind> {
    let [open, _] = brackets(markers);
    match bytes {
        [first, b'%', ..] if *first == open => Some(SegmentKind::Tag),
        [first, b'#', ..] if *first == open => Some(SegmentKind::Comment),
        [first, second, ..] if *first == open && *second == open => Some(SegmentKind::Output),
        _ => None,
    }
}

fn brackets(markers: Markers) -> [u8; 2] {
    match markers {
        Markers::Braces => *b"{}",
        Markers::Angles => *b"<>",
    }
}

fn closing(kind: SegmentKind, markers: Markers) -> [u8; 2] {
    let [_, last] = brackets(markers);
    match kind {
        SegmentKind::Tag => [b'%', last],
        SegmentKind::Comment => [b'#', last],
        SegmentKind::Output | SegmentKind::Text => [last, last],
    }
}

fn text_length(rest: &str, markers: Markers) -> usize {
    let [open, _] = brackets(markers);
    rest.match_indices(char::from(open))
        .map(|(at, _)| at)
        .find(|&at| marked(&rest.as_bytes()[at..], markers).is_some())
        .unwrap_or(rest.len())
}

/// Up to and with the closing marker; one inside a string of the expression does not count.
fn closed_length(rest: &str, kind: SegmentKind, markers: Markers) -> usize {
    let close = closing(kind, markers);
    let bytes = rest.as_bytes();
    if kind == SegmentKind::Comment {
        let end = bytes.windows(2).position(|pair| pair == close);
        return end.map_or(bytes.len(), |at| at + close.len());
    }
    let mut quote = None;
    let mut escaped = false;
    for (at, &byte) in bytes.iter().enumerate().skip(2) {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if byte == b'\\' => escaped = true,
            Some(open) if byte == open => quote = None,
            None if bytes[at..].starts_with(&close) => return at + close.len(),
            None if matches!(byte, b'"' | b'\'' | b'`') => quote = Some(byte),
            Some(_) | None => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_cut_at_its_markers() {
        let source = "a {{ b | join(sep=\"}}\") }}{% if c %}\n{# d %} #}e { f";
        let parts: Vec<_> = segments(source, Markers::Braces)
            .iter()
            .map(|part| (part.kind, part.source))
            .collect();
        assert_eq!(
            parts,
            [
                (SegmentKind::Text, "a "),
                (SegmentKind::Output, "{{ b | join(sep=\"}}\") }}"),
                (SegmentKind::Tag, "{% if c %}"),
                (SegmentKind::Text, "\n"),
                (SegmentKind::Comment, "{# d %} #}"),
                (SegmentKind::Text, "e { f"),
            ]
        );
    }

    #[test]
    fn angles_leave_braces_alone() {
        let source = "${{ github.ref }} << service.name >>";
        let parts: Vec<_> = segments(source, Markers::Angles)
            .iter()
            .map(|p| p.kind)
            .collect();
        assert_eq!(parts, [SegmentKind::Text, SegmentKind::Output]);
    }

    #[test]
    fn what_is_never_closed_ends_with_the_source() {
        assert_eq!(segments("{{ é", Markers::Braces).len(), 1);
        assert_eq!(segments("{", Markers::Braces).len(), 1);
    }
}
