//! Accounts, with which people log in.

use std::time::Duration;

use crate::catalog::TemplateFolder;
use crate::contribution::{
    ContainerPart, Contribution, Dependency, EntityContribution, ErrorHeader, ErrorResponse,
    ErrorVariant, FeatureModule, FeatureService, ModuleParent, RequestExtension, Routes,
    ServerErrorVariant, ServerPlace, ServerStep, ServiceChange, ServiceStep, Setting, StepTime,
};
use crate::model::{
    Auth, Entity, FeatureColumn, FeatureColumnKind, FeatureTable, FieldKind, IdKind, Length,
    OnDelete, Project,
};
use crate::view::env_prefix;

use super::feature::Feature;
use super::rate_limit::{RATE_LIMITED, RateLimit};

/// `auth:` in the spec.
#[derive(Debug)]
pub struct Authentication;

impl Feature for Authentication {
    fn name(&self) -> &'static str {
        "auth"
    }

    fn is_on(&self, project: &Project) -> bool {
        project.auth.is_some()
    }

    fn templates(&self) -> TemplateFolder {
        let has_actions =
            |project: &Project| project.has_entity(|entity| !entity.actions.is_empty());
        TemplateFolder::embedded(self.name()).when(has_actions, &["tests/api/access/actions.rs"])
    }

    fn contribution(&self, project: &Project) -> Contribution {
        let Some(accounts) = project.accounts() else {
            return Contribution::default();
        };
        Contribution {
            dependencies: dependencies(),
            settings: settings(),
            compose_settings: vec![("auth_secret", secret_of_compose(project))],
            tables: vec![sessions(accounts.entity)],
            modules: vec![
                FeatureModule::public(ModuleParent::Crate, "auth"),
                FeatureModule::public(ModuleParent::Controllers, "auth"),
                FeatureModule::private(ModuleParent::ApiTests, "access"),
                FeatureModule::private(ModuleParent::ApiTests, "auth"),
            ],
            container: vec![SESSIONS, STATE],
            services: vec![service(accounts.entity)],
            extensions: vec![AUTHENTICATOR, FORWARDING],
            routes: vec![Routes {
                module: "crate::controllers::auth",
                state: "container.auth_service()",
                imports: &[],
            }],
            server_steps: vec![REQUIRE_SECRET],
            errors: errors(project),
            ..Contribution::default()
        }
    }

    fn entity_contribution(&self, project: &Project, entity: &Entity) -> EntityContribution {
        if project.accounts_in(entity).is_none() {
            return EntityContribution::default();
        }
        let forget = |change, id: &str| ServiceStep {
            change,
            time: StepTime::AfterCommit,
            code: format!("self.auth.accounts.forget({id});"),
        };
        EntityContribution {
            parts: vec![SESSIONS.name, STATE.name],
            steps: vec![
                forget(ServiceChange::Update, &format!("{}.id", entity.names.var)),
                forget(ServiceChange::Delete, "id"),
            ],
            ..EntityContribution::default()
        }
    }
}

fn dependencies() -> Vec<Dependency> {
    vec![
        Dependency::whole("hmac", "0.13.0"),
        Dependency::bare("jsonwebtoken", "11.1.0"),
        Dependency::whole("rand", "0.10.4"),
        Dependency::whole("sha2", "0.11.0"),
    ]
}

fn settings() -> Vec<Setting> {
    const MINUTE: Duration = Duration::from_mins(1);
    let secret = |name, meaning| {
        Setting::typed(name, ("Secret", "Secret::default()"), "", meaning)
            .refuses("short", "expected at least 32 characters")
    };
    vec![
        secret(
            "auth_secret",
            "Secret of at least 32 characters that signs access tokens; made up at every start in \
             development, required elsewhere.",
        ),
        secret(
            "auth_previous_secret",
            "Secret that signed access tokens before; those are accepted until they expire.",
        ),
        Setting::duration(
            "access_token_ttl",
            15 * MINUTE,
            "How long an access token is valid.",
        )
        .example("5m")
        .refuses("long", "expected a duration"),
        Setting::duration(
            "refresh_token_ttl",
            30 * 24 * 60 * MINUTE,
            "How long a session lasts if it is not refreshed.",
        )
        .example("7days")
        .refuses("long", "expected a duration"),
    ]
}

/// The image runs in production, which has no secret of its own.
fn secret_of_compose(project: &Project) -> String {
    let prefix = env_prefix(project);
    format!("${{{prefix}AUTH_SECRET:?put at least 32 random characters into .env}}")
}

