use super::Project;

/// What a service exports about itself, beside its log and its metrics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Telemetry {
    #[default]
    None,
    /// Traces, in the protocol of OpenTelemetry.
    Otlp,
}

impl Telemetry {
    /// The key of the spec.
    pub const KEY: &str = "telemetry";

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

    /// What a project asks for.
    #[must_use]
    pub fn of(project: &Project) -> Self {
        let setting = project.feature_settings.get(Self::KEY);
        let name = setting.and_then(|setting| setting.as_str());
        name.and_then(Self::named).unwrap_or_default()
    }

    #[must_use]
    pub fn exports_traces(self) -> bool {
        self == Self::Otlp
    }
}
