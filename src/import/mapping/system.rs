use crate::import::document::{EntityDocument, FieldDocument, FieldType, Provenance};
use crate::import::notice::{AdaptedReason, Notice};
use crate::import::schema::{ColumnDefault, ColumnType, DatabaseColumn, DatabaseTable};
use crate::spec::TypeName;

use super::plan::MappingOptions;

/// Recognises the columns that the language has words of its own for; returns their names.
pub fn system_columns<'a>(
    table: &'a DatabaseTable,
    entity: &mut EntityDocument,
    options: MappingOptions,
) -> Vec<&'a str> {
    let find = |name: &str| {
        let found = table.columns.iter().find(|column| column.name == name)?;
        let is_free = !table.key.contains(&found.name)
            && !found.generated
            && !table
                .references
                .iter()
                .any(|key| key.columns.contains(&found.name));
        is_free.then_some(found)
    };
    let moment = |name: &str, nullable: bool| {
        find(name).filter(|column| is_moment(column, options) && column.nullable == nullable)
    };
    let mut names = Vec::new();
    if let (Some(created), Some(updated)) =
        (moment("created_at", false), moment("updated_at", false))
    {
        entity.timestamps = true;
        names.extend([created.name.as_str(), updated.name.as_str()]);
    }
    if let Some(deleted) = moment("deleted_at", true) {
        entity.soft_delete = true;
        names.push(deleted.name.as_str());
    }
    if let Some(version) = find("version").filter(|column| is_version(column)) {
        entity.versioned = true;
        names.push(version.name.as_str());
    }
    names
}

/// Makes fields of the columns that the language has words for, where there is no other: an entity
/// has at least one.
pub fn keep_system_columns(entity: &mut EntityDocument, notices: &mut Vec<Notice>) {
    if !(entity.fields.is_empty() && entity.relations.is_empty()) {
        return;
    }
    let Provenance::Table(table) = entity.origin.clone() else {
        return;
    };
    let field = |name: &str, kind| {
        let origin = Provenance::column(&table, name);
        FieldDocument::new(name.to_owned(), origin, FieldType::Plain(kind))
    };
    if std::mem::take(&mut entity.timestamps) {
        let names = ["created_at", "updated_at"];
        entity
            .fields
            .extend(names.map(|name| field(name, TypeName::Datetime)));
    }
    if std::mem::take(&mut entity.soft_delete) {
        let optional = true;
        let deleted = field("deleted_at", TypeName::Datetime);
        entity.fields.push(FieldDocument {
            optional,
            ..deleted
        });
    }
    if std::mem::take(&mut entity.versioned) {
        let default = Some("1".to_owned());
        let version = field("version", TypeName::Bigint);
        entity.fields.push(FieldDocument { default, ..version });
    }
    let columns: Vec<_> = entity
        .fields
        .iter()
        .map(|field| field.name.clone())
        .collect();
    if !columns.is_empty() {
        notices.push(Notice::table(
            &table,
            AdaptedReason::SystemColumns { columns },
        ));
    }
}

/// In `SQLite` a moment can only be a text, whatever the column is called; but in a table that
/// stays as it is the type has to say that it is one.
fn is_moment(column: &DatabaseColumn, options: MappingOptions) -> bool {
    match column.kind {
        ColumnType::Datetime => true,
        ColumnType::Text(None) => !options.strict && !options.adopt,
        _ => false,
    }
}

fn is_version(column: &DatabaseColumn) -> bool {
    let is_whole = matches!(
        column.kind,
        ColumnType::Integer {
            bits: 64,
            unsigned: false
        }
    );
    is_whole && !column.nullable && column.default == Some(ColumnDefault::Value("1".to_owned()))
}
