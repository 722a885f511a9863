use super::wording::{Wording, quoted_list, short};

/// What is wrong with a service that is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClientProblem {
    /// Something that every service has is called so.
    NameTaken {
        name: String,
    },
    /// Two names that are one in Rust.
    NameTwice {
        name: String,
        other: String,
    },
    Url {
        url: String,
    },
    /// Not exactly one of the keys that say what the service has.
    Sources {
        name: String,
        given: Vec<String>,
    },
    Resource {
        name: String,
    },
    NoResources,
    /// The spec of another service.
    SpecAbsent {
        path: String,
        reason: String,
    },
    /// With the first thing that is wrong in it.
    SpecFaulty {
        path: String,
        first: String,
    },
    SpecWithoutEntities {
        path: String,
    },
}

impl ClientProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::NameTaken { name } => Wording::new(
                "client-name-taken",
                format!("a client cannot be named `{name}`"),
            )
            .label("a setting or a module of the service has this name")
            .help(format!("choose another one, such as `{name}_service`")),
            Self::NameTwice { name, other } => Wording::new(
                "client-name-taken",
                format!("`{name}` and `{other}` would have one name in the code"),
            )
            .help("rename one of them"),
            Self::Url { url } => Wording::new(
                "client-url",
                format!("`{}` is not the URL of a service", short(url)),
            )
            .help("write `http` or `https`, a host and perhaps a path: `https://example.com/api`"),
            Self::Sources { name, given } if given.is_empty() => Wording::new(
                "client-source",
                format!("nothing says what the client `{}` can ask for", short(name)),
            )
            .help("add `spec:` with the path of its spec, or `resources:` with the names in its paths: `[charges, refunds]`"),
            Self::Sources { name, given } => Wording::new(
                "client-source",
                format!("the client `{}` has {}", short(name), quoted_list(given)),
            )
            .help("keep one of them"),
            Self::Resource { name } => Wording::new(
                "client-resource",
                format!("`{}` is not the name of a resource", short(name)),
            )
            .help("write it as in the path, in small letters: `charges`, `credit-notes`"),
            Self::NoResources => Wording::new(
                "client-resource",
                "a client without resources has nothing to ask for",
            )
            .help("name one, as in `[charges]`, or remove the client"),
            Self::SpecAbsent { path, reason } => Wording::new(
                "client-spec-absent",
                format!("`{}` cannot be read: {reason}", short(path)),
            )
            .help("write the path of the other spec from the folder of this project, or name its `resources:`"),
            Self::SpecFaulty { path, first } => Wording::new(
                "client-spec-faulty",
                format!("`{}` has errors; the first: {first}", short(path)),
            )
            .help("run `scaffold check` in the folder of that service"),
            Self::SpecWithoutEntities { path } => Wording::new(
                "client-spec-empty",
                format!("`{}` has no entities", short(path)),
            )
            .help("there is nothing that a client could ask for; remove it for now"),
        }
    }
}
