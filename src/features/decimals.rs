//! Decimal numbers.

use crate::contribution::{Contribution, Dependency};
use crate::model::{Engine, Project};

use super::feature::Feature;

/// Fields of the type `decimal`.
#[derive(Debug)]
pub struct Decimals;

impl Feature for Decimals {
    fn name(&self) -> &'static str {
        "decimals"
    }

    fn is_on(&self, project: &Project) -> bool {
        project.has_decimals()
    }

    fn contribution(&self, project: &Project) -> Contribution {
        let bare = Dependency::bare;
        let mut dependencies = vec![
            bare("rust_decimal", "1.43.0").with(&["macros", "serde-with-str", "std"]),
            bare("utoipa", "6.0.0").with(&["decimal"]),
        ];
        if project.engine != Engine::Sqlite {
            dependencies.push(bare("sqlx", "0.9.0").with(&["rust_decimal"]));
        }
        Contribution {
            dependencies,
            ..Contribution::default()
        }
    }
}
