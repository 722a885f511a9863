//! The fixtures on servers, and what becomes of a service whose server is killed.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use super::server::{Engine, Server};
use super::service::Service;

macro_rules! sound_on {
    ($engine:expr, $($name:ident: $fixture:expr => $checks:ident),*) => {
        $(#[test]
        fn $name() {
            super::generate($engine, $fixture).$checks();
        })*
    };
}

mod postgres {
    sound_on!(
        super::Engine::Postgres,
        the_blog_is_sound: "blog" => is_sound,
        every_kind_of_field_and_relation_is_sound: "kinds" => is_sound,
        a_service_without_entities_is_sound: "empty" => is_sound,
        awkward_names_are_sound: "awkward" => is_sound_over_http,
        a_shop_of_thirty_entities_is_sound: "shop" => is_sound_over_http
    );
}

mod mariadb {
    sound_on!(
        super::Engine::Mariadb,
        the_blog_is_sound: "blog" => is_sound,
        every_kind_of_field_and_relation_is_sound: "kinds" => is_sound,
        a_service_without_entities_is_sound: "empty" => is_sound,
        awkward_names_are_sound: "awkward" => is_sound_over_http,
        a_shop_of_thirty_entities_is_sound: "shop" => is_sound_over_http
    );
}

/// A fixture with a server as its database; the same to all tests, so that it is built once.
pub fn generate(engine: Engine, fixture: &str) -> Service {
    static GENERATED: Mutex<BTreeMap<String, PathBuf>> = Mutex::new(BTreeMap::new());
    let name = format!("{fixture}-on-{}", engine.spec());
    let mut generated = GENERATED.lock().unwrap_or_else(PoisonError::into_inner);
    let service = match generated.get(&name) {
        Some(folder) => Service::at(folder),
        None => Service::on(&name, fixture, engine.spec()),
    };
    generated.insert(name, service.folder().to_owned());
    service.with_database(Server::shared(engine).url("tests"))
}
