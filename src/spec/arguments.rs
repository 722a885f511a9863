use super::raw::{RawField, RawRelation};
use super::reader::Reader;
use super::relation::REFERENCES;
use super::spelling::with_colons;
use super::types::RelationKind;
use super::word::Word;
use super::{declaration, field, relation};
use crate::diagnostics::{
    DeclarationProblem, Diagnostic, Diagnostics, Problems, Source, Span, Spanned, TextProblem,
    nearest,
};

/// The fields and relations that arguments of the command line declare.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Members {
    pub fields: Vec<RawField>,
    pub relations: Vec<RawRelation>,
}

/// Reads declarations in the colon form: `title:string:1..200`, `author:belongs_to:User`.
///
/// # Errors
/// Everything that is wrong with them, with places in the arguments joined by spaces.
pub fn arguments(arguments: &[String]) -> Result<Members, Diagnostics> {
    let source = Source::new("command line", arguments.join(" "));
    let mut problems = Problems::default();
    let mut reader = Reader::new(&source, &mut problems);
    let mut members = Members::default();
    let mut at = 0;
    for argument in arguments {
        take(
            &mut reader,
            &mut members,
            &pieces(argument, at),
            argument,
            at,
        );
        at += argument.len() + 1;
    }
    if problems.is_empty() {
        Ok(members)
    } else {
        Err(Diagnostics::new(source, problems))
    }
}

fn take(
    reader: &mut Reader<'_>,
    members: &mut Members,
    pieces: &[Spanned<String>],
    argument: &str,
    at: usize,
) {
    let whole = Span::new(at, at + argument.len());
    let Some((name, words)) = pieces
        .split_first()
        .filter(|(name, _)| !name.value.is_empty())
    else {
        return reader.report(missing_name(argument, None), whole);
    };
    let meant = with_colons(&argument.replacen('=', ":", 1));
    if words.is_empty() && meant.contains(':') {
        return reader.report(missing_name(argument, Some(meant)), whole);
    }
    let name = name.clone();
    let fields = members.fields.iter().map(|field| &field.name);
    let relations = members.relations.iter().map(|relation| &relation.name);
    if let Some(first) = fields
        .chain(relations)
        .find(|first| first.value == name.value)
    {
        let problem = TextProblem::DuplicateKey {
            key: name.value.clone(),
        };
        reader.push(Diagnostic::error(problem, name.span).related(first.span, "first given here"));
        return;
    }
    let is_relation = words
        .first()
        .is_some_and(|word| RelationKind::named(&word.value).is_some() || word.value == REFERENCES);
    if is_relation {
        let declaration = relation::short(reader, words, whole);
        members.relations.push(RawRelation { name, declaration });
    } else {
        let declaration = field::short(reader, words, whole);
        members.fields.push(RawField { name, declaration });
    }
}

fn missing_name(argument: &str, meant: Option<String>) -> DeclarationProblem {
    DeclarationProblem::MissingName {
        word: argument.to_owned(),
        meant,
    }
}

/// Splits at colons; a colon inside a value stays where no word of the language follows.
fn pieces(argument: &str, at: usize) -> Vec<Spanned<String>> {
    let mut pieces: Vec<Spanned<String>> = Vec::new();
    let mut start = 0;
    let ends = colons(argument)
        .into_iter()
        .chain(std::iter::once(argument.len()));
    for end in ends {
        let text = &argument[start..end];
        match pieces.last_mut() {
            Some(last) if continues(&last.value, text) => {
                last.value.push(':');
                last.value.push_str(&unescape(text));
                last.span.end = at + end;
            }
            _ => pieces.push(Spanned::new(
                unescape(text),
                Span::new(at + start, at + end),
            )),
        }
        start = end + 1;
    }
    pieces
}

/// The colons that no backslash takes away.
fn colons(argument: &str) -> Vec<usize> {
    let bytes = argument.as_bytes();
    let is_colon = |at: &usize| bytes[*at] == b':' && (*at == 0 || bytes[*at - 1] != b'\\');
    (0..bytes.len()).filter(is_colon).collect()
}

fn unescape(text: &str) -> String {
    text.replace("\\:", ":")
}

/// Whether a piece belongs to the value before it: `default=08:30:00`, `default=https://a.example`.
fn continues(before: &str, text: &str) -> bool {
    let takes_value = before
        .split_once('=')
        .and_then(|(key, _)| Word::named(key))
        .is_some_and(|word| !word.is_flag());
    let key = text.split_once('=').map_or(text, |(key, _)| key);
    let like_word =
        declaration::is_word(text) || nearest(key, Word::all().map(Word::name)).is_some();
    takes_value && !like_word
}
