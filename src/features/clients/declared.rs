use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::model::{CLIENTS_SETTING, Project};
use crate::spec::keys::parse_duration;

use super::api::{FieldApi, ServiceApi, WireType};

/// A client as the spec declares it, and as the model keeps it: without what is the default.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct DeclaredClient {
    pub name: String,
    pub url: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeout: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retries: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concurrency: Option<u32>,
    #[serde(default, skip_serializing_if = "DeclaredBreaker::is_default")]
    pub breaker: DeclaredBreaker,
    #[serde(flatten)]
    pub source: ClientSource,
}

/// What says what the other service has.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum ClientSource {
    /// The names of its resources, as they are in paths.
    Resources(Vec<String>),
    Spec(NeighbourSpec),
}

/// The spec of the other service.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct NeighbourSpec {
    /// From the folder of the project.
    pub path: String,
    /// What it says; nothing before it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub api: Option<ServiceApi>,
}

/// When calls of a service are given up for a while.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct DeclaredBreaker {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failures: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_for: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub probes: Option<u32>,
}

/// What is so unless the spec says otherwise.
const TIMEOUT: Duration = Duration::from_secs(5);
const RETRIES: u32 = 2;
const CONCURRENCY: u32 = 100;
const FAILURES: u32 = 5;
const OPEN_FOR: Duration = Duration::from_mins(1);
const PROBES: u32 = 3;

impl DeclaredClient {
    /// Those of a project, in the order of the spec.
    pub fn all(project: &Project) -> Vec<Self> {
        let setting = project.feature_settings.get(CLIENTS_SETTING);
        let clients = setting.map(Vec::deserialize);
        clients.and_then(Result::ok).unwrap_or_default()
    }

    /// What the spec of the other service says.
    pub fn api(&self) -> Option<&ServiceApi> {
        match &self.source {
            ClientSource::Spec(spec) => spec.api.as_ref(),
            ClientSource::Resources(_) => None,
        }
    }

    pub fn timeout(&self) -> Duration {
        duration(self.timeout.as_deref(), TIMEOUT)
    }

    pub fn retries(&self) -> u32 {
        self.retries.unwrap_or(RETRIES)
    }

    pub fn concurrency(&self) -> u32 {
        self.concurrency.unwrap_or(CONCURRENCY)
    }
}

impl DeclaredBreaker {
    pub fn failures(&self) -> u32 {
        self.failures.unwrap_or(FAILURES)
    }

    pub fn open_for(&self) -> Duration {
        duration(self.open_for.as_deref(), OPEN_FOR)
    }

    pub fn probes(&self) -> u32 {
        self.probes.unwrap_or(PROBES)
    }

    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

fn duration(text: Option<&str>, default: Duration) -> Duration {
    text.and_then(parse_duration).unwrap_or(default)
}

/// Keeps what the clients of a project are.
pub(super) fn keep(clients: &[DeclaredClient], project: &mut Project) {
    if let Ok(clients) = serde_json::to_value(clients) {
        let settings = &mut project.feature_settings;
        settings.insert(CLIENTS_SETTING.to_owned(), clients);
    }
}

/// Whether some of their rows have more flags than clippy lets pass.
pub(in crate::features) fn has_many_flags(project: &Project) -> bool {
    let is_flag = |field: &&FieldApi| field.kind == WireType::Bool && !field.nullable;
    let clients = DeclaredClient::all(project);
    let mut rows = clients
        .iter()
        .filter_map(DeclaredClient::api)
        .flat_map(|api| &api.rows);
    rows.any(|row| row.fields.iter().filter(is_flag).count() > 3)
}

/// Whether a project calls other services.
pub(in crate::features) fn has_clients(project: &Project) -> bool {
    project.feature_settings.contains_key(CLIENTS_SETTING)
}
