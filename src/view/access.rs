//! Who may do what, as models, services and tests spell it.

use serde::Serialize;

use crate::dialect::Dialect;
use crate::model::{
    Accounts, Action, Entity, EntityAccess, EnumValue, Field, FieldKind, Grant, IdKind, Operation,
    Project,
};

use super::kind_code::id_type;
use super::literal::{embedded, text};
use super::relation::{ReferenceView, references};

/// The rules of an entity; all of it is empty without authentication.
#[derive(Debug, Clone, Default, Serialize)]
pub struct AccessView {
    pub on: bool,
    pub read: RuleView,
    pub create: RuleView,
    pub update: RuleView,
    pub delete: RuleView,
    /// Those about changes, for the operations that there are.
    pub rules: Vec<ConstantView>,
    /// The account that a row belongs to.
    pub owner: Option<OwnerView>,
    /// Whether rows are created for, and stay with, the account in a foreign key.
    pub owned_on_create: bool,
    pub owned_on_update: bool,
    /// What rows refer to, if not everybody may see all of it.
    pub checked_references: Vec<ReferenceView>,
    /// The enum of the roles, or nothing.
    pub role_type: String,
    pub account_id_type: &'static str,
    /// An id that is none of a row of tests.
    pub other_account_id: &'static str,
    /// Where rows are accounts.
    pub account: Option<AccountView>,
}

/// A rule as a constant of the model.
#[derive(Debug, Clone, Serialize)]
pub struct ConstantView {
    pub constant: String,
    pub grants: Vec<String>,
}

/// The fields of accounts.
#[derive(Debug, Clone, Serialize)]
pub struct AccountView {
    pub login: AccountField,
    pub password: AccountField,
    pub role: Option<AccountField>,
}

/// A field of accounts.
#[derive(Debug, Clone, Serialize)]
pub struct AccountField {
    pub rust: String,
    pub wire: String,
}

/// Whom something is allowed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RuleView {
    pub on: bool,
    /// As expressions: `Grant::Role(UserRole::Admin)`.
    pub grants: Vec<String>,
    /// As tests spell them: `Role("admin")`.
    pub tested: Vec<String>,
    /// As the spec does: `owner, admin`.
    pub words: String,
    /// Whether everybody may do it, with a token or without.
    pub public: bool,
    /// Whether it depends on the row: on whose it is, or on whether the caller may see it.
    pub by_row: bool,
    /// Whether some account may do it with its own rows alone, and the role of one that may, where
    /// accounts have roles: `UserRole::Reader`.
    pub tells_owners: bool,
    pub other_roles: Vec<String>,
    /// What a document says of the errors of the operation, and of the token that it needs: each
    /// follows what is there anyway.
    pub refusals: &'static str,
    pub security: &'static str,
}

/// The account that a row belongs to.
#[derive(Debug, Clone, Serialize)]
pub struct OwnerView {
    /// The field of the row.
    pub rust: String,
    pub wire: String,
    /// The column, inside of a string literal.
    pub column: String,
    pub optional: bool,
    /// Whether clients could set it: it is no id, and can be changed.
    #[serde(skip)]
    pub is_reference: bool,
    #[serde(skip)]
    pub immutable: bool,
}

