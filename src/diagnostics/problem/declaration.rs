use super::wording::{Wording, did_you_mean, short};

/// A field or relation whose words do not make a declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeclarationProblem {
    Empty {
        what: &'static str,
    },
    /// Inside of braces.
    CutByComma {
        declaration: String,
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
    /// A side of a relation that needs no declaration.
    OtherSide {
        kind: String,
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
        meant: Option<String>,
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
            Self::CutByComma { declaration } => Wording::new(
                "cut-declaration",
                "inside of `{…}`, a comma ends the declaration",
            )
            .help(format!("put it in quotes: `{}`", in_quotes(declaration))),
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
            Self::OtherSide { kind } => Wording::new(
                "inverse-declared",
                format!("`{kind}` is the other side of a relation, which needs no declaration"),
            )
            .help("declare `belongs_to` under `relations:` of the other entity; it gives this one the plural"),
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
            Self::MissingName { word, meant } => Wording::new(
                "missing-name",
                format!("`{}` does not name a field or relation", short(word)),
            )
            .help(match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "write `name:type`, such as `title:string:1..200`".to_owned(),
            }),
        }
    }
}

/// A word of a declaration that is none, or that does not belong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordProblem {
    UnknownWord {
        word: String,
        nearest: Option<String>,
        allowed: Vec<String>,
    },
    TooManyWords {
        limit: usize,
    },
    RequiredWord {
        word: String,
    },
    RepeatedWord {
        word: &'static str,
    },
    MissingValue {
        word: &'static str,
        example: &'static str,
    },
    FlagWithValue {
        word: &'static str,
    },
    WordNotFor {
        word: &'static str,
        kind: String,
        instead: &'static str,
    },
    MalformedRange {
        word: String,
    },
}

impl WordProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::UnknownWord {
                word,
                nearest,
                allowed,
            } => Wording::new("unknown-word", format!("unknown word `{}`", short(word)))
                .help(did_you_mean(nearest.as_ref(), "the words are", allowed)),
            Self::RequiredWord { word } => {
                Wording::new("unknown-word", format!("unknown word `{word}`"))
                    .help("leave it out: everything is required unless it is `optional`")
            }
            Self::TooManyWords { limit } => Wording::new(
                "too-many-words",
                format!("a declaration of more than {limit} words"),
            )
            .label("the first one too many")
            .help("no declaration needs as many; is a line break or a quote missing?"),
            Self::RepeatedWord { word } => {
                Wording::new("repeated-word", format!("`{word}` is given twice"))
                    .label("given again here")
                    .help("remove one of them")
            }
            Self::MissingValue { word, example } => {
                Wording::new("missing-value", format!("`{word}` needs a value"))
                    .help(format!("write it as in `{example}`"))
            }
            Self::FlagWithValue { word } => {
                Wording::new("flag-with-value", format!("`{word}` takes no value"))
                    .help(format!("write `{word}`, or leave it out"))
            }
            Self::WordNotFor {
                word,
                kind,
                instead,
            } => Wording::new(
                "word-not-for-type",
                format!("`{word}` does not go with `{kind}`"),
            )
            .help(*instead),
            Self::MalformedRange { word } => Wording::new(
                "malformed-range",
                format!("`{}` is not a range", short(word)),
            )
            .help("write `1..200`, `..200` or `1..`"),
        }
    }
}

/// An entry whose value is in quotes.
fn in_quotes(entry: &str) -> String {
    match entry.split_once(':') {
        Some((name, declaration)) => short(&format!("{name}: \"{}\"", declaration.trim())),
        None => short(entry),
    }
}
