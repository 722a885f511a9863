use super::change::SpecChange;
use super::command_line::CommandLine;
use super::document::EditableSpec;
use super::editor::{Editor, SpecEdit, SpecText};
use super::entities::refuse_if_named;
use super::fragment::Fragment;
use super::lookup::SpecLookup;
use super::meaning::YamlMeaning;
use super::named_feature::{FeatureTarget, meaning_at};
use super::path::{NodePath, PathStep, below, keys};
use super::references::{NameReference, columns, rule_of_action, to_accounts};
use crate::diagnostics::{Diagnostic, Diagnostics, FeatureProblem, Spanned};
use crate::names;
use crate::spec::keys::{CommandForm, KeyPlace};
use crate::spec::{FieldDeclaration, RawEntity, RawField, TypeName, Word};

/// Adds a feature to a resource, or to the whole service: `soft_delete posts`, `cache:redis`.
///
/// # Errors
/// A feature that does not exist, that is there already, or that does not belong where it is put.
pub fn add_feature(spec: &SpecText<'_>, command: &CommandLine) -> Result<SpecEdit, Diagnostics> {
    let mut editor = Editor::open(spec)?;
    let lookup = SpecLookup::new(&editor, command)?;
    let target = FeatureTarget::read(&lookup)?;
    for change in target.changes(&editor.document, &lookup)? {
        editor.apply(change)?;
    }
    Ok(editor.text().into())
}

