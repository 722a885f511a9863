use crate::diagnostics::{
    ClashProblem, Diagnostic, Problems, RuleProblem, Spanned, SpellingProblem,
};
use crate::model::{Api, Engine, MIGRATIONS_TABLE, Pool, Service};
use crate::names::{self, SERVICE_ROUTES};
use crate::spec::{RawPool, RawSpec};

const DEFAULT_PREFIX: &str = "/api/v1";
const DEFAULT_VERSION: &str = "0.1.0";
const MAX_NAME: usize = 64;

pub(super) fn service(spec: &RawSpec, problems: &mut Problems) -> Option<Service> {
    let raw = spec.service.as_ref()?;
    let version = version(raw.version.as_ref(), problems);
    let name = raw.name.as_ref()?;
    check_name(name, problems);
    Some(Service {
        name: name.value.clone(),
        crate_name: name.value.replace('-', "_"),
        title: names::sentence(&name.value),
        description: raw.description.as_ref().map(|text| text.value.clone()),
        version,
        migrations_table: MIGRATIONS_TABLE.to_owned(),
    })
}

pub(super) fn api(spec: &RawSpec, problems: &mut Problems) -> Api {
    let prefix = match &spec.prefix {
        None => DEFAULT_PREFIX.to_owned(),
        Some(prefix) if matches!(prefix.value.as_str(), "" | "/") => String::new(),
        Some(prefix) => {
            check_prefix(prefix, problems);
            prefix.value.clone()
        }
    };
    Api { prefix }
}

/// Reports a name that a service cannot have.
pub(super) fn check_name(name: &Spanned<String>, problems: &mut Problems) {
    let found = name.value.clone();
    if !names::is_service(&found) {
        let right = names::service_spelling(&found);
        problems.push(Diagnostic::error(
            SpellingProblem::Service { found, right },
            name.span,
        ));
    } else if found.len() > MAX_NAME {
        let problem = SpellingProblem::TooLong {
            name: found,
            limit: MAX_NAME,
        };
        problems.push(Diagnostic::error(problem, name.span));
    } else if let Some(by) = names::service_name_taken(&found) {
        let problem = SpellingProblem::ServiceTaken { name: found, by };
        problems.push(Diagnostic::error(problem, name.span));
    }
}

fn version(raw: Option<&Spanned<String>>, problems: &mut Problems) -> String {
    let Some(version) = raw else {
        return DEFAULT_VERSION.to_owned();
    };
    if semver::Version::parse(&version.value).is_err() {
        let problem = RuleProblem::Version {
            value: version.value.clone(),
        };
        problems.push(Diagnostic::error(problem, version.span));
    }
    version.value.clone()
}

fn check_prefix(prefix: &Spanned<String>, problems: &mut Problems) {
    let value = &prefix.value;
    let segments: Vec<&str> = value.trim_matches('/').split('/').collect();
    let right = format!("/{}", segments.join("/"));
    let sound = segments.iter().all(|segment| is_segment(segment));
    if let Some(first) = segments
        .first()
        .filter(|first| SERVICE_ROUTES.contains(first))
    {
        let problem = ClashProblem::ReservedPrefix {
            segment: (*first).to_owned(),
        };
        problems.push(Diagnostic::error(problem, prefix.span));
    }
    if !sound || right != *value {
        let problem = RuleProblem::Prefix {
            value: value.clone(),
            right: sound.then_some(right),
        };
        problems.push(Diagnostic::error(problem, prefix.span));
    }
}

/// A path segment that needs no escape and is no parameter.
fn is_segment(segment: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    !segment.is_empty() && segment.bytes().all(allowed) && !matches!(segment, "." | "..")
}

pub(super) fn engine(spec: &RawSpec) -> Engine {
    spec.database
        .engine
        .as_ref()
        .map_or(Engine::Sqlite, |engine| engine.value)
}

pub(super) fn pool(spec: &RawSpec, problems: &mut Problems) -> Pool {
    let usual = Pool::default();
    let Some(pool) = &spec.database.pool else {
        return usual;
    };
    let RawPool {
        span,
        max_connections,
        idle_timeout,
        acquire_timeout,
        statement_timeout,
    } = pool;
    if engine(spec) == Engine::Sqlite {
        problems.push(Diagnostic::error(RuleProblem::PoolOfFile, *span));
    }
    Pool {
        max_connections: max_connections.unwrap_or(usual.max_connections),
        idle_timeout: idle_timeout.unwrap_or(usual.idle_timeout),
        acquire_timeout: acquire_timeout.unwrap_or(usual.acquire_timeout),
        statement_timeout: statement_timeout.unwrap_or(usual.statement_timeout),
    }
}
