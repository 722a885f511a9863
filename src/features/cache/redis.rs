use std::time::Duration;

use crate::contribution::{
    BackingService, Contribution, Dependency, FeatureModule, License, ModuleParent, Setting,
    TestSetting,
};
use crate::features::feature::Feature;
use crate::model::Project;

use super::key::{CacheSettings, REDIS};

/// `cache: redis`: all instances share the responses that a server keeps.
#[derive(Debug)]
pub struct CacheInRedis;

impl Feature for CacheInRedis {
    fn name(&self) -> &'static str {
        "cache_redis"
    }

    fn is_on(&self, project: &Project) -> bool {
        is_shared(project)
    }

    fn contribution(&self, project: &Project) -> Contribution {
        let redis = Dependency::bare("redis", "1.8.1").with(&["tokio-comp"]);
        Contribution {
            dependencies: vec![redis],
            dev_dependencies: vec![
                Dependency::whole("tokio", "1.54.1").with(&["io-util", "test-util"]),
            ],
            licenses: vec![License {
                name: "BSL-1.0",
                why: Some("Of a hash that the client of Redis uses."),
            }],
            settings: settings(&project.service.name),
            test_settings: vec![
                TestSetting {
                    name: "cache_url",
                    code: "Settings::load().unwrap().cache_url",
                    why: "The server that `CACHE_URL` names.",
                    import: None,
                },
                TestSetting {
                    name: "cache_prefix",
                    code: "uuid::Uuid::now_v7().to_string()",
                    why: "No test finds what another one has kept.",
                    import: None,
                },
                TestSetting {
                    name: "cache_timeout",
                    code: "Duration::from_secs(10)",
                    why: "A server that many tests keep busy may take its time.",
                    import: None,
                },
            ],
            modules: vec![FeatureModule::private(
                ModuleParent::ApiTests,
                "cache_server",
            )],
            backing_services: vec![BackingService {
                name: "cache",
                image: "redis:7-alpine",
                port: 6379,
                environment: Vec::new(),
                compose_environment: Vec::new(),
                volume: None,
                compose_health: "redis-cli ping",
                ci_health: "\"redis-cli ping\"",
            }],
            compose_settings: vec![("cache_url", "redis://cache:6379".to_owned())],
            ..Contribution::default()
        }
    }
}

/// Whether instances share what they keep.
pub(in crate::features) fn is_shared(project: &Project) -> bool {
    CacheSettings::of(project).is_some_and(|settings| settings.store == REDIS)
}

fn settings(service: &str) -> Vec<Setting> {
    let url = Setting::typed(
        "cache_url",
        ("CacheUrl", "CacheUrl::default()"),
        "redis://localhost:6379",
        "Redis that keeps responses: `redis://user:password@host:port/number`.",
    );
    let prefix = Setting::typed(
        "cache_prefix",
        ("String", &format!("\"{service}\".to_owned()")),
        service,
        "What the keys in Redis begin with; other services there have other ones.",
    );
    let timeout = Setting::duration(
        "cache_timeout",
        Duration::from_millis(100),
        "How long Redis may take before a request goes on without it.",
    );
    vec![
        url.with_imports(&["crate::cache::CacheUrl"]).refuses(
            "localhost",
            "expected a URL such as `redis://user:password@host`",
        ),
        prefix.example("other"),
        timeout.example("1s").refuses("soon", "expected a duration"),
    ]
}
