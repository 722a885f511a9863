use serde::Serialize;

use super::uses::Uses;

/// The parts of the `http` module that the service needs.
#[derive(Debug, Serialize)]
pub struct HttpView {
    pub modules: Vec<&'static str>,
    /// What the module gives out, by module: `envelope::{Created, Data}`.
    pub exports: Vec<String>,
}

impl HttpView {
    pub(super) fn of(uses: &Uses) -> Self {
        let parts: [(bool, &str, &str); 17] = [
            (uses.requests.inputs, "body", "Body"),
            (uses.requests.creates, "envelope", "Created"),
            (true, "envelope", "Data"),
            (true, "envelope", "DataEnvelope"),
            (uses.requests.lists, "envelope", "List"),
            (uses.requests.lists, "envelope", "ListEnvelope"),
            (uses.versions, "etag", "IfMatch"),
            (uses.versions, "etag", "Versioned"),
            (uses.requests.lists, "list_parameters", "ListParameters"),
            (uses.requests.plain_gets, "no_parameters", "NoParameters"),
            (uses.requests.ids, "path_id", "Id"),
            (uses.requests.includes, "read_parameters", "Include"),
            (uses.requests.creates, "responses", "CreateErrors"),
            (uses.requests.deletes, "responses", "DeleteErrors"),
            (uses.requests.reads, "responses", "ReadErrors"),
            (uses.versions, "responses", "StaleError"),
            (uses.requests.updates, "responses", "UpdateErrors"),
        ];
        let mut modules: Vec<&'static str> = Vec::new();
        let mut exports: Vec<(&str, Vec<&str>)> = Vec::new();
        for (needed, module, name) in parts {
            if !needed {
                continue;
            }
            if !modules.contains(&module) {
                modules.push(module);
                exports.push((module, Vec::new()));
            }
            if let Some((_, names)) = exports.last_mut() {
                names.push(name);
            }
        }
        if uses.requests.parameters {
            modules.extend(["parameter", "query_string"]);
        }
        modules.sort_unstable();
        let exports = exports
            .into_iter()
            .map(|(module, names)| match names.as_slice() {
                [name] => format!("{module}::{name}"),
                names => format!("{module}::{{{}}}", names.join(", ")),
            });
        Self {
            modules,
            exports: exports.collect(),
        }
    }
}
