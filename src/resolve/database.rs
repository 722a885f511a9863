use crate::diagnostics::{Diagnostic, Problems, RuleProblem};
use crate::model::{Engine, Pool};
use crate::spec::{RawPool, RawSpec};

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
