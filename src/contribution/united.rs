use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::Project;
use crate::spec::quote;
use crate::view::env_prefix;

use super::app::{
    ContainerPart, Degradation, FeatureModule, FeatureService, HealthCheck, Layer, LayerPlace,
    ModuleParent, RequestExtension, Routes, ServerErrorVariant, ServerPlace, ServerStep,
};
use super::containers::{BackingService, ContainerVolume, ImagePackage, VariableValue};
use super::dependency::{DependencyLines, LicenseLine, OptimizedCrate, license_lines};
use super::error_variant::{ErrorVariant, NamedResponseView, error_responses};
use super::imports::ImportsView;
use super::of_entity::EntityContributionView;
use super::of_feature::{Contribution, Gauge};
use super::setting::{Setting, SettingView, TestSetting, Variable, setting_views};

const CONNECT_INFO: &str = ".into_make_service_with_connect_info::<SocketAddr>()";

/// What all features of a project contribute: `contributions` in the context of the templates that
/// are rendered once.
#[derive(Debug, Serialize)]
pub struct Contributions {
    pub dependencies: DependencyLines,
    pub optimized: Vec<OptimizedCrate>,
    pub licenses: Vec<LicenseLine>,
    pub settings: Vec<SettingView>,
    /// Paths that the settings need.
    pub setting_imports: BTreeSet<&'static str>,
    pub test_settings: Vec<TestSetting>,
    /// Paths below the crate that their values need.
    pub test_setting_imports: BTreeSet<&'static str>,
    pub variables: Vec<Variable>,
    pub modules: ModulesView,
    /// Paths that `app.rs` needs.
    pub app_imports: ImportsView,
    pub container: ContainerView,
    /// What is added to the service of each entity, in the order of the entities.
    pub services: Vec<EntityContributionView>,
    /// What extractors find among the extensions of a request.
    pub extensions: Vec<RequestExtension>,
    pub routes: Vec<RoutesView>,
    pub layers: LayersView,
    pub exposed_headers: Vec<&'static str>,
    pub health_checks: Vec<HealthCheck>,
    pub degradations: Vec<Degradation>,
    pub server: ServerView,
    pub errors: Vec<ErrorVariant>,
    pub error_responses: Vec<NamedResponseView>,
    /// The statuses that every operation may have.
    pub common_errors: Vec<&'static str>,
    pub gauges: Vec<Gauge>,
    pub backing_services: Vec<BackingService>,
    /// What the service itself is called among them in `compose.yaml`.
    pub compose_service: String,
    /// Those of the service itself.
    pub volumes: Vec<ContainerVolume>,
    /// The names of all volumes.
    pub volume_names: Vec<&'static str>,
    pub compose_variables: Vec<VariableValue>,
    pub image_variables: Vec<VariableValue>,
    pub image_sources: Vec<&'static str>,
    pub image_packages: Vec<ImagePackage>,
}

/// Modules by the file that declares them.
#[derive(Debug, Serialize)]
pub struct ModulesView {
    pub root: Vec<FeatureModule>,
    pub controllers: Vec<FeatureModule>,
    pub middleware: Vec<FeatureModule>,
    pub api_tests: Vec<FeatureModule>,
}

#[derive(Debug, Serialize)]
pub struct ContainerView {
    pub parts: Vec<ContainerPart>,
    /// What is called on the database before services get it.
    pub database_calls: String,
    /// Services of features.
    pub services: Vec<FeatureService>,
    /// Paths that the parts and these services need.
    pub imports: ImportsView,
    /// Whether a part needs the settings.
    pub takes_settings: bool,
    /// What `Container::new` takes beside the database and the metrics, as it is declared and as it
    /// is passed where `settings` is a value or a reference.
    pub parameter: &'static str,
    pub argument: &'static str,
    pub argument_by_reference: &'static str,
}

#[derive(Debug, Serialize)]
pub struct RoutesView {
    pub module: &'static str,
    pub state: &'static str,
}

#[derive(Debug, Serialize)]
pub struct LayersView {
    pub responses: Vec<Layer>,
    pub handlers: Vec<Layer>,
    pub routes: Vec<Layer>,
}

