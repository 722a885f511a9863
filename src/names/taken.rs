use super::reserved::{CRATES_OF_RUST, DEPENDENCIES, DEVICES, KEYWORDS};

/// What has taken the name, if a service cannot have it.
#[must_use]
pub fn service_name_taken(name: &str) -> Option<&'static str> {
    let crate_name = name.replace('-', "_");
    if KEYWORDS.contains(&crate_name.as_str()) {
        Some("a keyword of Rust")
    } else if CRATES_OF_RUST.contains(&name) {
        Some("a crate or folder of Rust's own")
    } else if DEVICES.contains(&name) {
        Some("a device on Windows")
    } else if DEPENDENCIES.contains(&name) {
        Some("a crate that services depend on")
    } else {
        None
    }
}

/// The types that generated code derives from an entity's own.
#[must_use]
pub fn derived_types(rust_type: &str) -> Vec<String> {
    const SUFFIXES: [&str; 16] = [
        "Patch",
        "Input",
        "Replacement",
        "Filter",
        "Field",
        "Detail",
        "Envelope",
        "ListEnvelope",
        "Scope",
        "Relation",
        "Service",
        "Repository",
        "Factory",
        "Table",
        "PatchBody",
        "ReplacementBody",
    ];
    let suffixed = SUFFIXES.iter().map(|suffix| format!("{rust_type}{suffix}"));
    let prefixed = [
        format!("New{rust_type}"),
        format!("Sqlite{rust_type}Repository"),
        format!("Mock{rust_type}Repository"),
    ];
    prefixed.into_iter().chain(suffixed).collect()
}
