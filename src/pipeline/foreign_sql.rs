use std::io;

use crate::dialect::Dialect;
use crate::disk::{OnDisk, OwnTexts};
use crate::format::tokens;
use crate::plan::{FileChange, KeepReason, Plan};

use super::context::RunContext;
use super::edited_files::is_rust;
use super::mentions::Mention;

/// The places where people's own SQL says what the engine of the last run understands and that of
/// this one does not.
///
/// # Errors
/// When a folder of the project cannot be read.
pub fn foreign_sql(
    context: &RunContext<'_>,
    plan: &Plan,
    own: &OwnTexts<'_>,
    on_disk: &OnDisk,
) -> io::Result<Vec<Mention>> {
    let past = context.last_run.as_ref().map(|last| &last.project);
    let Some(past) = past.filter(|past| past.engine != context.project.engine) else {
        return Ok(Vec::new());
    };
    let [old, new] = [past, &context.project].map(Dialect::of);
    let words = old
        .own_words
        .iter()
        .filter(|word| !new.own_words.contains(word));
    let words: Vec<&str> = words.copied().collect();
    let edited = plan.actions.iter().filter_map(|action| {
        let text = match &action.change {
            FileChange::Merge { text } => &**text,
            FileChange::Keep(
                KeepReason::Edited | KeepReason::Orphaned | KeepReason::Owned | KeepReason::Removed,
            ) => on_disk.get(&action.path)?.text()?,
            _ => return None,
        };
        Some((action.path.as_str(), text))
    });
    let texts = own.all()?.chain(edited);
    let found = texts.filter(|(path, _)| is_rust(path));
    Ok(found
        .filter_map(|(path, text)| {
            let (lines, word) = lines(text, &words)?;
            Some(Mention::ForeignSql {
                path: path.to_owned(),
                lines,
                word: word.trim().to_owned(),
                engine: context.project.engine.human(),
            })
        })
        .collect())
}

/// The lines of string literals that say one of the words, and the first of these.
fn lines<'word>(text: &str, words: &[&'word str]) -> Option<(Vec<usize>, &'word str)> {
    let mut lines = Vec::new();
    let mut first = None;
    let mut at = 0;
    for token in tokens(text) {
        let start = at + text[at..].find(token)?;
        at = start + token.len();
        if !token.ends_with(['"', '#']) || !token.contains('"') || token.starts_with('/') {
            continue;
        }
        let upper = token.to_ascii_uppercase();
        if let Some(word) = words.iter().find(|word| upper.contains(**word)) {
            first.get_or_insert(*word);
            lines.push(text[..start].matches('\n').count() + 1);
        }
    }
    Some((lines, first?))
}
