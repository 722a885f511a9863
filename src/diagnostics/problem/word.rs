use super::wording::{Wording, did_you_mean, short};

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
