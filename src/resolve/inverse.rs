use super::draft::{Draft, Inverse, InverseOf};
use super::relation_words::InverseName;

/// Gives every entity the other sides of the relations that point to it, in the order of the spec.
pub(super) fn add(drafts: &mut [Draft<'_>]) {
    let mut found = Vec::new();
    for (source, draft) in drafts.iter().enumerate() {
        for (at, relation) in draft.belongs_to.iter().enumerate() {
            found.push((
                relation.target,
                source,
                InverseOf::BelongsTo(at),
                relation.inverse.clone(),
            ));
        }
        for (at, relation) in draft.many_to_many.iter().enumerate() {
            found.push((
                relation.target,
                source,
                InverseOf::ManyToMany(at),
                relation.inverse.clone(),
            ));
        }
    }
    for (target, source, relation, inverse) in found {
        if let (Some(draft), Some(InverseName { name, span })) = (drafts.get_mut(target), inverse) {
            draft.inverses.push(Inverse {
                name,
                span,
                source,
                relation,
            });
        }
    }
}
