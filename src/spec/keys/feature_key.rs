use super::place::{CommandForm, KeyCommand, KeyPlace};
use super::table::{Key, KeyReader, KeySchema, KeyTable, KeyValue, ReadSetting};
use crate::spec::raw::RawFeatureSettings;

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
    pub schema: KeySchema,
    /// Whether `scaffold add feature` knows it, and how.
    pub command: Option<(CommandForm, &'static str)>,
}

impl KeyTable {
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
        let inner = own.and_then(|at| keys[at].command?.inner);
        let command = self.command.map(|(form, example)| KeyCommand {
            name: self.name,
            form,
            example,
            inner,
            listed,
        });
        let read = KeyReader::Kept {
            read: self.read,
            settings,
        };
        let schema = self.schema;
        let key = Key {
            written,
            command,
            ..Key::new(self.place, self.name, KeyValue::Supported { read, schema })
        };
        match (own, before) {
            (Some(at), _) => keys[at] = key,
            (None, Some(at)) => keys.insert(at + 1, key),
            (None, None) => keys.push(key),
        }
    }
}
