use super::bounds::{EndRule, bounds, decimal, length};
use super::enumeration::enumeration;
use super::passwords::password;
use super::patterns::Patterns;
use crate::diagnostics::{Diagnostic, Problems};
use crate::model::{Engine, FieldKind, Length};
use crate::spec::{DeclarationWords, FieldDeclaration, TypeName, Word};

/// What the rest of the spec has to do with a field.
#[derive(Debug, Clone, Copy)]
pub(super) struct FieldRules<'spec> {
    pub(super) patterns: &'spec Patterns,
    pub(super) engine: Engine,
    /// Whether people log in with it, as a password.
    pub(super) is_of_accounts: bool,
}

/// What a field holds; `None` where the declaration does not say it well enough.
pub(super) fn kind(
    declaration: &FieldDeclaration,
    rules: &FieldRules<'_>,
    problems: &mut Problems,
) -> Option<FieldKind> {
    let FieldRules {
        patterns,
        engine,
        is_of_accounts,
    } = *rules;
    let name = declaration.kind.value;
    let words = &declaration.words;
    let up_to = |max: u32| Length {
        min: None,
        max: Some(max),
    };
    Some(match name {
        TypeName::String => FieldKind::String {
            length: length(name, words, up_to(255), problems),
            pattern: pattern(words, patterns, problems),
        },
        TypeName::Text => FieldKind::Text {
            length: length(name, words, Length::ANY, problems),
            pattern: pattern(words, patterns, problems),
        },
        TypeName::Bytes => FieldKind::Bytes {
            length: length(name, words, Length::ANY, problems),
        },
        TypeName::Email => FieldKind::Email {
            length: length(name, words, up_to(254), problems),
        },
        TypeName::Url => FieldKind::Url {
            length: length(name, words, up_to(2048), problems),
        },
        TypeName::Slug => FieldKind::Slug {
            length: length(name, words, up_to(255), problems),
        },
        TypeName::Password => password(words, is_of_accounts, problems),
        TypeName::Bool => FieldKind::Bool,
        TypeName::Uuid => FieldKind::Uuid,
        TypeName::Date => FieldKind::Date,
        TypeName::Time => FieldKind::Time,
        TypeName::Datetime => FieldKind::Datetime,
        TypeName::Json => FieldKind::Json,
        TypeName::Enum => enumeration(&declaration.values, problems)?,
        TypeName::Int | TypeName::Bigint | TypeName::Float => number(name, words, problems),
        TypeName::Decimal => decimal(declaration, engine, problems)?,
    })
}

fn number(name: TypeName, words: &DeclarationWords, problems: &mut Problems) -> FieldKind {
    match name {
        TypeName::Int => {
            let rule = EndRule {
                kind: name,
                expected: "a whole number of 32 bits".to_owned(),
            };
            let bounds = bounds::<i32>(words, &rule, |_| true, problems);
            FieldKind::Int {
                min: bounds.min,
                max: bounds.max,
            }
        }
        TypeName::Float => {
            let rule = EndRule {
                kind: name,
                expected: "a finite number".to_owned(),
            };
            let bounds = bounds::<f64>(words, &rule, |end| end.is_finite(), problems);
            FieldKind::Float {
                min: bounds.min,
                max: bounds.max,
            }
        }
        _ => {
            let rule = EndRule {
                kind: name,
                expected: "a whole number of 64 bits".to_owned(),
            };
            let bounds = bounds::<i64>(words, &rule, |_| true, problems);
            FieldKind::Bigint {
                min: bounds.min,
                max: bounds.max,
            }
        }
    }
}

fn pattern(
    words: &DeclarationWords,
    patterns: &Patterns,
    problems: &mut Problems,
) -> Option<String> {
    let pattern = words.text(Word::Pattern)?;
    match patterns.problem(&pattern.value) {
        None => Some(pattern.value),
        Some(problem) => {
            problems.push(Diagnostic::error(problem, pattern.span));
            None
        }
    }
}
