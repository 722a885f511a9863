use crate::model::OnDelete;

/// What a foreign key refers to, and what becomes of it when that is deleted; the names are quoted.
pub fn references(table: &str, column: &str, on_delete: OnDelete) -> String {
    let action = match on_delete {
        OnDelete::Restrict => "RESTRICT",
        OnDelete::Cascade => "CASCADE",
        OnDelete::SetNull => "SET NULL",
    };
    format!("REFERENCES {table} ({column}) ON DELETE {action}")
}
