use std::collections::BTreeMap;

use super::Literal;
use crate::diagnostics::{Span, Spanned};

/// The words that may follow a type or a relation's target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    Optional,
    Unique,
    Index,
    Min,
    Max,
    Pattern,
    Default,
    Immutable,
    Private,
    OnDelete,
    Inverse,
    RenamedFrom,
    Column,
    Table,
    TargetColumn,
    Description,
    Example,
}

/// The words of one declaration, each at most once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words(BTreeMap<Word, Given>);

/// A word as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The whole word, `max=5`, or the key of the long form.
    pub span: Span,
    /// Absent for the words that take no value.
    pub value: Option<Spanned<Literal>>,
}

impl Word {
    pub const ALL: [Self; 17] = [
        Self::Optional,
        Self::Unique,
        Self::Index,
        Self::Min,
        Self::Max,
        Self::Pattern,
        Self::Default,
        Self::Immutable,
        Self::Private,
        Self::OnDelete,
        Self::Inverse,
        Self::RenamedFrom,
        Self::Table,
        Self::Column,
        Self::TargetColumn,
        Self::Description,
        Self::Example,
    ];

    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Optional => "optional",
            Self::Unique => "unique",
            Self::Index => "index",
            Self::Min => "min",
            Self::Max => "max",
            Self::Pattern => "pattern",
            Self::Default => "default",
            Self::Immutable => "immutable",
            Self::Private => "private",
            Self::OnDelete => "on_delete",
            Self::Inverse => "inverse",
            Self::RenamedFrom => "renamed_from",
            Self::Column => "column",
            Self::Table => "table",
            Self::TargetColumn => "target_column",
            Self::Description => "description",
            Self::Example => "example",
        }
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|word| word.name() == name)
    }

    /// The word that one of another language or framework stands for.
    #[must_use]
    pub fn alias(name: &str) -> Option<Self> {
        Some(match name {
            "nullable" | "null" | "nil" | "blank" => Self::Optional,
            "uniq" | "unique_index" => Self::Unique,
            "indexed" => Self::Index,
            "minimum" | "min_length" | "minlength" | "gte" => Self::Min,
            "maximum" | "max_length" | "maxlength" | "length" | "size" | "lte" => Self::Max,
            "regex" | "regexp" | "match" | "matches" | "format" => Self::Pattern,
            "readonly" | "read_only" | "final" => Self::Immutable,
            "hidden" | "secret" | "write_only" | "internal" => Self::Private,
            "ondelete" | "dependent" => Self::OnDelete,
            "inverse_of" | "related_name" | "back_populates" | "as" => Self::Inverse,
            "was" | "old_name" => Self::RenamedFrom,
            "comment" | "doc" | "help" => Self::Description,
            _ => return None,
        })
    }

    #[must_use]
    pub fn is_flag(self) -> bool {
        matches!(
            self,
            Self::Optional | Self::Unique | Self::Index | Self::Immutable | Self::Private
        )
    }

    /// How the word looks in a declaration.
    #[must_use]
    pub fn example(self) -> &'static str {
        match self {
            Self::Optional => "optional",
            Self::Unique => "unique",
            Self::Index => "index",
            Self::Min => "min=1",
            Self::Max => "max=200",
            Self::Pattern => "pattern=[a-z]+",
            Self::Default => "default=draft",
            Self::Immutable => "immutable",
            Self::Private => "private",
            Self::OnDelete => "on_delete=cascade",
            Self::Inverse => "inverse=replies",
            Self::RenamedFrom => "renamed_from=old_name",
            Self::Column => "column=usr_nm",
            Self::Table => "table=tbl_post_tags",
            Self::TargetColumn => "target_column=tag_nr",
            Self::Description => "description: \"Shown in lists\"",
            Self::Example => "example=hello",
        }
    }
}

impl Words {
    /// Adds a word, unless it is there already: then the place of the first is returned.
    pub fn add(&mut self, word: Word, given: Given) -> Option<Span> {
        if let Some(first) = self.0.get(&word) {
            return Some(first.span);
        }
        self.0.insert(word, given);
        None
    }

    #[must_use]
    pub fn get(&self, word: Word) -> Option<&Given> {
        self.0.get(&word)
    }

    #[must_use]
    pub fn has(&self, word: Word) -> bool {
        self.0.contains_key(&word)
    }

    #[must_use]
    pub fn value(&self, word: Word) -> Option<&Spanned<Literal>> {
        self.0.get(&word)?.value.as_ref()
    }

    /// The value of a word as a text.
    #[must_use]
    pub fn text(&self, word: Word) -> Option<Spanned<String>> {
        let value = self.value(word)?;
        Some(Spanned::new(value.value.text()?.to_owned(), value.span))
    }

    pub fn iter(&self) -> impl Iterator<Item = (Word, &Given)> {
        self.0.iter().map(|(word, given)| (*word, given))
    }
}
