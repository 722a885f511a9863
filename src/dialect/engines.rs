use crate::model::{Engine, Project};

use super::{Dialect, MYSQL, POSTGRES, SQLITE};

impl Dialect {
    /// That of the engine of a project.
    #[must_use]
    pub fn of(project: &Project) -> &'static Self {
        Self::of_engine(project.engine)
    }

    #[must_use]
    pub fn of_engine(engine: Engine) -> &'static Self {
        match engine {
            Engine::Sqlite => &SQLITE,
            Engine::Postgres => &POSTGRES,
            Engine::Mysql => &MYSQL,
        }
    }
}
