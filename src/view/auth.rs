//! Accounts, as the templates see them that are rendered once.

use serde::Serialize;

use crate::dialect::{CaseFolding, Dialect};
use crate::model::{
    Accounts, Action, AssignedValue, Entity, EntityNames, Field, FieldKind, Operation, Project,
};

use super::access::{AccessView, AccountField, AccountView, RuleView, role_type, two_ids};
use super::entity::EntityView;
use super::kind_code::{id_type, length_limits};
use super::literal::{embedded, text};
use super::storage::selected_key;

/// The accounts of a service.
#[derive(Debug, Serialize)]
pub struct AuthView {
    pub names: EntityNames,
    pub id_type: &'static str,
    /// The method of the container that makes their service.
    pub service: String,
    /// Whether it can delete some.
    pub has_delete: bool,
    /// The argument for no expected version, with a comma in front.
    pub no_version: &'static str,
    pub fields: AccountView,
    /// How people call the login: `email`.
    pub login_human: String,
    /// Whether an account is found by its login whatever the case of the letters.
    pub ignores_case: bool,
    /// Columns, inside of a string literal.
    pub key: String,
    pub selected_key: String,
    /// Finds an account by its login.
    pub login_condition: String,
    pub password_column: String,
    /// The column of `auth_sessions` that names the account.
    pub session_key: String,
    /// Two ids, as expressions.
    pub first_id: &'static str,
    pub second_id: &'static str,
    /// What the document says of the login and of a new password.
    pub login_schema: &'static str,
    pub password_limits: String,
    pub role: Option<RoleView>,
    /// The enum of the roles, or nothing.
    pub role_type: String,
    /// What may be done with each resource, for tests.
    pub resources: Vec<TestedRules>,
}

/// The field of accounts that holds the role.
#[derive(Debug, Serialize)]
pub struct RoleView {
    pub field: AccountField,
    pub rust_type: String,
    /// Inside of a string literal.
    pub column: String,
    /// As string literals.
    pub words: Vec<String>,
    /// Of the first two roles, as variants; the same one if there is no other.
    pub first: String,
    pub second: String,
    pub has_two: bool,
}

/// The rules of a resource, as tests ask for them and the README lists them.
#[derive(Debug, Serialize)]
pub struct TestedRules {
    /// The name and the module of the description of the resource.
    pub name: String,
    pub module: String,
    /// Of the test: `posts`.
    pub stem: String,
    pub human: String,
    pub path: String,
    pub access: AccessView,
    pub actions: Vec<TestedAction>,
}

/// The rule of an action, likewise.
#[derive(Debug, Serialize)]
pub struct TestedAction {
    /// Of its description.
    pub constant: String,
    pub grants: Vec<String>,
    /// The last segment of its path, and who may perform it in words.
    pub route: String,
    pub words: String,
    /// The fields that get the account of the caller, as string literals.
    pub signed: Vec<String>,
    pub gives_role: bool,
}

impl AuthView {
    pub(super) fn of(project: &Project, views: &[EntityView]) -> Option<Self> {
        let accounts = project.accounts()?;
        let dialect = Dialect::of(project);
        let entity = accounts.entity;
        let column = |field: &Field| embedded(&dialect.quoted(&field.names.column));
        let (first_id, second_id) = two_ids(entity.id.kind);
        let is_email = matches!(accounts.login.kind, FieldKind::Email { .. });
        Some(Self {
            names: entity.names.clone(),
            id_type: id_type(entity.id.kind).0,
            service: entity.names.service(),
            has_delete: entity.has(Operation::Delete),
            no_version: if entity.versioned { ", None" } else { "" },
            fields: AccountView::of(&accounts),
            login_human: accounts.login.names.human.clone(),
            ignores_case: is_email,
            key: embedded(&dialect.quoted(&entity.id.column)),
            selected_key: embedded(&selected_key(entity, dialect)),
            login_condition: embedded(&login_condition(&accounts, dialect)),
            password_column: column(accounts.password),
            session_key: embedded(&dialect.quoted(&format!("{}_id", entity.names.wire))),
            first_id,
            second_id,
            login_schema: if is_email { "format = Email" } else { "" },
            password_limits: limits(accounts.password),
            role: RoleView::of(&accounts, column),
            role_type: role_type(&accounts).unwrap_or_default().to_owned(),
            resources: views
                .iter()
                .zip(&project.entities)
                .map(|(view, entity)| TestedRules::of(project, entity, view))
                .collect(),
        })
    }
}

/// As the unique index of the login compares.
fn login_condition(accounts: &Accounts<'_>, dialect: &Dialect) -> String {
    let column = dialect.quoted(&accounts.login.names.column);
    let place = dialect.place(1);
    match (&accounts.login.kind, dialect.indexing.case) {
        (FieldKind::Email { .. }, CaseFolding::Collation(collation)) => {
            format!("{column} = {place} COLLATE {collation}")
        }
        (FieldKind::Email { .. }, _) => format!("lower({column}) = lower({place})"),
        _ => format!("{column} = {place}"),
    }
}

fn limits(password: &Field) -> String {
    match password.kind {
        FieldKind::Password { length } => length_limits(length).join(", "),
        _ => String::new(),
    }
}

impl RoleView {
    fn of(accounts: &Accounts<'_>, column: impl Fn(&Field) -> String) -> Option<Self> {
        let field = accounts.role?;
        let values = accounts.roles();
        let variant = |index: usize| values.get(index).map(|value| value.variant.clone());
        let first = variant(0)?;
        Some(Self {
            field: AccountField::of(field),
            rust_type: role_type(accounts)?.to_owned(),
            column: column(field),
            words: values.iter().map(|value| text(&value.wire)).collect(),
            has_two: values.len() > 1,
            second: variant(1).unwrap_or_else(|| first.clone()),
            first,
        })
    }
}

impl TestedRules {
    fn of(project: &Project, entity: &Entity, view: &EntityView) -> Self {
        let actions = entity.actions.iter().zip(&view.actions.contract);
        Self {
            name: view.tests.name.clone(),
            module: view.names.module_plural.clone(),
            stem: view.names.wire_plural(),
            human: view.names.human_plural.clone(),
            path: view.tests.path.clone(),
            access: view.access.clone(),
            actions: actions
                .map(|(action, described)| {
                    let access = RuleView::of_action(project, entity, action);
                    TestedAction::of(access, view, action, &described.constant)
                })
                .collect(),
        }
    }
}

impl TestedAction {
    fn of(access: RuleView, view: &EntityView, action: &Action, constant: &str) -> Self {
        let signed = action.set.iter();
        let signed = signed.filter(|given| given.value == AssignedValue::Caller);
        let role = view.access.account.as_ref();
        let role = role.and_then(|account| account.role.as_ref());
        Self {
            constant: constant.to_owned(),
            grants: access.tested,
            words: access.words,
            route: action.route.clone(),
            signed: signed.map(|given| text(&given.field)).collect(),
            gives_role: role.is_some_and(|role| action.sets(&role.wire)),
        }
    }
}
