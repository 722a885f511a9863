use serde_json::{Value as Json, json};

use super::CommandForm::{self, Flag, List, Pairs, Set, Transition, Word};
use super::KeyPlace::{Entity, EntityOrDefaults, Id};
use super::auth::{access_schema, read_access};
use super::off::Off;
use super::table::{Key, KeyTable};
use super::values::{count, description, id_kind, names, operations, sets};
use crate::diagnostics::Spanned;
use crate::model::Operation;
use crate::spec::action_schema::{actions_schema, transitions_schema};
use crate::spec::flow_commas::declarations;
use crate::spec::raw::{RawEntity, RawSpec};
use crate::spec::reader::Reader;
use crate::spec::schema::{MAX_NAME, MEMBER_NAME, entity_name, flag, member_name, text, with};
use crate::spec::yaml::{Entry, Value};
use crate::spec::{action, field, json_schema, relation};

/// The most rows of a relation that an include may be allowed to have.
const MAX_INCLUDE_LIMIT: u32 = 1000;

const NO_HANDLERS: (Off, &str) = (Off::False, "leave it out, or say `false`");

type EntityKey = Key<RawEntity>;

/// The keys of an entity, in the order in which messages list them.
pub(super) const ENTITY_KEYS: [EntityKey; 23] = [
    EntityKey::read(
        Entity,
        "description",
        |reader, entity, entry| entity.description = description(reader, &entry.value),
        |_| text("Shown in the documentation."),
    )
    .written(1)
    .command(16, Word, "description:Articles"),
    EntityKey::read(
        Entity,
        "plural",
        |reader, entity, entry| entity.plural = reader.text(&entry.value, "`plural`"),
        |_| member_name("The plural, where the rules of English do not give it."),
    )
    .written(2)
    .command(14, Word, "plural:people"),
    EntityKey::nested(EntityOrDefaults, "id", read_id, id_schema)
        .written(5)
        .command(4, Word, "id:bigint"),
    EntityKey::nested(Entity, "fields", read_fields, |_| {
        members("The fields: snake_case.", json_schema::field())
    })
    .written(11),
    EntityKey::nested(Entity, "relations", read_relations, |_| {
        members("The relations: snake_case.", json_schema::relation())
    })
    .written(12),
    EntityKey::read(
        Entity,
        "indexes",
        |reader, entity, entry| entity.indexes = sets(reader, &entry.value, "`indexes`"),
        |_| set_list("Indexes on several fields."),
    )
    .written(13)
    .command(7, Set, "index:published,published_at")
    .commanded_as("index"),
    EntityKey::read(
        Entity,
        "unique",
        |reader, entity, entry| entity.uniques = sets(reader, &entry.value, "`unique`"),
        |_| set_list("Fields that are unique together."),
    )
    .written(14)
    .command(8, Set, "unique:name,country"),
    EntityKey::read(
        Entity,
        "filters",
        |reader, entity, entry| entity.filters = names(reader, &entry.value, "`filters`"),
        |_| {
            list(
                "What lists can be filtered by; everything that can be unless this says otherwise.",
            )
        },
    )
    .written(15)
    .command(9, List, "filters:status,author"),
    EntityKey::read(
        Entity,
        "sorts",
        |reader, entity, entry| entity.sorts = names(reader, &entry.value, "`sorts`"),
        |_| list("What lists can be sorted by; everything that can be unless this says otherwise."),
    )
    .written(16)
    .command(10, List, "sorts:created_at"),
    EntityKey::read(
        Entity,
        "include_limit",
        |reader, entity, entry| {
            let limit = Some(MAX_INCLUDE_LIMIT);
            entity.include_limit = count(reader, &entry.value, "include_limit", limit);
        },
        include_limit_schema,
    )
    .written(17)
    .command(11, Word, "include_limit:50"),
    EntityKey::read(
        EntityOrDefaults,
        "timestamps",
        |reader, entity, entry| {
            entity.settings.timestamps = reader.boolean(&entry.value, "`timestamps`");
        },
        |_| flag("`created_at` and `updated_at`; on unless this is false."),
    )
    .written(6)
    .command(3, Flag, "timestamps:false"),
    EntityKey::read(
        EntityOrDefaults,
        "soft_delete",
        |reader, entity, entry| {
            entity.settings.soft_delete = reader.boolean(&entry.value, "`soft_delete`");
        },
        |_| flag("Deleted rows stay in the table and are not found any more."),
    )
    .written(7)
    .command(1, Flag, "soft_delete"),
    EntityKey::read(
        EntityOrDefaults,
        "versioned",
        |reader, entity, entry| {
            entity.settings.versioned = reader.boolean(&entry.value, "`versioned`");
        },
        |_| flag("Optimistic locking with `ETag` and `If-Match`."),
    )
    .written(8)
    .command(2, Flag, "versioned"),
    EntityKey::read(
        EntityOrDefaults,
        "operations",
        |reader, entity, entry| entity.settings.operations = operations(reader, &entry.value),
        operations_schema,
    )
    .written(10)
    .command(5, List, "operations:list,get"),
    EntityKey::nested(Entity, "transitions", read_transitions, |_| {
        transitions_schema()
    })
    .written(18)
    .command(17, Transition, "transition:status:submit:draft:review")
    .commanded_as("transition"),
    EntityKey::nested(Entity, "actions", read_actions, |_| actions_schema())
        .written(19)
        .command(18, CommandForm::Action, "action:unpin:set=pinned=false")
        .commanded_as("action"),
    EntityKey::read(EntityOrDefaults, "access", read_access, access_schema)
        .written(20)
        .command(6, Pairs, "access:read=public:update=owner,admin"),
    EntityKey::read(
        Entity,
        "owner",
        |reader, entity, entry| entity.owner = reader.text(&entry.value, "`owner`"),
        |_| member_name("The relation to the account that a row belongs to."),
    )
    .written(21)
    .command(13, Word, "owner:author"),
    EntityKey::later(Entity, "cqrs", NO_HANDLERS)
        .written(9)
        .command(12, Flag, "cqrs"),
    EntityKey::read(
        Entity,
        "renamed_from",
        |reader, entity, entry| entity.renamed_from = reader.text(&entry.value, "`renamed_from`"),
        |_| entity_name("The old name, so that the migration keeps the data."),
    )
    .written(4),
    EntityKey::read(
        Entity,
        "table",
        |reader, entity, entry| entity.table = reader.text(&entry.value, "`table`"),
        |_| text("The table that is there already; no migration makes it."),
    )
    .written(3)
    .command(15, Word, "table:tbl_posts"),
    EntityKey::read(
        Id,
        "type",
        |reader, entity, entry| entity.settings.id = id_kind(reader, &entry.value),
        |_| id_kind_schema(),
    ),
    EntityKey::read(
        Id,
        "column",
        |reader, entity, entry| entity.settings.id_column = reader.text(&entry.value, "`column`"),
        |_| text("The column, where it is not called so."),
    ),
];

