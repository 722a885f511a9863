use super::command_line::CommandLine;
use super::features::{Form, Home, KNOWN, Known};
use super::fragment::Fragment;
use super::path::{Path, keys};
use crate::diagnostics::{Diagnostics, FeatureProblem, Span, Spanned, nearest};

/// A feature as a command names it.
#[derive(Debug, Clone)]
pub(super) struct Feature<'command> {
    pub(super) known: &'static Known,
    pub(super) values: Vec<&'command str>,
    pub(super) span: Span,
}

impl<'command> Feature<'command> {
    /// Reads `name`, `name:value` and `name:value:value`.
    pub(super) fn read(
        word: &'command Spanned<String>,
        command: &CommandLine,
    ) -> Result<Self, Diagnostics> {
        let mut pieces = word.value.split(':');
        let name = pieces.next().unwrap_or_default();
        let is_it =
            |known: &&Known| known.name == name || (name == "indexes" && known.name == "index");
        let Some(known) = KNOWN.iter().find(is_it) else {
            let names = || KNOWN.iter().map(|known| known.name);
            let problem = FeatureProblem::Unknown {
                name: name.to_owned(),
                nearest: nearest(name, names()),
                allowed: names().map(str::to_owned).collect(),
            };
            return Err(command.refuse(problem, word.span.part(0, name.len())));
        };
        Ok(Self {
            known,
            values: pieces.filter(|piece| !piece.is_empty()).collect(),
            span: word.span,
        })
    }

    /// The way to the value of the feature, in an entity or without one.
    pub(super) fn path(
        &self,
        entity: Option<&str>,
        command: &CommandLine,
    ) -> Result<Path, Diagnostics> {
        let key = self.key();
        let misplaced = |example: Option<&'static str>| {
            let name = self.known.name.to_owned();
            command.refuse(FeatureProblem::Misplaced { name, example }, self.span)
        };
        match (self.known.home, entity) {
            (Home::Resource | Home::Defaults, Some(entity)) => Ok(keys(&["entities", entity, key])),
            (Home::Defaults, None) => Ok(keys(&["defaults", key])),
            (Home::Service(above), None) => Ok(keys(&[above, &[key]].concat())),
            (Home::Resource, None) => Err(misplaced(Some(self.known.example))),
            (Home::Service(_), Some(_)) => Err(misplaced(None)),
        }
    }

    fn key(&self) -> &'static str {
        match self.known.name {
            "index" => "indexes",
            name => name,
        }
    }

    /// What is written for it; the fields of a login are known to its entity alone.
    pub(super) fn value(&self, command: &CommandLine) -> Result<Fragment, Diagnostics> {
        let whole = self.values.join(":");
        match (self.known.form, whole.as_str()) {
            (Form::Flag, "") => Ok(Fragment::text("true")),
            (Form::Flag, "true" | "false") => Ok(Fragment::Text(whole)),
            (Form::Flag, value) => Err(self.wrong(Some(value), command)),
            (_, "") => Err(self.wrong(None, command)),
            (Form::Word, _) => Ok(Fragment::Text(whole)),
            (Form::List | Form::Set, _) => Ok(Fragment::List(self.columns())),
            (Form::Pairs, _) => self.pairs(&self.values, command).map(Fragment::Block),
            (Form::Login, _) => {
                let entity = ("entity".to_owned(), Fragment::text(self.values[0]));
                let pairs = self.pairs(&self.values[1..], command)?;
                Ok(Fragment::Block(
                    std::iter::once(entity).chain(pairs).collect(),
                ))
            }
        }
    }

    /// The names of a list.
    pub(super) fn columns(&self) -> Vec<String> {
        let list = self.values.join(":");
        list.split(',').map(|name| name.trim().to_owned()).collect()
    }

    pub(super) fn wrong(&self, value: Option<&str>, command: &CommandLine) -> Diagnostics {
        let problem = FeatureProblem::Value {
            name: self.known.name.to_owned(),
            value: value.map(str::to_owned),
            example: self.known.example,
        };
        command.refuse(problem, self.span)
    }

    fn pairs(
        &self,
        values: &[&str],
        command: &CommandLine,
    ) -> Result<Vec<(String, Fragment)>, Diagnostics> {
        let pair = |value: &&str| match value.split_once('=') {
            Some((key, value)) if !key.is_empty() && !value.is_empty() => {
                let several: Vec<_> = value.split(',').map(str::to_owned).collect();
                let value = match several.as_slice() {
                    [one] => Fragment::Text(one.clone()),
                    _ => Fragment::List(several),
                };
                Ok((key.to_owned(), value))
            }
            _ => Err(self.wrong(Some(value), command)),
        };
        values.iter().map(pair).collect()
    }
}
