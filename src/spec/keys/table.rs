use serde_json::{Map, Value as Json};

use super::off::Off;
use super::place::{CommandForm, KeyCommand, KeyPlace};
use crate::spec::raw::{RawEntity, RawFeatureSettings, RawSpec};
use crate::spec::reader::Reader;
use crate::spec::yaml::{Entry, Node};

/// Every key that a spec may have: those of the language, and those that features add.
///
/// Parsing, what messages suggest, the order in which edits write, the JSON Schema, what
/// `scaffold add feature` knows and what is refused for now are all made from its rows.
#[derive(Debug)]
pub struct KeyTable {
    pub(super) spec: Vec<Key<RawSpec>>,
    pub(super) entity: Vec<Key<RawEntity>>,
}

/// A key, and all that the program knows of it. `T` is what it is read into.
#[derive(Debug)]
pub struct Key<T> {
    pub(super) place: KeyPlace,
    pub(super) name: &'static str,
    pub(super) value: KeyValue<T>,
    /// Its place among the keys that are there when an edit writes it; as the last one without it.
    pub(super) written: Option<u8>,
    pub(super) command: Option<KeyCommand>,
}

/// What becomes of the value of a key.
#[derive(Debug)]
pub(super) enum KeyValue<T> {
    Supported {
        read: KeyReader<T>,
        /// What editors know of it.
        schema: KeySchema,
    },
    /// Part of the language, but not of this version of the program.
    Later { off: Off, instead: &'static str },
}

#[derive(Debug)]
pub(super) enum KeyReader<T> {
    Value(fn(&mut Reader<'_>, &mut T, &Entry)),
    /// Has keys of its own.
    Nested(fn(&mut Reader<'_>, &KeyTable, &mut T, &Entry)),
    /// Kept for the feature that the key belongs to.
    Kept {
        read: ReadSetting,
        settings: fn(&mut T) -> &mut RawFeatureSettings,
    },
}

pub type KeySchema = fn(&KeyTable) -> Json;

/// Reads the value of a feature's key as the model keeps it; nothing where it is the default, and
/// where a problem was reported.
pub type ReadSetting = fn(&mut Reader<'_>, &Node) -> Option<Json>;

/// What a key is, whatever it is read into.
#[derive(Debug, Clone, Copy)]
struct KeyRow {
    place: KeyPlace,
    name: &'static str,
    written: Option<u8>,
    command: Option<KeyCommand>,
    is_supported: bool,
}

impl KeyTable {
    pub(super) fn new(spec: Vec<Key<RawSpec>>, entity: Vec<Key<RawEntity>>) -> Self {
        Self { spec, entity }
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
        let rows = self.rows().filter(|row| place.has(row.place));
        let mut ranked: Vec<_> = rows.filter(|row| row.written.is_some()).collect();
        ranked.sort_by_key(|row| row.written);
        ranked.into_iter().map(|row| row.name).collect()
    }

    /// What `scaffold add feature` can name: each with its key and where that stands.
    pub(in crate::spec) fn commands(&self) -> Vec<(KeyCommand, &'static str, KeyPlace)> {
        let rows = self.commanded().into_iter();
        rows.map(|(command, row)| (command, row.name, row.place))
            .collect()
    }

    /// Examples of the features that `scaffold add feature` can add.
    #[must_use]
    pub fn offered(&self) -> Vec<&'static str> {
        let rows = self.commanded().into_iter();
        rows.filter(|(_, row)| row.is_supported)
            .map(|(command, _)| command.example)
            .collect()
    }

    /// The keys with commands, in the order in which messages list them.
    fn commanded(&self) -> Vec<(KeyCommand, KeyRow)> {
        let rows = self.rows();
        let mut commanded: Vec<_> = rows.filter_map(|row| Some((row.command?, row))).collect();
        commanded.sort_by_key(|(command, _)| command.listed);
        commanded
    }

    /// Where a key is known that stands in another place.
    pub(super) fn home(&self, key: &str) -> Option<&'static str> {
        let homes = [
            (KeyPlace::Spec, "at the top of the spec"),
            (KeyPlace::Entity, "in an entity"),
            (KeyPlace::Service, "under `service:`"),
        ];
        let is_at = |place: KeyPlace| {
            let mut rows = self.rows();
            rows.any(|row| row.name == key && place.has(row.place))
        };
        let home = homes.into_iter().find(|(place, _)| is_at(*place));
        home.map(|(_, words)| words)
    }

    fn rows(&self) -> impl Iterator<Item = KeyRow> {
        self.spec
            .iter()
            .map(Key::row)
            .chain(self.entity.iter().map(Key::row))
    }
}

impl<T> Key<T> {
    pub(super) const fn read(
        place: KeyPlace,
        name: &'static str,
        read: fn(&mut Reader<'_>, &mut T, &Entry),
        schema: KeySchema,
    ) -> Self {
        let read = KeyReader::Value(read);
        Self::new(place, name, KeyValue::Supported { read, schema })
    }

    pub(super) const fn nested(
        place: KeyPlace,
        name: &'static str,
        read: fn(&mut Reader<'_>, &KeyTable, &mut T, &Entry),
        schema: KeySchema,
    ) -> Self {
        let read = KeyReader::Nested(read);
        Self::new(place, name, KeyValue::Supported { read, schema })
    }

    /// Not supported yet.
    pub(super) const fn later(
        place: KeyPlace,
        name: &'static str,
        (off, instead): (Off, &'static str),
    ) -> Self {
        Self::new(place, name, KeyValue::Later { off, instead })
    }

    pub(super) const fn new(place: KeyPlace, name: &'static str, value: KeyValue<T>) -> Self {
        Self {
            place,
            name,
            value,
            written: None,
            command: None,
        }
    }

    /// What editors know of it; they do not suggest what is not supported yet.
    fn described(&self, table: &KeyTable) -> Json {
        match self.value {
            KeyValue::Supported { schema, .. } => schema(table),
            KeyValue::Later { off, .. } => off.schema(),
        }
    }

    pub(super) fn is_supported(&self) -> bool {
        matches!(self.value, KeyValue::Supported { .. })
    }

    fn row(&self) -> KeyRow {
        KeyRow {
            place: self.place,
            name: self.name,
            written: self.written,
            command: self.command,
            is_supported: self.is_supported(),
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

pub(super) fn at<T>(keys: &[Key<T>], place: KeyPlace) -> impl Iterator<Item = &Key<T>> {
    keys.iter().filter(move |key| place.has(key.place))
}
