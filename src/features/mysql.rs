//! `MySQL` and MariaDB.

use crate::contribution::{
    BackingService, ContainerVolume, Contribution, Dependency, VariableValue,
};
use crate::model::{Engine, Project};

use super::feature::Feature;
use super::sqlx::ServerUrl;

/// `MySQL` and MariaDB.
#[derive(Debug)]
pub struct Mysql;

impl Feature for Mysql {
    fn name(&self) -> &'static str {
        "mysql"
    }

    fn is_on(&self, project: &Project) -> bool {
        project.engine == Engine::Mysql
    }

    fn contribution(&self, project: &Project) -> Contribution {
        let url = ServerUrl {
            scheme: "mysql",
            port: 3306,
            login: "root:root",
            tls: "ssl-mode=VERIFY_IDENTITY&ssl-ca=ca.pem",
            database: &project.service.crate_name,
        };
        Contribution {
            dependencies: vec![Dependency::bare("sqlx", "0.9.0").with(&["mysql"])],
            settings: vec![url.setting()],
            backing_services: vec![BackingService {
                name: "database",
                image: "mysql:8.4",
                port: url.port,
                environment: vec![VariableValue::new("MYSQL_ROOT_PASSWORD", "root")],
                compose_environment: vec![VariableValue::new("MYSQL_DATABASE", url.database)],
                volume: Some(ContainerVolume {
                    name: "data",
                    path: "/var/lib/mysql",
                }),
                compose_health: "mysqladmin ping --host=127.0.0.1 --password=root",
                ci_health: "\"mysqladmin ping --password=root\"",
            }],
            compose_settings: vec![("database_url", url.at("database"))],
            ..Contribution::default()
        }
    }
}
