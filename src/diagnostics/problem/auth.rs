use super::wording::{Wording, did_you_mean, quoted_list, short};

/// Accounts that nobody could log in to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuthProblem {
    /// The spec does not say which field it is, and not exactly one can be.
    Unclear {
        key: &'static str,
        entity: String,
        candidates: Vec<String>,
    },
    Login {
        field: String,
        why: String,
    },
    Password {
        field: String,
        why: String,
    },
    Role {
        field: String,
        why: String,
    },
    /// Clients could neither register nor change their passwords.
    Operations {
        entity: String,
        missing: Vec<String>,
    },
    /// Passwords of accounts have to be longer than others.
    ShortPassword {
        given: u32,
        least: u32,
    },
    /// A role that is called like a word of `access`.
    ReservedRole {
        role: String,
    },
}

impl AuthProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::Unclear {
                key,
                entity,
                candidates,
            } => Wording::new(
                "no-login",
                format!("`auth` does not say which field of `{entity}` is the {key}"),
            )
            .help(unclear_help(key, entity, candidates)),
            Self::Login { field, why } => Wording::new(
                "unsuitable-login",
                format!("`{field}` cannot be the login: {why}"),
            )
            .help("a login is an `email`, `string` or `slug` that is `unique`, required and not `private`"),
            Self::Password { field, why } => Wording::new(
                "unsuitable-password",
                format!("`{field}` cannot be the password of accounts: {why}"),
            )
            .help("the password is a required field of the type `password`"),
            Self::Role { field, why } => Wording::new(
                "unsuitable-role",
                format!("`{field}` cannot be the role: {why}"),
            )
            .help(
                "the role is a required `enum` with a `default`, which new accounts have, and not `private`",
            ),
            Self::Operations { entity, missing } => Wording::new(
                "accounts-need-operations",
                format!("accounts need {}, which `{entity}` leaves out", quoted_list(missing)),
            )
            .help("add them to `operations`, and say with `access` who else may do it: `access: {create: [], update: []}` for nobody"),
            Self::ShortPassword { given, least } => Wording::new(
                "short-password",
                format!("the password of an account cannot be as short as {given} characters"),
            )
            .help(format!(
                "it has at least {least} characters, which is the default; write `{least}..128`, or leave the range out"
            )),
            Self::ReservedRole { role } => Wording::new(
                "reserved-role",
                format!("a role cannot be called `{role}`, which is a word of `access`"),
            )
            .help("choose another value for it"),
        }
    }
}

fn unclear_help(key: &str, entity: &str, candidates: &[String]) -> String {
    match candidates {
        [] if key == "password" => {
            format!("add a field `password: password` to `{entity}`")
        }
        [] => format!(
            "add a field `email: email unique` to `{entity}`, or name another one with `{key}:`"
        ),
        [first, ..] => format!(
            "{} could be; name one of them, as in `{key}: {first}`",
            quoted_list(candidates)
        ),
    }
}

/// A rule of who may do what that says nothing, or nothing that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AccessProblem {
    /// `access` or `owner` where there are no accounts.
    WithoutAuth { key: &'static str },
    UnknownRole {
        role: String,
        nearest: Option<String>,
        known: Vec<String>,
    },
    /// A role where the accounts have none.
    NoRoles { role: String, accounts: String },
    /// A word that others say already.
    Redundant {
        word: &'static str,
        others: Vec<String>,
    },
    /// `owner` for entities whose rows belong to nobody.
    NoOwner {
        entities: Vec<String>,
        accounts: String,
    },
    /// Everybody may create, and rows need an owner.
    OwnerlessCreate { entity: String, relation: String },
    /// An account that is not there yet cannot create itself.
    OwnerCreatesAccount { accounts: String },
    /// An action on all rows, which no account owns.
    OwnerOfCollection { action: String },
    /// An action that writes the account of the caller is open to those without one.
    CallerWithoutAccount { action: String },
    /// A rule for what clients cannot do anyway.
    LeftOut {
        entity: String,
        rule: &'static str,
        needs: &'static str,
    },
    UnknownOwner {
        entity: String,
        name: String,
        nearest: Option<String>,
        relations: Vec<String>,
        accounts: String,
    },
    UnsuitableOwner {
        name: String,
        why: String,
        accounts: String,
    },
}

