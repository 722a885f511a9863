use crate::catalog::TemplateFolder;
use crate::contribution::{
    ContainerPart, Contribution, Degradation, Dependency, FeatureItem, FeatureModule, ImagePackage,
    License, ModuleParent,
};
use crate::diagnostics::{ClientProblem, Problem};
use crate::features::feature::Feature;
use crate::features::named_spec::NamedSpec;
use crate::features::sqlx::TLS_LICENSES;
use crate::model::Project;
use crate::spec::keys::FeatureKey;

use super::api::{ServiceApi, WireType};
use super::declared::{ClientSource, DeclaredClient, has_clients, keep};
use super::key::CLIENTS;
use super::settings::settings;
use super::view::ClientView;

/// Calls of other services over HTTP.
#[derive(Debug)]
pub struct Clients;

impl Feature for Clients {
    fn name(&self) -> &'static str {
        "clients"
    }

    fn keys(&self) -> &'static [FeatureKey] {
        &[CLIENTS]
    }

    fn is_on(&self, project: &Project) -> bool {
        has_clients(project)
    }

    fn templates(&self) -> TemplateFolder {
        TemplateFolder::embedded(self.name()).when(patches, &["src/clients/change.rs"])
    }

    fn contribution(&self, project: &Project) -> Contribution {
        let license = |name| License {
            name,
            why: Some("Of the TLS to other services."),
        };
        Contribution {
            dependencies: dependencies(project),
            dev_dependencies: vec![
                Dependency::whole("mockall", "0.15.0"),
                Dependency::whole("tokio", "1.54.1").with(&["test-util"]),
            ],
            licenses: TLS_LICENSES.map(license).into(),
            settings: DeclaredClient::all(project)
                .iter()
                .flat_map(settings)
                .collect(),
            modules: vec![
                FeatureModule::public(ModuleParent::Crate, "clients"),
                FeatureModule::private(ModuleParent::ApiTests, "upstream_calls"),
            ],
            container: vec![CONTAINED],
            degradations: vec![FAILING],
            image_packages: vec![ImagePackage {
                name: "ca-certificates",
                why: "Calls of other services need certificates to trust.",
            }],
            ..Contribution::default()
        }
    }

    fn named_specs(&self, project: &Project) -> Vec<NamedSpec> {
        let clients = DeclaredClient::all(project).into_iter();
        let named = clients.filter_map(|client| match client.source {
            ClientSource::Spec(spec) => Some(NamedSpec {
                path: spec.path,
                place: [CLIENTS.name, &client.name, "spec"]
                    .map(str::to_owned)
                    .into(),
            }),
            ClientSource::Resources(_) => None,
        });
        named.collect()
    }

    fn learn(
        &self,
        project: &mut Project,
        named: &NamedSpec,
        other: &Project,
    ) -> Result<(), Problem> {
        let api = ServiceApi::of(other);
        if api.rows.is_empty() {
            let path = named.path.clone();
            return Err(ClientProblem::SpecWithoutEntities { path }.into());
        }
        let mut clients = DeclaredClient::all(project);
        for client in &mut clients {
            if let ClientSource::Spec(spec) = &mut client.source
                && spec.path == named.path
            {
                spec.api = Some(api.clone());
            }
        }
        keep(&clients, project);
        Ok(())
    }

    fn items(&self, project: &Project) -> Vec<FeatureItem> {
        let clients = ClientView::all(&DeclaredClient::all(project)).into_iter();
        let item = |client: ClientView| FeatureItem {
            file: client.name.clone(),
            view: serde_json::to_value(client).unwrap_or_default(),
        };
        clients.map(item).collect()
    }
}

/// Whether clients know of fields that may become null.
fn patches(project: &Project) -> bool {
    let clients = DeclaredClient::all(project);
    let mut apis = clients.iter().filter_map(DeclaredClient::api);
    apis.any(ServiceApi::clears)
}

fn dependencies(project: &Project) -> Vec<Dependency> {
    let (bare, whole) = (Dependency::bare, Dependency::whole);
    let clients = DeclaredClient::all(project);
    let apis: Vec<_> = clients.iter().filter_map(DeclaredClient::api).collect();
    let mut all = of_all_clients();
    if !apis.is_empty() {
        all.push(bare("chrono", "0.4.45").with(&["clock", "serde", "std"]));
        all.push(whole("uuid", "1.29.1").with(&["serde"]));
    }
    if apis.iter().any(|api| api.has(&WireType::Decimal)) {
        all.push(bare("rust_decimal", "1.43.0").with(&["serde-with-str", "std"]));
    }
    all
}

fn of_all_clients() -> Vec<Dependency> {
    let (bare, whole) = (Dependency::bare, Dependency::whole);
    vec![
        whole("async-trait", "0.1.92"),
        whole("fastrand", "2.5.0"),
        bare("reqwest", "0.13.5").with(&["rustls-no-provider"]),
        bare("rustls", "0.23.46").with(&["ring", "std", "tls12"]),
        whole("serde_json", "1.0.154"),
        bare("tower", "0.5.3").with(&["retry"]),
    ]
}

const CONTAINED: ContainerPart = ContainerPart {
    name: "clients",
    rust_type: "Clients",
    import: "crate::clients::Clients",
    value_imports: &[],
    value: "Clients::new(settings)",
    takes_settings: true,
    detached: "",
};

const FAILING: Degradation = Degradation {
    part: "clients",
    rust_type: "Clients",
    import: "crate::clients::Clients",
    call: "is_degraded()",
    human: "calls of another service fail",
};
