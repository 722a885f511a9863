use clap::Args;
use serde_json::json;

use crate::diagnostics::{Explanation, nearest};

use super::error::CliError;
use super::session::Session;

/// Explain the code of an error, with an example; list all codes without one.
#[derive(Debug, Args)]
#[command(after_help = super::examples::EXPLAIN)]
pub struct ExplainCommand {
    /// The code, as it stands in the brackets of `error[unknown-type]`.
    #[arg(add = super::candidates::codes())]
    code: Option<String>,
}

impl ExplainCommand {
    /// The explanation, or the list.
    ///
    /// # Errors
    /// When there is no such code.
    pub fn run(&self, session: Session) -> Result<String, CliError> {
        let Some(code) = &self.code else {
            return list(session);
        };
        let Some(explanation) = Explanation::of(code) else {
            return Err(CliError::UnknownCode {
                code: code.clone(),
                nearest: nearest(code, Explanation::all().map(|known| known.code)),
            });
        };
        if session.global.json {
            return Ok(serde_json::to_string_pretty(&document(explanation))? + "\n");
        }
        let Explanation { code, text } = explanation;
        Ok(format!("{code}: {}", readable(text)))
    }
}

fn list(session: Session) -> Result<String, CliError> {
    if session.global.json {
        let all: Vec<_> = Explanation::all().map(document).collect();
        return Ok(serde_json::to_string_pretty(&all)? + "\n");
    }
    let width = Explanation::all().map(|known| known.code.len()).max();
    let width = width.unwrap_or_default();
    let line = |known: Explanation| format!("{:width$}  {}\n", known.code, known.summary());
    Ok(Explanation::all().map(line).collect())
}

fn document(explanation: Explanation) -> serde_json::Value {
    json!({
        "code": explanation.code,
        "summary": explanation.summary(),
        "text": explanation.text,
    })
}

/// The text with its fences as titles and indented lines.
fn readable(text: &str) -> String {
    let mut is_inside = false;
    let mut readable = String::new();
    for line in text.lines() {
        match line.strip_prefix("```") {
            Some(info) => {
                is_inside = !is_inside;
                if is_inside {
                    readable += &title(info);
                }
            }
            None if is_inside && !line.is_empty() => {
                readable += "    ";
                readable += line;
                readable += "\n";
            }
            None => {
                readable += line;
                readable += "\n";
            }
        }
    }
    readable
}

/// `yaml wrong`, `sql 0002_mine.up.sql`, `tera wrong deny.toml.tera`.
fn title(info: &str) -> String {
    let mut words = info.split(' ').skip(1);
    let role = match words.next().unwrap_or_default() {
        "before" => "Before".to_owned(),
        "wrong" => "Wrong".to_owned(),
        "right" => "Right".to_owned(),
        file => format!("With `migrations/{file}`"),
    };
    match words.next() {
        Some(template) => format!("{role}, in `.scaffold/templates/{template}`:\n\n"),
        None => format!("{role}:\n\n"),
    }
}
