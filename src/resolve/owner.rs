use crate::diagnostics::{AccessProblem, Diagnostic, Problems, Spanned, nearest};
use crate::model::{Auth, Entity, Owner};
use crate::spec::RawEntity;

/// Which account the rows of an entity belong to; accounts belong to themselves.
pub(super) fn owner(
    raw: &RawEntity,
    entity: &Entity,
    auth: &Auth,
    problems: &mut Problems,
) -> Option<Owner> {
    let is_accounts = entity.name == auth.entity;
    let Some(given) = &raw.owner else {
        return is_accounts.then_some(Owner::Account);
    };
    let why = if is_accounts {
        Some("each account is its own owner".to_owned())
    } else {
        why_not(&given.value, raw, entity, auth)
    };
    if let Some(why) = why {
        let problem = AccessProblem::UnsuitableOwner {
            name: given.value.clone(),
            why,
            accounts: auth.entity.clone(),
        };
        problems.push(Diagnostic::error(problem, given.span));
        return None;
    }
    let mut relations = entity.belongs_to.iter();
    if relations.any(|relation| relation.names.wire == given.value) {
        return Some(Owner::Relation(given.value.clone()));
    }
    let is_declared = raw
        .relations
        .iter()
        .any(|other| other.name.value == given.value);
    if !is_declared && raw.sound {
        problems.push(Diagnostic::error(unknown(given, entity, auth), given.span));
    }
    None
}

/// Why something of the entity is no owner.
fn why_not(name: &str, raw: &RawEntity, entity: &Entity, auth: &Auth) -> Option<String> {
    if raw.fields.iter().any(|field| field.name.value == name) {
        return Some("it is a field".to_owned());
    }
    let mut links = entity.many_to_many.iter();
    if links.any(|link| link.names.wire == name) {
        return Some("it is a list of `many_to_many`".to_owned());
    }
    let mut others = entity.has_many.iter();
    if others.any(|other| other.names.wire == name) {
        return Some("it is the other side of a relation".to_owned());
    }
    let mut relations = entity.belongs_to.iter();
    let relation = relations.find(|relation| relation.names.wire == name)?;
    let target = &relation.target;
    (*target != auth.entity).then(|| format!("it points to `{target}`, which is no account"))
}

fn unknown(given: &Spanned<String>, entity: &Entity, auth: &Auth) -> AccessProblem {
    let to_accounts = entity.belongs_to.iter();
    let to_accounts = to_accounts.filter(|relation| relation.target == auth.entity);
    let relations: Vec<String> = to_accounts
        .map(|relation| relation.names.wire.clone())
        .collect();
    AccessProblem::UnknownOwner {
        entity: entity.name.clone(),
        name: given.value.clone(),
        nearest: nearest(&given.value, relations.iter().map(String::as_str)),
        relations,
        accounts: auth.entity.clone(),
    }
}
