use crate::contribution::{Contribution, Setting};
use crate::features::feature::Feature;
use crate::model::Project;

use super::key::{CacheSettings, MEMORY};

/// `cache: memory`: each process keeps responses of its own.
#[derive(Debug)]
pub struct CacheInMemory;

impl Feature for CacheInMemory {
    fn name(&self) -> &'static str {
        "cache_memory"
    }

    fn is_on(&self, project: &Project) -> bool {
        CacheSettings::of(project).is_some_and(|settings| settings.store == MEMORY)
    }

    fn contribution(&self, _: &Project) -> Contribution {
        let capacity = Setting::typed(
            "cache_capacity",
            ("u64", "64 * 1024 * 1024"),
            "67108864",
            "Memory for responses that are kept, in bytes.",
        );
        Contribution {
            settings: vec![
                capacity
                    .example_code("\"7\"")
                    .refuses("64MB", "expected an integer"),
            ],
            ..Contribution::default()
        }
    }
}
