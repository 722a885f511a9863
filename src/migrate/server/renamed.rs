use crate::migrate::sql;

/// Renames in an order in which each name is free when it is taken.
pub fn in_order(names: Vec<(String, String)>) -> Vec<(String, String)> {
    sql::in_order(names, |new| format!("{new}_aside"))
}
