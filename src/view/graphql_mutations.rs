//! What clients send to an entity in GraphQL.

use serde::Serialize;

use crate::model::{Action, BelongsTo, Entity, Field, FieldKind, IdKind, Project};
use crate::names::graphql::{DECIMAL, action_mutation, camel, link_mutations, type_name};

use super::action::summary;
use super::column::ColumnView;
use super::literal::text;

/// A field that clients send.
#[derive(Debug, Serialize)]
pub struct InputFieldView {
    #[serde(skip)]
    pub wire: String,
    /// The type without `!`.
    #[serde(skip)]
    pub type_name: String,
    #[serde(skip)]
    pub is_required: bool,
    #[serde(skip)]
    pub doc: String,
    /// As a call: `new("title", "String")`.
    pub code: String,
    /// Further calls: `.optional()`.
    pub options: String,
    #[serde(skip)]
    pub is_immutable: bool,
}

/// The mutations of a many-to-many relation.
#[derive(Debug, Serialize)]
pub struct LinkFieldView {
    pub name: String,
    pub human: String,
    pub add: String,
    pub remove: String,
    pub argument: String,
    pub variable: String,
}

/// The mutation of an action.
#[derive(Debug, Serialize)]
pub struct ActionFieldView {
    pub name: String,
    /// The function that makes it.
    pub function: String,
    /// The method of the service.
    pub method: String,
    /// As a literal.
    pub summary: String,
    #[serde(skip)]
    pub doc: String,
    pub output: String,
    pub is_on_row: bool,
    pub inputs: Vec<ActionInputFields>,
    /// What the service is given, with a comma in front if it follows the id.
    pub input: String,
    /// The calls that declare its arguments.
    pub arguments: String,
}

/// What clients send to an action.
#[derive(Debug, Serialize)]
pub struct ActionInputFields {
    /// `FeaturePostInput`
    pub type_name: String,
    /// `FEATURE_FIELDS`
    pub constant: String,
    pub fields: Vec<InputFieldView>,
}

pub(super) fn inputs(
    project: &Project,
    entity: &Entity,
    columns: &[ColumnView],
) -> Vec<InputFieldView> {
    let sent = columns.iter().filter(|column| !column.unsent);
    let sent = sent.filter_map(|column| {
        let input = column.input.as_ref()?;
        let (code, type_name) = match entity.field(&column.wire) {
            // Transitions alone write it.
            Some(field) if field.has_transitions => return None,
            Some(field) => (field_code(field), scalar(&field.kind)),
            None => {
                let key = entity.key_of_column(&column.wire)?;
                (key_code(project, key), "ID")
            }
        };
        let doc = doc_with_example(entity, column);
        Some(InputFieldView {
            wire: column.wire.clone(),
            type_name: type_name.to_owned(),
            is_required: input.taken == "required",
            doc: doc.join("\n"),
            code,
            options: [
                if input.taken == "required" {
                    ""
                } else {
                    ".optional()"
                },
                if input.immutable { ".immutable()" } else { "" },
                &described(&doc),
            ]
            .concat(),
            is_immutable: input.immutable,
        })
    });
    sent.collect()
}

fn field_code(field: &Field) -> String {
    let (name, scalar) = (text(&field.names.wire), scalar(&field.kind));
    match &field.kind {
        FieldKind::Bigint { .. } => format!("whole({name}, \"{scalar}\")"),
        FieldKind::Enum { .. } => format!("choice::<{scalar}>({name})"),
        _ => format!("new({name}, \"{scalar}\")"),
    }
}

/// The type of a field in the schema.
pub(super) fn scalar(kind: &FieldKind) -> &str {
    match kind {
        FieldKind::String { .. }
        | FieldKind::Text { .. }
        | FieldKind::Email { .. }
        | FieldKind::Url { .. }
        | FieldKind::Slug { .. }
        | FieldKind::Password { .. } => "String",
        FieldKind::Int { .. } => "Int",
        FieldKind::Bigint { .. } => "BigInt",
        FieldKind::Float { .. } => "Float",
        FieldKind::Decimal { .. } => DECIMAL,
        FieldKind::Bool => "Boolean",
        FieldKind::Uuid => "UUID",
        FieldKind::Date => "Date",
        FieldKind::Time => "Time",
        FieldKind::Datetime => "DateTime",
        FieldKind::Json => "JSON",
        FieldKind::Bytes { .. } => "Bytes",
        FieldKind::Enum { rust_type, .. } => rust_type,
    }
}

