//! What features add to the code that wires a service together.

use serde::Serialize;

/// A module whose file is among the templates of the feature.
#[derive(Debug, Clone, Serialize)]
pub struct FeatureModule {
    #[serde(skip)]
    pub parent: ModuleParent,
    /// `pub mod cache`
    pub declaration: String,
}

/// The files that declare modules of features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModuleParent {
    /// `src/lib.rs`
    Crate,
    /// `src/controllers/mod.rs`
    Controllers,
    /// `src/middleware/mod.rs`
    Middleware,
    /// `tests/api/main.rs`
    ApiTests,
}

impl FeatureModule {
    #[must_use]
    pub fn public(parent: ModuleParent, name: &str) -> Self {
        let declaration = format!("pub mod {name}");
        Self {
            parent,
            declaration,
        }
    }

    #[must_use]
    pub fn private(parent: ModuleParent, name: &str) -> Self {
        let declaration = format!("mod {name}");
        Self {
            parent,
            declaration,
        }
    }
}

/// A part of the container, which handlers, services and checks may share.
#[derive(Debug, Clone, Serialize)]
pub struct ContainerPart {
    pub name: &'static str,
    /// `Cache`
    pub rust_type: &'static str,
    /// The path of the type: `crate::cache::Cache`.
    pub import: &'static str,
    /// Paths that the value needs besides.
    #[serde(skip)]
    pub value_imports: &'static [&'static str],
    /// An expression over `database: &Database`, the parts before it, and `settings: &Settings` if
    /// it says so.
    pub value: &'static str,
    #[serde(skip)]
    pub takes_settings: bool,
    /// What unit tests of services have in its place.
    pub detached: &'static str,
}

/// A service of the feature's own, which the container makes of its parts.
#[derive(Debug, Clone, Serialize)]
pub struct FeatureService {
    /// The method of the container: `auth_service`.
    pub name: &'static str,
    /// `AuthService`
    pub rust_type: &'static str,
    /// Paths that the method needs.
    #[serde(skip)]
    pub imports: &'static [&'static str],
    /// An expression over `self`, the container.
    pub value: String,
}

/// What extractors find among the extensions of a request, whatever its route.
#[derive(Debug, Clone, Serialize)]
pub struct RequestExtension {
    /// What it is for.
    pub why: &'static str,
    /// An expression over `container` and `settings`, which every request gets a clone of: an `Arc`.
    pub value: &'static str,
    /// Paths that the expression needs besides.
    #[serde(skip)]
    pub imports: &'static [&'static str],
}

/// Routes of a module of controllers, or of another one.
#[derive(Debug, Clone)]
pub struct Routes {
    /// The path of the module, whose `routes()` gives them: `crate::controllers::cache`.
    pub module: &'static str,
    /// The state of their handlers: an expression over `container` and `settings`, such as
    /// `container.cache.clone()`.
    pub state: &'static str,
    /// Paths that the state needs besides.
    pub imports: &'static [&'static str],
}

/// Middleware around routes.
#[derive(Debug, Clone, Serialize)]
pub struct Layer {
    #[serde(skip)]
    pub place: LayerPlace,
    /// Why it stands where it stands.
    pub why: &'static str,
    /// An expression over `settings: &Settings`; around the routes of the service also over
    /// `container`.
    pub code: &'static str,
    /// Paths that the expression needs.
    #[serde(skip)]
    pub imports: &'static [&'static str],
}

/// Where a layer stands among those that every service has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LayerPlace {
    /// Inside the layers that observe requests and let other origins read responses, outside of
    /// those that can fail.
    Responses,
    /// Nearest to the handlers, inside the time limit.
    Handlers,
    /// Around the routes of the service alone, not those of the admin port; it finds the extensions
    /// of requests. What does not lead to a route does not pass through it.
    Routes,
}

/// A part of the container without which the service is not ready.
#[derive(Debug, Clone, Serialize)]
pub struct HealthCheck {
    pub part: &'static str,
    pub rust_type: &'static str,
    /// The path of the type.
    pub import: &'static str,
    /// The call that fails if the part is unavailable: `ping().await`.
    pub call: &'static str,
    /// For people: `the cache`.
    pub human: &'static str,
}

/// A part of the container without which the service is ready, but only degraded.
#[derive(Debug, Clone, Serialize)]
pub struct Degradation {
    pub part: &'static str,
    pub rust_type: &'static str,
    /// The path of the type.
    pub import: &'static str,
    /// The call that says so: `is_degraded()`.
    pub call: &'static str,
    /// For people: `calls of another service fail`.
    pub human: &'static str,
}

/// What `server::serve` does besides.
#[derive(Debug, Clone)]
pub struct ServerStep {
    pub place: ServerPlace,
    /// Statements over `settings` and `database`, and `container` once it is there.
    pub code: &'static str,
    /// Paths that the statements and the error need.
    pub imports: &'static [&'static str],
    pub error: Option<ServerErrorVariant>,
}

/// A variant of `ServerError` that carries another error.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct ServerErrorVariant {
    pub name: &'static str,
    pub source: &'static str,
}

/// When `server::serve` does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServerPlace {
    /// When the database is open and has its schema.
    Database,
    /// When the container is there, before the first request.
    Container,
    /// When no more connections are accepted, while requests in flight finish. The statements are
    /// over `parts`, a clone of the container.
    Closing,
    /// When the last request is answered, before the database is closed.
    Stop,
}
