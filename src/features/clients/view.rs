use serde::Serialize;

use crate::names::{human, pascal};

use super::calls::ClientTypes;
use super::declared::{ClientSource, DeclaredClient};
use super::rows::{ClientRowView, method_names};

/// A client, as its templates see it.
#[derive(Debug, Serialize)]
pub(super) struct ClientView {
    pub name: String,
    /// `Payments`, of `PaymentsClient`.
    pub rust_type: String,
    /// In names of settings: `PAYMENTS_`.
    pub setting_prefix: String,
    pub rows: Vec<ClientRowView>,
    /// The calls of the example of the README: of one client, whose rows are JSON.
    pub how_to: Vec<ExampleCallsView>,
    /// A call that a test makes: `get_charge("1")`; empty if there is none without a body.
    pub sample_call: String,
}

impl ClientView {
    /// Those of a project, in the order of the spec.
    pub fn all(clients: &[DeclaredClient]) -> Vec<Self> {
        let mut views: Vec<_> = clients.iter().map(Self::of).collect();
        let mut examples = views.iter_mut().filter(|view| !view.how_to.is_empty());
        examples.next();
        examples.for_each(|view| view.how_to.clear());
        views
    }

    fn of(client: &DeclaredClient) -> Self {
        let types = ClientTypes {
            rust_type: pascal(&client.name),
        };
        let rows = rows(client, &types);
        let sample_call = rows.iter().find_map(|row| row.sample_call.clone());
        Self {
            name: client.name.clone(),
            setting_prefix: format!("{}_", client.name.to_uppercase()),
            how_to: ExampleCallsView::of(&client.source).into_iter().collect(),
            sample_call: sample_call.unwrap_or_default(),
            rust_type: types.rust_type,
            rows,
        }
    }
}

/// Methods of a client.
#[derive(Debug, Serialize)]
pub(super) struct ExampleCallsView {
    pub get: String,
    pub create: String,
    pub human: String,
}

impl ExampleCallsView {
    fn of(source: &ClientSource) -> Option<Self> {
        let ClientSource::Resources(names) = source else {
            return None;
        };
        let (one, _) = method_names(names.first()?);
        Some(Self {
            get: format!("get_{one}"),
            create: format!("create_{one}"),
            human: human(&one),
        })
    }
}

fn rows(client: &DeclaredClient, types: &ClientTypes) -> Vec<ClientRowView> {
    match &client.source {
        ClientSource::Resources(names) => {
            let names = names.iter();
            names
                .map(|name| ClientRowView::untyped(types, name))
                .collect()
        }
        ClientSource::Spec(spec) => {
            let rows = spec
                .api
                .iter()
                .flat_map(|api| api.rows.iter().map(|row| (&api.prefix, row)));
            rows.map(|(prefix, row)| ClientRowView::typed(types, prefix, row))
                .collect()
        }
    }
}
