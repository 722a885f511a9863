use std::time::Duration;

use crate::contribution::{Setting, SettingGroup};
use crate::model::Project;

/// The settings of every service, and of its lists.
pub(super) fn settings(project: &Project) -> Vec<Setting> {
    let groups = [
        (SettingGroup::Place, place()),
        (SettingGroup::Log, log(&project.service.crate_name)),
        (SettingGroup::Requests, requests()),
        (SettingGroup::Lists, lists(project)),
        (SettingGroup::Operations, operations()),
        (SettingGroup::Shutdown, shutdown()),
    ];
    let settings = groups.into_iter().flat_map(|(group, settings)| {
        let settings = settings.into_iter();
        settings.map(move |setting| setting.in_group(group))
    });
    settings.collect()
}

fn place() -> Vec<Setting> {
    vec![
        Setting::typed(
            "env",
            ("Environment", "Environment::Development"),
            "development",
            "`development` or `production`: only development reads `.env`, and has a default for \
             the database.",
        )
        .example("production")
        .refuses("test", "`test` is neither `development` nor `production`"),
        Setting::typed(
            "host",
            ("IpAddr", "Ipv4Addr::LOCALHOST.into()"),
            "127.0.0.1",
            "Address to listen on.",
        )
        .example("0.0.0.0")
        .refuses("nowhere", "invalid IP address syntax"),
        Setting::number(
            "port",
            "u16",
            3000,
            "Port to listen on; 0 picks a free one.",
        )
        .example("80")
        .refuses("many", "expected an integer")
        .refuses("65536", "expected an unsigned 16 bit integer"),
    ]
}

fn log(name: &str) -> Vec<Setting> {
    let filter = Setting::typed(
        "log",
        ("LogFilter", "LogFilter::default()"),
        "info",
        &format!(
            "What is logged: a level, and levels of single modules, such as `info,{name}=debug`."
        ),
    );
    let loud = format!("info,{name}=loud");
    vec![
        filter.refuses(&loud, &format!("`{loud}` is not a filter")),
        Setting::typed(
            "log_format",
            ("LogFormat", "LogFormat::Text"),
            "text",
            "Format of the log: `text` for people, `json` for machines.",
        )
        .example("json")
        .refuses("xml", "`xml` is neither `text` nor `json`"),
    ]
}

fn requests() -> Vec<Setting> {
    vec![
        Setting::duration(
            "request_timeout",
            Duration::from_secs(30),
            "How long a request may take before it is answered with 503.",
        )
        .example("1500ms")
        .refuses("30", "expected a duration")
        .refuses("-1s", "expected a duration"),
        Setting::typed(
            "body_limit",
            ("usize", "1024 * 1024"),
            "1048576",
            "Largest body of a request, in bytes.",
        )
        .example("10")
        .refuses("1MB", "expected an integer"),
        Setting::typed(
            "cors_origins",
            ("Origins", "Origins::default()"),
            "",
            "Origins whose pages may call the service, separated by commas; `*` allows any.",
        )
        .example("https://a.example, http://localhost:8080")
        .refuses("a.example", "`a.example` is not an origin")
        .refuses(
            "https://a.example/",
            "`https://a.example/` is not an origin",
        ),
        Setting::duration(
            "hsts_max_age",
            Duration::ZERO,
            "How long browsers are to reach this host by HTTPS alone; 0s where a proxy in front of \
             the service tells them.",
        )
        .example("365days")
        .refuses("forever", "expected a duration"),
    ]
}

fn lists(project: &Project) -> Vec<Setting> {
    if project.entities.is_empty() {
        return Vec::new();
    }
    let limit = Setting::typed(
        "list_count_limit",
        ("CountLimit", "CountLimit::default()"),
        "100000",
        "Number of rows up to which lists are counted, at least 1; `total=exact` counts all.",
    );
    vec![
        limit
            .example("1")
            .refuses("0", "expected at least 1")
            .refuses("all", "expected an integer"),
    ]
}

fn operations() -> Vec<Setting> {
    let exposure = ("Exposure", "Exposure::On");
    vec![
        Setting::typed(
            "docs",
            exposure,
            "on",
            "Where `/docs` and `/openapi.json` are served: `on`, `off` or `admin`, the admin port.",
        )
        .example("admin"),
        Setting::typed(
            "metrics",
            exposure,
            "on",
            "Where `/metrics` is served: `on`, `off` or `admin`.",
        )
        .example("off"),
        Setting::number(
            "admin_port",
            "u16",
            9000,
            "Port for what is served to `admin` alone.",
        )
        .example("81"),
    ]
}

fn shutdown() -> Vec<Setting> {
    vec![
        Setting::duration(
            "shutdown_delay",
            Duration::ZERO,
            "How long requests are still accepted after SIGTERM, while readiness answers 503.",
        )
        .example("3s")
        .refuses("soon", "expected a duration"),
        Setting::duration(
            "shutdown_timeout",
            Duration::from_secs(10),
            "How long requests in flight may take to finish after that.",
        )
        .example("2m")
        .refuses("1 parsec", "expected a duration"),
    ]
}
