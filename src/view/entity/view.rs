use serde::Serialize;

use crate::dialect::Dialect;
use crate::model::{Entity, EntityNames, IdKind, Operation, Project};
use crate::view::access::AccessView;
use crate::view::action::ActionsView;
use crate::view::column::ColumnView;
use crate::view::distinct::with_distinct_variables;
use crate::view::doc::doc_lines;
use crate::view::graphql::GraphQlView;
use crate::view::kind_code::id_type;
use crate::view::literal::embedded;
use crate::view::service_tests::ServiceTests;
use crate::view::statement::{InsertionView, Statements};
use crate::view::storage::selected_key;
use crate::view::testing::TestView;

use super::columns::{EnumView, columns, enums, select};
use super::inputs::InputsView;
use super::relations::RelationsView;

/// For templates that are rendered for each entity: `entity` in their context.
#[derive(Debug, Serialize)]
pub struct EntityView {
    /// As the spec calls it.
    pub name: String,
    pub names: EntityNames,
    /// `A` or `An`.
    pub article: &'static str,
    pub doc: Vec<String>,
    /// In operation ids: `blog_post`.
    pub operation: String,
    pub operation_plural: String,
    pub id_type: &'static str,
    /// The column of the id, and whether it has a name of its own.
    pub key: String,
    pub names_key: bool,
    /// Selects the id.
    pub selected_key: String,
    /// The table was there before the service.
    pub existing: bool,
    /// The table, between quotes if need be.
    pub table: String,
    pub has_uuid_id: bool,
    /// Everything that a row holds in Rust: the id, the fields, the foreign keys, then the columns
    /// that the service fills.
    pub columns: Vec<ColumnView>,
    /// The columns that every update changes.
    pub touched: Vec<ColumnView>,
    /// The columns that lists filter and sort by.
    pub listed: Vec<ColumnView>,
    pub enums: Vec<EnumView>,
    #[serde(flatten)]
    pub taken: InputsView,
    #[serde(flatten)]
    pub related: RelationsView,
    /// The most rows of a to-many relation that are included.
    pub include_limit: u32,
    #[serde(flatten)]
    pub rows: RowsView,
    #[serde(flatten)]
    pub cqrs: CqrsView,
    /// What comes out with the relations: `PostDetail`, or `Post` where there are none.
    pub detail_type: String,
    /// `PostRelation`, or `NoRelation`.
    pub relation_type: String,
    pub statements: Statements,
    /// The handlers that share a path, in the order of the paths.
    pub handlers: Vec<Vec<String>>,
    pub insertion: InsertionView,
    pub access: AccessView,
    pub tests: TestView,
    pub service_tests: ServiceTests,
    pub actions: ActionsView,
    pub graphql: GraphQlView,
}

/// What can be done with rows, and what the service keeps of them.
#[derive(Debug, Serialize)]
pub struct RowsView {
    pub has_list: bool,
    pub has_get: bool,
    pub has_create: bool,
    pub has_delete: bool,
    pub timestamps: bool,
    pub soft_delete: bool,
    pub versioned: bool,
    /// What the statement that deletes binds.
    pub delete_binds: &'static str,
}

/// Which halves a service has whose commands and queries are types of their own.
#[derive(Debug, Serialize)]
pub struct CqrsView {
    /// Whether they are, instead of methods of the service.
    #[serde(skip)]
    pub on: bool,
    pub has_commands: bool,
    pub has_queries: bool,
}

