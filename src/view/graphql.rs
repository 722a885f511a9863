//! What an entity is in GraphQL.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::dialect::Dialect;
use crate::model::{
    BelongsTo, Entity, EntityNames, Field, FieldKind, FieldNames, Grant, HasMany, IdKind,
    ManyToMany, Operation, Project,
};
use crate::names::graphql::{camel, many, one, type_name};

use super::column::ColumnView;
use super::graphql_mutations::{
    ActionFieldView, InputFieldView, LinkFieldView, action_field, action_function, described,
    doc_with_example, inputs, links, scalar, version_argument,
};
use super::graphql_subscriptions::{
    SubscriptionFieldView, SubscriptionTest, subscribes_anywhere, subscription_tests, subscriptions,
};
use super::kind_code::id_type;
use super::literal::{embedded, text};
use super::storage::{selected, selected_link};
use super::testing::room;

/// The types and the fields of an entity.
#[derive(Debug, Serialize)]
pub struct GraphQlView {
    /// `Post`
    pub type_name: String,
    /// The field of one: `post`.
    pub one: String,
    /// The field of a list: `posts`.
    pub many: String,
    /// What the spec says of the entity, as a literal, and as it is.
    pub description: String,
    #[serde(skip)]
    pub doc: String,
    /// The functions of its fields of `Query` and `Mutation`, as calls.
    pub queries: Vec<String>,
    pub mutations: Vec<String>,
    /// Its fields of `Subscription`, and whether there are any of some entity.
    pub subscriptions: Vec<SubscriptionFieldView>,
    pub subscribed: bool,
    pub properties: Vec<PropertyView>,
    pub references: Vec<ReferenceFieldView>,
    pub lists: Vec<ListFieldView>,
    #[serde(skip)]
    pub compared: Vec<ComparedView>,
    /// What clients send.
    pub inputs: Vec<InputFieldView>,
    pub sends_inputs: bool,
    /// Whether something of it can be changed.
    pub has_changes: bool,
    /// What a new row is made of, as an expression.
    pub input: String,
    /// The calls that declare the arguments `input` of a new row, and `expectedVersion`.
    pub input_argument: String,
    pub version_argument: &'static str,
    /// What clients of REST send and those of GraphQL do not, for the tests.
    pub left_out: Vec<String>,
    pub creates_by_system: bool,
    /// The tests over HTTP.
    pub tests: Vec<&'static str>,
    /// Those of subscriptions, as calls over the door.
    pub subscription_tests: Vec<SubscriptionTest>,
    pub links: Vec<LinkFieldView>,
    pub actions: Vec<ActionFieldView>,
}

/// A field with a value of a row.
#[derive(Debug, Serialize)]
pub struct PropertyView {
    pub name: String,
    pub rust: String,
    /// The function that makes it: `property`, `id` or `optional_id`.
    pub function: &'static str,
    /// In front of the value: properties are borrowed.
    pub borrow: &'static str,
    /// As the schema spells it: `String!`.
    #[serde(skip)]
    pub type_name: String,
    #[serde(skip)]
    pub doc: String,
    /// Further calls: `.description("…")`.
    pub options: String,
}

/// A field with the row that a row refers to.
#[derive(Debug, Serialize)]
pub struct ReferenceFieldView {
    pub name: String,
    pub target: String,
    /// As the schema spells it: `User!`.
    #[serde(skip)]
    pub type_name: String,
    /// The function that makes it: `reference` or `optional_reference`.
    pub function: &'static str,
    /// The id, given the variable of a row.
    pub id: String,
}

/// A field with rows that belong to a row.
#[derive(Debug, Clone, Serialize)]
pub struct ListFieldView {
    pub name: String,
    pub target: String,
    /// The function that makes it: `list` or `single`.
    pub function: &'static str,
    /// `POST_COMMENTS`
    pub constant: String,
    /// `comments of a post`
    pub human: String,
    /// As an expression: `Key("post_id")`.
    pub relation: String,
}

/// A column that lists are filtered or sorted by.
#[derive(Debug)]
pub struct ComparedView {
    pub wire: String,
    /// The type that it is compared with.
    pub operand: String,
    pub is_filterable: bool,
    pub is_sortable: bool,
    /// Whether lists have an argument for it: what belongs to something, and what is one of few.
    pub is_argument: bool,
}

