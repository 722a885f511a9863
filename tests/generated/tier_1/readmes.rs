use scaffold::model::Engine;

use crate::cargo::root;
use crate::how_tos::follow;
use crate::service::Service;
use crate::specs::spec;

#[test]
fn the_readme_of_every_fixture_fits_its_code() {
    let generate = |name: &str, engine: Engine| {
        let folder = format!("{name}-on-{}", engine.name()).replace('_', "-");
        Service::generate(&root().join("readmes"), &folder, &spec(engine, name))
    };
    for name in ["awkward", "shop"] {
        for engine in [Engine::Postgres, Engine::Mysql] {
            follow(generate(name, engine).folder(), 3);
        }
    }
    follow(generate("calling_shop", Engine::Mysql).folder(), 4);
    // It has an entity that is called like the audit of the example.
    follow(generate("kinds", Engine::Sqlite).folder(), 0);
}
