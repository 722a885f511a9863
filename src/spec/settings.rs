use super::raw::RawSettings;
use super::read::Reader;
use super::yaml::{Entry, Node, Value};
use super::{keys, unsupported};
use crate::diagnostics::{ShapeProblem, Spanned};
use crate::model::{IdKind, Operation};

pub(super) const KEYS: [&str; 6] = [
    "id",
    "timestamps",
    "soft_delete",
    "versioned",
    "operations",
    "access",
];

pub(super) fn defaults(reader: &mut Reader<'_>, node: &Node) -> RawSettings {
    let mut settings = RawSettings::default();
    for entry in reader.mapping(node, "`defaults`").unwrap_or_default() {
        if !take(reader, &mut settings, entry) {
            keys::unknown(reader, entry, "`defaults`", &KEYS);
        }
    }
    settings
}

/// Takes a key that `defaults:` and entities share; `false` for any other key.
pub(super) fn take(reader: &mut Reader<'_>, settings: &mut RawSettings, entry: &Entry) -> bool {
    let node = &entry.value;
    match entry.key.value.as_str() {
        "id" => (settings.id, settings.id_column) = id(reader, node),
        "timestamps" => settings.timestamps = reader.boolean(node, "`timestamps`"),
        "soft_delete" => settings.soft_delete = reader.boolean(node, "`soft_delete`"),
        "versioned" => settings.versioned = reader.boolean(node, "`versioned`"),
        "operations" => settings.operations = operations(reader, node),
        "access" => unsupported::key(reader, entry),
        _ => return false,
    }
    true
}

/// `uuid`, or a mapping with the `type` and the `column`.
fn id(reader: &mut Reader<'_>, node: &Node) -> (Option<Spanned<IdKind>>, Option<Spanned<String>>) {
    let Value::Mapping(entries) = &node.value else {
        return (kind(reader, node), None);
    };
    let (mut found, mut column) = (None, None);
    for entry in entries {
        match entry.key.value.as_str() {
            "type" => found = kind(reader, &entry.value),
            "column" => column = reader.text(&entry.value, "`column`"),
            _ => keys::unknown(reader, entry, "`id`", &["type", "column"]),
        }
    }
    (found, column)
}

fn kind(reader: &mut Reader<'_>, node: &Node) -> Option<Spanned<IdKind>> {
    let kind = reader.text(node, "`id`")?;
    let Some(value) = id_kind(&kind.value) else {
        keys::unknown_value(reader, "kind of id", &kind, &["uuid", "bigint"]);
        return None;
    };
    Some(Spanned::new(value, kind.span))
}

fn id_kind(name: &str) -> Option<IdKind> {
    match name {
        "uuid" => Some(IdKind::Uuid),
        "bigint" => Some(IdKind::Bigint),
        _ => None,
    }
}

fn operations(reader: &mut Reader<'_>, node: &Node) -> Option<Spanned<Vec<Operation>>> {
    let mut found: Vec<Operation> = Vec::new();
    let mut complete = true;
    for item in reader.list(node, "`operations`")? {
        let Some(name) = reader.text(item, "an operation") else {
            complete = false;
            continue;
        };
        match operation(&name.value) {
            Some(operation) if found.contains(&operation) => {
                let what = "`operations`".to_owned();
                let problem = ShapeProblem::RepeatedValue {
                    what,
                    value: name.value,
                };
                reader.report(problem, name.span);
            }
            Some(operation) => found.push(operation),
            None => {
                complete = false;
                let allowed = ["list", "get", "create", "update", "delete"];
                keys::unknown_value(reader, "operation", &name, &allowed);
            }
        }
    }
    found.sort();
    complete.then(|| Spanned::new(found, node.span))
}

fn operation(name: &str) -> Option<Operation> {
    Some(match name {
        "list" => Operation::List,
        "get" => Operation::Get,
        "create" => Operation::Create,
        "update" => Operation::Update,
        "delete" => Operation::Delete,
        _ => return None,
    })
}
