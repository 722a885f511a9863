use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{Entity, EntityNames, Field, FieldKind, IdKind, Operation, Project};

use super::answers::Answers;
use super::column::ColumnView;
use super::distinct::with_distinct_variables;
use super::doc::doc_lines;
use super::import_lists::{self, Facts, ImportLists};
use super::imports::Imports;
use super::kind::id_type;
use super::relation::{self, LinkView, ReferenceView, RelationView, ScopeView};
use super::routes;
use super::statement::Statements;
use super::testing::TestView;

/// For templates that are rendered for each entity: `entity` in their context.
#[derive(Debug, Serialize)]
pub struct EntityView {
    pub names: EntityNames,
    pub doc: Vec<String>,
    pub id_type: &'static str,
    pub has_uuid_id: bool,
    /// Everything that a row holds in Rust: the id, the fields, the foreign keys, then the columns
    /// that the service fills.
    pub columns: Vec<ColumnView>,
    pub enums: Vec<EnumView>,
    /// What comes out with the relations: `PostDetail`, or `Post` where there are none.
    pub detail_type: String,
    /// `PostRelation`, or `NoRelation`.
    pub relation_type: String,
    pub has_relations: bool,
    /// The controller has to say that lists have no relations.
    pub names_no_relation: bool,
    pub relations: Vec<RelationView>,
    pub parents: Vec<RelationView>,
    pub children: Vec<RelationView>,
    pub singles: Vec<RelationView>,
    pub linked: Vec<RelationView>,
    pub scopes: Vec<ScopeView>,
    pub links: Vec<LinkView>,
    pub references: Vec<ReferenceView>,
    pub refers_to_soft_deleted: bool,
    pub statements: Statements,
    pub has_list: bool,
    pub has_get: bool,
    pub has_create: bool,
    pub has_update: bool,
    pub has_delete: bool,
    pub timestamps: bool,
    pub soft_delete: bool,
    pub versioned: bool,
    pub has_immutable: bool,
    pub has_inputs: bool,
    pub has_password: bool,
    pub imports: Imports,
    /// `A` or `An`.
    pub article: &'static str,
    /// The columns that a client sets.
    pub inputs: Vec<ColumnView>,
    /// Those that can be changed later.
    pub changes: Vec<ColumnView>,
    /// Those that cannot.
    pub fixed: Vec<ColumnView>,
    /// The columns that lists filter and sort by.
    pub listed: Vec<ColumnView>,
    pub passwords: Vec<PasswordView>,
    pub replacement_type: String,
    pub replacement_var: &'static str,
    pub into_replacement: &'static str,
    /// `create, replace or change`.
    pub input_purpose: String,
    /// What the service calls to store a change.
    pub save: String,
    /// Whether changes may hold a clear password.
    pub hashes_changes: bool,
    pub list_scopes: Vec<ScopeView>,
    pub single_scopes: Vec<ScopeView>,
    pub has_single_scope: bool,
    /// What has to be settled before a row is marked as deleted.
    pub dependents: Vec<String>,
    /// In operation ids: `blog_post`.
    pub operation: String,
    pub operation_plural: String,
    /// The handlers that share a path, in the order of the paths.
    pub route_groups: Vec<Vec<String>>,
    /// A handler answers without a body.
    pub answers_nothing: bool,
    pub answers: Answers,
    pub lists: ImportLists,
    /// The types that `models` gives out.
    pub model_types: Vec<String>,
    pub tests: TestView,
    pub uses_now: bool,
    /// What the statement that deletes binds.
    pub delete_binds: &'static str,
}

/// How a password field is hashed in a new row and in a patch.
#[derive(Debug, Serialize)]
pub struct PasswordView {
    pub hash_new: String,
    pub hash_patch: String,
}

/// An enum type of an entity.
#[derive(Debug, Serialize)]
pub struct EnumView {
    pub rust_type: String,
    pub doc: String,
    pub values: Vec<crate::model::EnumValue>,
}

