use serde::{Deserialize, Serialize};

/// What a service exports about itself, beside its log and its metrics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Telemetry {
    #[default]
    None,
    /// Traces, in the protocol of OpenTelemetry.
    Otlp,
}

impl Telemetry {
    pub const ALL: [Self; 2] = [Self::None, Self::Otlp];

    /// As the spec writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Otlp => "otlp",
        }
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    #[must_use]
    pub fn exports_traces(self) -> bool {
        self == Self::Otlp
    }

    /// Whether nothing was said about it.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}
