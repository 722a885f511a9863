use super::draft::DraftedEntity;
use super::relation::RelationDraft;
use crate::names;
use crate::spec::Word;

/// The table of a many-to-many relation, from the declaring side.
#[derive(Debug)]
pub(super) struct JoinTable {
    pub(super) name: String,
    /// Whether the spec says that it is there already.
    pub(super) existing: bool,
    pub(super) own_column: String,
    pub(super) other_column: String,
    /// What the keys are called in paths.
    pub(super) own_param: String,
    pub(super) other_param: String,
}

pub(super) fn join_table(
    all: &[DraftedEntity<'_>],
    source: usize,
    relation: &RelationDraft<'_>,
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
    let given = |word| relation.words.text(word).map(|text| text.value);
    let (own_param, other_param) = (format!("{own}_id"), format!("{stem}_id"));
    let table = given(Word::Table);
    JoinTable {
        existing: table.is_some(),
        name: table.unwrap_or_else(|| names::shorten(&format!("{own}_{name}"))),
        own_column: given(Word::Column).unwrap_or_else(|| own_param.clone()),
        other_column: given(Word::TargetColumn).unwrap_or_else(|| other_param.clone()),
        own_param,
        other_param,
    }
}
