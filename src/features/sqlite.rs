//! Databases in a file, through rusqlite.

use crate::catalog::TemplateFolder;
use crate::contribution::{
    ContainerVolume, Contribution, Dependency, Gauge, Setting, SettingGroup,
};
use crate::model::{Engine, Project};

use super::conditions::{
    has_accounts, has_deletions, has_entities, has_existing_tables, has_graphql, reads_lists,
    reads_related,
};
use super::feature::Feature;

/// `SQLite`.
#[derive(Debug)]
pub struct Sqlite;

impl Feature for Sqlite {
    fn name(&self) -> &'static str {
        "sqlite"
    }

    fn is_on(&self, project: &Project) -> bool {
        project.engine == Engine::Sqlite
    }

    fn templates(&self) -> TemplateFolder {
        repositories(TemplateFolder::embedded(self.name()))
            .when(reads_lists, &["src/database/functions.rs"])
            .when(
                has_graphql,
                &[
                    "src/database/held_snapshot.rs",
                    "src/database/tests/held_snapshots.rs",
                ],
            )
    }

    fn contribution(&self, project: &Project) -> Contribution {
        let url = format!("sqlite:/data/{}.db", project.service.name);
        Contribution {
            dependencies: dependencies(project),
            settings: vec![database_url(&project.service.name)],
            gauges: vec![QUEUES],
            volumes: vec![ContainerVolume {
                name: "data",
                path: "/data",
            }],
            compose_settings: vec![("database_url", url.clone())],
            image_settings: vec![("database_url", url)],
            ..Contribution::default()
        }
    }
}

const QUEUES: Gauge = Gauge {
    constant: "DATABASE_QUEUE_LENGTH",
    name: "database_queue_length",
    doc: "The number of reads and writes that wait for the database.",
    help: "Reads and writes that wait for the database.",
};

fn dependencies(project: &Project) -> Vec<Dependency> {
    let rusqlite = Dependency::bare("rusqlite", "0.41.1").with(&["bundled", "cache"]);
    let rusqlite = if reads_lists(project) {
        rusqlite.with(&["functions"])
    } else {
        rusqlite
    };
    vec![types(rusqlite, project)]
}

/// With the types of ids and of points in time, where there are entities.
pub(super) fn types(library: Dependency, project: &Project) -> Dependency {
    if has_entities(project) {
        library.with(&["chrono", "uuid"])
    } else {
        library
    }
}

fn database_url(service: &str) -> Setting {
    let url = format!("sqlite:data/{service}.db");
    Setting::typed(
        "database_url",
        ("DatabaseUrl", "DatabaseUrl::default()"),
        &url,
        &format!("Database, such as `{url}`; its directory is created."),
    )
    .in_group(SettingGroup::Place)
    .example_code("URL")
    .refuses("test.db", "expected `sqlite:` and the path")
    .refuses("sqlite:", "expected `sqlite:` and the path")
}

/// With what templates of repositories depend on.
pub(super) fn repositories(templates: TemplateFolder) -> TemplateFolder {
    templates
        .when(
            has_entities,
            &[
                "src/repositories/ids.rs",
                "src/repositories/rows.rs",
                "src/repositories/values.rs",
            ],
        )
        .when(
            reads_lists,
            &["src/repositories/conditions.rs", "src/repositories/page.rs"],
        )
        .when(has_deletions, &["src/repositories/deletion.rs"])
        .when(has_existing_tables, &["src/repositories/existing.rs"])
        .when(reads_related, &["src/repositories/related.rs"])
        .when(has_graphql, &["src/repositories/relation_lists.rs"])
        .when(has_accounts, &["src/repositories/auth_sessions.rs"])
        .when(
            Project::publishes_events,
            &["src/repositories/event_outbox.rs"],
        )
        .when(
            Project::subscribes_to_events,
            &["src/repositories/event_inbox.rs"],
        )
}
