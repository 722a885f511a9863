use thiserror::Error;

use crate::diagnostics::nearest;

/// Why an order of migrations is none.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OrderError {
    #[error("there is no migration `{name}` among those that can change places")]
    Unknown { name: String, known: Vec<String> },
    #[error("`{name}` cannot change places with another migration")]
    Settled { name: String },
    #[error("`{name}` is named twice")]
    Twice { name: String },
    #[error("`{name}` was written after `{before}`, and cannot go before it")]
    TooEarly { name: String, before: String },
    #[error("where is {} to go?", list(.missing))]
    Missing { missing: Vec<String> },
}

impl OrderError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Unknown { name, known } => {
                match nearest(name, known.iter().map(String::as_str)) {
                    Some(nearest) => format!("did you mean `{nearest}`?"),
                    None => format!("these can: {}", list(known)),
                }
            }
            Self::Settled { .. } => {
                "only migrations that branches have written without each other can".to_owned()
            }
            Self::Twice { .. } => "name each migration once".to_owned(),
            Self::TooEarly { before, .. } => format!("name `{before}` ahead of it"),
            Self::Missing { .. } => {
                "name all that can change places, or only whose line goes first with `--first`"
                    .to_owned()
            }
        }
    }
}

fn list(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
