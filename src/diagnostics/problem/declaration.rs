use super::wording::{Wording, did_you_mean, short};

/// A field or relation whose words do not make a declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeclarationProblem {
    Empty {
        what: &'static str,
    },
    UnknownType {
        name: String,
        nearest: Option<String>,
        allowed: Vec<String>,
    },
    UnknownRelationKind {
        name: String,
        nearest: Option<String>,
    },
    /// A relation among the fields.
    RelationInFields {
        kind: &'static str,
    },
    /// A type among the relations.
    FieldInRelations {
        kind: &'static str,
    },
    SpaceInArgument {
        of: &'static str,
        example: &'static str,
    },
    TwoKinds,
    MissingArgument {
        of: &'static str,
        example: &'static str,
    },
    MisplacedTypeWords {
        word: String,
    },
    MissingName {
        word: String,
    },
}

impl DeclarationProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::Empty { what } => {
                Wording::new("empty-declaration", format!("the {what} is not declared")).help(
                    match *what {
                        "relation" => "write a kind and a target, such as `belongs_to User`",
                        _ => "write a type, such as `string 1..100`",
                    },
                )
            }
            Self::UnknownType {
                name,
                nearest,
                allowed,
            } => Wording::new("unknown-type", format!("unknown type `{}`", short(name)))
                .help(did_you_mean(nearest.as_ref(), "the types are", allowed)),
            Self::UnknownRelationKind { name, nearest } => Wording::new(
                "unknown-relation-kind",
                format!("unknown kind of relation `{}`", short(name)),
            )
            .help(did_you_mean(
                nearest.as_ref(),
                "the kinds are",
                &["belongs_to".to_owned(), "many_to_many".to_owned()],
            )),
            Self::RelationInFields { kind } => Wording::new(
                "relation-in-fields",
                format!("`{kind}` is a kind of relation, not a type"),
            )
            .help("move the line to `relations:`"),
            Self::FieldInRelations { kind } => Wording::new(
                "field-in-relations",
                format!("`{kind}` is a type, not a kind of relation"),
            )
            .help("move the line to `fields:`"),
            Self::MissingArgument { of, example } => {
                Wording::new("missing-argument", format!("`{of}` is not complete"))
                    .help(format!("write it as in `{example}`"))
            }
            Self::SpaceInArgument { of, example } => Wording::new(
                "space-in-argument",
                format!("the list after `{of}` has no spaces"),
            )
            .help(format!("write it as in `{example}`")),
            Self::TwoKinds => Wording::new("two-kinds", "a relation has one kind")
                .help("keep either `belongs_to` or `many_to_many`"),
            Self::MisplacedTypeWords { word } => Wording::new(
                "misplaced-word",
                format!(
                    "`{}` does not belong in the type of a long form",
                    short(word)
                ),
            )
            .help("give it as a key of its own, such as `unique: true` or `max: 200`"),
            Self::MissingName { word } => Wording::new(
                "missing-name",
                format!("`{}` does not name a field or relation", short(word)),
            )
            .help("write `name:type`, such as `title:string:1..200`"),
        }
    }
}
