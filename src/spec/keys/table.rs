use serde_json::{Map, Value as Json};

use super::off::{Off, refuse_unless_off};
use super::place::{CommandForm, KeyCommand, KeyPlace};
use crate::diagnostics::{ShapeProblem, nearest};
use crate::spec::raw::{RawEntity, RawFeatureSetting, RawFeatureSettings, RawSpec};
use crate::spec::reader::Reader;
use crate::spec::types::{RelationKind, TypeName};
use crate::spec::word::Word;
use crate::spec::yaml::{Entry, Node, Value};

/// Every key that a spec may have: those of the language, and those that features add.
///
/// Parsing, what messages suggest, the order in which edits write, the JSON Schema, what
/// `scaffold add feature` knows and what is refused for now are all made from its rows.
#[derive(Debug)]
pub struct KeyTable {
    spec: Vec<Key<RawSpec>>,
    entity: Vec<Key<RawEntity>>,
}

/// A key, and all that the program knows of it. `T` is what it is read into.
#[derive(Debug)]
pub struct Key<T> {
    pub(super) place: KeyPlace,
    pub(super) name: &'static str,
    pub(super) value: KeyValue<T>,
    pub(super) schema: fn(&KeyTable) -> Json,
    /// Its place among the keys that are there when an edit writes it; as the last one without it.
    pub(super) written: Option<u8>,
    pub(super) command: Option<KeyCommand>,
}