impl AccessProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::WithoutAuth { key } => Wording::new(
                "access-without-auth",
                format!("`{key}` has no meaning without accounts"),
            )
            .help("add `auth:` with the entity of the accounts, as in `auth: {entity: User}`, or leave it out"),
            Self::UnknownRole {
                role,
                nearest,
                known,
            } => Wording::new("unknown-role", format!("there is no role `{}`", short(role)))
                .help(did_you_mean(nearest.as_ref(), "one of", known)),
            Self::NoRoles { role, accounts } => Wording::new(
                "no-roles",
                format!("`{}` is no role: the accounts have none", short(role)),
            )
            .help(format!(
                "write `public`, `authenticated` or `owner`; or add an `enum` with a `default` to `{accounts}`, \
                 and name it with `role:` in `auth`"
            )),
            Self::Redundant { word, others } => Wording::new(
                "redundant-grant",
                format!("beside `{word}`, {} says nothing more", quoted_list(others)),
            )
            .help(match *word {
                "public" => "`public` lets everybody in; write it alone, or leave it out",
                _ => "`authenticated` lets every account in; write it alone, or leave it out",
            }),
            Self::NoOwner { entities, accounts } => Wording::new(
                "no-owner",
                format!("`owner` says nothing for {}, whose rows have no owner", quoted_list(entities)),
            )
            .help(format!(
                "name the relation to `{accounts}` with `owner:`, or say who may instead of the owner"
            )),
            Self::OwnerlessCreate { entity, relation } => Wording::new(
                "ownerless-create",
                format!("everybody may create `{entity}`, and its owner `{relation}` is required"),
            )
            .label("nobody owns what nobody has made")
            .help(format!(
                "write `create: authenticated`, or make `{relation}` `optional`"
            )),
            Self::OwnerCreatesAccount { accounts } => Wording::new(
                "owner-creates-account",
                format!("nobody is logged in as the `{accounts}` that is to be created"),
            )
            .help("accounts are made by registering; `create` is for those who make accounts of others, such as a role"),
            Self::OwnerOfCollection { action } => Wording::new(
                "owner-of-collection",
                format!("`{action}` is about all rows, which have no single owner"),
            )
            .help("say who may perform it, as in `access: authenticated`"),
            Self::CallerWithoutAccount { action } => Wording::new(
                "caller-without-account",
                format!("`{action}` writes the account of the caller, who may have none"),
            )
            .label("everybody may perform it")
            .help("write `access: authenticated`, or a list of roles; or leave `caller` out"),
            Self::LeftOut { entity, rule, needs } => Wording::new(
                "access-left-out",
                format!("`access` says who may {rule} `{entity}`, and nobody can"),
            )
            .help(format!("remove `{rule}`, or add {needs} to `operations`")),
            Self::UnknownOwner {
                entity,
                name,
                nearest,
                relations,
                accounts,
            } => Wording::new(
                "unknown-owner",
                format!("`{}` is no relation of `{entity}`", short(name)),
            )
            .help(match relations.as_slice() {
                [] => format!("add a relation to the accounts, as in `author: belongs_to {accounts}`"),
                _ => did_you_mean(nearest.as_ref(), "the relations to the accounts are", relations),
            }),
            Self::UnsuitableOwner { name, why, accounts } => Wording::new(
                "unsuitable-owner",
                format!("`{name}` cannot be the owner: {why}"),
            )
            .help(format!(
                "the owner of a row is a relation `belongs_to {accounts}`; leave `owner` out where there is none"
            )),
        }
    }
}
