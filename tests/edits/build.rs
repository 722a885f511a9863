use super::Edit;

/// Edits of what cargo reads.
pub fn edits() -> Vec<Edit> {
    vec![
        Edit::of("a new dependency in its place").after(
            "Cargo.toml",
            "chrono = { version = \"0.4.45\", default-features = false, features = [\"clock\", \"serde\", \"std\"] }\n",
            "chrono-tz = \"0.10\"\n",
        ),
        Edit::of("a new dependency at the end").before(
            "Cargo.toml",
            "\n[dev-dependencies]\n",
            "walkdir = \"2\"\n",
        ),
        Edit::of("a feature of a dependency").replace(
            "Cargo.toml",
            "tokio = { version = \"1.54.1\", features = [\"macros\",",
            "tokio = { version = \"1.54.1\", features = [\"fs\", \"macros\",",
        ),
        Edit::of("a feature of a dependency that changes").replace(
            "Cargo.toml",
            "features = [\"macros\", \"serde-with-str\", \"std\"]",
            "features = [\"macros\", \"maths\", \"serde-with-str\", \"std\"]",
        ),
        Edit::of("an older dependency").replace("Cargo.toml", "metrics = \"0.24.6\"", "metrics = \"=0.24.5\""),
        Edit::of("another version of the service").replace("Cargo.toml", "version = \"0.1.0\"", "version = \"0.2.0\""),
        Edit::of("a new part of the manifest").before(
            "Cargo.toml",
            "[profile.dev]\n",
            "[features]\nmetered = []\n\n",
        ),
    ]
}