impl AccessView {
    pub(super) fn of(project: &Project, entity: &Entity) -> Self {
        let (Some(accounts), Some(access)) = (project.accounts(), entity.access.as_ref()) else {
            return Self::default();
        };
        let EntityAccess {
            read,
            create,
            update,
            delete,
            by_default: _, // Told when the spec is read.
        } = access;
        let rule = |grants: &[Grant]| RuleView::of(&accounts, grants, read);
        let owner = OwnerView::of(project, entity);
        let has = |operation| entity.has(operation);
        let is_owned = owner.as_ref().is_some_and(|owner| owner.is_reference);
        let is_fixed = owner.as_ref().is_some_and(|owner| owner.immutable);
        let view = Self {
            on: true,
            read: rule(read),
            create: rule(create),
            update: rule(update),
            delete: rule(delete),
            rules: Vec::new(),
            owned_on_create: is_owned && has(Operation::Create),
            owned_on_update: is_owned && !is_fixed && has(Operation::Update),
            owner,
            checked_references: if refers_to_hidden(project, entity) {
                references(project, entity)
            } else {
                Vec::new()
            },
            role_type: role_type(&accounts).unwrap_or_default().to_owned(),
            account_id_type: id_type(accounts.entity.id.kind).0,
            other_account_id: two_ids(accounts.entity.id.kind).1,
            account: project
                .accounts_in(entity)
                .map(|accounts| AccountView::of(&accounts)),
        };
        Self {
            rules: view.constants(project, entity),
            ..view
        }
    }

    fn constants(&self, project: &Project, entity: &Entity) -> Vec<ConstantView> {
        let links = !entity.many_to_many.is_empty();
        let rules = [
            ("CREATE", &self.create, entity.has(Operation::Create)),
            (
                "UPDATE",
                &self.update,
                entity.has(Operation::Update) || links,
            ),
            ("DELETE", &self.delete, entity.has(Operation::Delete)),
        ];
        let rules = rules.into_iter().filter(|(_, _, is_used)| *is_used);
        let rules = rules.map(|(constant, rule, _)| ConstantView {
            constant: constant.to_owned(),
            grants: rule.grants.clone(),
        });
        let actions = entity.actions.iter().map(|action| ConstantView {
            constant: rule_of_action(action),
            grants: RuleView::of_action(project, entity, action).grants,
        });
        rules.chain(actions).collect()
    }
}

/// The constant with the rule of an action, which is none that a model has anyway.
pub(super) fn rule_of_action(action: &Action) -> String {
    const TAKEN: [&str; 9] = [
        "CREATE", "DELETE", "FIELDS", "KEY", "LIVE", "NAME", "OWNER", "READ", "TABLE",
    ];
    let name = &action.names.constant;
    if TAKEN.contains(&name.as_str()) {
        format!("{name}_ACTION")
    } else {
        name.clone()
    }
}

/// Two ids, as expressions.
pub(super) fn two_ids(kind: IdKind) -> (&'static str, &'static str) {
    match kind {
        IdKind::Uuid => ("Uuid::from_u128(1)", "Uuid::from_u128(2)"),
        IdKind::Bigint => ("1", "2"),
    }
}

fn refers_to_hidden(project: &Project, entity: &Entity) -> bool {
    let mut targets = entity
        .belongs_to
        .iter()
        .filter_map(|relation| project.entity(&relation.target));
    targets.any(|target| {
        let mut rules = target.access.iter();
        rules.any(|access| !access.read.contains(&Grant::Public))
    })
}

impl AccountView {
    pub(super) fn of(accounts: &Accounts<'_>) -> Self {
        Self {
            login: AccountField::of(accounts.login),
            password: AccountField::of(accounts.password),
            role: accounts.role.map(AccountField::of),
        }
    }
}

impl AccountField {
    pub(super) fn of(field: &Field) -> Self {
        Self {
            rust: field.names.rust.clone(),
            wire: field.names.wire.clone(),
        }
    }
}

impl RuleView {
    /// The rule of an action; nothing without authentication.
    pub(super) fn of_action(project: &Project, entity: &Entity, action: &Action) -> Self {
        match (project.accounts(), &entity.access) {
            (Some(accounts), Some(access)) => Self::of(&accounts, &action.access, &access.read),
            _ => Self::default(),
        }
    }

