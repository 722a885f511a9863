//! The blog on a server, as the tests of this tier run it.

use std::process::Command;

use crate::running::{RunningService, on_database};
use crate::server::Engine;
use crate::workspace::Workspace;

const SAMPLE: &str = "blog-with-how-tos";

/// The program, which knows its database.
pub fn blog(engine: Engine, url: &str) -> Command {
    let program = Workspace::with_server(engine).program(SAMPLE);
    on_database(&program, url)
}

/// With the schema in its database, and these settings by their names without the prefix.
pub fn serve(engine: Engine, url: &str, settings: &[(&str, &str)]) -> RunningService {
    let migrated = blog(engine, url).arg("migrate").output().unwrap();
    let errors = String::from_utf8_lossy(&migrated.stderr);
    assert!(migrated.status.success(), "{errors}");
    let sample = Workspace::with_server(engine).sample(SAMPLE).name();
    let settings = settings.iter().map(|(name, value)| {
        let setting = format!("{sample}_{name}");
        (setting.to_uppercase().replace('-', "_"), value)
    });
    RunningService::start(blog(engine, url).envs(settings))
}

/// The status of the answer.
pub fn create_tag(service: &RunningService, name: &str) -> u16 {
    let answer = service.send("POST", "/tags", &format!(r#"{{"name": "{name}"}}"#));
    let status = answer.split(' ').nth(1).unwrap_or_default();
    status.parse().unwrap()
}