impl GraphQlView {
    pub(super) fn of(project: &Project, entity: &Entity, columns: &[ColumnView]) -> Self {
        let inputs = inputs(project, entity, columns);
        let creates = entity.has(Operation::Create);
        let has_changes =
            entity.has(Operation::Update) && inputs.iter().any(|input| !input.is_immutable);
        let type_name = type_name(&entity.names);
        let sent: BTreeSet<_> = inputs.iter().map(|input| input.wire.as_str()).collect();
        let left_out = columns.iter().filter(|column| column.input.is_some());
        let left_out = left_out.filter(|column| !sent.contains(column.wire.as_str()));
        let left_out: Vec<_> = left_out.collect();
        let is_required = |column: &&ColumnView| {
            let mut inputs = column.input.iter();
            inputs.any(|input| input.taken == "required")
        };
        let left_out_required = left_out.iter().any(is_required);
        let left_out = left_out.into_iter();
        let references = entity.belongs_to.iter();
        let subscriptions = subscriptions(project, entity);
        Self {
            one: one(&entity.names),
            many: many(&entity.names),
            description: text(&description(entity)),
            doc: description(entity),
            queries: queries(entity),
            mutations: mutations(entity, has_changes),
            subscribed: subscribes_anywhere(project),
            subscription_tests: subscription_tests(project, entity, &subscriptions),
            subscriptions,
            properties: properties(entity, columns),
            references: references
                .filter_map(|key| reference(project, entity, key))
                .collect(),
            lists: lists(project, entity),
            compared: compared(project, entity, columns),
            has_changes,
            sends_inputs: !inputs.is_empty() && (creates || has_changes),
            input: if inputs.is_empty() {
                format!("{}Input::default()", entity.names.rust_type)
            } else {
                "input(call.arguments, FIELDS)".to_owned()
            },
            input_argument: if inputs.is_empty() {
                String::new()
            } else {
                format!(".argument(\"input\", \"Create{type_name}Input!\")")
            },
            version_argument: version_argument(entity),
            tests: tests(project, entity, creates && !left_out_required, has_changes),
            creates_by_system: creates && !left_out_required && !inputs.is_empty(),
            left_out: left_out.map(|column| column.wire.clone()).collect(),
            inputs,
            links: links(entity),
            actions: entity
                .actions
                .iter()
                .map(|action| action_field(entity, action))
                .collect(),
            type_name,
        }
    }
}

/// The tests over HTTP that say something of the entity.
fn tests(
    project: &Project,
    entity: &Entity,
    creates: bool,
    has_changes: bool,
) -> Vec<&'static str> {
    let lists = entity.has(Operation::List);
    let deletes = entity.has(Operation::Delete);
    // With the number of rows that each makes up at most.
    let tests = [
        ("graphql_shows_rows", entity.has(Operation::Get), 1),
        ("graphql_lists_rows", lists, 3),
        ("graphql_changes_rows", creates || has_changes || deletes, 4),
        ("graphql_refuses_rows", creates, 8),
        (
            "graphql_counts_statements",
            lists && entity.has_relations(),
            4,
        ),
        ("graphql_obeys_rules", entity.access.is_some(), 8),
    ];
    let room = room(project, entity);
    let tests = tests.into_iter();
    let tests = tests.filter(|(_, is_there, rows)| *is_there && *rows <= room);
    tests.map(|(name, ..)| name).collect()
}

fn description(entity: &Entity) -> String {
    let EntityNames { article, human, .. } = &entity.names;
    let article = if article == "an" { "An" } else { "A" };
    let described = entity.description.clone();
    described.unwrap_or_else(|| format!("{article} {human}."))
}

fn queries(entity: &Entity) -> Vec<String> {
    let one = entity.has(Operation::Get).then_some("get()");
    let lists = ["get_list()", "get_connection()"];
    let lists = lists.into_iter().filter(|_| entity.has(Operation::List));
    one.into_iter().chain(lists).map(str::to_owned).collect()
}

fn mutations(entity: &Entity, has_changes: bool) -> Vec<String> {
    let operations = [
        ("create()", entity.has(Operation::Create)),
        ("update()", has_changes),
        ("delete()", entity.has(Operation::Delete)),
    ];
    let operations = operations.into_iter().filter(|(_, is_there)| *is_there);
    let operations = operations.map(|(call, _)| call.to_owned());
    let links = entity.declared_links().flat_map(|link| {
        let name = &link.names.wire;
        [format!("add_to_{name}()"), format!("remove_from_{name}()")]
    });
    let actions = entity.actions.iter();
    let actions = actions.map(|action| format!("{}()", action_function(action)));
    operations.chain(links).chain(actions).collect()
}

fn properties(entity: &Entity, columns: &[ColumnView]) -> Vec<PropertyView> {
    let shown = columns.iter().filter(|column| !column.private);
    let shown = shown.map(|column| {
        let key = entity.key_of_column(&column.wire);
        let function = match key {
            _ if column.wire == "id" => "id",
            Some(key) if key.optional => "optional_id",
            Some(_) => "id",
            None => "property",
        };
        let doc = doc_with_example(entity, column);
        PropertyView {
            name: camel(&column.wire),
            rust: column.rust.clone(),
            function,
            borrow: if function == "property" { "&" } else { "" },
            type_name: property_type(entity, column, key),
            doc: doc.join("\n"),
            options: described(&doc),
        }
    });
    shown.collect()
}

