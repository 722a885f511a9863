use crate::model::FeatureTable;

use super::app::{
    ContainerPart, Degradation, FeatureModule, FeatureService, HealthCheck, Layer,
    RequestExtension, Routes, ServerStep,
};
use super::containers::{BackingService, ContainerVolume, ImagePackage};
use super::dependency::{Dependency, License, OptimizedCrate};
use super::error_variant::ErrorVariant;
use super::setting::{Setting, TestSetting, Variable};

/// What a feature adds to a service, apart from the files that are its own.
///
/// The contributions of all features are put together in the order of their list; texts of several
/// lines, such as sections of the README, are parts among the templates of a feature instead.
#[derive(Debug, Default)]
pub struct Contribution {
    /// In `Cargo.toml`; what several features ask for of one crate is united.
    pub dependencies: Vec<Dependency>,
    pub dev_dependencies: Vec<Dependency>,
    /// Crates that are too slow without optimisation.
    pub optimized: Vec<OptimizedCrate>,
    /// What `deny.toml` accepts beyond the licenses of all services.
    pub licenses: Vec<License>,
    /// Of the service, with their environment variables.
    pub settings: Vec<Setting>,
    /// Settings that have another value in the tests of the service.
    pub test_settings: Vec<TestSetting>,
    /// Environment variables that something else than the settings reads.
    pub variables: Vec<Variable>,
    /// What it keeps in the database.
    pub tables: Vec<FeatureTable>,
    /// Modules of files that are the feature's own.
    pub modules: Vec<FeatureModule>,
    pub container: Vec<ContainerPart>,
    /// Calls on the database of the container, over its parts: `.with_cache(cache.clone())`.
    pub database_calls: Vec<&'static str>,
    pub services: Vec<FeatureService>,
    pub extensions: Vec<RequestExtension>,
    pub routes: Vec<Routes>,
    /// Middleware around all routes.
    pub layers: Vec<Layer>,
    /// Whether a layer asks for the address of the peer, as `ConnectInfo<SocketAddr>`.
    pub connect_info: bool,
    /// Headers of responses that pages of other origins may read.
    pub exposed_headers: Vec<&'static str>,
    /// What readiness asks for.
    pub health_checks: Vec<HealthCheck>,
    /// What the service is only degraded without.
    pub degradations: Vec<Degradation>,
    /// What is done when the service starts or stops.
    pub server_steps: Vec<ServerStep>,
    /// Why a call of a service may fail.
    pub errors: Vec<ErrorVariant>,
    pub gauges: Vec<Gauge>,
    /// What runs beside the service in `compose.yaml` and in the CI.
    pub backing_services: Vec<BackingService>,
    /// Folders of the container that outlive it.
    pub volumes: Vec<ContainerVolume>,
    /// Settings that have another value among the containers of `compose.yaml`, by their names.
    pub compose_settings: Vec<(&'static str, String)>,
    /// Settings that have another default in the image, by their names.
    pub image_settings: Vec<(&'static str, String)>,
    /// Paths of the project that building the image needs besides `src` and `migrations`.
    pub image_sources: Vec<&'static str>,
    /// Debian packages in the image.
    pub image_packages: Vec<ImagePackage>,
}

/// Something that a feature has several of, such as a client, with files of its own.
#[derive(Debug, Clone, serde::Serialize)]
pub struct FeatureItem {
    /// The stem of their names.
    pub file: String,
    /// What its templates see as `item`.
    pub view: serde_json::Value,
}

/// A gauge among the metrics.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Gauge {
    /// The constant that has its name: `DATABASE_CONNECTIONS`.
    pub constant: &'static str,
    pub name: &'static str,
    /// What the documentation of the constant says.
    pub doc: &'static str,
    /// What Prometheus is told.
    pub help: &'static str,
}
