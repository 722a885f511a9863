use std::path::PathBuf;

use serde_json::{Value, json};

use crate::import::Imported;
use crate::plan::unified;

use super::error::JSON_VERSION;
use super::session::Session;

/// What an import has come to.
#[derive(Debug)]
pub struct ImportReport {
    pub imported: Imported,
    /// Where the spec goes, if not to standard output.
    pub out: Option<PathBuf>,
    pub written: bool,
}

impl ImportReport {
    /// The document for standard output.
    #[must_use]
    pub fn document(&self, session: Session) -> String {
        let text = &self.imported.text;
        match &self.out {
            _ if session.global.json => format!("{:#}\n", self.json()),
            Some(path) if session.global.diff => {
                unified(&path.display().to_string(), None, Some(text))
            }
            Some(_) => String::new(),
            None => text.clone(),
        }
    }

    fn json(&self) -> Value {
        let Self {
            imported,
            out,
            written,
        } = self;
        let notices = imported.notices.iter().zip(&imported.places);
        let notices: Vec<_> = notices
            .map(|(notice, place)| {
                let wording = notice.reason.wording();
                json!({
                    "code": wording.code,
                    "place": place,
                    "message": wording.message,
                    "help": wording.help,
                })
            })
            .collect();
        json!({
            "version": JSON_VERSION,
            "command": "import",
            "status": "done",
            "out": out.as_ref().map(|path| path.display().to_string()),
            "written": written,
            "entities": imported.entities,
            "spec": imported.text,
            "notices": notices,
        })
    }

    /// The messages for people: codes, places with texts, and what can be done.
    pub fn notices(&self) -> impl Iterator<Item = (&'static str, String, Option<String>)> {
        let notices = self.imported.notices.iter().zip(&self.imported.places);
        notices.map(|(notice, place)| {
            let wording = notice.reason.wording();
            (
                wording.code,
                format!("{place}: {}", wording.message),
                wording.help,
            )
        })
    }

    /// How it ended, in one line; nothing where the spec itself is printed.
    #[must_use]
    pub fn closing(&self, session: Session) -> Option<String> {
        let path = self.out.as_ref()?.display();
        let count = self.imported.entities;
        let entities = if count == 1 { "entity" } else { "entities" };
        if self.written {
            return Some(format!("{path} has {count} {entities}"));
        }
        let flag = if session.global.diff {
            "--diff"
        } else {
            "--dry-run"
        };
        Some(format!(
            "{path} would have {count} {entities}; nothing was written, because of {flag}"
        ))
    }

    /// What to do next.
    #[must_use]
    pub fn next(&self) -> Option<String> {
        let path = self.out.as_ref().filter(|_| self.written)?.display();
        Some(format!("scaffold new --spec {path}"))
    }
}
