use super::command_line::CommandLine;
use super::document::EditableSpec;
use super::fragment::Fragment;
use super::lookup::SpecLookup;
use super::meaning::YamlMeaning;
use super::path::{NodePath, PathStep, keys};
use crate::diagnostics::{Diagnostic, Diagnostics, FeatureProblem, Span, Spanned, nearest};
use crate::spec::action::ACTION_KEYS;
use crate::spec::keys::{CommandForm, KeyCommand, KeyPlace};

/// A feature as a command names it.
#[derive(Debug, Clone)]
pub(super) struct NamedFeature<'command> {
    pub(super) command: KeyCommand,
    /// The key that it is in the spec, and where that stands.
    key: &'static str,
    pub(super) place: KeyPlace,
    pub(super) values: Vec<&'command str>,
    pub(super) span: Span,
}

impl<'command> NamedFeature<'command> {
    /// Reads `name`, `name:value` and `name:value:value`.
    pub(super) fn read(
        word: &'command Spanned<String>,
        lookup: &SpecLookup<'command>,
    ) -> Result<Self, Diagnostics> {
        let mut pieces = word.value.split(':');
        let name = pieces.next().unwrap_or_default();
        let known = lookup.keys.commands();
        let is_it = |(command, key, _): &&(KeyCommand, &str, KeyPlace)| {
            command.name == name || *key == name
        };
        let Some(&(command, key, place)) = known.iter().find(is_it) else {
            let names = || known.iter().map(|(command, ..)| command.name);
            let problem = FeatureProblem::Unknown {
                name: name.to_owned(),
                nearest: nearest(name, names()),
                allowed: names().map(str::to_owned).collect(),
            };
            return Err(lookup
                .command
                .refuse(problem, word.span.part(0, name.len())));
        };
        Ok(Self {
            command,
            key,
            place,
            values: pieces.filter(|piece| !piece.is_empty()).collect(),
            span: word.span,
        })
    }

