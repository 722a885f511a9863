use granit_parser::{ErrorKind, Event, Parser, ScanError, StructureStyle};

use super::build::Builder;
use super::{Node, Scalar};
use crate::diagnostics::{Problems, Source, Span, TextProblem};

/// No part of the language is nested more than a handful of levels deep.
const MAX_DEPTH: usize = 64;

/// Reads the one document of a source.
///
/// Duplicate keys and the like are added to `problems`; `None` says that no tree could be built.
pub fn parse(source: &Source, problems: &mut Problems) -> Option<Node> {
    let options = granit_parser::options! {
        emit_comments: false,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut builder = Builder::new(problems);
    for next in Parser::new_from_str_with_options(source.text(), options) {
        match next {
            Ok((event, span)) => {
                let tag = span.tag_span().map(|tag| convert(source, &tag));
                builder.tagged(event.tag(), tag.unwrap_or(convert(source, &span)));
                take(&mut builder, event, convert(source, &span))?;
            }
            Err(error) => {
                let (problem, span) = refusal(source, &error);
                builder.refuse(problem, span);
                return None;
            }
        }
    }
    builder.finish()
}

fn take(builder: &mut Builder<'_>, event: Event<'_>, span: Span) -> Option<()> {
    match event {
        Event::DocumentStart(..) => builder.document(span),
        Event::Alias(anchor) => builder.alias(anchor, span),
        Event::Scalar(text, style, anchor, _) => {
            let plain = style == granit_parser::ScalarStyle::Plain;
            builder.scalar(
                Scalar {
                    text: text.into_owned(),
                    plain,
                },
                anchor,
                span,
            )
        }
        Event::SequenceStart(style, anchor, _) => {
            builder.open_sequence(style == StructureStyle::Flow, anchor, span);
            Some(())
        }
        Event::MappingStart(style, anchor, _) => {
            builder.open_mapping(style == StructureStyle::Flow, anchor, span);
            Some(())
        }
        Event::SequenceEnd | Event::MappingEnd => builder.close(span),
        _ => Some(()),
    }
}

fn convert(source: &Source, span: &granit_parser::Span) -> Span {
    let end = source.text().len();
    let start = span.start.byte_offset().unwrap_or(end);
    Span::new(start, span.end.byte_offset().unwrap_or(start).max(start))
}

fn refusal(source: &Source, error: &ScanError) -> (TextProblem, Span) {
    let problem = match error.kind() {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation => TextProblem::Tab,
        ErrorKind::UnknownAnchor => TextProblem::UnknownAlias,
        ErrorKind::RecursionLimitExceeded => TextProblem::TooDeep { limit: MAX_DEPTH },
        kind => TextProblem::Syntax {
            message: kind.to_string(),
        },
    };
    let text = source.text();
    let at = error
        .marker()
        .byte_offset()
        .unwrap_or(text.len())
        .min(text.len());
    let at = text.floor_char_boundary(at);
    let at = if problem == TextProblem::Tab {
        text[..at].rfind('\t').unwrap_or(at)
    } else {
        at
    };
    let is_name = |letter: char| letter.is_alphanumeric() || matches!(letter, '*' | '_' | '-');
    let first = text[at..].chars().next().map_or(0, char::len_utf8);
    let name = text[at..]
        .find(|letter| !is_name(letter))
        .unwrap_or(text.len() - at);
    (problem, Span::new(at, at + first.max(name)))
}
