use super::wording::{Wording, short};

/// A template of the project's own that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateProblem {
    /// Not a template, or one that names a filter or a component that does not exist.
    Syntax { message: String },
    /// Its view has no such name.
    UnknownName { name: String },
    /// It takes the place of none.
    Unknown {
        path: String,
        nearest: Option<String>,
    },
    /// It asks its view for something that cannot be done.
    Rendering { message: String, target: String },
}

impl TemplateProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::Syntax { message } => Wording::new(
                "template-syntax",
                format!("the template cannot be read: {}", plain(message)),
            )
            .help("correct it, or remove the file to go back to the template of the tool"),
            Self::UnknownName { name } => Wording::new(
                "template-name",
                format!("the view of this template has no `{}`", short(name)),
            )
            .help("`scaffold inspect --stage views` prints the names that templates have"),
            Self::Unknown { path, nearest } => Wording::new(
                "unknown-template",
                format!(
                    "there is no template `{}` that this one could take the place of",
                    short(path)
                ),
            )
            .help(match nearest {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => "`scaffold templates list` prints their paths".to_owned(),
            }),
            Self::Rendering { message, target } => Wording::new(
                "template-rendering",
                format!(
                    "the template cannot be rendered for `{}`: {}",
                    short(target),
                    plain(message)
                ),
            )
            .help("correct it, or remove the file to go back to the template of the tool"),
        }
    }
}

/// A message of the template engine, in one line that begins like ours.
fn plain(message: &str) -> String {
    let line = message.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.trim_end_matches('.').to_owned();
    let mut characters = line.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => line,
    }
}