/// What becomes of the value of a key.
#[derive(Debug)]
pub(super) enum KeyValue<T> {
    Read(fn(&mut Reader<'_>, &mut T, &Entry)),
    /// Has keys of its own.
    Nested(fn(&mut Reader<'_>, &KeyTable, &mut T, &Entry)),
    /// Part of the language, but not of this version of the program.
    Later {
        off: Off,
        instead: &'static str,
    },
    /// Kept for the feature that the key belongs to.
    Kept {
        read: ReadSetting,
        settings: fn(&mut T) -> &mut RawFeatureSettings,
    },
}

/// Reads the value of a feature's key as the model keeps it; nothing where it is the default, and
/// where a problem was reported.
pub type ReadSetting = fn(&mut Reader<'_>, &Node) -> Option<Json>;

/// A key that a feature adds to the language.
#[derive(Debug, Clone, Copy)]
pub struct FeatureKey {
    /// [`KeyPlace::Spec`], [`KeyPlace::Api`], [`KeyPlace::Entity`] or
    /// [`KeyPlace::EntityOrDefaults`].
    pub place: KeyPlace,
    pub name: &'static str,
    /// The key that it comes behind wherever keys have an order. A key of the language with its own
    /// name, which was refused until now, gives its place to it.
    pub after: &'static str,
    pub read: ReadSetting,
    /// What editors know of it, with its `description`.
    pub schema: fn(&KeyTable) -> Json,
    /// Whether `scaffold add feature` knows it, and how.
    pub command: Option<(CommandForm, &'static str)>,
}

impl KeyTable {
    pub(super) fn new(spec: Vec<Key<RawSpec>>, entity: Vec<Key<RawEntity>>) -> Self {
        Self { spec, entity }
    }

    /// With the keys of a feature.
    #[must_use]
    pub fn with(mut self, keys: &[FeatureKey]) -> Self {
        for key in keys {
            match key.place {
                KeyPlace::Entity | KeyPlace::EntityOrDefaults => {
                    key.add_to(&mut self.entity, |entity| &mut entity.settings.features);
                }
                _ => key.add_to(&mut self.spec, |spec| &mut spec.features),
            }
        }
        self
    }

    /// What a mapping of the whole service has been read with; `what` is its name in messages.
    pub(super) fn of_spec<'k>(&'k self, place: KeyPlace, what: &'k str) -> Mapping<'k, RawSpec> {
        Mapping {
            table: self,
            keys: &self.spec,
            place,
            what,
        }
    }

    pub(super) fn of_entity<'k>(
        &'k self,
        place: KeyPlace,
        what: &'k str,
    ) -> Mapping<'k, RawEntity> {
        Mapping {
            table: self,
            keys: &self.entity,
            place,
            what,
        }
    }

    /// The JSON Schema of each key of a mapping.
    pub(in crate::spec) fn properties(&self, place: KeyPlace) -> Map<String, Json> {
        let spec = at(&self.spec, place).map(|key| (key.name, key.described(self)));
        let entity = at(&self.entity, place).map(|key| (key.name, key.described(self)));
        spec.chain(entity)
            .map(|(name, schema)| (name.to_owned(), schema))
            .collect()
    }

    /// The keys of a mapping in the order in which edits write them.
    pub(in crate::spec) fn written(&self, place: KeyPlace) -> Vec<&'static str> {
        let spec = at(&self.spec, place).map(|key| (key.written, key.name));
        let entity = at(&self.entity, place).map(|key| (key.written, key.name));
        let ranked = spec.chain(entity).filter(|(rank, _)| rank.is_some());
        let mut ranked: Vec<_> = ranked.collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().map(|(_, name)| name).collect()
    }

    /// What `scaffold add feature` can name: each with its key and where that stands.
    pub(in crate::spec) fn commands(&self) -> Vec<(KeyCommand, &'static str, KeyPlace)> {
        let spec = self
            .spec
            .iter()
            .map(|key| (key.command, key.name, key.place));
        let entity = self
            .entity
            .iter()
            .map(|key| (key.command, key.name, key.place));
        let mut commands: Vec<_> = spec
            .chain(entity)
            .filter_map(|(command, name, place)| Some((command?, name, place)))
            .collect();
        commands.sort_by_key(|(command, ..)| command.listed);
        commands
    }

    /// Examples of the features that `scaffold add feature` can add.
    #[must_use]
    pub fn offered(&self) -> Vec<&'static str> {
        let spec = self.spec.iter().filter(|key| key.is_supported());
        let entity = self.entity.iter().filter(|key| key.is_supported());
        let spec = spec.map(|key| key.command);
        let mut offered: Vec<_> = spec
            .chain(entity.map(|key| key.command))
            .flatten()
            .collect();
        offered.sort_by_key(|command| command.listed);
        offered.into_iter().map(|command| command.example).collect()
    }

    /// Reports a key that its mapping does not know.
    pub(in crate::spec) fn report_unknown(
        &self,
        reader: &mut Reader<'_>,
        entry: &Entry,
        within: &str,
        allowed: &[&str],
    ) {
        let key = &entry.key.value;
        let problem = if key == "<<" {
            ShapeProblem::MergeKey
        } else {
            ShapeProblem::UnknownKey {
                key: key.clone(),
                within: within.to_owned(),
                nearest: Word::alias(key)
                    .map(|word| word.name().to_owned())
                    .filter(|word| allowed.contains(&word.as_str()))
                    .or_else(|| nearest(key, allowed.iter().copied())),
                home: self.home(key),
                allowed: allowed.iter().map(|&key| key.to_owned()).collect(),
            }
        };
        reader.report(problem, entry.key.span);
    }

    /// Where a key is known that stands in another place.
    fn home(&self, key: &str) -> Option<&'static str> {
        if at(&self.spec, KeyPlace::Spec).any(|known| known.name == key) {
            return Some("at the top of the spec");
        }
        if at(&self.entity, KeyPlace::Entity).any(|known| known.name == key) {
            return Some("in an entity");
        }
        at(&self.spec, KeyPlace::Service)
            .any(|known| known.name == key)
            .then_some("under `service:`")
    }
}

/// Where a declaration belongs that stands among the keys of an entity.
fn member_home(entry: &Entry) -> Option<&'static str> {
    let Value::Scalar(scalar) = &entry.value.value else {
        return None;
    };
    let first = scalar.text.split_whitespace().next()?;
    if RelationKind::named(first).is_some() {
        return Some("under `relations:`");
    }
    TypeName::named(first).map(|_| "under `fields:`")
}

/// The keys of a mapping, and what messages call it.
pub(super) struct Mapping<'k, T> {
    table: &'k KeyTable,
    keys: &'k [Key<T>],
    place: KeyPlace,
    what: &'k str,
}

impl<T> Mapping<'_, T> {
    pub(super) fn read(&self, reader: &mut Reader<'_>, entries: &[Entry], target: &mut T) {
        for entry in entries {
            let mut keys = at(self.keys, self.place);
            if let Some(key) = keys.find(|key| key.name == entry.key.value) {
                self.read_value(reader, key, entry, target);
            } else if let (KeyPlace::Entity, Some(home)) = (self.place, member_home(entry)) {
                let problem = ShapeProblem::UnknownKey {
                    key: entry.key.value.clone(),
                    within: self.what.to_owned(),
                    nearest: None,
                    home: Some(home),
                    allowed: Vec::new(),
                };
                reader.report(problem, entry.key.span);
            } else {
                let supported = at(self.keys, self.place).filter(|key| key.is_supported());
                let allowed: Vec<_> = supported.map(|key| key.name).collect();
                self.table
                    .report_unknown(reader, entry, self.what, &allowed);
            }
        }
    }

    fn read_value(&self, reader: &mut Reader<'_>, key: &Key<T>, entry: &Entry, target: &mut T) {
        match key.value {
            KeyValue::Read(read) => read(reader, target, entry),
            KeyValue::Nested(read) => read(reader, self.table, target, entry),
            KeyValue::Later { off, instead } => refuse_unless_off(reader, entry, off, instead),
            KeyValue::Kept { read, settings } => {
                let setting = RawFeatureSetting {
                    key: entry.key.span,
                    value: read(reader, &entry.value),
                    node: entry.value.clone(),
                };
                settings(target).insert(key.place.path(key.name), setting);
            }
        }
    }
}

