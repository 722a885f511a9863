//! What features add to the files that all services have.

mod app;
mod containers;
mod dependency;
mod error_variant;
mod imports;
mod of_entity;
mod of_feature;
mod setting;
mod united;

pub use app::{
    ContainerPart, Degradation, FeatureModule, FeatureService, HealthCheck, Layer, LayerPlace,
    ModuleParent, RequestExtension, Routes, ServerErrorVariant, ServerPlace, ServerStep,
};
pub use containers::{BackingService, ContainerVolume, ImagePackage, VariableValue};
pub use dependency::{Dependency, License, OptimizedCrate};
pub use error_variant::{ErrorHeader, ErrorResponse, ErrorVariant};
pub use of_entity::{
    ActionStep, EntityContribution, EntityContributionView, ServiceChange, ServiceStep, StepTime,
    StoredStep,
};
pub use of_feature::{Contribution, FeatureItem, Gauge};
pub use setting::{Setting, SettingGroup, TestSetting, Variable};
pub use united::Contributions;
