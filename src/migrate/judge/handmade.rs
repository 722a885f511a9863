use crate::migrate::MigrationProblem;
use crate::migrate::difference::{Change, TableChange};
use crate::migrate::handmade::Carried;
use crate::migrate::sqlite::is_rebuilt;

/// What users have added to a table and what a change cannot go well with.
pub fn handmade(
    schema: &Change<'_>,
    table: &TableChange<'_>,
    entity: &str,
    carried: &Carried<'_>,
) -> Vec<MigrationProblem> {
    let doubled = carried
        .doubled
        .iter()
        .map(|object| MigrationProblem::ColumnThere {
            entity: entity.to_owned(),
            member: object.name.clone(),
            file: object.file.clone(),
        });
    let lost = carried
        .lost
        .iter()
        .filter(|_| is_rebuilt(schema, table))
        .map(|object| MigrationProblem::HandmadeLost {
            entity: entity.to_owned(),
            table: table.to.name.clone(),
            what: format!("{} `{}`", object.kind, object.name),
            file: object.file.clone(),
        });
    doubled.chain(lost).collect()
}