/// Statements by when they are done, and what they need.
#[derive(Debug, Serialize)]
pub struct ServerView {
    pub imports: ImportsView,
    /// What is called on a router that is to know the addresses of peers.
    pub connect_info: &'static str,
    pub errors: Vec<ServerErrorVariant>,
    pub database: Vec<&'static str>,
    pub container: Vec<&'static str>,
    pub closing: Vec<&'static str>,
    pub stop: Vec<&'static str>,
}

impl Contribution {
    /// Adds what another feature contributes.
    pub(crate) fn extend(&mut self, other: Self) {
        let Self {
            dependencies,
            dev_dependencies,
            optimized,
            licenses,
            settings,
            test_settings,
            variables,
            tables: _, // They are in the model, where migrations find them.
            modules,
            container,
            database_calls,
            services,
            extensions,
            routes,
            layers,
            connect_info,
            exposed_headers,
            health_checks,
            degradations,
            server_steps,
            errors,
            gauges,
            backing_services,
            volumes,
            compose_settings,
            image_settings,
            image_sources,
            image_packages,
        } = other;
        self.dependencies.extend(dependencies);
        self.dev_dependencies.extend(dev_dependencies);
        self.optimized.extend(optimized);
        self.licenses.extend(licenses);
        self.settings.extend(settings);
        self.test_settings.extend(test_settings);
        self.variables.extend(variables);
        self.modules.extend(modules);
        self.container.extend(container);
        self.database_calls.extend(database_calls);
        self.services.extend(services);
        self.extensions.extend(extensions);
        self.routes.extend(routes);
        self.layers.extend(layers);
        self.connect_info |= connect_info;
        self.exposed_headers.extend(exposed_headers);
        self.health_checks.extend(health_checks);
        self.degradations.extend(degradations);
        self.server_steps.extend(server_steps);
        self.errors.extend(errors);
        self.gauges.extend(gauges);
        self.backing_services.extend(backing_services);
        self.volumes.extend(volumes);
        self.compose_settings.extend(compose_settings);
        self.image_settings.extend(image_settings);
        self.image_sources.extend(image_sources);
        self.image_packages.extend(image_packages);
    }
}

impl Contributions {
    /// As the templates spell them.
    pub(crate) fn of(
        project: &Project,
        services: Vec<EntityContributionView>,
        all: Contribution,
    ) -> Self {
        let prefix = env_prefix(project);
        let variables = |settings: Vec<(&str, String)>| {
            let settings = settings.iter();
            let variable = |name: &str| format!("{prefix}{}", name.to_uppercase());
            settings
                .map(|(name, value)| VariableValue::new(&variable(name), value))
                .collect()
        };
        let (error_responses, common_errors) = error_responses(&all.errors);
        let test_imports = all.test_settings.iter();
        Self {
            app_imports: app_imports(&all),
            compose_service: compose_service(&project.service.name, &all.backing_services),
            setting_imports: all
                .settings
                .iter()
                .flat_map(Setting::imports)
                .copied()
                .collect(),
            test_setting_imports: test_imports.filter_map(|setting| setting.import).collect(),
            volume_names: volume_names(&all.volumes, &all.backing_services),
            dependencies: DependencyLines::of(all.dependencies, all.dev_dependencies),
            optimized: all.optimized,
            licenses: license_lines(all.licenses),
            settings: setting_views(all.settings, &prefix),
            test_settings: all.test_settings,
            variables: all.variables,
            modules: ModulesView::of(&all.modules),
            container: ContainerView {
                database_calls: all.database_calls.concat(),
                ..ContainerView::of(all.container, all.services)
            },
            services,
            extensions: all.extensions,
            routes: all.routes.iter().map(RoutesView::of).collect(),
            layers: LayersView::of(&all.layers),
            exposed_headers: all.exposed_headers,
            health_checks: all.health_checks,
            degradations: all.degradations,
            server: ServerView::of(&all.server_steps, all.connect_info),
            errors: all.errors,
            error_responses,
            common_errors,
            gauges: all.gauges,
            backing_services: all.backing_services,
            volumes: all.volumes,
            compose_variables: variables(all.compose_settings),
            image_variables: variables(all.image_settings),
            image_sources: all.image_sources,
            image_packages: one_of_each(all.image_packages),
        }
    }
}

