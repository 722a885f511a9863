use serde::Serialize;

use crate::model::{IdKind, Operation};

use super::api::{ActionApi, LinkApi, RowApi};

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

/// What the methods of rows are made of.
pub(super) struct CallNames {
    /// In names of methods: `charge` and `charges`.
    pub one: String,
    pub several: String,
    pub var: String,
    pub article: String,
    pub human: String,
    pub human_plural: String,
    pub rust_type: String,
    pub new_type: String,
    pub patch_type: String,
    /// The parts of its path: `"v1", "charges"`.
    pub collection: String,
    pub id_type: &'static str,
}

impl CallNames {
    pub fn of(client: &ClientTypes, prefix: &str, row: &RowApi) -> Self {
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
            id_type: id_type(row.id),
        }
    }

    pub fn call(&self, operation: Operation) -> ClientCallView {
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
        let row = format!("&[{collection}, {}]", self.id());
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
    pub fn sample(&self, operation: Operation) -> String {
        let name = self.call(operation).name;
        match (operation, self.id_type) {
            (Operation::List, _) => format!("{name}(&ListRequest::default())"),
            (_, "&str") => format!("{name}(\"1\")"),
            (_, "Uuid") => format!("{name}(uuid::Uuid::nil())"),
            _ => format!("{name}(1)"),
        }
    }

    /// What can be done with a row, or with all of them, beyond the operations.
    pub fn action(&self, action: &ActionApi) -> ClientCallView {
        let ActionApi {
            name,
            route,
            on_row,
            input,
        } = action;
        let (object, path) = if *on_row {
            (&self.one, format!("{}, {}", self.collection, self.id()))
        } else {
            (&self.several, self.collection.clone())
        };
        let id = on_row.then(|| format!("id: {}", self.id_type));
        let taken = input
            .as_ref()
            .map(|input| format!("input: &{}", input.rust_type));
        let parameters: Vec<_> = id.into_iter().chain(taken).collect();
        let path = format!("&[{path}, \"{route}\"]");
        ClientCallView {
            doc: format!("Performs `{name}`, in one attempt."),
            name: format!("{name}_{object}"),
            parameters: parameters.join(", "),
            returns: if *on_row {
                self.rust_type.clone()
            } else {
                "()".to_owned()
            },
            call: if input.is_some() {
                format!("write(Method::POST, {path}, input)")
            } else {
                format!("perform(Method::POST, {path})")
            },
        }
    }

    /// How a row is added to those of another one, and removed from them.
    pub fn link(&self, link: &LinkApi) -> [ClientCallView; 2] {
        let LinkApi {
            name,
            human,
            route,
            other,
            other_article,
            param,
            id,
        } = link;
        let of_row = format!("the {human} of {} {}", self.article, self.human);
        let parameters = format!("id: {}, {param}: {}", self.id_type, id_type(*id));
        let collection = &self.collection;
        let path = format!(
            "&[{collection}, {}, \"{route}\", &{param}.to_string()]",
            self.id()
        );
        let call = |doc, name, returns: &str, call| ClientCallView {
            doc,
            name,
            parameters: parameters.clone(),
            returns: returns.to_owned(),
            call,
        };
        [
            call(
                format!("Adds {other_article} {other} to {of_row}, unless it is there already."),
                format!("add_to_{}_{name}", self.one),
                "()",
                format!("perform(Method::PUT, {path})"),
            ),
            call(
                format!(
                    "Removes {other_article} {other} from {of_row}; `false` if it is not there."
                ),
                format!("remove_from_{}_{name}", self.one),
                "bool",
                format!("delete({path})"),
            ),
        ]
    }

    /// The id as a part of a path.
    fn id(&self) -> &'static str {
        if self.id_type == "&str" {
            "id"
        } else {
            "&id.to_string()"
        }
    }
}

fn id_type(kind: IdKind) -> &'static str {
    match kind {
        IdKind::Uuid => "Uuid",
        IdKind::Bigint => "i64",
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
    pub fn apart(&self, name: String) -> String {
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
