//! The fixtures on servers, and what becomes of a service whose server is killed.

use super::server::{Engine, Server};
use super::service::Service;

macro_rules! sound_on {
    ($engine:expr, $($(#[$attribute:meta])* $name:ident: $fixture:expr),*) => {
        $(#[test]
        $(#[$attribute])*
        fn $name() {
            super::generate($engine, $fixture).is_sound();
        })*
    };
}

mod postgres {
    sound_on!(
        super::Engine::Postgres,
        the_blog_is_sound: "blog",
        every_kind_of_field_and_relation_is_sound: "kinds",
        #[ignore = "takes minutes; `just servers` runs it"]
        a_service_without_entities_is_sound: "empty",
        #[ignore = "takes minutes; `just servers` runs it"]
        awkward_names_are_sound: "awkward",
        #[ignore = "takes minutes; `just servers` runs it"]
        a_shop_of_thirty_entities_is_sound: "shop"
    );
}

mod mariadb {
    sound_on!(
        super::Engine::Mariadb,
        the_blog_is_sound: "blog",
        #[ignore = "takes minutes; `just servers` runs it"]
        every_kind_of_field_and_relation_is_sound: "kinds",
        #[ignore = "takes minutes; `just servers` runs it"]
        a_service_without_entities_is_sound: "empty",
        #[ignore = "takes minutes; `just servers` runs it"]
        awkward_names_are_sound: "awkward",
        #[ignore = "takes minutes; `just servers` runs it"]
        a_shop_of_thirty_entities_is_sound: "shop"
    );
}

/// A fixture with a server as its database.
pub fn generate(engine: Engine, fixture: &str) -> Service {
    let url = Server::shared(engine).url("tests");
    let name = format!("{fixture}-on-{}", engine.spec());
    Service::on(&name, fixture, engine.spec()).with_database(url)
}