fn app_imports(all: &Contribution) -> ImportsView {
    let routes = all.routes.iter();
    let routes = routes.flat_map(|routes| [&[routes.module], routes.imports].concat());
    let layers = all.layers.iter().flat_map(|layer| layer.imports).copied();
    let extension = |one: &RequestExtension| [&["axum::Extension"], one.imports].concat();
    let extensions = all.extensions.iter().flat_map(extension);
    ImportsView::of(routes.chain(layers).chain(extensions))
}

/// The name of a service as YAML spells it, and unlike that of a container beside it.
fn compose_service(name: &str, others: &[BackingService]) -> String {
    if others.iter().any(|other| other.name == name) {
        format!("{name}-service")
    } else {
        quote::text(name)
    }
}

/// Of those that several features ask for, the first says why.
fn one_of_each(packages: Vec<ImagePackage>) -> Vec<ImagePackage> {
    let mut named = BTreeSet::new();
    let packages = packages.into_iter();
    packages
        .filter(|package| named.insert(package.name))
        .collect()
}

fn volume_names(own: &[ContainerVolume], services: &[BackingService]) -> Vec<&'static str> {
    let others = services
        .iter()
        .filter_map(|service| service.volume.as_ref());
    own.iter().chain(others).map(|volume| volume.name).collect()
}

impl ModulesView {
    fn of(modules: &[FeatureModule]) -> Self {
        let below = |parent| {
            let modules = modules.iter().filter(|module| module.parent == parent);
            modules.cloned().collect()
        };
        Self {
            root: below(ModuleParent::Crate),
            controllers: below(ModuleParent::Controllers),
            middleware: below(ModuleParent::Middleware),
            api_tests: below(ModuleParent::ApiTests),
        }
    }
}

impl ContainerView {
    fn of(parts: Vec<ContainerPart>, services: Vec<FeatureService>) -> Self {
        let takes_settings = parts.iter().any(|part| part.takes_settings);
        let of_parts = parts
            .iter()
            .flat_map(|part| part.value_imports.iter().chain([&part.import]));
        let of_services = services.iter().flat_map(|service| service.imports);
        let if_taken = |text| if takes_settings { text } else { "" };
        Self {
            takes_settings,
            database_calls: String::new(),
            imports: ImportsView::of(of_parts.chain(of_services).copied()),
            parameter: if_taken(", settings: &Settings"),
            argument: if_taken(", &settings"),
            argument_by_reference: if_taken(", settings"),
            parts,
            services,
        }
    }
}

impl RoutesView {
    fn of(routes: &Routes) -> Self {
        let Routes {
            module,
            state,
            imports: _,
        } = *routes;
        Self {
            module: module.rsplit_once("::").map_or(module, |(_, name)| name),
            state,
        }
    }
}

impl LayersView {
    fn of(layers: &[Layer]) -> Self {
        let at = |place| {
            let layers = layers.iter().filter(|layer| layer.place == place);
            layers.cloned().collect()
        };
        Self {
            responses: at(LayerPlace::Responses),
            handlers: at(LayerPlace::Handlers),
            routes: at(LayerPlace::Routes),
        }
    }
}

impl ServerView {
    fn of(steps: &[ServerStep], connect_info: bool) -> Self {
        let at = |place| {
            let steps = steps.iter().filter(|step| step.place == place);
            steps.map(|step| step.code).collect()
        };
        Self {
            imports: ImportsView::of(steps.iter().flat_map(|step| step.imports).copied()),
            connect_info: if connect_info { CONNECT_INFO } else { "" },
            errors: steps.iter().filter_map(|step| step.error).collect(),
            database: at(ServerPlace::Database),
            container: at(ServerPlace::Container),
            closing: at(ServerPlace::Closing),
            stop: at(ServerPlace::Stop),
        }
    }
}
