use crate::import::document::{FieldDocument, FieldType, RelationType};
use crate::import::notice::{AdaptedReason, Notice, RuleReason};
use crate::import::schema::{IndexSubject, TableIndex};
use crate::spec::TypeName;

use super::draft::MappedEntity;

/// Says what is unique and what has an index.
pub fn indexes(draft: &mut MappedEntity<'_>) {
    let table = draft.table;
    // What is unique has an index already.
    let (uniques, others): (Vec<_>, Vec<_>) = table.indexes.iter().partition(|index| index.unique);
    for index in uniques.into_iter().chain(others) {
        if let Err(why) = add(draft, index) {
            let (what, name) = (kind(index), index.name.clone());
            let reason = RuleReason::IndexLeftOut { what, name, why };
            draft.notices.push(Notice::table(&table.name, reason));
        }
    }
}

fn kind(index: &TableIndex) -> &'static str {
    if index.unique {
        "unique index"
    } else {
        "index"
    }
}

fn add(draft: &mut MappedEntity<'_>, index: &TableIndex) -> Result<(), String> {
    let TableIndex {
        name: _,
        unique,
        on,
        caseless,
        is_lowered,
    } = index;
    let columns = match on {
        IndexSubject::Columns(columns) => columns,
        IndexSubject::Alive(columns) if draft.entity.soft_delete && *unique => columns,
        IndexSubject::Alive(_) => return Err("it is of some rows alone".to_owned()),
        IndexSubject::Other(why) => return Err(why.clone()),
    };
    let named = columns
        .iter()
        .map(|column| draft.columns.get(&column.to_ascii_lowercase()).cloned());
    let Some(set) = named.collect::<Option<Vec<_>>>() else {
        return Err("it is of a column that is left out".to_owned());
    };
    let are_emails = *unique && emails(draft, caseless).is_some();
    if *is_lowered && !are_emails {
        return Err("it is of an expression".to_owned());
    }
    if !are_emails {
        tell_case(draft, index);
    }
    if *unique && draft.entity.soft_delete && matches!(on, IndexSubject::Columns(_)) {
        let columns = columns.clone();
        let reason = AdaptedReason::UniqueOfAlive { columns };
        draft.notices.push(Notice::table(&draft.table.name, reason));
    }
    match (set.as_slice(), unique) {
        ([only], true) => unique_one(draft, only),
        ([only], false) if is_key(draft, only) => {}
        ([only], false) if has_index(draft, only) => {}
        (_, true) if !draft.entity.uniques.contains(&set) => draft.entity.uniques.push(set),
        (_, false) if !draft.entity.indexes.contains(&set) => draft.entity.indexes.push(set),
        _ => {}
    }
    Ok(())
}

/// Tells of an index that ignores case by itself, unless it stays in its table.
fn tell_case(draft: &mut MappedEntity<'_>, index: &TableIndex) {
    let is_plain = |name: &String| {
        let column = draft.table.column(name);
        column.is_some_and(|column| column.collation.is_none())
    };
    if !draft.plan.options.adopt && index.caseless.iter().any(is_plain) {
        let what = format!("the collation of the {} `{}`", kind(index), index.name);
        let why = "an index has that of its column";
        let reason = RuleReason::NotSaid { what, why };
        draft.notices.push(Notice::table(&draft.table.name, reason));
    }
}

/// Unique texts whose case does not count are emails, if they are called so; nothing if one is not.
fn emails(draft: &mut MappedEntity<'_>, columns: &[String]) -> Option<()> {
    let is_email = |field: &&mut FieldDocument| {
        let is_text = matches!(
            field.kind,
            FieldType::Plain(TypeName::String | TypeName::Text | TypeName::Email)
        );
        is_text && field.pattern.is_none() && field.name.contains("mail")
    };
    let mut fields = draft.entity.fields.clone();
    for column in columns {
        let name = draft.columns.get(&column.to_ascii_lowercase())?;
        let field = fields.iter_mut().find(|field| field.name == *name);
        let field = field.filter(is_email)?;
        field.kind = FieldType::Plain(TypeName::Email);
        field.min = None;
        if field.max.as_deref() == Some(USUAL) {
            field.max = None;
        }
    }
    draft.entity.fields = fields;
    Some(())
}

/// How long emails are that no length is said of.
const USUAL: &str = "254";

/// Of one column: the language has a word for it.
fn unique_one(draft: &mut MappedEntity<'_>, name: &str) {
    let entity = &mut draft.entity;
    if let Some(field) = entity.fields.iter_mut().find(|field| field.name == name) {
        field.unique = true;
        return;
    }
    let relation = entity
        .relations
        .iter_mut()
        .find(|relation| crate::names::key_name(&relation.name) == name);
    match relation.map(|relation| &mut relation.kind) {
        Some(RelationType::BelongsTo { unique, .. }) => *unique = true,
        _ if name == "id" => {}
        _ => entity.uniques.push(vec![name.to_owned()]),
    }
}

/// The keys of relations, and the id, have an index without being asked.
fn is_key(draft: &MappedEntity<'_>, name: &str) -> bool {
    let mut relations = draft.entity.relations.iter();
    name == "id" || relations.any(|relation| crate::names::key_name(&relation.name) == name)
}

fn has_index(draft: &mut MappedEntity<'_>, name: &str) -> bool {
    let field = draft
        .entity
        .fields
        .iter_mut()
        .find(|field| field.name == name);
    let Some(field) = field else {
        return false;
    };
    field.index |= !field.unique;
    true
}
