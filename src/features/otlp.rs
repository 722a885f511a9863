//! Traces for a collector of OpenTelemetry.

use super::Feature;
use crate::model::Project;

/// Traces by OTLP over HTTP.
#[derive(Debug)]
pub struct Otlp;

impl Feature for Otlp {
    fn name(&self) -> &'static str {
        "otlp"
    }

    fn is_on(&self, project: &Project) -> bool {
        project.telemetry.exports_traces()
    }
}