fn key_code(project: &Project, key: &BelongsTo) -> String {
    let function = match project.id_kind(&key.target) {
        IdKind::Uuid => "new",
        IdKind::Bigint => "whole",
    };
    format!("{function}({}, \"ID\")", text(&key.key.wire))
}

pub(super) fn links(entity: &Entity) -> Vec<LinkFieldView> {
    let links = entity.declared_links().map(|link| {
        let [add, remove] = link_mutations(&entity.names, link);
        LinkFieldView {
            name: link.names.wire.clone(),
            human: link.names.human.clone(),
            add,
            remove,
            argument: camel(&link.other_param),
            variable: link.other_param.clone(),
        }
    });
    links.collect()
}

pub(super) fn action_field(entity: &Entity, action: &Action) -> ActionFieldView {
    let is_on_row = action.is_on_row();
    let constant = format!("{}_FIELDS", action.names.constant);
    let inputs = action.input.iter().map(|input| ActionInputFields {
        type_name: format!("{}Input", input.rust_type),
        constant: constant.clone(),
        fields: input.fields.iter().map(input_of_action).collect(),
    });
    let inputs: Vec<_> = inputs.collect();
    let comma = if is_on_row { ", " } else { "" };
    let input = inputs.iter();
    let input = input.map(|_| format!("{comma}input(call.arguments, {constant})"));
    let input_argument = inputs.iter();
    let input_argument =
        input_argument.map(|input| format!(".argument(\"input\", \"{}!\")", input.type_name));
    let arguments = [
        if is_on_row {
            ".argument(\"id\", \"ID!\")"
        } else {
            ""
        },
        &input_argument.collect::<String>(),
        if is_on_row {
            version_argument(entity)
        } else {
            ""
        },
    ];
    ActionFieldView {
        name: action_mutation(&entity.names, action),
        function: action_function(action),
        method: action.names.rust.clone(),
        summary: text(&summary(action, &entity.names)),
        doc: summary(action, &entity.names),
        output: if is_on_row {
            format!("{}!", type_name(&entity.names))
        } else {
            "Boolean!".to_owned()
        },
        is_on_row,
        input: input.collect(),
        arguments: arguments.concat(),
        inputs,
    }
}

/// The function that makes the field of an action, which is none of another field.
pub(super) fn action_function(action: &Action) -> String {
    const TAKEN: [&str; 13] = [
        "create",
        "delete",
        "get",
        "get_connection",
        "get_list",
        "id",
        "input",
        "list",
        "object",
        "part",
        "property",
        "reference",
        "update",
    ];
    let name = action.names.var.trim_end_matches('_');
    if TAKEN.contains(&name) {
        format!("{name}_action")
    } else {
        action.names.var.clone()
    }
}

fn input_of_action(field: &Field) -> InputFieldView {
    let is_optional = field.optional || field.default.is_some();
    let doc: Vec<_> = field
        .description
        .iter()
        .cloned()
        .chain(example(field))
        .collect();
    InputFieldView {
        wire: field.names.wire.clone(),
        type_name: scalar(&field.kind).to_owned(),
        is_required: !is_optional,
        doc: doc.join("\n"),
        code: field_code(field),
        options: [
            if is_optional { ".optional()" } else { "" },
            &described(&doc),
        ]
        .concat(),
        is_immutable: false,
    }
}

pub(super) fn version_argument(entity: &Entity) -> &'static str {
    if entity.versioned {
        ".argument(\"expectedVersion\", \"BigInt\")"
    } else {
        ""
    }
}

/// What the spec says of a column, with its example, for which GraphQL has no other place.
pub(super) fn doc_with_example(entity: &Entity, column: &ColumnView) -> Vec<String> {
    let example = entity.field(&column.wire).and_then(example);
    column.doc.iter().cloned().chain(example).collect()
}

fn example(field: &Field) -> Option<String> {
    let example = field.example.as_ref()?;
    let text = example.as_str().map(str::to_owned);
    let text = text.unwrap_or_else(|| example.to_string());
    Some(format!("For example: {text}"))
}

/// The call that describes a field, if there is something to say.
pub(super) fn described(doc: &[String]) -> String {
    if doc.is_empty() {
        return String::new();
    }
    format!(".description({})", text(&doc.join("\n")))
}