pub(super) fn read_entities(
    reader: &mut Reader<'_>,
    keys: &KeyTable,
    spec: &mut RawSpec,
    entry: &Entry,
) {
    spec.entities_key = Some(entry.key.span);
    let entries = reader.mapping(&entry.value, "`entities`");
    let entities = entries.unwrap_or_default().iter();
    spec.entities = entities
        .map(|entry| read_entity(reader, keys, entry))
        .collect();
}

fn read_entity(reader: &mut Reader<'_>, keys: &KeyTable, entry: &Entry) -> RawEntity {
    let mut entity = RawEntity::new(entry.key.clone());
    let before = reader.problems();
    let what = format!("the entity `{}`", entry.key.value);
    let entries = reader.mapping(&entry.value, &what).unwrap_or_default();
    keys.of_entity(Entity, &what)
        .read(reader, entries, &mut entity);
    entity.sound = reader.problems() == before;
    entity
}

/// `defaults:` is read like an entity that says nothing else.
pub(super) fn read_defaults(
    reader: &mut Reader<'_>,
    keys: &KeyTable,
    spec: &mut RawSpec,
    entry: &Entry,
) {
    let entries = reader
        .mapping(&entry.value, "`defaults`")
        .unwrap_or_default();
    let mut any = RawEntity::new(Spanned::new(String::new(), entry.key.span));
    let mapping = keys.of_entity(EntityOrDefaults, "`defaults`");
    mapping.read(reader, entries, &mut any);
    spec.defaults = any.settings;
}

