use serde::Serialize;

use crate::model::Operation;
use crate::names::{article, human, pascal, plural, sentence, singular, type_name, variable};
use crate::view::{doc_lines, rust_text};

use super::api::{ActionInputApi, FieldApi, RowApi, WireType};
use super::calls::{CallNames, ClientCallView, ClientTypes};

/// What a client asks for.
#[derive(Debug, Serialize)]
pub(super) struct ClientRowView {
    pub rust_type: String,
    /// Of rows without a struct.
    pub description: String,
    /// A call that a test makes.
    #[serde(skip)]
    pub sample_call: Option<String>,
    pub calls: Vec<ClientCallView>,
    /// The structs of what is sent and received; none where the spec of the other service is not known.
    pub structs: Vec<ClientStructView>,
    pub enums: Vec<ClientEnumView>,
}

/// A struct of what is sent or received.
#[derive(Debug, Serialize)]
pub(super) struct ClientStructView {
    pub doc: String,
    pub rust_type: String,
    /// What it derives beside the usual traits.
    pub derives: &'static str,
    pub fields: Vec<ClientFieldView>,
}

/// A field of a struct.
#[derive(Debug, Serialize)]
pub(super) struct ClientFieldView {
    pub rust: String,
    pub rust_type: String,
    pub doc: Vec<String>,
    /// What `#[serde(…)]` says of it; empty if nothing.
    pub serde: String,
}

/// The values of a field, with their names on the wire.
#[derive(Debug, Serialize)]
pub(super) struct ClientEnumView {
    pub rust_type: String,
    pub doc: String,
    pub values: Vec<ClientVariantView>,
}

#[derive(Debug, Serialize)]
pub(super) struct ClientVariantView {
    pub variant: String,
    pub wire: String,
}

impl ClientRowView {
    /// Those of a resource of which nothing but the name is known.
    pub fn untyped(client: &ClientTypes, resource: &str) -> Self {
        let (one, several) = method_names(resource);
        let human_name = human(&one);
        let rust_type = client.apart(type_name(&pascal(&one)));
        let calls = CallNames {
            var: variable(&one),
            article: article(&human_name).to_owned(),
            human_plural: human(&several),
            collection: format!("\"{resource}\""),
            id_type: "&str",
            new_type: "Value".to_owned(),
            patch_type: "Value".to_owned(),
            rust_type: rust_type.clone(),
            human: human_name,
            one,
            several,
        };
        Self {
            description: format!("{} {} as JSON.", sentence(&calls.article), calls.human),
            calls: Operation::ALL
                .into_iter()
                .map(|operation| calls.call(operation))
                .collect(),
            sample_call: Some(calls.sample(Operation::Get)),
            structs: Vec::new(),
            enums: Vec::new(),
            rust_type,
        }
    }

    /// Those of an entity of another service.
    pub fn typed(client: &ClientTypes, prefix: &str, row: &RowApi) -> Self {
        let calls = CallNames::of(client, prefix, row);
        let structs = structs(&calls, row);
        let may = |operation: &Operation| {
            row.has(*operation) && (*operation != Operation::Update || row.changes())
        };
        let operations: Vec<_> = Operation::ALL.into_iter().filter(may).collect();
        let without_body = [Operation::Get, Operation::List, Operation::Delete];
        let sample = without_body
            .into_iter()
            .find(|operation| row.has(*operation));
        Self {
            description: String::new(),
            calls: operations
                .into_iter()
                .map(|operation| calls.call(operation))
                .chain(row.actions.iter().map(|action| calls.action(action)))
                .chain(row.links.iter().flat_map(|link| calls.link(link)))
                .collect(),
            sample_call: sample.map(|operation| calls.sample(operation)),
            structs,
            enums: enums(&calls, row),
            rust_type: calls.rust_type,
        }
    }
}

fn structs(names: &CallNames, row: &RowApi) -> Vec<ClientStructView> {
    let CallNames {
        article,
        human,
        rust_type,
        ..
    } = names;
    let shown = row.fields.iter().filter(|field| !field.hidden);
    let mut structs = vec![ClientStructView {
        doc: format!(
            "{} {human} of the service, as its responses have it.",
            sentence(article)
        ),
        rust_type: rust_type.clone(),
        derives: "Deserialize",
        fields: shown.map(shown_field).collect(),
    }];
    if row.has(Operation::Create) {
        let sent = row.fields.iter().filter(|field| field.input.is_some());
        structs.push(ClientStructView {
            doc: format!("A new {human}; what is `None` gets its default."),
            rust_type: names.new_type.clone(),
            derives: "Serialize",
            fields: sent.map(new_field).collect(),
        });
    }
    if row.has(Operation::Update) && row.changes() {
        let changed = row.fields.iter().filter(|field| field.is_changeable());
        structs.push(ClientStructView {
            doc: format!("What is to change of {article} {human}."),
            rust_type: names.patch_type.clone(),
            derives: "Default, Serialize",
            fields: changed.map(patched).collect(),
        });
    }
    let inputs = row.actions.iter().filter_map(|action| {
        let input = action.input.as_ref()?;
        Some(input_struct(input, &action.name))
    });
    structs.extend(inputs);
    structs
}

