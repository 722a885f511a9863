//! Every spec on every engine, each service for itself.

use scaffold::model::Engine;

use crate::server::Server;
use crate::service::Service;
use crate::specs::spec;
use crate::workspace::server;

macro_rules! on_every_engine {
    ($($spec:ident),*) => {
        mod sqlite { $(super::sound!(Sqlite, $spec);)* }
        mod postgres { $(super::sound!(Postgres, $spec);)* }
        mod mariadb { $(super::sound!(Mysql, $spec);)* }
    };
}

macro_rules! sound {
    ($engine:ident, $spec:ident) => {
        #[test]
        #[ignore = "tier 3"]
        fn $spec() {
            super::is_sound(scaffold::model::Engine::$engine, stringify!($spec));
        }
    };
}
use sound;

on_every_engine!(
    empty,
    blog,
    kinds,
    awkward,
    odd,
    shop,
    journal,
    archive,
    library,
    vault,
    links,
    adopted,
    newsroom,
    magazine,
    members,
    visitors,
    store,
    traced_empty,
    traced_kinds,
    limited_empty,
    limited_shop,
    limited_magazine,
    graphql_blog,
    graphql_kinds,
    graphql_shop,
    limited_graphql_magazine
);

fn is_sound(engine: Engine, name: &str) {
    let folder = format!("lone-{}-on-{}", name.replace('_', "-"), engine.name());
    let service = Service::alone(&folder, &spec(engine, name));
    match server(engine) {
        Some(engine) => service
            .with_database(Server::shared(engine).url("tests"))
            .is_sound(),
        None => service.is_sound(),
    }
}
