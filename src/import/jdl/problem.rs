use crate::diagnostics::Wording;

/// What is wrong with a JDL text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JdlProblem {
    Character {
        found: char,
    },
    Unclosed {
        what: &'static str,
    },
    Expected {
        expected: &'static str,
        found: String,
    },
    UnknownKind {
        found: String,
    },
    Twice {
        what: &'static str,
        name: String,
    },
    UnknownConstant {
        name: String,
    },
    UnknownEntity {
        name: String,
        nearest: Option<String>,
    },
    NotUtf8,
}

impl JdlProblem {
    /// The problem in words.
    #[must_use]
    pub fn wording(&self) -> Wording {
        if let Self::UnknownEntity {
            name,
            nearest: Some(nearest),
        } = self
        {
            return Wording {
                code: "jdl-entity",
                message: format!("there is no entity `{name}`"),
                label: None,
                help: Some(format!("did you mean `{nearest}`?")),
            };
        }
        let (code, message, help) = match self {
            Self::Character { found } => (
                "jdl-syntax",
                format!("`{}` has no meaning here", found.escape_debug()),
                "remove it",
            ),
            Self::Unclosed { what } => ("jdl-syntax", format!("the {what} has no end"), "close it"),
            Self::Expected { expected, found } => (
                "jdl-syntax",
                format!("expected {expected}, found {found}"),
                "see https://www.jhipster.tech/jdl for the grammar",
            ),
            Self::UnknownKind { found } => (
                "jdl-syntax",
                format!("`{found}` is no kind of relationship"),
                "use `OneToMany`, `ManyToOne`, `OneToOne` or `ManyToMany`",
            ),
            Self::Twice { what, name } => (
                "jdl-twice",
                format!("the {what} `{name}` is there twice"),
                "remove or rename one of them",
            ),
            Self::UnknownConstant { name } => (
                "jdl-constant",
                format!("there is no constant `{name}`"),
                "define it, as in `NAME = 20`, or write the number",
            ),
            Self::UnknownEntity { name, nearest: _ } => (
                "jdl-entity",
                format!("there is no entity `{name}`"),
                "define it, or say `with builtInEntity` if it is one of JHipster's own",
            ),
            Self::NotUtf8 => (
                "wrong-encoding",
                "the file is not UTF-8".to_owned(),
                "save the file as UTF-8",
            ),
        };
        Wording {
            code,
            message,
            label: None,
            help: Some(help.to_owned()),
        }
    }
}
