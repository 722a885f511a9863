use crate::diagnostics::{Span, Spanned};

/// A JDL text as it was written.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    pub entities: Vec<JdlEntity>,
    pub enums: Vec<JdlEnum>,
    pub relations: Vec<JdlRelation>,
    pub options: Vec<JdlOption>,
    /// `baseName` of the first application.
    pub base_name: Option<String>,
    /// Those of the others.
    pub others: Vec<Spanned<String>>,
    /// What applications say besides, but for what they have turned off.
    pub settings: Vec<Spanned<String>>,
}

#[derive(Debug, Clone)]
pub struct JdlEntity {
    pub name: Spanned<String>,
    pub table: Option<Spanned<String>>,
    pub comment: Option<String>,
    pub annotations: Vec<Annotation>,
    pub fields: Vec<JdlField>,
}

#[derive(Debug, Clone)]
pub struct JdlField {
    pub name: Spanned<String>,
    pub kind: Spanned<String>,
    pub comment: Option<String>,
    pub annotations: Vec<Annotation>,
    pub validations: Vec<Validation>,
}

/// `required`, `maxlength(20)`.
#[derive(Debug, Clone)]
pub struct Validation {
    pub name: Spanned<String>,
    pub value: Option<String>,
}

/// `@id`, `@OnDelete("CASCADE")`.
#[derive(Debug, Clone)]
pub struct Annotation {
    pub name: Spanned<String>,
    pub value: Option<String>,
}

#[derive(Debug, Clone)]
pub struct JdlEnum {
    pub name: Spanned<String>,
    pub values: Vec<Spanned<String>>,
    /// Whether values have labels.
    pub labelled: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelationshipKind {
    OneToOne,
    OneToMany,
    ManyToOne,
    ManyToMany,
}

#[derive(Debug, Clone)]
pub struct JdlRelation {
    pub kind: RelationshipKind,
    pub from: RelationshipEnd,
    pub to: RelationshipEnd,
    /// `with builtInEntity`.
    pub built_in: bool,
}

/// One end of a relationship: `Post{blog(name) required}`.
#[derive(Debug, Clone)]
pub struct RelationshipEnd {
    pub entity: Spanned<String>,
    pub field: Option<Spanned<String>>,
    pub required: bool,
    pub comment: Option<String>,
    pub annotations: Vec<Annotation>,
}

/// `paginate A, B with pagination`.
#[derive(Debug, Clone)]
pub struct JdlOption {
    pub name: String,
    pub span: Span,
    /// The whole statement, for messages.
    pub text: String,
    /// Nothing for all of them.
    pub entities: Option<Vec<String>>,
    pub except: Vec<String>,
}
