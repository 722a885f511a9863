use super::draft::Draft;
use super::relation::ManyToManyDraft;
use crate::names;

/// The table of a many-to-many relation, from the declaring side.
#[derive(Debug)]
pub(super) struct JoinTable {
    pub(super) name: String,
    pub(super) own_column: String,
    pub(super) other_column: String,
}

pub(super) fn join_table(
    all: &[Draft<'_>],
    source: usize,
    relation: &ManyToManyDraft<'_>,
) -> JoinTable {
    let own = &all[source].names.wire;
    let other = &all[relation.target].names.wire;
    let name = &relation.raw.name.value;
    let stem = if relation.target == source {
        // Both ends are of one kind, so the relation's name tells them apart.
        let one = names::singular(name);
        if one == *own {
            format!("other_{one}")
        } else {
            one
        }
    } else {
        other.clone()
    };
    JoinTable {
        name: names::shorten(&format!("{own}_{name}")),
        own_column: format!("{own}_id"),
        other_column: format!("{stem}_id"),
    }
}
