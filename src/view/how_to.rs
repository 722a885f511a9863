//! What the README of a generated service shows how to do, by the example of one entity.

use serde::Serialize;

use crate::dialect::Dialect;
use crate::model::{Engine, EntityNames, Project};

use super::access::AccessView;
use super::entity::EntityView;

/// The entity of the examples, and what its audit table needs.
#[derive(Debug, Serialize)]
pub struct HowToView {
    pub names: EntityNames,
    /// `A` or `An`.
    pub article: &'static str,
    pub id_type: &'static str,
    pub has_uuid_id: bool,
    /// `/api/v1/posts`
    pub path: String,
    /// In operation ids: `blog_post`.
    pub operation: String,
    /// The static that describes the resource to its tests: `POSTS`.
    pub resource: String,
    /// What tests of it import, in order.
    pub test_imports: Vec<String>,
    /// The line of the mocks behind which that of the audit table belongs.
    pub before_mock: String,
    /// The method of the container that makes its service.
    pub service: String,
    /// Whether the service calls another one in an example, and what a test of that imports.
    pub calls: bool,
    pub call_imports: Vec<String>,
    /// Who may do what with it.
    pub access: AccessView,
    pub audit: AuditTable,
    /// What stands for the two values that are inserted into it.
    pub places: String,
}

/// How the database spells the audit table of the example.
#[derive(Debug, Serialize)]
pub struct AuditTable {
    pub id: &'static str,
    pub text: &'static str,
    /// The type of the ids of the entity.
    pub key: &'static str,
    /// The type of a moment, and the present one as the default.
    pub moment: &'static str,
    /// What stands behind the columns.
    pub options: &'static str,
}

impl HowToView {
    /// The first entity that the examples fit, if there is one; where lines break as they are
    /// written, if there is such a one.
    pub(super) fn of(project: &Project, entities: &[EntityView]) -> Option<Self> {
        let is_free = |entity: &EntityView| {
            !entity.names.rust_type.starts_with("Audit") && entity.names.table != "audit_entries"
        };
        let mut fitting = entities.iter().filter(|entity| fits(entity));
        let short = fitting.clone().find(|entity| is_short(&entity.names));
        let entity = short.or_else(|| fitting.next())?;
        let dialect = Dialect::of(project);
        entities.iter().all(is_free).then(|| Self {
            names: entity.names.clone(),
            article: entity.article,
            id_type: entity.id_type,
            has_uuid_id: entity.has_uuid_id,
            path: format!("{}/{}", project.api.prefix, entity.names.route),
            operation: entity.operation.clone(),
            resource: entity.tests.name.clone(),
            test_imports: test_imports(entity),
            before_mock: before_mock(project, entities),
            service: entity.names.service(),
            calls: project.calls_by_name() && !entity.access.on && entity.rows.has_get,
            call_imports: call_imports(entity),
            access: entity.access.clone(),
            audit: AuditTable::of(project.engine, entity.has_uuid_id),
            places: format!("{}, {}", dialect.place(1), dialect.place(2)),
        })
    }
}

fn test_imports(entity: &EntityView) -> Vec<String> {
    let module = &entity.names.module_plural;
    let mut imports = vec![
        "use crate::contract::rows::create;".to_owned(),
        "use crate::harness::TestApp;".to_owned(),
        format!("use crate::{module}::{};", entity.tests.name),
    ];
    imports.sort();
    imports
}

fn call_imports(entity: &EntityView) -> Vec<String> {
    let module = &entity.names.module_plural;
    let mut imports = vec![
        "use crate::contract::rows::payload;".to_owned(),
        "use crate::harness::TestApp;".to_owned(),
        "use crate::upstream_calls::Stub;".to_owned(),
        format!("use crate::{module}::{};", entity.tests.name),
    ];
    imports.sort();
    imports
}

fn before_mock(project: &Project, entities: &[EntityView]) -> String {
    let of_auth = project.auth.iter();
    let of_auth = of_auth.map(|_| ("auth_sessions", "AuthSession"));
    let of_entities = entities.iter().map(|entity| {
        let EntityNames {
            module_plural,
            rust_type,
            ..
        } = &entity.names;
        (module_plural.as_str(), rust_type.as_str())
    });
    let mocks = of_auth.chain(of_entities);
    let before = mocks.filter(|(module, _)| *module < "audit").max();
    before.map_or("pub mod mocks {".to_owned(), |(module, rust_type)| {
        format!("    pub use super::{module}::Mock{rust_type}Repository;")
    })
}

/// Whether the service of an entity has everything that the examples change, and nothing around it
/// that they would have to care for.
fn fits(entity: &EntityView) -> bool {
    let rows = &entity.rows;
    let has_all = rows.has_create && rows.has_delete && entity.taken.has_update && rows.timestamps;
    let has_methods = !entity.cqrs.on;
    let is_plain =
        has_methods && !rows.versioned && !entity.existing && !entity.related.has_single_scope;
    // The examples add an endpoint of this name, and import the clock.
    let is_free = entity
        .actions
        .rows
        .iter()
        .all(|action| action.route != "touch" && !action.reads_clock);
    let has_password = entity
        .columns
        .iter()
        .any(|column| column.base_type == "Password");
    let is_account = entity.access.account.is_some();
    has_all && is_plain && is_free && !has_password && !is_account && entity.service_tests.has_row
}

/// Whether rustfmt leaves the constructor of the service and its literal on a line each.
fn is_short(names: &EntityNames) -> bool {
    let plural = names.var_plural.len();
    let constructor = "    pub fn new(database: Database, : Arc<dyn Repository>) -> Self {".len();
    "database, ".len() + plural <= 18 && constructor + plural + names.rust_type.len() <= 100
}

impl AuditTable {
    fn of(engine: Engine, has_uuid_id: bool) -> Self {
        match engine {
            Engine::Sqlite => Self {
                id: "INTEGER PRIMARY KEY",
                text: "TEXT",
                key: if has_uuid_id { "BLOB" } else { "INTEGER" },
                moment: "TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP",
                options: " STRICT",
            },
            Engine::Postgres => Self {
                id: "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
                text: "text",
                key: if has_uuid_id { "uuid" } else { "bigint" },
                moment: "timestamptz NOT NULL DEFAULT now()",
                options: "",
            },
            Engine::Mysql => Self {
                id: "bigint AUTO_INCREMENT PRIMARY KEY",
                text: "varchar(50)",
                key: if has_uuid_id { "binary(16)" } else { "bigint" },
                moment: "datetime(6) NOT NULL DEFAULT current_timestamp(6)",
                options: "",
            },
        }
    }
}
