use super::change::Change;
use super::command_line::CommandLine;
use super::document::Document;
use super::edited::SpecEdit;
use super::editor::{Editor, SpecText};
use super::fragment::Fragment;
use super::login::Login;
use super::lookup::Lookup;
use super::path::{Step, below};
use super::references::columns;
use super::target::Target;
use crate::diagnostics::{Diagnostics, FeatureProblem, Spanned};
use crate::spec::keys::CommandForm;

/// Adds a feature to a resource, or to the whole service: `soft_delete posts`, `cache:redis`.
///
/// # Errors
/// A feature that does not exist, that is there already, or that does not belong where it is put.
pub fn add_feature(spec: &SpecText<'_>, command: &CommandLine) -> Result<SpecEdit, Diagnostics> {
    let mut editor = Editor::open(spec)?;
    let lookup = Lookup::new(&editor, command)?;
    let target = Target::read(&lookup)?;
    for change in target.changes(&editor.document, &lookup)? {
        editor.apply(change)?;
    }
    Ok(editor.text().into())
}

impl Target<'_> {
    fn changes(
        &self,
        document: &Document,
        lookup: &Lookup<'_>,
    ) -> Result<Vec<Change>, Diagnostics> {
        let value = self.value(lookup)?;
        if self.feature.command.form == CommandForm::Set {
            return self.push(document, value).map(|change| vec![change]);
        }
        let Some((Step::Key(key), into)) = self.path.split_last() else {
            return Ok(Vec::new());
        };
        let insert = Change::Insert {
            into: into.to_vec(),
            key: key.clone(),
            value,
        };
        let Some(present) = document.find(&self.path) else {
            return Ok(vec![insert]);
        };
        if present.node.is_null() {
            let at = self.path.clone();
            return Ok(vec![Change::Remove { at }, insert]);
        }
        self.switch(document, &insert).map(|change| vec![change])
    }

    /// A value that says that the feature is off, or the usual one, gives way.
    fn switch(&self, document: &Document, insert: &Change) -> Result<Change, Diagnostics> {
        let inner = match self.feature.command.inner {
            Some(key) => below(&self.path, Step::Key(key.to_owned())),
            None => self.path.clone(),
        };
        let at = [&self.path, &inner]
            .into_iter()
            .find(|path| document.text(path).is_some());
        let present = at.and_then(|at| document.text(at)).unwrap_or("…");
        match (at, insert) {
            (
                Some(at),
                Change::Insert {
                    value: Fragment::Text(to),
                    ..
                },
            ) if to != present && is_off(present) => Ok(Change::Write {
                at: at.clone(),
                to: to.clone(),
            }),
            _ => {
                let found = document.find(&self.path);
                let span = found
                    .and_then(|found| found.entry)
                    .map(|entry| entry.key.span);
                Err(self.exists(document, present.to_owned(), span.unwrap_or_default()))
            }
        }
    }

    /// One more set.
    fn push(&self, document: &Document, item: Fragment) -> Result<Change, Diagnostics> {
        let wanted = self.feature.columns();
        let present = columns(document, &self.path);
        if let Some(at) = present
            .iter()
            .position(|set| self.is_same_set(set, &wanted))
        {
            let found = document.find(&below(&self.path, Step::Item(at)));
            let span = found.map(|found| found.node.span).unwrap_or_default();
            return Err(self.exists(document, format!("[{}]", wanted.join(", ")), span));
        }
        Ok(Change::Push {
            into: self.path.clone(),
            item,
        })
    }

    /// What is written; a login is completed by what its entity has.
    fn value(&self, lookup: &Lookup<'_>) -> Result<Fragment, Diagnostics> {
        let value = self.feature.value(lookup.command)?;
        let Fragment::Block(mut entries) = value else {
            return Ok(value);
        };
        if self.feature.command.form != CommandForm::Login {
            return Ok(Fragment::Block(entries));
        }
        let word = Spanned::new(self.feature.values[0].to_owned(), self.feature.span);
        let entity = lookup.entity(&word)?;
        entries[0].1 = Fragment::text(entity.name.value.as_str());
        if entries.len() > 1 {
            return Ok(Fragment::Block(entries));
        }
        let Some(login) = Login::of(entity) else {
            let entity = entity.name.value.clone();
            let problem = FeatureProblem::NoLogin { entity };
            return Err(lookup.command.refuse(problem, self.feature.span));
        };
        let role = login.role.map(|role| ("role", role));
        let found = [("login", login.name), ("password", login.password)];
        let found = found.into_iter().chain(role);
        entries.extend(found.map(|(key, name)| (key.to_owned(), Fragment::Text(name))));
        Ok(Fragment::Block(entries))
    }
}

fn is_off(value: &str) -> bool {
    matches!(value, "false" | "true" | "none" | "sqlite" | "uuid")
}
