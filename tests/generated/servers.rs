//! The fixtures on servers, and what becomes of a service whose server is killed.

use super::server::{Engine, Server};
use super::service::Service;

macro_rules! sound_on {
    ($engine:expr, $($name:ident: $fixture:expr),*) => {
        $(#[test]
        fn $name() {
            super::generate($engine, $fixture).is_sound();
        })*
    };
}

mod postgres {
    sound_on!(
        super::Engine::Postgres,
        a_service_without_entities_is_sound: "empty",
        the_blog_is_sound: "blog",
        every_kind_of_field_and_relation_is_sound: "kinds",
        awkward_names_are_sound: "awkward",
        a_shop_of_thirty_entities_is_sound: "shop"
    );
}

mod mariadb {
    sound_on!(
        super::Engine::Mariadb,
        a_service_without_entities_is_sound: "empty",
        the_blog_is_sound: "blog",
        every_kind_of_field_and_relation_is_sound: "kinds",
        awkward_names_are_sound: "awkward",
        a_shop_of_thirty_entities_is_sound: "shop"
    );
}

/// A fixture with a server as its database.
pub fn generate(engine: Engine, fixture: &str) -> Service {
    let url = Server::shared(engine).url("tests");
    let name = format!("{fixture}-on-{}", engine.spec());
    Service::on(&name, fixture, engine.spec()).with_database(url)
}
