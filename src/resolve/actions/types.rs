use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Entity, FieldKind};
use crate::names;
use crate::resolve::draft::DraftedEntity;
use crate::spec::TypeName;

/// The Rust types that inputs of actions bring along.
#[derive(Debug, Default)]
pub(super) struct InputTypes {
    /// By entity and action.
    stems: BTreeMap<(String, String), String>,
    /// Of enums, by entity, action and input.
    enums: BTreeMap<(String, String, String), String>,
}

impl InputTypes {
    pub(super) fn stem(&self, entity: &str, action: &str) -> String {
        let key = (entity.to_owned(), action.to_owned());
        self.stems.get(&key).cloned().unwrap_or_default()
    }

    pub(super) fn enumeration(&self, entity: &str, action: &str, input: &str) -> String {
        let key = (entity.to_owned(), action.to_owned(), input.to_owned());
        self.enums.get(&key).cloned().unwrap_or_default()
    }
}

/// Names them `<Action><Entity>`, clear of all other types; the order of the spec has no part in it.
pub(super) fn input_types(drafts: &[DraftedEntity<'_>], entities: &[Entity]) -> InputTypes {
    let mut taken = taken(entities);
    let mut types = InputTypes::default();
    for (draft, entity) in drafts.iter().zip(entities) {
        for action in draft
            .raw
            .actions
            .iter()
            .filter(|action| !action.input.is_empty())
        {
            let key = (entity.name.clone(), action.name.value.clone());
            let stem = format!(
                "{}{}",
                names::pascal(&action.name.value),
                entity.names.rust_type
            );
            types.stems.insert(key, stem);
        }
    }
    for stem in types.stems.values_mut() {
        *stem = free(stem, &["", "Input"], &mut taken);
    }
    for (draft, entity) in drafts.iter().zip(entities) {
        for action in &draft.raw.actions {
            let is_enum = |kind: TypeName| kind == TypeName::Enum;
            let enums = action.input.iter().filter(|field| {
                let declared = field.declaration.as_ref();
                declared.is_some_and(|declared| is_enum(declared.kind.value))
            });
            for field in enums {
                let (action, input) = (&action.name.value, &field.name.value);
                let stem = types.stem(&entity.name, action);
                let natural = format!("{stem}{}", names::pascal(input));
                let key = (entity.name.clone(), action.clone(), input.clone());
                types.enums.insert(key, natural);
            }
        }
    }
    for name in types.enums.values_mut() {
        *name = free(name, &[""], &mut taken);
    }
    types
}

/// The types that a service has without them.
fn taken(entities: &[Entity]) -> BTreeSet<String> {
    let mut taken = BTreeSet::new();
    for entity in entities {
        let names = &entity.names;
        taken.insert(names.rust_type.clone());
        taken.insert(names.rust_type_plural.clone());
        taken.extend(names::derived_types(&names.rust_type));
        for field in &entity.fields {
            if let FieldKind::Enum { rust_type, .. } = &field.kind {
                taken.extend([
                    rust_type.clone(),
                    format!("{rust_type}Filter"),
                    format!("Nullable{rust_type}Filter"),
                ]);
            }
        }
    }
    taken
}

/// A stem that is free with all of these endings.
fn free(natural: &str, endings: &[&str], taken: &mut BTreeSet<String>) -> String {
    let with_endings = |stem: &str| -> Vec<String> {
        endings
            .iter()
            .map(|ending| format!("{stem}{ending}"))
            .collect()
    };
    let is_free = |name: &String| !taken.contains(name) && names::type_name(name) == *name;
    let numbered = (2_u32..).map(|number| format!("{natural}Action{number}"));
    let mut candidates = [natural.to_owned(), format!("{natural}Action")]
        .into_iter()
        .chain(numbered);
    let found = candidates.find(|stem| with_endings(stem).iter().all(is_free));
    let stem = found.unwrap_or_else(|| natural.to_owned());
    taken.extend(with_endings(&stem));
    stem
}