#[must_use]
#[expect(clippy::too_many_lines, reason = "one line for each field of the view")]
pub fn entity_view(project: &Project, entity: &Entity) -> EntityView {
    let entity = &with_distinct_variables(entity);
    let columns = columns(project, entity);
    let relations = Relations::of(project, entity);
    let rust_type = &entity.names.rust_type;
    let has_relations = !relations.all.is_empty();
    let enums = enums(entity);
    let inputs = select(&columns, |column| column.input.is_some());
    let changes = select(&inputs, |column| {
        column.input.as_ref().is_some_and(|input| !input.immutable)
    });
    let fixed = select(&inputs, |column| {
        column.input.as_ref().is_some_and(|input| input.immutable)
    });
    let scopes = relation::scopes(project, entity);
    let links = relation::links(project, entity);
    let has_update = entity.has(Operation::Update) && !changes.is_empty();
    let has_inputs = entity.has(Operation::Create) || has_update;
    let has_password = entity.fields.iter().any(is_password);
    let hashes_changes = has_update && changes.iter().any(|column| column.base_type == "Password");
    let has_immutable = !fixed.is_empty();
    let single_scopes: Vec<_> = scopes.iter().filter(|scope| scope.one).cloned().collect();
    let facts = Facts {
        project,
        entity,
        has_relations,
        has_update,
        has_inputs,
        has_immutable,
        columns: &columns,
        enums: &enums,
        relations: &relations.all,
        scopes: &scopes,
        links: &links,
    };
    EntityView {
        doc: entity
            .description
            .as_deref()
            .map_or_else(|| default_doc(entity), |text| doc_lines(Some(text))),
        id_type: id_type(entity.id.kind).0,
        has_uuid_id: entity.id.kind == IdKind::Uuid,
        statements: Statements::of(entity, &columns),
        tests: TestView::of(project, entity, &columns),
        imports: Imports::of(entity, &columns, &relations.all, &enums),
        lists: ImportLists::of(&facts),
        answers: Answers::of(entity, &relations.all),
        model_types: import_lists::model_types(&facts),
        route_groups: routes::groups(&facts),
        detail_type: facts.detail_type(),
        relation_type: facts.relation_type(),
        has_relations,
        names_no_relation: !has_relations && entity.has(Operation::List),
        references: relation::references(project, entity),
        refers_to_soft_deleted: relation::refers_to_soft_deleted(project, entity),
        dependents: relation::dependents(project, entity),
        has_list: entity.has(Operation::List),
        has_get: entity.has(Operation::Get),
        has_create: entity.has(Operation::Create),
        has_update,
        has_delete: entity.has(Operation::Delete),
        timestamps: entity.timestamps,
        soft_delete: entity.soft_delete,
        versioned: entity.versioned,
        has_inputs,
        has_password,
        hashes_changes,
        uses_now: entity.timestamps || (entity.soft_delete && entity.has(Operation::Delete)),
        delete_binds: if entity.soft_delete {
            "params![id, now]"
        } else {
            "[id]"
        },
        article: if entity.names.article == "an" {
            "An"
        } else {
            "A"
        },
        listed: select(&columns, |column| column.list_kind.is_some()),
        passwords: passwords(entity),
        replacement_type: if has_immutable {
            format!("{rust_type}Replacement")
        } else {
            format!("New{rust_type}")
        },
        replacement_var: if has_immutable { "replacement" } else { "new" },
        into_replacement: if has_immutable {
            "into_replacement"
        } else {
            "into_new"
        },
        input_purpose: purpose(entity.has(Operation::Create), has_update),
        save: if hashes_changes {
            "self.change".to_owned()
        } else {
            format!("self.{}.update", entity.names.var_plural)
        },
        list_scopes: scopes.iter().filter(|scope| !scope.one).cloned().collect(),
        has_single_scope: !single_scopes.is_empty(),
        single_scopes,
        scopes,
        operation: entity.names.wire.clone(),
        operation_plural: entity.names.table.clone(),
        answers_nothing: entity.has(Operation::Delete) || !links.is_empty(),
        links,
        has_immutable,
        relations: relations.all,
        parents: relations.parents,
        children: relations.children,
        singles: relations.singles,
        linked: relations.linked,
        inputs,
        changes,
        fixed,
        enums,
        columns,
        names: entity.names.clone(),
    }
}

/// The relations of an entity by what is at their other ends.
struct Relations {
    parents: Vec<RelationView>,
    linked: Vec<RelationView>,
    children: Vec<RelationView>,
    singles: Vec<RelationView>,
    all: Vec<RelationView>,
}

