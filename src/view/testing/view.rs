use serde::Serialize;

use crate::model::{Entity, FieldKind, Operation, Project};
use crate::view::column::ColumnView;

use super::closed::{ClosedView, closed};
use super::dependents::{DependentView, dependents};
use super::factory::FactoryView;
use super::keys::{filled, unique_sets};
use super::listed::{ListedView, listed};
use super::nested::{IncludeView, JoinView, NestedView, includes, joins, nested};
use super::seeds::SeedsView;
use super::service::ServiceTests;
use super::source::{list_of, modules, object, sets};
use super::tables::{Tables, nobody, nobody_json};

/// What the tests of an entity need.
#[derive(Debug, Serialize)]
pub struct TestView {
    pub factory: FactoryView,
    pub tables: Tables,
    pub seeds: SeedsView,
    pub service: ServiceTests,
    /// The files of the tests over HTTP.
    pub modules: Vec<&'static str>,
    /// An id that no row has.
    pub nobody: &'static str,
    pub hidden: Vec<String>,
    /// Whether anything must be unique in a new row.
    pub uniques: bool,
    /// The expressions of sets of columns that must be unique.
    pub unique_sets: String,
    /// Those of which every column can be changed.
    pub changed_sets: String,
    /// The expressions of keys with ids that no row has; empty if there are none.
    pub dangling: String,
    pub dangling_changes: String,
    pub listed: Vec<ListedView>,
    /// What may be null of that which made-up rows have.
    pub nullable_values: Vec<String>,
    /// The expression of those that lists know.
    pub nullable_shown: String,
    pub includes: Vec<IncludeView>,
    pub creates_related: bool,
    pub links_included: bool,
    pub get_factories: String,
    pub change_support: Vec<&'static str>,
    pub replacement_requires: bool,
    /// Whether any test asks for what is required.
    pub names_required: bool,
    /// Whether there are new rows with values at the ends of what is valid.
    pub edges: bool,
    pub conflict_support: Vec<&'static str>,
    pub restricted: Vec<DependentView>,
    pub cascading: Vec<DependentView>,
    pub clearing: Vec<DependentView>,
    pub referring: Vec<DependentView>,
    pub delete_json: bool,
    pub delete_factories: String,
    pub delete_support: Vec<&'static str>,
    /// Whether a deleted row gives free what was unique.
    pub reuses: bool,
    pub lists: Vec<NestedView>,
    pub singles: Vec<NestedView>,
    pub nested_factories: String,
    pub nested_support: Vec<&'static str>,
    /// Whether rows go from lists without leaving the table.
    pub vanishes: bool,
    pub joins: Vec<JoinView>,
    pub link_factories: String,
    pub link_support: Vec<&'static str>,
    pub version_harness: &'static str,
    /// Whether a replacement leaves something out.
    pub fixed_versions: bool,
    /// The expression of a payload that replaces a row.
    pub replacement: String,
    pub closed: Vec<ClosedView>,
    pub closes_rows: bool,
}