    /// The way to the value of the feature, in an entity or without one.
    pub(super) fn path(
        &self,
        entity: Option<&str>,
        command: &CommandLine,
    ) -> Result<NodePath, Diagnostics> {
        let key = self.key;
        let misplaced = |example: Option<&'static str>| {
            let name = self.command.name.to_owned();
            command.refuse(FeatureProblem::Misplaced { name, example }, self.span)
        };
        match (self.place, entity) {
            (KeyPlace::Entity | KeyPlace::EntityOrDefaults, Some(entity)) => {
                Ok(keys(&["entities", entity, key]))
            }
            (KeyPlace::EntityOrDefaults, None) => Ok(keys(&["defaults", key])),
            (KeyPlace::Entity, None) => Err(misplaced(Some(self.command.example))),
            (_, Some(_)) => Err(misplaced(None)),
            (place, None) => Ok(keys(&[place.above(), &[key]].concat())),
        }
    }

    /// What is written for it; the fields of a login are known to its entity alone.
    pub(super) fn value(&self, command: &CommandLine) -> Result<Fragment, Diagnostics> {
        let whole = self.values.join(":");
        match (self.command.form, whole.as_str()) {
            (CommandForm::Flag, "") => Ok(Fragment::text("true")),
            (CommandForm::Flag, "true" | "false") => Ok(Fragment::Text(whole)),
            (CommandForm::Flag, value) => Err(self.wrong(Some(value), command)),
            (_, "") => Err(self.wrong(None, command)),
            (CommandForm::Word, _) => Ok(Fragment::Text(whole)),
            (CommandForm::List | CommandForm::Set, _) => Ok(Fragment::List(self.columns())),
            (CommandForm::Pairs, _) => self.pairs(&self.values, command).map(Fragment::Block),
            (CommandForm::Transition, _) => self.transition(command),
            (CommandForm::Action, _) => self.action(command),
            (CommandForm::Login, _) => {
                let entity = ("entity".to_owned(), Fragment::text(self.values[0]));
                let pairs = self.pairs(&self.values[1..], command)?;
                Ok(Fragment::Block(
                    std::iter::once(entity).chain(pairs).collect(),
                ))
            }
        }
    }

    /// `status:submit:draft:review`
    fn transition(&self, command: &CommandLine) -> Result<Fragment, Diagnostics> {
        match self.values[..] {
            [_, _, from, to] => Ok(Fragment::Text(format!("{from} -> {to}"))),
            _ => Err(self.wrong(Some(&self.values.join(":")), command)),
        }
    }

    /// `pin:when=pinned=false:input=until=date:set=pinned=true:custom`
    fn action(&self, command: &CommandLine) -> Result<Fragment, Diagnostics> {
        let (mut when, mut set, mut input) = (Vec::new(), Vec::new(), Vec::new());
        let mut flags = Vec::new();
        for word in self.values.iter().skip(1) {
            let wrong = || self.wrong(Some(word), command);
            match (word.split_once('='), *word) {
                (Some(("when", given)), _) if given.contains('=') => when.push(given.to_owned()),
                (Some(("set", given)), _) if given.contains('=') => set.push(given.to_owned()),
                (Some(("input", given)), _) => {
                    let (name, kind) = given.split_once('=').ok_or_else(wrong)?;
                    input.push((name.to_owned(), Fragment::text(kind)));
                }
                (None, "custom") => flags.push(("custom".to_owned(), Fragment::text("true"))),
                (None, "collection") => {
                    flags.insert(0, ("on".to_owned(), Fragment::text("collection")));
                }
                _ => return Err(wrong()),
            }
        }
        let lists = [("when", when), ("set", set)].into_iter();
        let lists = lists.filter(|(_, entries)| !entries.is_empty());
        let lists = lists.map(|(key, entries)| (key.to_owned(), Fragment::List(entries)));
        let mut entries: Vec<_> = lists.chain(flags).collect();
        if !input.is_empty() {
            entries.push(("input".to_owned(), Fragment::Inline(input)));
        }
        entries.sort_by_key(|(key, _)| ACTION_KEYS.iter().position(|known| known == key));
        if entries.is_empty() {
            return Err(self.wrong(None, command));
        }
        Ok(Fragment::Inline(entries))
    }

    /// The names that lead from the key of the feature to the one that is meant.
    fn inner_path(
        &self,
        entity: Option<&str>,
        lookup: &SpecLookup<'_>,
    ) -> Result<Vec<String>, Diagnostics> {
        let names: Vec<_> = self.values.iter().map(|&value| value.to_owned()).collect();
        match (self.command.form, &names[..]) {
            (CommandForm::Action, [name, ..]) => Ok(vec![name.clone()]),
            (CommandForm::Transition, [field, name, ..]) => Ok(vec![field.clone(), name.clone()]),
            // Its name alone is enough where it is there.
            (CommandForm::Transition, [name]) => {
                let mut entities = lookup.spec.entities.iter();
                let entity = entities.find(|found| Some(found.name.value.as_str()) == entity);
                let mut actions = entity.iter().flat_map(|entity| &entity.actions);
                let states = actions.find(|action| action.name.value == *name);
                let states = states.and_then(|action| action.transition.as_ref());
                let field = states.map(|states| states.field.value.clone());
                let missing = || self.wrong(Some(name), lookup.command);
                Ok(vec![field.ok_or_else(missing)?, name.clone()])
            }
            (CommandForm::Action | CommandForm::Transition, []) => {
                Err(self.wrong(None, lookup.command))
            }
            _ => Ok(Vec::new()),
        }
    }

    /// The names of a list.
    pub(super) fn columns(&self) -> Vec<String> {
        let list = self.values.join(":");
        list.split(',').map(|name| name.trim().to_owned()).collect()
    }

    pub(super) fn wrong(&self, value: Option<&str>, command: &CommandLine) -> Diagnostics {
        let problem = FeatureProblem::Value {
            name: self.command.name.to_owned(),
            value: value.map(str::to_owned),
            example: self.command.example,
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

/// A feature and where it is.
#[derive(Debug)]
pub(super) struct FeatureTarget<'command> {
    pub(super) feature: NamedFeature<'command>,
    pub(super) entity: Option<String>,
    pub(super) path: NodePath,
}

impl<'command> FeatureTarget<'command> {
    /// `NAME[:VALUE…] [RESOURCE]`
    pub(super) fn read(lookup: &SpecLookup<'command>) -> Result<Self, Diagnostics> {
        let command = lookup.command;
        let (word, rest) = command.split_first()?;
        let feature = NamedFeature::read(word, lookup)?;
        let entity = match rest.first() {
            Some(resource) => Some(lookup.entity(resource)?.name.value.clone()),
            None => None,
        };
        let mut path = feature.path(entity.as_deref(), command)?;
        let inner = feature.inner_path(entity.as_deref(), lookup)?;
        path.extend(inner.into_iter().map(PathStep::Key));
        Ok(Self {
            feature,
            entity,
            path,
        })
    }

    /// For people: where the feature is.
    pub(super) fn place(&self) -> String {
        match (&self.entity, self.path.first()) {
            (Some(entity), _) => format!("`{entity}`"),
            (None, Some(PathStep::Key(key))) if self.path.len() > 1 => format!("`{key}:`"),
            _ => "the spec".to_owned(),
        }
    }

    pub(super) fn exists(&self, document: &EditableSpec, value: String, span: Span) -> Diagnostics {
        let problem = FeatureProblem::Exists {
            place: self.place(),
            name: self.feature.command.name.to_owned(),
            value,
        };
        document.refuse(Diagnostic::error(problem, span))
    }

    /// Whether two sets are one; the order of the columns matters to an index only.
    pub(super) fn is_same_set(&self, one: &[String], other: &[String]) -> bool {
        let sorted = |set: &[String]| {
            let mut set = set.to_vec();
            set.sort();
            set
        };
        one == other || (self.feature.command.name == "unique" && sorted(one) == sorted(other))
    }
}

/// What stands at a path, without its layout.
pub(super) fn meaning_at(document: &EditableSpec, path: &NodePath) -> Option<YamlMeaning> {
    document.find(path).map(|found| YamlMeaning::of(found.node))
}