impl<T> Key<T> {
    pub(super) const fn read(
        place: KeyPlace,
        name: &'static str,
        read: fn(&mut Reader<'_>, &mut T, &Entry),
        schema: fn(&KeyTable) -> Json,
    ) -> Self {
        Self::new(place, name, KeyValue::Read(read), schema)
    }

    pub(super) const fn nested(
        place: KeyPlace,
        name: &'static str,
        read: fn(&mut Reader<'_>, &KeyTable, &mut T, &Entry),
        schema: fn(&KeyTable) -> Json,
    ) -> Self {
        Self::new(place, name, KeyValue::Nested(read), schema)
    }

    /// Not supported yet.
    pub(super) const fn later(
        place: KeyPlace,
        name: &'static str,
        (off, instead): (Off, &'static str),
    ) -> Self {
        Self::new(place, name, KeyValue::Later { off, instead }, |_| {
            Json::Null
        })
    }

    /// What editors know of it; they do not suggest what is not supported yet.
    fn described(&self, table: &KeyTable) -> Json {
        match self.value {
            KeyValue::Later { off, .. } => off.schema(),
            _ => (self.schema)(table),
        }
    }

    fn is_supported(&self) -> bool {
        !matches!(self.value, KeyValue::Later { .. })
    }

    const fn new(
        place: KeyPlace,
        name: &'static str,
        value: KeyValue<T>,
        schema: fn(&KeyTable) -> Json,
    ) -> Self {
        Self {
            place,
            name,
            value,
            schema,
            written: None,
            command: None,
        }
    }

    /// With its place among the keys of its mapping when an edit writes it.
    pub(super) const fn written(mut self, rank: u8) -> Self {
        self.written = Some(rank);
        self
    }

    /// Known to `scaffold add feature`, by an example of its form.
    pub(super) const fn command(
        mut self,
        listed: u8,
        form: CommandForm,
        example: &'static str,
    ) -> Self {
        self.command = Some(KeyCommand {
            name: self.name,
            form,
            example,
            inner: None,
            listed,
        });
        self
    }

    /// What a command names it, where that is not its own name.
    pub(super) const fn commanded_as(mut self, name: &'static str) -> Self {
        if let Some(command) = &mut self.command {
            command.name = name;
        }
        self
    }

    /// The key below it that has the value in the long form.
    pub(super) const fn inner(mut self, key: &'static str) -> Self {
        if let Some(command) = &mut self.command {
            command.inner = Some(key);
        }
        self
    }
}

impl FeatureKey {
    fn add_to<T>(&self, keys: &mut Vec<Key<T>>, settings: fn(&mut T) -> &mut RawFeatureSettings) {
        let place = |name: &str| {
            let is_it = |key: &Key<T>| key.place == self.place && key.name == name;
            keys.iter().position(is_it)
        };
        let (own, before) = (place(self.name), place(self.after));
        let neighbour = own
            .or(before)
            .map(|at| (keys[at].written, keys[at].command));
        let (written, command) = neighbour.unwrap_or_default();
        let listed = command.map_or(u8::MAX, |command| command.listed);
        let command = self.command.map(|(form, example)| KeyCommand {
            name: self.name,
            form,
            example,
            inner: None,
            listed,
        });
        let kept = KeyValue::Kept {
            read: self.read,
            settings,
        };
        let key = Key {
            written,
            command,
            ..Key::new(self.place, self.name, kept, self.schema)
        };
        match (own, before) {
            (Some(at), _) => keys[at] = key,
            (None, Some(at)) => keys.insert(at + 1, key),
            (None, None) => keys.push(key),
        }
    }
}

fn at<T>(keys: &[Key<T>], place: KeyPlace) -> impl Iterator<Item = &Key<T>> {
    keys.iter().filter(move |key| place.has(key.place))
}