    fn of(accounts: &Accounts<'_>, grants: &[Grant], read: &[Grant]) -> Self {
        let public = grants.contains(&Grant::Public);
        let is_owned = grants.contains(&Grant::Owner);
        let other_role = other_role(accounts, grants);
        Self {
            on: true,
            grants: grants.iter().map(|grant| code(accounts, grant)).collect(),
            tested: grants.iter().map(tested).collect(),
            words: words(grants),
            public,
            by_row: is_owned || !covers(read, grants),
            tells_owners: is_owned && (accounts.role.is_none() || other_role.is_some()),
            other_roles: other_role.into_iter().collect(),
            // A token that is not valid is refused also where none is needed.
            refusals: if public {
                ", UnauthenticatedError"
            } else {
                ", UnauthenticatedError, ForbiddenError"
            },
            security: if public {
                "\n    security((), (\"bearer\" = [])),"
            } else {
                "\n    security((\"bearer\" = [])),"
            },
        }
    }
}

/// Whether whoever has one of some grants may read every row, too.
fn covers(read: &[Grant], grants: &[Grant]) -> bool {
    let is_read = |grant: &Grant| match grant {
        Grant::Public => false,
        Grant::Authenticated | Grant::Owner | Grant::Role(_) => {
            read.contains(&Grant::Authenticated) || *grant != Grant::Owner && read.contains(grant)
        }
    };
    read.contains(&Grant::Public) || grants.iter().all(is_read)
}

fn code(accounts: &Accounts<'_>, grant: &Grant) -> String {
    match grant {
        Grant::Public => "Grant::Public".to_owned(),
        Grant::Authenticated => "Grant::Authenticated".to_owned(),
        Grant::Owner => "Grant::Owner".to_owned(),
        Grant::Role(wire) => {
            let mut roles = accounts.roles().iter();
            let role = roles.find(|role| role.wire == *wire);
            let role = role.map(|role| role_code(accounts, role));
            format!("Grant::Role({})", role.unwrap_or_default())
        }
    }
}

fn tested(grant: &Grant) -> String {
    match grant {
        Grant::Public => "Public".to_owned(),
        Grant::Authenticated => "Authenticated".to_owned(),
        Grant::Owner => "Owner".to_owned(),
        Grant::Role(role) => format!("Role({})", text(role)),
    }
}

fn words(grants: &[Grant]) -> String {
    let words = grants.iter().map(|grant| match grant {
        Grant::Public => "everybody",
        Grant::Authenticated => "every account",
        Grant::Owner | Grant::Role(_) => grant.word(),
    });
    let words: Vec<_> = words.collect();
    if words.is_empty() {
        "nobody".to_owned()
    } else {
        words.join(", ")
    }
}

/// The enum of the roles, if accounts have one.
pub(super) fn role_type<'model>(accounts: &Accounts<'model>) -> Option<&'model str> {
    match &accounts.role?.kind {
        FieldKind::Enum { rust_type, .. } => Some(rust_type),
        _ => None,
    }
}

/// The first role that has no rights of its own.
fn other_role(accounts: &Accounts<'_>, grants: &[Grant]) -> Option<String> {
    let has_rights = |role: &EnumValue| grants.contains(&Grant::Role(role.wire.clone()));
    let other = accounts.roles().iter().find(|role| !has_rights(role))?;
    Some(role_code(accounts, other))
}

/// A role as an expression: `UserRole::Reader`.
fn role_code(accounts: &Accounts<'_>, role: &EnumValue) -> String {
    let rust_type = role_type(accounts).unwrap_or_default();
    format!("{rust_type}::{}", role.variant)
}

impl OwnerView {
    fn of(project: &Project, entity: &Entity) -> Option<Self> {
        let dialect = Dialect::of(project);
        let Some(relation) = entity.owner_key() else {
            return entity.owner.is_some().then(|| Self {
                rust: "id".to_owned(),
                wire: "id".to_owned(),
                column: embedded(&dialect.quoted(&entity.id.column)),
                optional: false,
                is_reference: false,
                immutable: true,
            });
        };
        Some(Self {
            rust: relation.key.rust.clone(),
            wire: relation.key.wire.clone(),
            column: embedded(&dialect.quoted(&relation.key.column)),
            optional: relation.optional,
            is_reference: true,
            immutable: relation.immutable,
        })
    }
}