impl FeatureTarget<'_> {
    fn changes(
        &self,
        document: &EditableSpec,
        lookup: &SpecLookup<'_>,
    ) -> Result<Vec<SpecChange>, Diagnostics> {
        let value = self.value(lookup)?;
        if self.feature.command.form == CommandForm::Set {
            return self.push(document, value).map(|change| vec![change]);
        }
        let Some((PathStep::Key(key), into)) = self.path.split_last() else {
            return Ok(Vec::new());
        };
        let insert = SpecChange::Insert {
            into: into.to_vec(),
            key: key.clone(),
            value,
        };
        let Some(present) = document.find(&self.path) else {
            return Ok(vec![insert]);
        };
        if present.node.is_null() {
            let at = self.path.clone();
            return Ok(vec![SpecChange::Remove { at }, insert]);
        }
        self.switch(document, &insert).map(|change| vec![change])
    }

    /// A value that says that the feature is off, or the usual one, gives way.
    fn switch(
        &self,
        document: &EditableSpec,
        insert: &SpecChange,
    ) -> Result<SpecChange, Diagnostics> {
        let inner = match self.feature.command.inner {
            Some(key) => below(&self.path, PathStep::Key(key.to_owned())),
            None => self.path.clone(),
        };
        let at = [&self.path, &inner]
            .into_iter()
            .find(|path| document.text(path).is_some());
        let present = at.and_then(|at| document.text(at)).unwrap_or("…");
        match (at, insert) {
            (
                Some(at),
                SpecChange::Insert {
                    value: Fragment::Text(to),
                    ..
                },
            ) if to != present && is_off(present) => Ok(SpecChange::Write {
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
    fn push(&self, document: &EditableSpec, item: Fragment) -> Result<SpecChange, Diagnostics> {
        let wanted = self.feature.columns();
        let present = columns(document, &self.path);
        if let Some(at) = present
            .iter()
            .position(|set| self.is_same_set(set, &wanted))
        {
            let found = document.find(&below(&self.path, PathStep::Item(at)));
            let span = found.map(|found| found.node.span).unwrap_or_default();
            return Err(self.exists(document, format!("[{}]", wanted.join(", ")), span));
        }
        Ok(SpecChange::Push {
            into: self.path.clone(),
            item,
        })
    }

    /// What is written; a login is completed by what its entity has.
    fn value(&self, lookup: &SpecLookup<'_>) -> Result<Fragment, Diagnostics> {
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

/// Takes a feature from a resource, or from the whole service: `soft_delete posts`, `cache`.
///
/// # Errors
/// A feature that is not there, or that has another value than the one that is named.
pub fn remove_feature(spec: &SpecText<'_>, command: &CommandLine) -> Result<SpecEdit, Diagnostics> {
    let mut editor = Editor::open(spec)?;
    let lookup = SpecLookup::new(&editor, command)?;
    let target = FeatureTarget::read(&lookup)?;
    let at = if target.feature.command.form == CommandForm::Set {
        set(&target, &editor.document, command)?
    } else {
        value(&target, &editor.document, command)?
    };
    if target.feature.command.form == CommandForm::Login {
        let references = to_accounts(&editor.document, &lookup.spec);
        refuse_if_named(&editor.document, "`auth`", &references)?;
    }
    if let Some(reference) = target.rule_of_action(&editor.document) {
        let name = format!("`{}`", target.action_name().unwrap_or_default());
        refuse_if_named(&editor.document, &name, &[reference])?;
    }
    editor.apply(SpecChange::Remove { at })?;
    Ok(editor.text().into())
}

impl FeatureTarget<'_> {
    /// The action or transition that is meant.
    fn action_name(&self) -> Option<&str> {
        let form = self.feature.command.form;
        let is_action = matches!(form, CommandForm::Action | CommandForm::Transition);
        match self.path.last() {
            Some(PathStep::Key(name)) if is_action => Some(name),
            _ => None,
        }
    }

    fn rule_of_action(&self, document: &EditableSpec) -> Option<NameReference> {
        rule_of_action(document, self.entity.as_deref()?, self.action_name()?)
    }
}

/// The one set that is meant.
fn set(
    target: &FeatureTarget<'_>,
    document: &EditableSpec,
    command: &CommandLine,
) -> Result<NodePath, Diagnostics> {
    let present = columns(document, &target.path);
    let item = |at: usize| below(&target.path, PathStep::Item(at));
    if target.feature.values.is_empty() {
        return match present.as_slice() {
            [] => Err(absent(target, document, command)),
            [_] => Ok(item(0)),
            [_, _, ..] => Err(target.feature.wrong(None, command)),
        };
    }
    let wanted = target.feature.columns();
    let at = present
        .iter()
        .position(|set| target.is_same_set(set, &wanted));
    at.map(item)
        .ok_or_else(|| absent(target, document, command))
}

/// The value, if it is the one that is meant.
fn value(
    target: &FeatureTarget<'_>,
    document: &EditableSpec,
    command: &CommandLine,
) -> Result<NodePath, Diagnostics> {
    let meaning =
        meaning_at(document, &target.path).filter(|meaning| *meaning != YamlMeaning::Nothing);
    let Some(meaning) = meaning else {
        return Err(absent(target, document, command));
    };
    let feature = &target.feature;
    let is_any = match feature.command.form {
        // The path leads to it by its name.
        CommandForm::Transition | CommandForm::Action => true,
        CommandForm::Flag => false,
        _ => feature.values.is_empty(),
    };
    let is_meant = is_any || means(target, &meaning, command)?;
    if is_meant {
        return Ok(target.path.clone());
    }
    let found = document.find(&target.path);
    let span = found.map(|found| found.node.span).unwrap_or_default();
    let problem = FeatureProblem::Other {
        name: feature.command.name.to_owned(),
        found: document.source.slice(span).to_owned(),
    };
    Err(document.refuse(Diagnostic::error(problem, span)))
}

/// Whether a value is the one that the command names; a login is known by its entity.
fn means(
    target: &FeatureTarget<'_>,
    meaning: &YamlMeaning,
    command: &CommandLine,
) -> Result<bool, Diagnostics> {
    let wanted = target.feature.value(command)?.meaning();
    let same = match (meaning, &wanted) {
        (YamlMeaning::Mapping(_), YamlMeaning::Mapping(entries))
            if target.feature.command.form == CommandForm::Login =>
        {
            let entity = |meaning: &YamlMeaning| match meaning.clone().at(&keys(&["entity"])) {
                Some(YamlMeaning::Text(name)) => names::singular(&names::snake(name)),
                _ => String::new(),
            };
            entity(meaning) == entity(&wanted) || entries.is_empty()
        }
        (YamlMeaning::Mapping(entries), YamlMeaning::Text(wanted)) => entries
            .iter()
            .any(|(_, value)| *value == YamlMeaning::Text(wanted.clone())),
        (meaning, wanted) => meaning == wanted,
    };
    Ok(same)
}

fn absent(
    target: &FeatureTarget<'_>,
    document: &EditableSpec,
    command: &CommandLine,
) -> Diagnostics {
    let name = target.feature.command.name;
    let default = keys(&["defaults", name]);
    let turn_off = |entity: &str| format!("`scaffold add feature {name}:false {entity}`");
    let help = match &target.entity {
        Some(entity)
            if target.feature.place == KeyPlace::EntityOrDefaults
                && document.find(&default).is_some() =>
        {
            format!(
                "it comes from `defaults:`; {} turns it off here",
                turn_off(entity)
            )
        }
        Some(entity) if name == "timestamps" => {
            format!("it is on by itself; {} turns it off", turn_off(entity))
        }
        _ => "there is nothing to remove".to_owned(),
    };
    let problem = FeatureProblem::Absent {
        place: target.place(),
        name: name.to_owned(),
        help,
    };
    command.refuse(problem, target.feature.span)
}

/// The fields of an entity with which people log in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Login {
    pub(super) name: String,
    pub(super) password: String,
    pub(super) role: Option<String>,
}

impl Login {
    /// Found by their types and names, where there is only one choice.
    pub(super) fn of(entity: &RawEntity) -> Option<Self> {
        let password = only(entity, |_, declared| {
            declared.kind.value == TypeName::Password
        })?;
        let is_open = |declared: &FieldDeclaration| {
            let closed = [Word::Optional, Word::Private];
            !closed.into_iter().any(|word| declared.words.has(word))
        };
        let is_unique =
            |declared: &FieldDeclaration| declared.words.has(Word::Unique) && is_open(declared);
        let by_email = only(entity, |_, declared| {
            declared.kind.value == TypeName::Email && is_unique(declared)
        });
        let by_name = || {
            only(entity, |name, declared| {
                matches!(name, "login" | "username" | "user_name" | "name") && is_unique(declared)
            })
        };
        let role = only(entity, |name, declared| {
            let is_role = name == "role" && declared.kind.value == TypeName::Enum;
            is_role && declared.words.has(Word::Default) && is_open(declared)
        });
        Some(Self {
            name: by_email.or_else(by_name)?,
            password,
            role,
        })
    }
}

/// The name of the one field that is so.
fn only(entity: &RawEntity, is_so: impl Fn(&str, &FieldDeclaration) -> bool) -> Option<String> {
    let is_it = |field: &&RawField| {
        let declared = field.declaration.as_ref();
        declared.is_some_and(|declared| is_so(&field.name.value, declared))
    };
    let mut found = entity.fields.iter().filter(is_it);
    let first = found.next()?;
    found.next().is_none().then(|| first.name.value.clone())
}