#[must_use]
pub fn entity_view(project: &Project, entity: &Entity) -> EntityView {
    let entity = &with_distinct_variables(entity);
    let columns = columns(project, entity);
    let related = RelationsView::of(project, entity);
    let taken = InputsView::of(entity, &columns);
    let rust_type = &entity.names.rust_type;
    let (detail_type, relation_type) = if related.has_relations {
        (format!("{rust_type}Detail"), format!("{rust_type}Relation"))
    } else {
        (rust_type.clone(), "NoRelation".to_owned())
    };
    EntityView {
        name: entity.name.clone(),
        article: if entity.names.article == "an" {
            "An"
        } else {
            "A"
        },
        doc: doc(entity),
        operation: entity.names.wire.clone(),
        operation_plural: entity.names.wire_plural(),
        id_type: id_type(entity.id.kind).0,
        existing: entity.existing,
        table: embedded(&Dialect::of(project).quoted(&entity.names.table)),
        key: embedded(&Dialect::of(project).quoted(&entity.id.column)),
        names_key: entity.id.column != "id",
        selected_key: embedded(&selected_key(entity, Dialect::of(project))),
        has_uuid_id: entity.id.kind == IdKind::Uuid,
        touched: select(&columns, |column| column.touched.is_some()),
        listed: select(&columns, |column| column.list_kind.is_some()),
        include_limit: entity.lists.include_limit,
        rows: RowsView::of(project, entity),
        cqrs: CqrsView::of(entity, &taken, &related),
        detail_type,
        relation_type,
        statements: Statements::of(project, entity, &columns),
        handlers: handlers(entity, &taken, &related),
        enums: enums(entity),
        insertion: InsertionView::of(project, entity),
        access: AccessView::of(project, entity),
        tests: TestView::of(project, entity),
        actions: ActionsView::of(project, entity),
        graphql: GraphQlView::of(project, entity, &columns),
        service_tests: ServiceTests::of(project, entity, &taken, &columns),
        names: entity.names.clone(),
        columns,
        taken,
        related,
    }
}

/// The handlers of each path that there is.
fn handlers(entity: &Entity, taken: &InputsView, related: &RelationsView) -> Vec<Vec<String>> {
    let has = |operation| entity.has(operation);
    let list = [
        (has(Operation::List), "list"),
        (has(Operation::Create), "create"),
    ];
    let one = [
        (has(Operation::Get), "get"),
        (taken.has_update, "replace"),
        (taken.has_update, "update"),
        (has(Operation::Delete), "delete"),
    ];
    let scopes = related.scopes.iter().map(|scope| {
        let verb = if scope.one { "get" } else { "list" };
        vec![format!("{verb}_{}", scope.name)]
    });
    let links = related.links.iter().map(|link| {
        vec![
            format!("add_to_{}", link.name),
            format!("remove_from_{}", link.name),
        ]
    });
    let own = [chosen(&list), chosen(&one)].into_iter();
    let paths = own.chain(scopes).chain(links);
    paths.filter(|handlers| !handlers.is_empty()).collect()
}

fn chosen(names: &[(bool, &str)]) -> Vec<String> {
    let chosen = names.iter().filter(|(wanted, _)| *wanted);
    chosen.map(|(_, name)| (*name).to_owned()).collect()
}

impl CqrsView {
    fn of(entity: &Entity, taken: &InputsView, related: &RelationsView) -> Self {
        let changes_rows = entity.has(Operation::Create)
            || taken.has_update
            || entity.has(Operation::Delete)
            || !related.links.is_empty();
        Self {
            on: entity.cqrs(),
            has_commands: changes_rows || !entity.actions.is_empty(),
            has_queries: entity.has(Operation::List) || entity.has(Operation::Get),
        }
    }
}

impl RowsView {
    fn of(project: &Project, entity: &Entity) -> Self {
        let deletes = entity.has(Operation::Delete);
        Self {
            has_list: entity.has(Operation::List),
            has_get: entity.has(Operation::Get),
            has_create: entity.has(Operation::Create),
            has_delete: deletes,
            timestamps: entity.timestamps,
            soft_delete: entity.soft_delete,
            versioned: entity.versioned,
            delete_binds: delete_binds(entity, Dialect::of(project)),
        }
    }
}

fn delete_binds(entity: &Entity, dialect: &Dialect) -> &'static str {
    match (dialect.sqlx, entity.soft_delete) {
        (false, false) => "[id]",
        (false, true) => "params![id, now]",
        (true, false) => ".bind(id)",
        (true, true) if dialect.naive_datetimes => ".bind(now.naive_utc()).bind(id)",
        (true, true) => ".bind(now).bind(id)",
    }
}

fn doc(entity: &Entity) -> Vec<String> {
    if entity.description.is_some() {
        return doc_lines(entity.description.as_deref());
    }
    let EntityNames { article, human, .. } = &entity.names;
    let article = if article == "an" { "An" } else { "A" };
    vec![format!("{article} {human}.")]
}
