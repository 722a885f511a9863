use std::collections::{BTreeMap, BTreeSet};

use super::draft::DraftedEntity;
use crate::model::FieldKind;
use crate::names::{self, HIDING_AUTH_TYPES};

/// The Rust type of every enum field, by entity and field.
pub(super) type EnumTypes = BTreeMap<(String, String), String>;

/// Names the enums `<Entity><Field>`, clear of all other types; the order of the spec has no part in it.
pub(super) fn name(drafts: &[DraftedEntity<'_>], with_auth: bool) -> EnumTypes {
    let of_auth = HIDING_AUTH_TYPES.iter().filter(|_| with_auth);
    let mut taken: BTreeSet<String> = of_auth.map(|name| (*name).to_owned()).collect();
    for draft in drafts {
        let names = &draft.names;
        taken.insert(names.rust_type.clone());
        taken.insert(names.rust_type_plural.clone());
        taken.extend(names::derived_types(&names.rust_type));
    }
    let mut sorted: BTreeMap<(String, String), String> = BTreeMap::new();
    for draft in drafts {
        for field in &draft.fields {
            if let FieldKind::Enum { .. } = field.kind {
                let key = (draft.raw.name.value.clone(), field.names.wire.clone());
                sorted.insert(key, names::pascal(&field.names.wire));
            }
        }
    }
    let stems: BTreeMap<&str, &str> = drafts
        .iter()
        .map(|draft| {
            (
                draft.raw.name.value.as_str(),
                draft.names.rust_type.as_str(),
            )
        })
        .collect();
    for ((entity, _), name) in &mut sorted {
        let stem = stems.get(entity.as_str()).copied().unwrap_or_default();
        *name = free(&format!("{stem}{name}"), &mut taken);
    }
    sorted
}

fn free(natural: &str, taken: &mut BTreeSet<String>) -> String {
    let hides = |name: &String| names::type_name(name) != *name;
    let is_free = |name: &String| !taken.contains(name) && !hides(name);
    let numbered = (2_u32..).map(|number| format!("{natural}Value{number}"));
    let candidates = [natural.to_owned(), format!("{natural}Value")]
        .into_iter()
        .chain(numbered);
    let found = candidates
        .into_iter()
        .find(|name| is_free(name) && filters(name).iter().all(is_free));
    let name = found.unwrap_or_else(|| natural.to_owned());
    taken.extend(filters(&name));
    taken.insert(name.clone());
    name
}

/// The schemas of the OpenAPI document that are named after an enum.
fn filters(name: &str) -> [String; 2] {
    [format!("{name}Filter"), format!("Nullable{name}Filter")]
}
