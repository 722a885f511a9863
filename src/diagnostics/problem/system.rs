use super::wording::{Wording, did_you_mean, short};

/// What is wrong with a system of several services.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SystemProblem {
    /// A service is called, or its events are asked for, that is not one of the system.
    UnknownService {
        service: String,
        nearest: Option<String>,
        services: Vec<String>,
    },
    /// What a service is in the workspace, something else is already.
    NameTaken {
        name: String,
        by: &'static str,
    },
    PortTaken {
        port: u32,
    },
    CallsItself {
        service: String,
    },
    SpecAbsent {
        path: String,
        reason: String,
    },
    /// With the first thing that is wrong in it, and where.
    SpecFaulty {
        path: String,
        first: String,
    },
    /// The spec of a service gives it another name than the system does.
    NameDiffers {
        name: String,
        in_spec: String,
    },
    WithoutServices,
    /// Cargo cannot resolve both engines in one workspace.
    EnginesApart {
        service: String,
        engine: &'static str,
        other: &'static str,
    },
    /// The service whose events others ask for does not publish them.
    PublishesNothing {
        service: String,
    },
}

impl SystemProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::UnknownService {
                service,
                nearest,
                services,
            } => Wording::new(
                "unknown-service",
                format!("the system has no service `{}`", short(service)),
            )
            .help(did_you_mean(nearest.as_ref(), "its services are", services)),
            Self::NameTaken { name, by } => Wording::new(
                "member-name-taken",
                format!("a service of the system cannot be named `{name}`"),
            )
            .label(format!("taken by {by}"))
            .help(format!("choose another one, such as `{name}-service`")),
            Self::PortTaken { port } => {
                Wording::new("port-taken", format!("the port {port} is given twice"))
                    .help("give each service a port of its own")
            }
            Self::CallsItself { service } => {
                Wording::new("service-calls-itself", format!("`{service}` calls itself"))
                    .help("remove it; a service reaches what it has itself through its container")
            }
            Self::SpecAbsent { path, reason } => Wording::new(
                "member-spec-absent",
                format!("`{}` cannot be read: {reason}", short(path)),
            )
            .help("write the path of the service's spec from the folder of this file"),
            Self::SpecFaulty { path, first } => Wording::new(
                "member-spec-faulty",
                format!("`{}` has errors; the first: {first}", short(path)),
            )
            .help("correct it there, and run the command again"),
            Self::NameDiffers { name, in_spec } => Wording::new(
                "member-name-differs",
                format!(
                    "the service `{name}` is called `{}` in its own spec",
                    short(in_spec)
                ),
            )
            .help("give it one name in both; calls, topics and folders use it"),
            Self::PublishesNothing { service } => Wording::new(
                "service-without-events",
                format!("`{service}` publishes no events"),
            )
            .help("add `events: rabbitmq` and an entity to its spec, or leave the topic out"),
            Self::EnginesApart {
                service,
                engine,
                other,
            } => Wording::new(
                "engines-apart",
                format!(
                    "`{service}` is on {engine}, which cannot be in one workspace with {other}"
                ),
            )
            .label("the drivers link different versions of SQLite")
            .help("put all services on SQLite, or all of them on servers: `postgres`, `mysql`"),
            Self::WithoutServices => {
                Wording::new("system-without-services", "a system needs services").help(
                    "name one below `services:`, as in `users: {spec: users.yaml, port: 3001}`",
                )
            }
        }
    }
}
