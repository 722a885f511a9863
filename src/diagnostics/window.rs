use std::ops::Range;

use super::{Source, Span};

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
