use crate::diagnostics::{Diagnostic, Problems, WordProblem};
use crate::spec::{RelationKind, TypeName, Word, Words};

/// Reports the words that do not go with the type.
pub(super) fn check_field(kind: TypeName, words: &Words, problems: &mut Problems) {
    for (word, given) in words.iter() {
        let same_word = word == Word::Max
            && words
                .get(Word::Min)
                .is_some_and(|min| min.span == given.span);
        if same_word {
            continue;
        }
        if let Some(instead) = refused_on_field(kind, word) {
            let problem = WordProblem::WordNotFor {
                word: word.name(),
                kind: kind.name().to_owned(),
                instead,
            };
            problems.push(Diagnostic::error(problem, given.span));
        }
    }
}

/// Reports the words that do not go with the kind of relation.
pub(super) fn check_relation(kind: RelationKind, words: &Words, problems: &mut Problems) {
    for (word, given) in words.iter() {
        if let Some(instead) = refused_on_relation(kind, word) {
            let problem = WordProblem::WordNotFor {
                word: word.name(),
                kind: kind.name().to_owned(),
                instead,
            };
            problems.push(Diagnostic::error(problem, given.span));
        }
    }
}

/// Why a word does not go with a type; nothing if it does.
fn refused_on_field(kind: TypeName, word: Word) -> Option<&'static str> {
    let is_text = matches!(kind, TypeName::String | TypeName::Text);
    match word {
        Word::Min | Word::Max if !has_range(kind) => {
            Some("ranges are for texts, bytes and numbers")
        }
        Word::Pattern if !is_text => Some("patterns are for `string` and `text`"),
        Word::Unique | Word::Index | Word::Default if kind == TypeName::Password => {
            Some("only the hash of a password is stored, with a salt of its own")
        }
        Word::Unique | Word::Index if kind == TypeName::Json => {
            Some("a JSON value cannot be compared; keep what is searched in a field of its own")
        }
        Word::OnDelete | Word::Inverse => Some("the word is for relations"),
        Word::Table | Word::TargetColumn => Some("the word is for `many_to_many`"),
        _ => None,
    }
}

fn refused_on_relation(kind: RelationKind, word: Word) -> Option<&'static str> {
    match (kind, word) {
        (_, Word::Inverse | Word::RenamedFrom | Word::Column | Word::Description)
        | (RelationKind::ManyToMany, Word::Table | Word::TargetColumn)
        | (
            RelationKind::BelongsTo,
            Word::Optional | Word::Unique | Word::Immutable | Word::Private | Word::OnDelete,
        ) => None,
        (RelationKind::BelongsTo, Word::Table | Word::TargetColumn) => {
            Some("the word is for `many_to_many`")
        }
        (RelationKind::BelongsTo, Word::Index) => Some("the key of a relation is always indexed"),
        (RelationKind::ManyToMany, Word::Optional) => Some("there may always be none"),
        (RelationKind::ManyToMany, Word::OnDelete) => {
            Some("a link goes when either of its ends is deleted")
        }
        (RelationKind::ManyToMany, Word::Unique) => Some("no two links are ever the same"),
        (RelationKind::ManyToMany, Word::Immutable | Word::Private | Word::Index) => {
            Some("the word is for fields and `belongs_to`")
        }
        (_, Word::Min | Word::Max | Word::Pattern | Word::Default | Word::Example) => {
            Some("the word is for fields")
        }
    }
}

fn has_range(kind: TypeName) -> bool {
    matches!(
        kind,
        TypeName::String
            | TypeName::Text
            | TypeName::Bytes
            | TypeName::Email
            | TypeName::Url
            | TypeName::Slug
            | TypeName::Password
            | TypeName::Int
            | TypeName::Bigint
            | TypeName::Float
            | TypeName::Decimal
    )
}