fn reference(project: &Project, entity: &Entity, key: &BelongsTo) -> Option<ReferenceFieldView> {
    let target = project.entity(&key.target).filter(|_| !key.private)?;
    let is_there = !key.optional && !target.soft_delete && is_public(target);
    let id = format!("{}.{}", entity.names.var, key.key.rust);
    Some(ReferenceFieldView {
        name: camel(&key.names.wire),
        target: target.names.rust_type.clone(),
        type_name: format!(
            "{}{}",
            type_name(&target.names),
            if is_there { "!" } else { "" }
        ),
        function: if is_there {
            "reference"
        } else {
            "optional_reference"
        },
        id: if key.optional || is_there {
            id
        } else {
            format!("Some({id})")
        },
    })
}

/// Whether everybody may see every row.
fn is_public(entity: &Entity) -> bool {
    let mut rules = entity.access.iter();
    rules.all(|access| access.read.contains(&Grant::Public))
}

fn lists(project: &Project, entity: &Entity) -> Vec<ListFieldView> {
    let linked = entity.many_to_many.iter();
    let linked = linked.filter_map(|link| linked_list(project, entity, link));
    let children = entity.has_many.iter();
    let children = children.filter_map(|side| child_list(project, entity, side));
    linked.chain(children).collect()
}

fn child_list(project: &Project, entity: &Entity, side: &HasMany) -> Option<ListFieldView> {
    let source = project.entity(&side.source)?;
    let dialect = Dialect::of(project);
    let column = dialect.quoted(&side.column);
    let column = if source.existing {
        selected(id_type(entity.id.kind).0, &column, dialect)
    } else {
        column
    };
    Some(ListFieldView {
        function: if side.one { "single" } else { "list" },
        relation: format!("Key(\"{}\")", embedded(&column)),
        ..list_field(entity, source, &side.names)
    })
}

fn linked_list(project: &Project, entity: &Entity, link: &ManyToMany) -> Option<ListFieldView> {
    let target = project.entity(&link.target)?;
    let dialect = Dialect::of(project);
    let [table, own, other] =
        [&link.table, &link.own_column, &link.other_column].map(|name| dialect.quoted(name));
    let own = selected_link(project, &entity.name, &own, link.existing);
    let other = selected_link(project, &link.target, &other, link.existing);
    let sql = format!("SELECT {own} AS owner_key, {other} AS row_key FROM {table}");
    Some(ListFieldView {
        relation: format!("Link(\"{}\")", embedded(&sql)),
        ..list_field(entity, target, &link.names)
    })
}

fn list_field(entity: &Entity, target: &Entity, names: &FieldNames) -> ListFieldView {
    ListFieldView {
        name: camel(&names.wire),
        target: target.names.rust_type.clone(),
        function: "list",
        constant: format!("{}_{}", entity.names.wire.to_uppercase(), names.constant),
        human: format!(
            "{} of {} {}",
            names.human, entity.names.article, entity.names.human
        ),
        relation: String::new(),
    }
}

/// The type of a field that is shown.
fn property_type(entity: &Entity, column: &ColumnView, key: Option<&BelongsTo>) -> String {
    let (name, optional) = match (key, entity.field(&column.wire)) {
        (Some(key), _) => ("ID", key.optional),
        (None, Some(field)) => (scalar(&field.kind), field.optional),
        (None, None) if column.wire == "id" => ("ID", false),
        (None, None) if column.wire == "version" => ("BigInt", false),
        (None, None) => ("DateTime", false),
    };
    format!("{name}{}", if optional { "" } else { "!" })
}

fn compared(project: &Project, entity: &Entity, columns: &[ColumnView]) -> Vec<ComparedView> {
    const OTHER_ARGUMENTS: [&str; 4] = ["limit", "offset", "filter", "sort"];
    let listed = columns.iter().filter(|column| column.list_kind.is_some());
    let compared = listed.map(|column| {
        let field = entity.field(&column.wire);
        let is_choice =
            |field: &Field| matches!(field.kind, FieldKind::Bool | FieldKind::Enum { .. });
        let is_plain = field.is_some_and(is_choice) || column.wire.ends_with("_id");
        let is_free = !OTHER_ARGUMENTS.contains(&column.wire.as_str());
        ComparedView {
            wire: column.wire.clone(),
            operand: operand(project, entity, column).to_owned(),
            is_filterable: column.filterable,
            is_sortable: column.sortable,
            is_argument: column.filterable && is_plain && is_free,
        }
    });
    compared.collect()
}

/// What a column is compared with: whole numbers and ids, whatever their size and kind.
fn operand<'a>(project: &Project, entity: &'a Entity, column: &ColumnView) -> &'a str {
    let field = entity.field(&column.wire);
    let key = entity.key_of_column(&column.wire);
    match (field.map(|field| &field.kind), key, column.wire.as_str()) {
        (Some(FieldKind::Int { .. }), ..) | (None, None, "version") => "BigInt",
        (Some(FieldKind::Uuid), ..) => "ID",
        (Some(kind), ..) => scalar(kind),
        (None, Some(key), _) => id_operand(project.id_kind(&key.target)),
        (None, None, "id") => id_operand(entity.id.kind),
        (None, None, _) => "DateTime",
    }
}

fn id_operand(kind: IdKind) -> &'static str {
    match kind {
        IdKind::Uuid => "ID",
        IdKind::Bigint => "BigInt",
    }
}
