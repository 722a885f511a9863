use crate::import::document::{JoinNames, RelationDocument, RelationType};
use crate::model::OnDelete;

use super::declaration::{Parts, Value};

/// The declaration of a relation.
pub fn relation_parts(relation: &RelationDocument) -> Parts {
    let RelationDocument {
        name: _,
        origin: _,
        target,
        kind,
        inverse,
        description,
    } = relation;
    let mut words = Vec::new();
    let mut names: Vec<(&'static str, &Option<String>)> = Vec::new();
    let key = match kind {
        RelationType::BelongsTo {
            key: _,
            column,
            optional,
            unique,
            on_delete,
        } => {
            let flags = [("optional", *optional), ("unique", *unique)];
            words.extend(
                flags
                    .into_iter()
                    .filter(|(_, on)| *on)
                    .map(|(name, _)| (name, Value::Flag)),
            );
            let rule = match on_delete {
                OnDelete::Restrict => None,
                OnDelete::Cascade => Some("cascade"),
                OnDelete::SetNull => Some("set_null"),
            };
            words.extend(rule.map(|rule| ("on_delete", Value::Word(rule.to_owned()))));
            names.push(("column", column));
            "belongs_to"
        }
        RelationType::ManyToMany(JoinNames {
            table,
            column,
            target_column,
        }) => {
            names.extend([
                ("table", table),
                ("column", column),
                ("target_column", target_column),
            ]);
            "many_to_many"
        }
    };
    words.extend(
        inverse
            .iter()
            .map(|name| ("inverse", Value::Word(name.clone()))),
    );
    names.push(("description", description));
    words.extend(
        names
            .into_iter()
            .filter_map(|(name, text)| Some((name, Value::Text(text.clone()?)))),
    );
    Parts {
        key,
        head: target.clone(),
        values: None,
        words,
    }
}
