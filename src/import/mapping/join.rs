use crate::import::document::{
    ImportedDocument, JoinNames, Provenance, RelationDocument, RelationType,
};
use crate::import::naming;
use crate::import::notice::{Notice, NoticeReason, TableReason};
use crate::import::schema::{DatabaseColumn, DatabaseTable, TableReference};
use crate::names;

use super::plan::{PlannedEntity, TablePlan};

/// One of the two ends of a join table.
struct End<'a> {
    column: &'a DatabaseColumn,
    entity: &'a PlannedEntity<'a>,
}

/// Adds the relation that a join table holds.
pub fn join(
    plan: &TablePlan<'_>,
    table: &DatabaseTable,
    document: &mut ImportedDocument,
    notices: &mut Vec<Notice>,
) {
    let ends: Result<Vec<_>, NoticeReason> = table
        .columns
        .iter()
        .map(|column| end(plan, table, column))
        .collect();
    let [one, other] = match ends.as_deref() {
        Ok([one, other]) => [one, other],
        Ok(_) => return,
        Err(reason) => {
            notices.push(Notice::table(&table.name, reason.clone()));
            return;
        }
    };
    let (own, target, wanted) = named(&naming::member(&table.name), one, other);
    let Some(entity) = document
        .entities
        .iter_mut()
        .find(|entity| entity.name == own.entity.name.name)
    else {
        return;
    };
    let name = naming::free(&wanted, &["links"], |name| entity.has_member(name));
    entity.relations.push(RelationDocument {
        name,
        origin: Provenance::Table(table.name.clone()),
        target: target.entity.name.name.clone(),
        kind: RelationType::ManyToMany(join_names(plan, table, own, target)),
        inverse: None,
        description: table.comment.clone(),
    });
}

/// The end that declares the relation, the other one, and its name: `post_tags` is the relation `tags`
/// of `post`.
fn named<'e, 'a>(
    table: &str,
    one: &'e End<'a>,
    other: &'e End<'a>,
) -> (&'e End<'a>, &'e End<'a>, String) {
    let wire = |end: &End<'_>| names::snake(&end.entity.name.name);
    let rest = |end: &End<'_>| {
        let rest = table.strip_prefix(&wire(end))?.strip_prefix('_')?;
        (!rest.is_empty()).then(|| rest.to_owned())
    };
    let (own, target, rest) = match (rest(one), rest(other)) {
        (None, Some(rest)) => (other, one, Some(rest)),
        (rest, _) => (one, other, rest),
    };
    // `film_category` only says what it links.
    let says_more =
        |rest: &String| *rest != wire(target) && own.column.name == names::key_name(&wire(own));
    let name = rest.filter(says_more);
    (
        own,
        target,
        name.unwrap_or_else(|| names::plural(&wire(target))),
    )
}

fn join_names(
    plan: &TablePlan<'_>,
    table: &DatabaseTable,
    own: &End<'_>,
    target: &End<'_>,
) -> JoinNames {
    if !plan.options.adopt {
        return JoinNames::default();
    }
    JoinNames {
        table: Some(table.name.clone()),
        column: Some(own.column.name.clone()),
        target_column: Some(target.column.name.clone()),
    }
}

fn end<'a>(
    plan: &'a TablePlan<'a>,
    table: &'a DatabaseTable,
    column: &'a DatabaseColumn,
) -> Result<End<'a>, NoticeReason> {
    let is_of = |key: &&TableReference| {
        key.columns
            .iter()
            .any(|name| name.eq_ignore_ascii_case(&column.name))
    };
    let target = table
        .references
        .iter()
        .find(is_of)
        .map(|key| key.table.as_str());
    let target = target.unwrap_or_default();
    let entity = plan
        .entity(target)
        .ok_or_else(|| TableReason::LinksLeftOut {
            target: target.to_owned(),
        })?;
    Ok(End { column, entity })
}