impl TestView {
    #[expect(clippy::too_many_lines, reason = "one line for each field of the view")]
    pub(in crate::view) fn of(project: &Project, entity: &Entity, columns: &[ColumnView]) -> Self {
        let own = entity.names.module.as_str();
        let has = |operation| entity.has(operation);
        let tables = Tables::of(project, entity);
        let updates = has(Operation::Update)
            && columns
                .iter()
                .any(|column| column.input.as_ref().is_some_and(|input| !input.immutable));
        let inputs = has(Operation::Create) || updates;
        let unique = unique_sets(project, entity);
        let changeable = |set: &&Vec<String>| set.iter().all(|name| !tables.fixed.contains(name));
        let changed_sets: Vec<_> = unique.iter().filter(changeable).cloned().collect();
        let keys = filled(project, entity);
        let dangling = entity.belongs_to.iter().map(|key| {
            let kind = project
                .entity(&key.target)
                .map_or(entity.id.kind, |target| target.id.kind);
            (key, (key.key.wire.clone(), nobody_json(kind)))
        });
        let dangling_changes: Vec<_> = dangling
            .clone()
            .filter(|(key, _)| !key.immutable)
            .map(|(_, pair)| pair)
            .collect();
        let dangling: Vec<_> = dangling.map(|(_, pair)| pair).collect();
        let nullable_values: Vec<_> = tables
            .nullable
            .iter()
            .filter(|name| {
                entity.fields.iter().any(|field| field.names.wire == **name)
                    || keys.iter().any(|key| key.key.wire == **name)
            })
            .cloned()
            .collect();
        let listed = listed(columns);
        let nullable_shown: Vec<_> = nullable_values
            .iter()
            .filter(|name| shows_null(entity, &listed, name))
            .cloned()
            .collect();
        let all = dependents(project, entity);
        let dependents = |wanted: fn(&DependentView) -> bool| -> Vec<DependentView> {
            let all = all
                .iter()
                .filter(|dependent| has(Operation::Delete) && wanted(dependent));
            all.cloned().collect()
        };
        let (restricted, cascading, clearing) = (
            dependents(|one| one.restricts),
            dependents(|one| one.cascades),
            dependents(|one| one.clears),
        );
        let referring: Vec<_> = dependents(|one| one.has_create)
            .into_iter()
            .filter(|_| entity.soft_delete)
            .collect();
        let includes = if has(Operation::Get) {
            includes(project, entity)
        } else {
            Vec::new()
        };
        let (singles, lists): (Vec<_>, Vec<_>) = nested(project, entity)
            .into_iter()
            .partition(|scope| scope.one);
        let joins = joins(project, entity);
        let closed = closed(entity, updates);
        let reuses = entity.soft_delete && !unique.is_empty();
        let required_later = tables
            .required
            .iter()
            .any(|name| !tables.fixed.contains(name));
        let vanishes = has(Operation::Delete);
        let nested_owners = lists
            .iter()
            .chain(&singles)
            .map(|scope| scope.owner.as_str());
        let deleted = restricted
            .iter()
            .chain(&cascading)
            .chain(&clearing)
            .chain(&referring);
        let delete_support = [
            ("faults", !referring.is_empty()),
            ("list", has(Operation::List)),
            ("merged", !referring.is_empty()),
        ];
        let clears = !tables.clearable.is_empty() || !tables.fixed.is_empty();
        Self {
            modules: chosen(&[
                ("change", updates),
                ("closed", !closed.is_empty()),
                (
                    "conflict",
                    updates && (!changed_sets.is_empty() || !dangling_changes.is_empty()),
                ),
                ("create", has(Operation::Create)),
                ("delete", has(Operation::Delete)),
                ("get", has(Operation::Get)),
                ("hidden", !tables.hidden.is_empty()),
                ("links", !joins.is_empty()),
                ("list", has(Operation::List)),
                ("nested", !lists.is_empty() || !singles.is_empty()),
                ("values", inputs),
                (
                    "versions",
                    entity.versioned && (updates || has(Operation::Delete)),
                ),
            ]),
            factory: FactoryView::of(project, entity),
            seeds: SeedsView::of(project, entity),
            service: ServiceTests::of(project, entity, columns),
            nobody: nobody(entity.id.kind),
            hidden: tables.hidden.clone(),
            uniques: !unique.is_empty(),
            unique_sets: sets(&unique),
            changed_sets: if changed_sets.is_empty() {
                String::new()
            } else {
                sets(&changed_sets)
            },
            dangling: object(&dangling),
            dangling_changes: object(&dangling_changes),
            nullable_shown: if nullable_shown.is_empty() {
                String::new()
            } else {
                format!("&{}", list_of(&nullable_shown))
            },
            nullable_values,
            listed,
            creates_related: includes.iter().any(|include| {
                include.expected != "other"
                    || !include.own_key.is_empty()
                    || !include.other_key.is_empty()
            }),
            links_included: includes.iter().any(|include| include.link.is_some()),
            get_factories: modules(own, includes.iter().map(|include| include.other.as_str())),
            includes,
            change_support: chosen(&[
                ("assert_shows", true),
                ("faults", true),
                ("merged", true),
                ("names", true),
                ("nulls", clears),
                ("only", true),
                ("rounds", true),
                ("without", true),
            ]),
            replacement_requires: required_later,
            names_required: has(Operation::Create) || (updates && required_later),
            edges: has(Operation::Create) && !tables.edges.is_empty(),
            conflict_support: chosen(&[
                ("faults", true),
                ("names", !changed_sets.is_empty()),
                ("only", !changed_sets.is_empty()),
            ]),
            delete_json: has(Operation::List) || deleted.clone().next().is_some(),
            delete_factories: modules(own, deleted.map(|one| one.module.as_str())),
            delete_support: chosen(&delete_support),
            restricted,
            cascading,
            clearing,
            referring,
            reuses,
            nested_factories: modules(own, nested_owners),
            nested_support: chosen(&[("id", !lists.is_empty()), ("list", !lists.is_empty())]),
            vanishes,
            lists,
            singles,
            link_factories: modules(own, joins.iter().map(|join| join.other.as_str())),
            link_support: chosen(&[
                ("id", true),
                ("list", joins.iter().any(|join| join.has_list)),
            ]),
            joins,
            version_harness: if updates {
                "{Answer, TestApp}"
            } else {
                "TestApp"
            },
            fixed_versions: updates && !tables.fixed.is_empty(),
            replacement: replacement(entity, &tables.fixed),
            closes_rows: closed.iter().any(|request| request.of_row),
            closed,
            tables,
        }
    }
}

fn shows_null(entity: &Entity, listed: &[ListedView], name: &str) -> bool {
    let is_json = |field: &crate::model::Field| {
        matches!(field.kind, FieldKind::Json | FieldKind::Bytes { .. })
    };
    let field = entity.fields.iter().find(|field| field.names.wire == name);
    field.is_none_or(|field| !is_json(field)) && listed.iter().any(|field| field.wire == name)
}

fn replacement(entity: &Entity, fixed: &[String]) -> String {
    let payload = format!("{}::payload(&app).await", entity.names.module);
    if fixed.is_empty() {
        payload
    } else {
        format!("without({payload}, FIXED)")
    }
}

fn chosen(names: &[(&'static str, bool)]) -> Vec<&'static str> {
    names
        .iter()
        .filter(|(_, wanted)| *wanted)
        .map(|(name, _)| *name)
        .collect()
}