const SESSIONS: ContainerPart = ContainerPart {
    name: "auth_sessions",
    rust_type: "Arc<dyn AuthSessionRepository>",
    import: "crate::repositories::AuthSessionRepository",
    value_imports: &["crate::repositories::AuthSessionTable"],
    value: "Arc::new(AuthSessionTable)",
    takes_settings: false,
    detached: "Arc::new(crate::repositories::mocks::MockAuthSessionRepository::ending())",
};

const STATE: ContainerPart = ContainerPart {
    name: "auth",
    rust_type: "AuthState",
    import: "crate::auth::AuthState",
    value_imports: &[],
    value: "AuthState::new(settings)",
    takes_settings: true,
    detached: "AuthState::new(&crate::config::Settings::default())",
};

fn service(accounts: &Entity) -> FeatureService {
    FeatureService {
        name: "auth_service",
        rust_type: "AuthService",
        imports: &["crate::services::AuthService"],
        value: format!(
            "AuthService::new(self.database.clone(), Arc::clone(&self.auth_sessions), self.{}(), self.auth.clone())",
            accounts.names.service()
        ),
    }
}

const AUTHENTICATOR: RequestExtension = RequestExtension {
    why: "Finds the caller of a request by its token.",
    value: "Arc::new(container.auth_service())",
    imports: &[],
};

const FORWARDING: RequestExtension = RequestExtension {
    why: "Finds the address of a client that logs in.",
    value: "Arc::new(Forwarding::new(settings))",
    imports: &["crate::client_address::Forwarding"],
};

const REQUIRE_SECRET: ServerStep = ServerStep {
    place: ServerPlace::Database,
    code: "require_secret(settings)?;",
    imports: &["crate::auth::SecretError", "crate::auth::require_secret"],
    error: Some(ServerErrorVariant {
        name: "Secret",
        source: "SecretError",
    }),
};

const UNAUTHENTICATED: ErrorVariant = ErrorVariant {
    name: "Unauthenticated",
    doc: "The caller has not proven who it is.",
    message: "the credentials are missing or not valid",
    code: "AuthenticationError",
    status: "UNAUTHORIZED",
    description: "The credentials are missing or not valid",
    header: Some(ErrorHeader {
        name: "WWW_AUTHENTICATE",
        pattern: "",
        value: "HeaderValue::from_static(\"Bearer\")",
        description: "How to prove who the request comes from: `Bearer`",
    }),
    response: ErrorResponse::Named {
        type_name: "UnauthenticatedError",
        doc: "The error of a request without valid credentials.",
    },
    ..ErrorVariant::PLAIN
};

const FORBIDDEN: ErrorVariant = ErrorVariant {
    name: "Forbidden",
    doc: "The caller may not do this.",
    message: "the caller is not allowed to do this",
    code: "Forbidden",
    status: "FORBIDDEN",
    description: "The caller is not allowed to do this",
    response: ErrorResponse::Named {
        type_name: "ForbiddenError",
        doc: "The error of a request that its caller may not make.",
    },
    ..ErrorVariant::PLAIN
};

/// What is said to those who log in too often; a rate limit says it on every operation.
const TOO_MANY_ATTEMPTS: ErrorVariant = ErrorVariant {
    response: ErrorResponse::Named {
        type_name: "RateLimitedError",
        doc: "The error of a request that comes too early.",
    },
    ..RATE_LIMITED
};

fn errors(project: &Project) -> Vec<ErrorVariant> {
    let too_many = (!RateLimit.is_on(project)).then_some(TOO_MANY_ATTEMPTS);
    [UNAUTHENTICATED, FORBIDDEN]
        .into_iter()
        .chain(too_many)
        .collect()
}

/// What is logged in. Of a token that makes new ones, the database knows the SHA-256 alone, in
/// base64 for URLs.
fn sessions(accounts: &Entity) -> FeatureTable {
    use FeatureColumnKind::{Id, Reference, Value};
    let hash = FieldKind::String {
        length: Length {
            min: None,
            max: Some(43),
        },
        pattern: None,
    };
    let account = Reference {
        entity: accounts.name.clone(),
        on_delete: OnDelete::Cascade,
    };
    let column = FeatureColumn::new;
    FeatureTable {
        feature: "auth".to_owned(),
        name: Auth::SESSIONS.to_owned(),
        description: None,
        columns: vec![
            column("id", "id", Id(IdKind::Uuid)),
            column("account", &format!("{}_id", accounts.names.wire), account).indexed(),
            column("refresh_hash", "refresh_hash", Value(hash)),
            column("expires_at", "expires_at", Value(FieldKind::Datetime)).indexed(),
            column("created_at", "created_at", Value(FieldKind::Datetime)),
        ],
        disposable: true,
    }
}
