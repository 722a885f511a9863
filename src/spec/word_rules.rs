//! Which words go with which types and relations.

use super::raw::RelationKind;
use super::types::TypeName;
use super::words::Word;

/// The words that some type takes.
pub(super) fn words_on_fields() -> Vec<Word> {
    let is_taken = |word: &Word| {
        let mut types = TypeName::ALL.iter();
        types.any(|kind| refused_on_field(*kind, *word).is_none())
    };
    Word::ALL.into_iter().filter(is_taken).collect()
}

/// The words that a kind of relation takes.
pub(super) fn words_on_relations(kind: RelationKind) -> Vec<Word> {
    let is_taken = |word: &Word| refused_on_relation(kind, *word).is_none();
    Word::ALL.into_iter().filter(is_taken).collect()
}

/// Why a word does not go with a type; nothing if it does.
#[must_use]
pub fn refused_on_field(kind: TypeName, word: Word) -> Option<&'static str> {
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

/// Why a word does not go with a kind of relation; nothing if it does.
#[must_use]
pub fn refused_on_relation(kind: RelationKind, word: Word) -> Option<&'static str> {
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
