use std::time::Duration;

use serde::Serialize;

use crate::model::Pool;

/// The settings of the pool, as the settings of the service and Rust spell them.
#[derive(Debug, Serialize)]
pub struct PoolView {
    pub max_connections: u32,
    pub idle_timeout: String,
    pub idle_timeout_code: String,
    pub acquire_timeout: String,
    pub acquire_timeout_code: String,
    pub statement_timeout: String,
    pub statement_timeout_code: String,
}

impl PoolView {
    pub(super) fn of(pool: &Pool) -> Self {
        let Pool {
            max_connections,
            idle_timeout,
            acquire_timeout,
            statement_timeout,
        } = pool;
        Self {
            max_connections: *max_connections,
            idle_timeout: setting(*idle_timeout),
            idle_timeout_code: code(*idle_timeout),
            acquire_timeout: setting(*acquire_timeout),
            acquire_timeout_code: code(*acquire_timeout),
            statement_timeout: setting(*statement_timeout),
            statement_timeout_code: code(*statement_timeout),
        }
    }
}

/// As the settings of a service write a duration.
fn setting(duration: Duration) -> String {
    match duration.as_millis() {
        millis if millis % 60_000 == 0 => format!("{}m", millis / 60_000),
        millis if millis % 1000 == 0 => format!("{}s", millis / 1000),
        millis => format!("{millis}ms"),
    }
}

/// As Rust writes a duration, in the largest unit that fits.
fn code(duration: Duration) -> String {
    let millis = duration.as_millis();
    let units = [(3_600_000, "hours"), (60_000, "mins"), (1000, "secs")];
    let fitting = units
        .into_iter()
        .find(|(size, _)| millis.is_multiple_of(*size));
    let (size, name) = fitting.unwrap_or((1, "millis"));
    format!("Duration::from_{name}({})", millis / size)
}
