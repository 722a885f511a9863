//! What a service may have: each feature is a module with a folder of templates of its name.

mod app;
mod conditions;
mod containers;
mod contribution;
mod contributions;
mod decimals;
mod dependency;
mod entity_contribution;
mod error_variant;
mod existing_tables;
mod feature;
mod list;
mod mysql;
mod otlp;
mod passwords;
mod postgres;
mod service;
mod setting;
mod sqlite;
mod sqlx;
mod versions;

pub use app::{
    ContainerPart, FeatureModule, HealthCheck, Layer, LayerPlace, ModuleParent, Routes,
    ServerErrorVariant, ServerPlace, ServerStep,
};
pub use containers::{BackingService, ContainerVolume, ImagePackage, VariableValue};
pub use contribution::{Contribution, Gauge};
pub use contributions::Contributions;
pub use dependency::{Dependency, License, OptimizedCrate};
pub use entity_contribution::{
    EntityContribution, EntityContributionView, ServiceChange, ServiceStep, StepTime,
};
pub use error_variant::ErrorVariant;
pub use feature::Feature;
pub use list::Features;
pub use setting::{Setting, SettingGroup, Variable};
