//! What features add to the containers of a service, and to the machines of its CI.

use serde::Serialize;

/// Something that the service needs while it runs, in a container of its own.
#[derive(Debug, Clone, Serialize)]
pub struct BackingService {
    /// Of the container, which is its host name, too: `database`.
    pub name: &'static str,
    pub image: &'static str,
    pub port: u16,
    /// In `compose.yaml` and in the CI.
    pub environment: Vec<VariableValue>,
    /// In `compose.yaml` only.
    pub compose_environment: Vec<VariableValue>,
    /// What it keeps.
    pub volume: Option<ContainerVolume>,
    /// The command that succeeds once it can be used, in `compose.yaml` and in the CI, there as an
    /// option of Docker.
    pub compose_health: &'static str,
    pub ci_health: &'static str,
}

/// A folder of a container that outlives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContainerVolume {
    pub name: &'static str,
    pub path: &'static str,
}

/// An environment variable and its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VariableValue {
    pub name: String,
    pub value: String,
}

impl VariableValue {
    #[must_use]
    pub fn new(name: &str, value: &str) -> Self {
        Self {
            name: name.to_owned(),
            value: value.to_owned(),
        }
    }
}

/// A Debian package in the image.
#[derive(Debug, Clone, Serialize)]
pub struct ImagePackage {
    pub name: &'static str,
    /// `The exporter of traces needs certificates to trust.`
    pub why: &'static str,
}
