use crate::diagnostics::Spanned;
use crate::spec::RawEntity;

/// A field or a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberKind {
    Field,
    Relation,
}

/// A member that a command names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Member {
    pub(super) entity: String,
    pub(super) name: String,
    pub(super) kind: MemberKind,
}

/// The words that name a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MemberWords {
    pub(super) resource: Spanned<String>,
    pub(super) name: Spanned<String>,
}

impl MemberWords {
    /// `posts.title`
    pub(super) fn dotted(word: &Spanned<String>) -> Option<Self> {
        let (resource, name) = word.value.split_once('.')?;
        let place =
            |text: &str, at: usize| Spanned::new(text.to_owned(), word.span.part(at, text.len()));
        Some(Self {
            resource: place(resource, 0),
            name: place(name, resource.len() + 1),
        })
    }
}

impl MemberKind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Relation => "relation",
        }
    }

    /// The key of an entity below which these are.
    pub(super) fn group(self) -> &'static str {
        match self {
            Self::Field => "fields",
            Self::Relation => "relations",
        }
    }
}

/// The names of the members of one kind.
pub(super) fn of_kind(entity: &RawEntity, kind: MemberKind) -> Vec<String> {
    match kind {
        MemberKind::Field => entity
            .fields
            .iter()
            .map(|field| field.name.value.clone())
            .collect(),
        MemberKind::Relation => entity
            .relations
            .iter()
            .map(|relation| relation.name.value.clone())
            .collect(),
    }
}
