/// The places for parts that are rendered for each entity: `_parts/__singular__/<place>.…`.
pub const ENTITY_PLACES: [&str; 5] = [
    // `src/controllers`: handlers, whose routes are those of the contribution.
    "handlers",
    // `src/models`: what clients send.
    "inputs",
    // `src/services`: methods of the service, and tests of them.
    "service_methods",
    "service_tests",
    // `tests/api`: tests over HTTP.
    "api_tests",
];

/// The places for parts of features: a part is a file `_parts/<place>.…` among the templates of a
/// feature, and these files loop over the parts for a place.
pub const PLACES: [&str; 17] = [
    // `README.md`, from its start to its end.
    "readme_start",
    "cargo_test",
    "readme_routes",
    "readme_settings",
    "readme_sections",
    "readme_telemetry",
    "readme_changes",
    "how_to_insert",
    "how_to_select",
    "readme_deploy",
    "just_recipes",
    // `src/config`: the type of the setting `database_url`, how the database is opened, and what
    // holds of settings in a test that reads all.
    "database_url_imports",
    "database_url",
    "database_options",
    "config_assertions",
    // `src/telemetry/metrics.rs`: how gauges are read.
    "observe_gauges",
    // `tests/api`: tests of health and metrics.
    "health_tests",
];
