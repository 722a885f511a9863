use serde::Serialize;

use crate::model::{Entity, Operation};

use super::subject::Subject;

/// A request for which there is no operation.
#[derive(Debug, Serialize)]
pub struct ClosedView {
    pub method: &'static str,
    /// Whether the path is that of one row.
    pub of_row: bool,
    /// The expression of the path.
    pub path: String,
    pub status: u16,
    pub code: &'static str,
}

/// For the tests of operations that are not there.
#[derive(Debug, Serialize)]
pub struct ClosedTests {
    pub requests: Vec<ClosedView>,
    /// Whether any of them asks for one row.
    pub rows: bool,
}

impl ClosedTests {
    pub(super) fn of(subject: &Subject<'_>) -> Self {
        let requests = closed(subject.entity, subject.updates);
        Self {
            rows: requests.iter().any(|request| request.of_row),
            requests,
        }
    }
}

/// The requests that an entity does not answer; `updates` tells whether its rows can be changed.
fn closed(entity: &Entity, updates: bool) -> Vec<ClosedView> {
    let requests = [
        ("GET", false, entity.has(Operation::List)),
        ("POST", false, entity.has(Operation::Create)),
        ("GET", true, entity.has(Operation::Get)),
        ("PUT", true, updates),
        ("PATCH", true, updates),
        ("DELETE", true, entity.has(Operation::Delete)),
    ];
    let is_path = |of_row: bool| {
        requests
            .iter()
            .any(|(_, row, open)| *row == of_row && *open)
    };
    let closed = requests.iter().filter(|(_, _, open)| !open);
    closed
        .map(|(method, of_row, _)| {
            let (status, code) = if is_path(*of_row) {
                (405, "METHOD_NOT_ALLOWED")
            } else {
                (404, "NOT_FOUND")
            };
            let path = if *of_row {
                "row.as_str()".to_owned()
            } else {
                format!("{}::PATH", entity.names.module)
            };
            ClosedView {
                method,
                of_row: *of_row,
                path,
                status,
                code,
            }
        })
        .collect()
}
