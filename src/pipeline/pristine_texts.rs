use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::catalog::Layout;
use crate::disk::{Base, SnapshotEntry, files_below, read_disk, remembered, snapshot_of};
use crate::format::{FormatError, format_files, prune_declarations};
use crate::parallel::{map, try_map};
use crate::plan::{FileAction, Plan, decide, plan};
use crate::render::{File, FileSet, OVERRIDES, Ownership, Renderer, digest, render};
use crate::state::{BASE, RenderRecord, Trust};

use super::context::RunContext;
use super::error::GenerateError;

/// The plan of a run that renders what the last one did, from the texts that it has left, and what
/// that one has rendered; nothing if they are not all as it left them.
///
/// # Errors
/// When a file is there and cannot be read.
pub fn unchanged_plan(
    context: &RunContext<'_>,
) -> Result<Option<(Plan, RenderRecord)>, GenerateError> {
    let Some(last) = context.last_run_if_unchanged() else {
        return Ok(None);
    };
    let (root, record) = (context.request.root, &last.record);
    let mut found = files_below(&root.join(BASE))?;
    found.retain(|path| !path.starts_with(OVERRIDES));
    if !found.iter().map(String::as_str).eq(record.paths()) {
        return Ok(None);
    }
    let actions = try_map(&found, |path| unchanged_action(root, path, record))?;
    let Some(mut actions) = actions.into_iter().collect::<Option<Vec<FileAction>>>() else {
        return Ok(None);
    };
    let unrendered = context.unrendered()?;
    let snapshot = snapshot_of(root, &unrendered)?;
    actions.extend(plan(unrendered, snapshot).actions);
    actions.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(Some((Plan { actions }, record.clone())))
}

fn unchanged_action(
    root: &Path,
    path: &str,
    record: &RenderRecord,
) -> Result<Option<FileAction>, GenerateError> {
    let Some(text) = intact(root, path, record) else {
        return Ok(None);
    };
    let entry = SnapshotEntry {
        base: Base::Same,
        disk: read_disk(root, path, &Base::Same)?,
        formatted: None,
    };
    let file = File {
        text: text.into_boxed_str(),
        layout: Layout::Stable,
        ownership: Ownership::Generated,
    };
    Ok(Some(decide(path.to_owned(), file, entry)))
}

/// The pristine text of a file, if it is what the last run has written.
fn intact(root: &Path, path: &str, record: &RenderRecord) -> Option<String> {
    remembered(root, path).filter(|text| record.trust(path, text) == Trust::Intact)
}

/// Prunes declarations and lays the files out, and gives the digests of their texts before and after.
///
/// # Errors
/// When the files cannot be laid out.
pub fn lay_out(context: &RunContext<'_>, files: &mut FileSet) -> Result<RenderRecord, FormatError> {
    prune_declarations(files);
    let rendered = map(files.iter(), |(_, file)| digest([&*file.text]));
    if let Some(last) = &context.last_run
        && last.stamp.unformatted == context.templates.stamp.unformatted
    {
        lay_out_as_before(context.request.root, files, &rendered, &last.record);
    }
    if context.formats() {
        format_files(files)?;
    }
    let mut record = RenderRecord::new(&context.inputs());
    let laid_out = files.iter().zip(rendered);
    record.add_all(laid_out.map(|((path, file), rendered)| (path, &*file.text, rendered)));
    Ok(record)
}

/// Gives the files that are rendered as they were by the last run the layout that they got then:
/// what is left is for `rustfmt`.
fn lay_out_as_before(root: &Path, files: &mut FileSet, digests: &[String], record: &RenderRecord) {
    let rendered = files.iter().map(|(path, _)| path).zip(digests);
    let same: Vec<String> = rendered
        .filter(|(path, digest)| record.was_rendered(path, digest))
        .map(|(path, _)| path.to_owned())
        .collect();
    let texts = map(&same, |path| intact(root, path, record));
    for (path, text) in same.iter().zip(texts) {
        if let (Some(text), Some(file)) = (text, files.get_mut(path))
            && file.layout == Layout::Rustfmt
        {
            file.text = text.into_boxed_str();
            file.layout = Layout::Stable;
        }
    }
}

/// What has become of the pristine texts of the last run.
#[derive(Debug, Default)]
pub struct PristineDamage {
    /// Those that were lost or tampered with, as they must have been.
    pub repaired: BTreeMap<String, String>,
    /// Those that other templates wrote, so that they cannot be had again.
    pub lost: Vec<String>,
}

impl PristineDamage {
    /// Finds it, and makes again what can be made: rendering is pure, so that the texts of the
    /// last run can be had again.
    ///
    /// # Errors
    /// When a template fails, or a file cannot be read.
    pub fn find(context: &RunContext<'_>, renderer: &Renderer) -> Result<Self, GenerateError> {
        let Some(last) = &context.last_run else {
            return Ok(Self::default());
        };
        let root = context.request.root;
        let damaged = damaged(root, &last.record);
        let knows_nothing = last.record.is_empty();
        if damaged.is_empty() && !knows_nothing {
            return Ok(Self::default());
        }
        if last.stamp != context.templates.stamp {
            return Ok(Self {
                repaired: BTreeMap::new(),
                lost: damaged,
            });
        }
        let mut before = render(renderer, &last.project, &context.migrations.existing)?;
        prune_declarations(&mut before);
        if !knows_nothing {
            let damaged: BTreeSet<&str> = damaged.iter().map(String::as_str).collect();
            before.retain(|path| damaged.contains(path));
        }
        if context.formats() {
            format_files(&mut before)?;
        }
        let texts = before
            .into_iter()
            .map(|(path, file)| (path, file.text.into_string()))
            .filter(|(path, text)| remembered(root, path).as_ref() != Some(text));
        Ok(Self {
            repaired: texts.collect(),
            lost: Vec::new(),
        })
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.repaired.is_empty() && self.lost.is_empty()
    }
}

/// The paths whose pristine texts are lost, or are neither what was written nor merged from two
/// branches.
fn damaged(root: &Path, record: &RenderRecord) -> Vec<String> {
    let paths: Vec<&str> = record.paths().collect();
    let are_damaged = map(&paths, |path| {
        remembered(root, path).is_none_or(|text| record.trust(path, &text) == Trust::Damaged)
    });
    let found = paths.into_iter().zip(are_damaged);
    found
        .filter(|(_, is_damaged)| *is_damaged)
        .map(|(path, _)| path.to_owned())
        .collect()
}
