use crate::diagnostics::{Diagnostic, Diagnostics, Source, Span, TextProblem};
use crate::markers::sides;

/// Far more than 3,000 entities need, and little enough to read at once.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Turns the bytes of a spec into text.
///
/// # Errors
/// A file that is too large, not UTF-8, or has control characters.
pub fn decode(name: &str, bytes: &[u8]) -> Result<Source, Diagnostics> {
    if bytes.len() > MAX_BYTES {
        let problem = TextProblem::TooLarge {
            bytes: bytes.len(),
            limit: MAX_BYTES,
        };
        return Err(refuse(Source::new(name, ""), problem, Span::default()));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some(encoding) = other_encoding(bytes) {
        let problem = TextProblem::Encoding {
            looks_like: Some(encoding),
        };
        return Err(refuse(Source::new(name, ""), problem, Span::default()));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let readable = String::from_utf8_lossy(bytes).into_owned();
        let at = error.valid_up_to();
        let problem = TextProblem::Encoding { looks_like: None };
        refuse(Source::new(name, readable), problem, Span::new(at, at + 3))
    })?;
    if let Some(at) = merge_marker(text) {
        let span = Span::new(at, at + "<<<<<<<".len());
        let source = Source::new(name, text);
        return Err(refuse(source, TextProblem::MergeMarkers, span));
    }
    match refused_character(text) {
        None => Ok(Source::new(name, text)),
        Some((at, character)) => {
            let problem = TextProblem::ControlCharacter {
                code: character.into(),
            };
            let span = Span::new(at, at + character.len_utf8());
            Err(refuse(Source::new(name, text), problem, span))
        }
    }
}

/// By the marks and the pattern of zeros that these encodings leave.
fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..]
        | [0, 0, 0xFE, 0xFF, ..]
        | [0, 0, 0, 1..=255, ..]
        | [1..=255, 0, 0, 0, ..] => Some("UTF-32"),
        [0xFF, 0xFE, ..]
        | [0xFE, 0xFF, ..]
        | [0, 1..=255, 0, 1..=255, ..]
        | [1..=255, 0, 1..=255, 0, ..] => Some("UTF-16"),
        _ => None,
    }
}

/// Where the first line is that git has left to mark two versions.
fn merge_marker(text: &str) -> Option<usize> {
    let line = *sides(text)?.lines.first()?;
    let before = text.split_inclusive('\n').take(line - 1);
    Some(before.map(str::len).sum())
}

/// The first character that no text of a spec may have, and where it is.
///
/// Control characters break tools, and characters that turn the direction of writing could make
/// generated code look other than it is; the compiler refuses them, too.
pub(super) fn refused_character(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, character)| match character {
        '\n' | '\r' | '\t' | '\u{85}' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        character => character.is_control(),
    })
}

fn refuse(source: Source, problem: TextProblem, span: Span) -> Diagnostics {
    Diagnostics::new(source, Diagnostic::error(problem, span))
}