impl Relations {
    fn of(project: &Project, entity: &Entity) -> Self {
        let public = entity.belongs_to.iter().filter(|key| !key.private);
        let parents: Vec<_> = public
            .filter_map(|key| RelationView::parent(project, key))
            .collect();
        let linked: Vec<_> = entity
            .many_to_many
            .iter()
            .filter_map(|link| RelationView::linked(project, link))
            .collect();
        let child = |one: bool| {
            let sides = entity.has_many.iter().filter(move |side| side.one == one);
            sides
                .filter_map(|side| RelationView::child(project, side))
                .collect::<Vec<_>>()
        };
        let (children, singles) = (child(false), child(true));
        let all = [
            parents.clone(),
            linked.clone(),
            children.clone(),
            singles.clone(),
        ]
        .concat();
        Self {
            parents,
            linked,
            children,
            singles,
            all,
        }
    }
}

fn select(columns: &[ColumnView], wanted: impl Fn(&ColumnView) -> bool) -> Vec<ColumnView> {
    columns
        .iter()
        .filter(|column| wanted(column))
        .cloned()
        .collect()
}

fn is_password(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Password { .. })
}

fn passwords(entity: &Entity) -> Vec<PasswordView> {
    let fields = entity.fields.iter().filter(|field| is_password(field));
    let views = fields.map(|field| {
        let (rust, var) = (&field.names.rust, &field.names.var);
        let (hash_new, hash_patch) = if field.optional {
            (
                format!("if let Some({var}) = new.{rust} {{ new.{rust} = Some(hashed({var}).await?); }}"),
                format!("if let Some(Some({var})) = patch.{rust} {{ patch.{rust} = Some(Some(hashed({var}).await?)); }}"),
            )
        } else {
            (
                format!("new.{rust} = hashed(new.{rust}).await?;"),
                format!("if let Some({var}) = patch.{rust} {{ patch.{rust} = Some(hashed({var}).await?); }}"),
            )
        };
        PasswordView { hash_new, hash_patch: if field.immutable { String::new() } else { hash_patch } }
    });
    views.collect()
}

fn purpose(creates: bool, updates: bool) -> String {
    match (creates, updates) {
        (true, true) => "create, replace or change",
        (true, false) => "create",
        (false, _) => "replace or change",
    }
    .to_owned()
}

fn default_doc(entity: &Entity) -> Vec<String> {
    let EntityNames { article, human, .. } = &entity.names;
    let article = if article == "an" { "An" } else { "A" };
    vec![format!("{article} {human}.")]
}

fn columns(project: &Project, entity: &Entity) -> Vec<ColumnView> {
    let mut columns = vec![ColumnView::id(entity)];
    columns.extend(
        entity
            .fields
            .iter()
            .map(|field| ColumnView::field(entity, field)),
    );
    columns.extend(
        entity
            .belongs_to
            .iter()
            .map(|relation| ColumnView::key(project, relation)),
    );
    let time = Some("chrono::{DateTime, Utc}");
    if entity.timestamps {
        columns.push(ColumnView::implicit(
            "created_at",
            "DateTime<Utc>",
            "Kind::Datetime",
            "now",
            time,
        ));
        columns.push(ColumnView::implicit(
            "updated_at",
            "DateTime<Utc>",
            "Kind::Datetime",
            "now",
            time,
        ));
    }
    if entity.versioned {
        columns.push(ColumnView::implicit(
            "version",
            "i64",
            "Kind::Int",
            "1",
            None,
        ));
    }
    let row = &entity.names.var;
    columns
        .into_iter()
        .enumerate()
        .map(|(index, column)| column.placed(index, row))
        .collect()
}

fn enums(entity: &Entity) -> Vec<EnumView> {
    let enums = entity.fields.iter().filter_map(|field| match &field.kind {
        FieldKind::Enum { rust_type, values } => Some(EnumView {
            rust_type: rust_type.clone(),
            doc: format!(
                "The {} of {} {}.",
                field.names.human, entity.names.article, entity.names.human
            ),
            values: values.clone(),
        }),
        _ => None,
    });
    enums.collect()
}

/// The distinct types at the other ends of the relations.
pub(super) fn target_types(relations: &[RelationView], own: &str) -> BTreeSet<String> {
    relations
        .iter()
        .map(|relation| relation.target_type.clone())
        .filter(|target| target != own)
        .collect()
}
