use serde::Serialize;

use crate::model::{IdKind, Operation};
use crate::names::{article, human, pascal, plural, sentence, singular, type_name, variable};
use crate::view::{doc_lines, rust_text};

use super::api::{FieldApi, RowApi, WireType};

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

/// A method of a client.
#[derive(Debug, Serialize)]
pub(super) struct ClientCallView {
    pub doc: String,
    pub name: String,
    /// `id: Uuid`
    pub parameters: String,
    /// `Option<User>`
    pub returns: String,
    /// What is called on the upstream: `get(&["users", &id.to_string()])`.
    pub call: String,
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
                .collect(),
            sample_call: sample.map(|operation| calls.sample(operation)),
            structs,
            enums: row
                .fields
                .iter()
                .filter_map(|field| enumeration(&calls, field))
                .collect(),
            rust_type: calls.rust_type,
        }
    }
}

/// The types that the file of a client names.
pub(super) struct ClientTypes {
    /// `Payments`, of `PaymentsClient`.
    pub rust_type: String,
}

/// Beside those that hide others everywhere.
const TYPES: [&str; 8] = [
    "BreakerSettings",
    "Change",
    "ClientError",
    "List",
    "ListRequest",
    "Settings",
    "Upstream",
    "UpstreamSettings",
];

impl ClientTypes {
    /// The type of rows, where another one may have the name already.
    fn apart(&self, name: String) -> String {
        let is_own = ["Client", "OverHttp"]
            .iter()
            .any(|end| name == format!("{}{end}", self.rust_type));
        if is_own || TYPES.contains(&name.as_str()) {
            format!("{name}Row")
        } else {
            name
        }
    }
}

/// What the methods of rows are made of.
struct CallNames {
    /// In names of methods: `charge` and `charges`.
    one: String,
    several: String,
    var: String,
    article: String,
    human: String,
    human_plural: String,
    rust_type: String,
    new_type: String,
    patch_type: String,
    /// The parts of its path: `"v1", "charges"`.
    collection: String,
    id_type: &'static str,
}

impl CallNames {
    fn of(client: &ClientTypes, prefix: &str, row: &RowApi) -> Self {
        let names = &row.names;
        let parts = prefix.split('/').chain([names.route.as_str()]);
        let parts = parts.filter(|part| !part.is_empty());
        let parts: Vec<_> = parts.map(|part| format!("\"{part}\"")).collect();
        let rust_type = client.apart(names.rust_type.clone());
        Self {
            one: names.wire.clone(),
            several: names.wire_plural(),
            var: names.var.clone(),
            article: names.article.clone(),
            human: names.human.clone(),
            human_plural: names.human_plural.clone(),
            new_type: format!("New{rust_type}"),
            patch_type: format!("{rust_type}Patch"),
            rust_type,
            collection: parts.join(", "),
            id_type: match row.id {
                IdKind::Uuid => "Uuid",
                IdKind::Bigint => "i64",
            },
        }
    }

    fn call(&self, operation: Operation) -> ClientCallView {
        let Self {
            one,
            several,
            var,
            article,
            human,
            rust_type,
            id_type,
            collection,
            ..
        } = self;
        let id = if *id_type == "&str" {
            "id"
        } else {
            "&id.to_string()"
        };
        let row = format!("&[{collection}, {id}]");
        let (doc, name, parameters, returns, call) = match operation {
            Operation::List => (
                format!("Lists {}.", self.human_plural),
                format!("list_{several}"),
                "request: &ListRequest".to_owned(),
                format!("List<{rust_type}>"),
                format!("list(&[{collection}], request)"),
            ),
            Operation::Get => (
                format!("Gets {article} {human}; `None` if there is none."),
                format!("get_{one}"),
                format!("id: {id_type}"),
                format!("Option<{rust_type}>"),
                format!("get({row})"),
            ),
            Operation::Create => (
                format!(
                    "Creates {article} {human}, in one attempt: after a failure it may be there or not."
                ),
                format!("create_{one}"),
                format!("{var}: &{}", self.new_type),
                rust_type.clone(),
                format!("write(Method::POST, &[{collection}], {var})"),
            ),
            Operation::Update => (
                format!(
                    "Updates the fields of {article} {human} that the changes name, in one attempt."
                ),
                format!("update_{one}"),
                format!("id: {id_type}, changes: &{}", self.patch_type),
                rust_type.clone(),
                format!("write(Method::PATCH, {row}, changes)"),
            ),
            Operation::Delete => (
                format!("Deletes {article} {human}; `false` if there is none."),
                format!("delete_{one}"),
                format!("id: {id_type}"),
                "bool".to_owned(),
                format!("delete({row})"),
            ),
        };
        ClientCallView {
            doc,
            name,
            parameters,
            returns,
            call,
        }
    }

    /// A call without a body, as a test makes it.
    fn sample(&self, operation: Operation) -> String {
        let name = self.call(operation).name;
        match (operation, self.id_type) {
            (Operation::List, _) => format!("{name}(&ListRequest::default())"),
            (_, "&str") => format!("{name}(\"1\")"),
            (_, "Uuid") => format!("{name}(uuid::Uuid::nil())"),
            _ => format!("{name}(1)"),
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
    structs
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
