//! `MySQL` and MariaDB.

use super::Feature;
use crate::model::{Engine, Project};

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
}
