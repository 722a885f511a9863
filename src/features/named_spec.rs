/// The spec of another service that a key of the spec names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedSpec {
    /// From the folder of the project.
    pub path: String,
    /// The keys that lead to its name: `clients`, `users`, `spec`.
    pub place: Vec<String>,
}
