use crate::diagnostics::Span;

/// A piece of a text, and what takes its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Patch {
    pub(super) span: Span,
    pub(super) text: String,
}

impl Patch {
    pub(super) fn new(span: Span, text: impl Into<String>) -> Self {
        Self {
            span,
            text: text.into(),
        }
    }

    pub(super) fn insertion(at: usize, text: impl Into<String>) -> Self {
        Self::new(Span::new(at, at), text)
    }

    pub(super) fn removal(span: Span) -> Self {
        Self::new(span, "")
    }
}

/// The text with all patches; they do not overlap.
pub(super) fn patched(text: &str, mut patches: Vec<Patch>) -> String {
    patches.sort_by_key(|patch| patch.span);
    patches.dedup();
    let mut result = text.to_owned();
    for Patch { span, text } in patches.into_iter().rev() {
        if result.get(span.start..span.end).is_some() {
            result.replace_range(span.start..span.end, &text);
        }
    }
    result
}
