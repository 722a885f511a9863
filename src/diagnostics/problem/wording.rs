/// A problem in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Stable, for `scaffold explain` and for tools.
    pub code: &'static str,
    pub message: String,
    /// Beside the caret.
    pub label: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Wording {
    /// With neither a label nor help.
    #[must_use]
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            label: None,
            help: None,
        }
    }

    pub(super) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// With what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// `did you mean …` where something is near, else the list of what is allowed.
pub(super) fn did_you_mean(nearest: Option<&String>, what: &str, allowed: &[String]) -> String {
    match nearest {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => format!("{what}: {}", quoted_list(allowed)),
    }
}

/// `` `a`, `b` and `c` ``
pub(super) fn quoted_list(words: &[String]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => "none".to_owned(),
    }
}

/// Shortens what users wrote, so that a message stays a line.
pub(super) fn short(value: &str) -> String {
    const LIMIT: usize = 60;
    let line = value.lines().next().unwrap_or_default();
    if line.len() == value.len() && line.chars().count() <= LIMIT {
        return value.to_owned();
    }
    line.chars()
        .take(LIMIT)
        .chain(std::iter::once('…'))
        .collect()
}
