//! `auth`: which entity the accounts are, and which of its fields people log in with.

use crate::diagnostics::{
    AuthProblem, ClashProblem, Diagnostic, Problems, RelationProblem, Span, Spanned, nearest,
};
use crate::model::{Auth, Entity, Field, FieldKind, Operation};
use crate::spec::{FieldDeclaration, RawAuth, RawEntity, RawField, RawSpec, TypeName, Word};

/// What `access` calls those who are no role.
pub(super) const WORDS: [&str; 3] = ["public", "authenticated", "owner"];

/// The entity and the field that is the password of its accounts, as far as the spec says it.
pub(super) fn password_field(spec: &RawSpec) -> Option<(&str, &str)> {
    let auth = spec.auth.as_ref()?;
    let name = &auth.entity.as_ref()?.value;
    let entity = spec.entities.iter().find(|raw| raw.name.value == *name)?;
    let field = match &auth.password {
        Some(given) => given.value.as_str(),
        None => only(&passwords(entity))?,
    };
    Some((name, field))
}

/// The accounts, if the spec has them and they are sound.
pub(super) fn accounts(
    spec: &RawSpec,
    entities: &[Entity],
    problems: &mut Problems,
) -> Option<Auth> {
    let auth = spec.auth.as_ref()?;
    let name = auth.entity.as_ref()?;
    let found = entities.iter().position(|entity| entity.name == name.value);
    let Some(at) = found else {
        problems.push(Diagnostic::error(unknown_entity(name, entities), name.span));
        return None;
    };
    check_clashes(spec, entities, problems);
    let fields = AccountFields {
        auth,
        raw: &spec.entities[at],
        entity: &entities[at],
    };
    let before = problems.count();
    let login = fields.login(problems);
    let password = fields.password(problems);
    let role = fields.role(problems);
    fields.check_operations(problems);
    (problems.count() == before).then_some(())?;
    Some(Auth {
        entity: name.value.clone(),
        login: login?,
        password: password?,
        role,
    })
}

fn unknown_entity(name: &Spanned<String>, entities: &[Entity]) -> RelationProblem {
    let names = || entities.iter().map(|entity| entity.name.as_str());
    RelationProblem::UnknownTarget {
        name: name.value.clone(),
        nearest: nearest(&name.value, names()),
        entities: names().take(12).map(str::to_owned).collect(),
    }
}

/// The entity of the accounts, as it was written and as it is.
struct AccountFields<'a> {
    auth: &'a RawAuth,
    raw: &'a RawEntity,
    entity: &'a Entity,
}

impl AccountFields<'_> {
    fn login(&self, problems: &mut Problems) -> Option<String> {
        let fitting = self.entity.fields.iter().filter(|field| {
            let is_kind = matches!(
                field.kind,
                FieldKind::Email { .. } | FieldKind::String { .. }
            );
            is_kind && why_no_login(field).is_none()
        });
        let candidates = fitting.map(|field| field.names.wire.as_str()).collect();
        let name = self.named("login", self.auth.login.as_ref(), candidates, problems)?;
        self.suitable(("login", &name), why_no_login, problems)
    }

    fn password(&self, problems: &mut Problems) -> Option<String> {
        let given = self.auth.password.as_ref();
        let name = self.named("password", given, passwords(self.raw), problems)?;
        self.suitable(("password", &name), why_no_password, problems)
    }

    fn role(&self, problems: &mut Problems) -> Option<String> {
        let name = self.auth.role.clone()?;
        let role = self.suitable(("role", &name), why_no_role, problems)?;
        self.check_roles(&role, problems);
        Some(role)
    }

    /// The name that the spec gives, or that of the only field that can be.
    fn named(
        &self,
        key: &'static str,
        given: Option<&Spanned<String>>,
        candidates: Vec<&str>,
        problems: &mut Problems,
    ) -> Option<Spanned<String>> {
        if let Some(given) = given {
            return Some(given.clone());
        }
        if let Some(only) = only(&candidates) {
            return Some(Spanned::new(only.to_owned(), self.auth.span));
        }
        if self.raw.sound {
            let problem = AuthProblem::Unclear {
                key,
                entity: self.entity.name.clone(),
                candidates: candidates.into_iter().map(str::to_owned).collect(),
            };
            problems.push(Diagnostic::error(problem, self.auth.span));
        }
        None
    }

    /// The name of a field, if it can be what it is to be.
    fn suitable(
        &self,
        (key, name): (&'static str, &Spanned<String>),
        why_not: impl Fn(&Field) -> Option<String>,
        problems: &mut Problems,
    ) -> Option<String> {
        let Some(field) = self.entity.field(&name.value) else {
            let is_declared = |raw: &RawField| raw.name.value == name.value;
            if !self.raw.fields.iter().any(is_declared) && self.raw.sound {
                problems.push(Diagnostic::error(self.unknown(key, name), name.span));
            }
            return None;
        };
        let Some(why) = why_not(field) else {
            return Some(name.value.clone());
        };
        let field = name.value.clone();
        let problem = match key {
            "login" => AuthProblem::Login { field, why },
            "password" => AuthProblem::Password { field, why },
            _ => AuthProblem::Role { field, why },
        };
        let mut declared = self.raw.fields.iter();
        let declared = declared.find(|raw| raw.name.value == name.value);
        let place = declared.map_or(name.span, |raw| raw.name.span);
        problems.push(Diagnostic::error(problem, name.span).related(place, "declared here"));
        None
    }

    fn unknown(&self, what: &'static str, name: &Spanned<String>) -> RelationProblem {
        let fields = self.entity.fields.iter();
        let fields: Vec<String> = fields.map(|field| field.names.wire.clone()).collect();
        RelationProblem::UnknownColumn {
            what,
            name: name.value.clone(),
            nearest: nearest(&name.value, fields.iter().map(String::as_str)),
            columns: fields.into_iter().take(24).collect(),
        }
    }

    /// Registering creates an account, and a new password updates it.
    fn check_operations(&self, problems: &mut Problems) {
        let needed = [Operation::Create, Operation::Update].into_iter();
        let missing: Vec<_> = needed
            .filter(|operation| !self.entity.has(*operation))
            .map(|operation| operation.name().to_owned())
            .collect();
        if missing.is_empty() {
            return;
        }
        let own = self.raw.settings.operations.as_ref();
        let place = own.map_or(self.raw.name.span, |operations| operations.span);
        let entity = self.entity.name.clone();
        problems.push(Diagnostic::error(
            AuthProblem::Operations { entity, missing },
            place,
        ));
    }

    /// `access` could not tell such roles from its own words.
    fn check_roles(&self, role: &str, problems: &mut Problems) {
        let mut fields = self.raw.fields.iter();
        let declared = fields.find(|raw| raw.name.value == role);
        let values = declared.and_then(|raw| raw.declaration.as_ref());
        for value in values.iter().flat_map(|declared| &declared.values) {
            if WORDS.contains(&value.value.as_str()) {
                let role = value.value.clone();
                let problem = AuthProblem::ReservedRole { role };
                problems.push(Diagnostic::error(problem, value.span));
            }
        }
    }
}

