use super::entity_names::check_member;
use super::kind::{FieldRules, kind};
use super::member_names::natural;
use super::possible::check_possible;
use super::value::ValueCheck;
use crate::diagnostics::{Diagnostic, Problems, RelationProblem, Spanned, WordProblem};
use crate::model::{Field, FieldKind};
use crate::spec::{DeclarationWords, FieldDeclaration, RawField, Word};

/// A field without its names, which the entity's other members have a say in.
pub(super) fn field(
    raw: &RawField,
    rules: &FieldRules<'_>,
    problems: &mut Problems,
) -> Option<Field> {
    check_member("field", &raw.name, problems);
    let declaration = raw.declaration.as_ref()?;
    let FieldDeclaration {
        kind: name,
        digits: _,
        values: _,
        words,
    } = declaration;
    let refusal = |word: Word| word.refused_on_field(name.value);
    check_words(words, name.value.name(), refusal, problems);
    let kind = kind(declaration, rules, problems)?;
    let default = checked(declaration, Word::Default, &kind, problems);
    let example = checked(declaration, Word::Example, &kind, problems);
    check_possible(
        words,
        &kind,
        example.as_ref().or(default.as_ref()),
        problems,
    );
    let mut names = natural(&raw.name.value);
    if let Some(column) = words.text(Word::Column) {
        names.column = column.value;
    }
    Some(Field {
        names,
        kind,
        optional: words.has(Word::Optional),
        unique: words.has(Word::Unique),
        index: words.has(Word::Index),
        default,
        immutable: words.has(Word::Immutable),
        has_transitions: false,
        private: words.has(Word::Private),
        description: words.text(Word::Description).map(|text| text.value),
        example,
        renamed_from: renamed_from(&raw.name, words.text(Word::RenamedFrom), "field", problems),
    })
}

fn checked(
    declaration: &FieldDeclaration,
    word: Word,
    kind: &FieldKind,
    problems: &mut Problems,
) -> Option<serde_json::Value> {
    let literal = declaration.words.value(word)?;
    let check = ValueCheck {
        what: word.name(),
        kind,
    };
    match check.value(&literal.value) {
        Ok(value) => Some(value),
        Err(problem) => {
            problems.push(Diagnostic::error(problem, literal.span));
            None
        }
    }
}

/// The old name of a field or relation.
pub(super) fn renamed_from(
    name: &Spanned<String>,
    old: Option<Spanned<String>>,
    what: &'static str,
    problems: &mut Problems,
) -> Option<String> {
    let old = old?;
    check_member(what, &old, problems);
    if old.value == name.value {
        let problem = RelationProblem::RenamedFromItself {
            name: old.value.clone(),
        };
        problems.push(Diagnostic::error(problem, old.span));
    }
    Some(old.value)
}

/// Reports the words that do not go with a type or a kind of relation.
pub(super) fn check_words(
    words: &DeclarationWords,
    kind: &str,
    refusal: impl Fn(Word) -> Option<&'static str>,
    problems: &mut Problems,
) {
    for (word, declared) in words.iter() {
        let min = words.get(Word::Min);
        // A range is one word, which is told once.
        let is_told = word == Word::Max && min.is_some_and(|min| min.span == declared.span);
        if let Some(instead) = refusal(word).filter(|_| !is_told) {
            let problem = WordProblem::WordNotFor {
                word: word.name(),
                kind: kind.to_owned(),
                instead,
            };
            problems.push(Diagnostic::error(problem, declared.span));
        }
    }
}
