//! `PostgreSQL`.

use crate::contribution::{
    BackingService, ContainerVolume, Contribution, Dependency, VariableValue,
};
use crate::model::{Engine, Project};

use super::feature::Feature;
use super::sqlx::ServerUrl;

/// `PostgreSQL`.
#[derive(Debug)]
pub struct Postgres;

impl Feature for Postgres {
    fn name(&self) -> &'static str {
        "postgres"
    }

    fn is_on(&self, project: &Project) -> bool {
        project.engine == Engine::Postgres
    }

    fn contribution(&self, project: &Project) -> Contribution {
        let url = ServerUrl {
            scheme: "postgres",
            port: 5432,
            login: "postgres:postgres",
            tls: "sslmode=verify-full&sslrootcert=ca.pem",
            database: &project.service.crate_name,
        };
        Contribution {
            dependencies: vec![Dependency::bare("sqlx", "0.9.0").with(&["postgres"])],
            settings: vec![url.setting()],
            backing_services: vec![BackingService {
                name: "database",
                image: "postgres:17",
                port: url.port,
                environment: vec![VariableValue::new("POSTGRES_PASSWORD", "postgres")],
                compose_environment: vec![VariableValue::new("POSTGRES_DB", url.database)],
                volume: Some(ContainerVolume {
                    name: "data",
                    path: "/var/lib/postgresql/data",
                }),
                compose_health: "pg_isready --host=127.0.0.1 --username=postgres",
                ci_health: "pg_isready",
            }],
            compose_settings: vec![("database_url", url.at("database"))],
            ..Contribution::default()
        }
    }
}