fn read_fields(reader: &mut Reader<'_>, keys: &KeyTable, entity: &mut RawEntity, entry: &Entry) {
    let fields = declarations(reader, &entry.value, "`fields`");
    let fields = fields
        .into_iter()
        .map(|entry| field::field(reader, keys, entry));
    entity.fields = fields.collect();
}

fn read_relations(reader: &mut Reader<'_>, keys: &KeyTable, entity: &mut RawEntity, entry: &Entry) {
    let relations = declarations(reader, &entry.value, "`relations`");
    let relations = relations
        .into_iter()
        .map(|entry| relation::relation(reader, keys, entry));
    entity.relations = relations.collect();
}

fn read_transitions(
    reader: &mut Reader<'_>,
    keys: &KeyTable,
    entity: &mut RawEntity,
    entry: &Entry,
) {
    let fields = reader.mapping(&entry.value, "`transitions`");
    let fields = fields.unwrap_or_default();
    entity.states = fields.iter().map(|field| field.key.clone()).collect();
    let transitions = fields.iter();
    let transitions = transitions.flat_map(|field| action::transitions(reader, keys, field));
    let transitions: Vec<_> = transitions.collect();
    entity.actions.splice(0..0, transitions);
}

fn read_actions(reader: &mut Reader<'_>, keys: &KeyTable, entity: &mut RawEntity, entry: &Entry) {
    let actions = reader
        .mapping(&entry.value, "`actions`")
        .unwrap_or_default();
    let actions = actions.iter();
    let actions = actions.map(|entry| action::action(reader, keys, entry));
    entity.actions.extend(actions);
}

/// `uuid`, or a mapping with the `type` and the `column`.
fn read_id(reader: &mut Reader<'_>, keys: &KeyTable, entity: &mut RawEntity, entry: &Entry) {
    match &entry.value.value {
        Value::Mapping(entries) => keys.of_entity(Id, "`id`").read(reader, entries, entity),
        _ => entity.settings.id = id_kind(reader, &entry.value),
    }
}

fn id_kind_schema() -> Json {
    json!({"description": "UUIDs of version 7, or numbers.", "enum": ["uuid", "bigint"]})
}

fn id_schema(keys: &KeyTable) -> Json {
    json!({"anyOf": [id_kind_schema(), {
        "type": "object",
        "additionalProperties": false,
        "properties": keys.properties(Id)
    }]})
}

fn include_limit_schema(_: &KeyTable) -> Json {
    json!({
        "description": "The most rows of a relation that an include sends; 100 unless this says otherwise.",
        "type": "integer",
        "minimum": 1,
        "maximum": MAX_INCLUDE_LIMIT
    })
}

fn operations_schema(_: &KeyTable) -> Json {
    json!({
        "description": "What clients can do; everything unless this says otherwise.",
        "type": "array",
        "minItems": 1,
        "uniqueItems": true,
        "items": {"enum": Operation::ALL.map(Operation::name)}
    })
}

fn members(description: &str, member: Json) -> Json {
    let members = json!({
        "description": description,
        "type": ["object", "null"],
        "propertyNames": {"pattern": MEMBER_NAME, "maxLength": MAX_NAME, "not": {"const": "id"}}
    });
    with(members, "additionalProperties", member)
}

fn list(description: &str) -> Json {
    json!({
        "description": description,
        "type": ["array", "null"],
        "uniqueItems": true,
        "items": {"type": "string", "pattern": MEMBER_NAME}
    })
}

fn set_list(description: &str) -> Json {
    json!({
        "description": description,
        "type": ["array", "null"],
        "uniqueItems": true,
        "items": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": true,
            "items": {"type": "string", "pattern": MEMBER_NAME}
        }
    })
}