fn why_no_login(field: &Field) -> Option<String> {
    let is_kind = matches!(
        field.kind,
        FieldKind::Email { .. } | FieldKind::String { .. } | FieldKind::Slug { .. }
    );
    if !is_kind {
        return Some(format!("its type is `{}`", field.kind.type_name()));
    }
    let why = if field.optional {
        "it is `optional`"
    } else if field.private {
        "it is `private`"
    } else if !field.unique {
        "it is not `unique`"
    } else {
        return None;
    };
    Some(why.to_owned())
}

fn why_no_password(field: &Field) -> Option<String> {
    match &field.kind {
        FieldKind::Password { .. } if field.optional => Some("it is `optional`".to_owned()),
        FieldKind::Password { .. } if field.immutable => Some("it is `immutable`".to_owned()),
        FieldKind::Password { .. } => None,
        kind => Some(format!("its type is `{}`", kind.type_name())),
    }
}

fn why_no_role(field: &Field) -> Option<String> {
    let FieldKind::Enum { .. } = field.kind else {
        return Some(format!("its type is `{}`", field.kind.type_name()));
    };
    let why = if field.optional {
        "it is `optional`"
    } else if field.private {
        "it is `private`"
    } else if field.default.is_none() {
        "it has no `default`"
    } else {
        return None;
    };
    Some(why.to_owned())
}

/// The fields that can be a password.
fn passwords(entity: &RawEntity) -> Vec<&str> {
    let is_password = |declared: &FieldDeclaration| {
        declared.kind.value == TypeName::Password && !declared.words.has(Word::Optional)
    };
    let fields = entity.fields.iter();
    let fields = fields.filter(|raw| raw.declaration.as_ref().is_some_and(is_password));
    fields.map(|raw| raw.name.value.as_str()).collect()
}

fn only<'name>(candidates: &[&'name str]) -> Option<&'name str> {
    match candidates {
        [only] => Some(only),
        _ => None,
    }
}

/// Reports entities that would get a name of what `auth` adds to the service.
fn check_clashes(spec: &RawSpec, entities: &[Entity], problems: &mut Problems) {
    for (raw, entity) in spec.entities.iter().zip(entities) {
        let owner = format!("`{}`", entity.name);
        let mut report = |kind, name: &str, owner: &str, span: Span| {
            let problem = ClashProblem::Auth {
                kind,
                name: name.to_owned(),
                owner: owner.to_owned(),
            };
            let diagnostic = Diagnostic::error(problem, span);
            let place = spec.auth.as_ref().map(|auth| auth.span);
            problems.push(diagnostic.related(place.unwrap_or_default(), "`auth` is here"));
        };
        let names = &entity.names;
        if names.table.eq_ignore_ascii_case(Auth::SESSIONS) {
            report("table", Auth::SESSIONS, &owner, raw.name.span);
        }
        if names.route == Auth::ROUTE {
            report("route", Auth::ROUTE, &owner, raw.name.span);
        }
        for relation in entity.declared_links() {
            if relation.table.eq_ignore_ascii_case(Auth::SESSIONS) {
                let name = &relation.names.wire;
                let owner = format!("the relation `{}.{name}`", entity.name);
                let mut relations = raw.relations.iter();
                let place = relations.find(|raw| raw.name.value == *name);
                let span = place.map_or(raw.name.span, |raw| raw.name.span);
                report("table", Auth::SESSIONS, &owner, span);
            }
        }
    }
}