fn input_struct(input: &ActionInputApi, action: &str) -> ClientStructView {
    ClientStructView {
        doc: format!("What `{action}` takes; what is `None` gets its default."),
        rust_type: input.rust_type.clone(),
        derives: "Serialize",
        fields: input.fields.iter().map(new_field).collect(),
    }
}

/// Those of its fields, then those of what actions take that no field has.
fn enums(names: &CallNames, row: &RowApi) -> Vec<ClientEnumView> {
    let inputs = row
        .actions
        .iter()
        .filter_map(|action| action.input.as_ref());
    let inputs = inputs.flat_map(|input| &input.fields);
    let mut enums: Vec<ClientEnumView> = Vec::new();
    for field in row.fields.iter().chain(inputs) {
        if let Some(of_field) = enumeration(names, field)
            && !enums
                .iter()
                .any(|known| known.rust_type == of_field.rust_type)
        {
            enums.push(of_field);
        }
    }
    enums
}

/// What methods call one row of a resource, and several.
pub(super) fn method_names(resource: &str) -> (String, String) {
    let name = resource.replace('-', "_");
    let one = singular(&name);
    if one == name {
        (name, plural(&one))
    } else {
        (one, name)
    }
}

fn shown_field(field: &FieldApi) -> ClientFieldView {
    let value = rust_type(&field.kind);
    let rust_type = if field.nullable {
        format!("Option<{value}>")
    } else {
        value
    };
    view(field, rust_type, &[])
}

fn new_field(field: &FieldApi) -> ClientFieldView {
    let value = rust_type(&field.kind);
    if field.input.is_some_and(|input| input.required) {
        return view(field, value, &[]);
    }
    let skip = "skip_serializing_if = \"Option::is_none\"";
    view(field, format!("Option<{value}>"), &[skip])
}

fn patched(field: &FieldApi) -> ClientFieldView {
    let value = rust_type(&field.kind);
    if field.nullable {
        let skip = "skip_serializing_if = \"Change::is_keep\"";
        return view(field, format!("Change<{value}>"), &[skip]);
    }
    let skip = "skip_serializing_if = \"Option::is_none\"";
    view(field, format!("Option<{value}>"), &[skip])
}

fn view(field: &FieldApi, rust_type: String, attributes: &[&str]) -> ClientFieldView {
    let is_renamed = field.rust.trim_start_matches("r#") != field.wire;
    let rename = is_renamed.then(|| format!("rename = \"{}\"", field.wire));
    let attributes = attributes.iter().map(|attribute| (*attribute).to_owned());
    let attributes: Vec<_> = rename.into_iter().chain(attributes).collect();
    ClientFieldView {
        rust: field.rust.clone(),
        rust_type,
        doc: doc_lines(field.description.as_deref()),
        serde: attributes.join(", "),
    }
}

fn rust_type(kind: &WireType) -> String {
    let name = match kind {
        WireType::Text => "String",
        WireType::Int => "i32",
        WireType::Bigint => "i64",
        WireType::Float => "f64",
        WireType::Decimal => "Decimal",
        WireType::Bool => "bool",
        WireType::Uuid => "Uuid",
        WireType::Date => "NaiveDate",
        WireType::Time => "NaiveTime",
        WireType::Datetime => "DateTime<Utc>",
        WireType::Json => "Value",
        WireType::Enum { rust_type, .. } => rust_type,
    };
    name.to_owned()
}

fn enumeration(names: &CallNames, field: &FieldApi) -> Option<ClientEnumView> {
    let WireType::Enum { rust_type, values } = &field.kind else {
        return None;
    };
    let values = values.iter().map(|value| ClientVariantView {
        variant: value.variant.clone(),
        wire: rust_text(&value.wire),
    });
    Some(ClientEnumView {
        rust_type: rust_type.clone(),
        doc: format!(
            "The {} of {} {}.",
            human(&field.wire),
            names.article,
            names.human
        ),
        values: values.collect(),
    })
}
