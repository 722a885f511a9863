use super::wording::{Wording, did_you_mean, short};

/// The file is not a text, or the text is not a YAML document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextProblem {
    TooLarge {
        bytes: usize,
        limit: usize,
    },
    /// Not UTF-8; the encoding that it looks like, if one does.
    Encoding {
        looks_like: Option<&'static str>,
    },
    ControlCharacter {
        code: u32,
    },
    /// Both sides of a merge are still in the text.
    MergeMarkers,
    Empty,
    Syntax {
        message: String,
    },
    Tab,
    SeveralDocuments,
    TooDeep {
        limit: usize,
    },
    TooManyAliases {
        limit: usize,
    },
    TooManyValues {
        limit: usize,
    },
    UnknownAlias,
    Tagged {
        tag: String,
    },
    DuplicateKey {
        key: String,
    },
    KeyNotText,
}

impl TextProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::TooLarge { bytes, limit } => Wording::new(
                "file-too-large",
                format!("the spec has {bytes} bytes, the limit is {limit}"),
            )
            .help("split the service, or check that this is the right file"),
            Self::Encoding {
                looks_like: Some(encoding),
            } => Wording::new(
                "wrong-encoding",
                format!("the spec is {encoding}, not UTF-8"),
            )
            .help("save the file as UTF-8"),
            Self::Encoding { looks_like: None } => {
                Wording::new("wrong-encoding", "the spec is not UTF-8")
                    .label("the first byte that is not UTF-8 is here")
                    .help("save the file as UTF-8")
            }
            Self::ControlCharacter { code } => Wording::new(
                "control-character",
                format!("the character U+{code:04X} is not allowed in a spec"),
            )
            .help("remove it; line breaks and tabs are the only control characters of a text"),
            Self::MergeMarkers => Wording::new(
                "merge-markers",
                "a merge has left both of its sides in the spec",
            )
            .help("keep what is right of both, and remove the lines with the markers"),
            Self::Empty => Wording::new("empty-spec", "the spec is empty")
                .help("begin with `service:` and its `name:`"),
            Self::Syntax { message } => Wording::new(
                "yaml-syntax",
                format!("not valid YAML: {message}"),
            )
            .help(
                "check the indentation, and put values with `: `, ` #`, `*`, `&` or `{` in quotes",
            ),
            Self::Tab => Wording::new("tab-indentation", "a tab is used as indentation")
                .help("indent with spaces"),
            Self::SeveralDocuments => {
                Wording::new("several-documents", "a spec is one YAML document")
                    .label("a second document begins here")
                    .help("keep one document in a file")
            }
            Self::TooDeep { limit } => Wording::new(
                "too-deep",
                format!("the spec is nested more than {limit} levels deep"),
            )
            .help("no part of the spec language is nested that deeply; check the brackets"),
            Self::TooManyAliases { limit } => Wording::new(
                "too-many-aliases",
                format!("the aliases of the spec stand for more than {limit} values"),
            )
            .help("write the values out"),
            Self::TooManyValues { limit } => Wording::new(
                "too-many-values",
                format!("the spec has more than {limit} values"),
            )
            .help("split the service, or check that this is the right file"),
            Self::UnknownAlias => {
                Wording::new("unknown-alias", "the alias has no anchor before it")
                    .help("define it with `&name` first; a text that begins with `*` needs quotes")
            }
            Self::Tagged { tag } => Wording::new(
                "yaml-tag",
                format!("the tag `{}` has no meaning here", short(tag)),
            )
            .help("remove it; a text that begins with `!` needs quotes"),
            Self::DuplicateKey { key } => {
                Wording::new("duplicate-key", format!("`{}` is given twice", short(key)))
                    .label("given again here")
                    .help("remove or rename one of them")
            }
            Self::KeyNotText => Wording::new("key-not-text", "a key must be a plain text")
                .help("write a name, followed by `:`"),
        }
    }
}

/// The YAML is fine, but not what the spec language asks for in this place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShapeProblem {
    UnknownKey {
        key: String,
        within: String,
        nearest: Option<String>,
        /// Another place, where the key is known.
        home: Option<&'static str>,
        allowed: Vec<String>,
    },
    MergeKey,
    MissingKey {
        key: String,
        within: String,
    },
    WrongType {
        what: String,
        expected: &'static str,
        found: &'static str,
    },
    UnknownValue {
        what: String,
        value: String,
        nearest: Option<String>,
        allowed: Vec<String>,
    },
    RepeatedValue {
        what: String,
        value: String,
    },
    /// Part of the language, but not of this version of the program.
    Unsupported {
        feature: String,
        instead: &'static str,
    },
}

impl ShapeProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::UnknownKey {
                key,
                within,
                nearest,
                home,
                allowed,
            } => Wording::new(
                "unknown-key",
                format!("unknown key `{}` in {within}", short(key)),
            )
            .help(match home {
                Some(home) => format!("`{key}` belongs {home}"),
                None => did_you_mean(nearest.as_ref(), "the keys are", allowed),
            }),
            Self::MergeKey => {
                Wording::new("merge-key", "merge keys (`<<`) are not part of YAML 1.2").help(
                    "use `defaults:` for what all entities share, or an alias for a whole value",
                )
            }
            Self::MissingKey { key, within } => {
                Wording::new("missing-key", format!("{within} has no `{key}`"))
                    .help(format!("add `{key}:`"))
            }
            Self::WrongType {
                what,
                expected,
                found,
            } => Wording::new(
                "wrong-type",
                format!("{what} must be {expected}, not {found}"),
            )
            .help(how_to_write(expected, found)),
            Self::UnknownValue {
                what,
                value,
                nearest,
                allowed,
            } => Wording::new(
                "unknown-value",
                format!("unknown {what} `{}`", short(value)),
            )
            .help(did_you_mean(nearest.as_ref(), "one of", allowed)),
            Self::RepeatedValue { what, value } => Wording::new(
                "repeated-value",
                format!("{what} names `{}` twice", short(value)),
            )
            .label("named again here")
            .help("remove one of them"),
            Self::Unsupported { feature, instead } => Wording::new(
                "not-supported-yet",
                format!("{feature} is not supported yet"),
            )
            .label("part of the spec language, but not of this version")
            .help(*instead),
        }
    }
}

fn how_to_write(expected: &str, found: &str) -> String {
    match expected {
        "a mapping" if found == "a list" => {
            "leave the dashes out: each line is `name:` and what belongs to it".to_owned()
        }
        "a mapping" => "put keys below it, indented, each followed by `:`".to_owned(),
        "a list" => "write a list, as in `[a, b]`".to_owned(),
        "a text" => "write one text, in quotes if it has special characters".to_owned(),
        "`true` or `false`" => "write `true` or `false`, without quotes".to_owned(),
        expected => format!("write {expected}"),
    }
}
