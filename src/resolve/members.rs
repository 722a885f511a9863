use std::collections::{BTreeMap, BTreeSet};

use super::draft::{DraftedEntity, Implicit, Inverse, InverseOf, implicit};
use super::relation::key_name;
use crate::diagnostics::{ClashProblem, Diagnostic, Problems, Span, Spanned};
use crate::spec::RelationKind;

/// Every name that the entity's members take.
pub(super) fn wires(draft: &DraftedEntity<'_>) -> BTreeSet<String> {
    let implicit = implicit(&draft.settings)
        .into_iter()
        .map(|column| column.name.to_owned());
    let own = own(draft).into_iter().map(|member| member.name);
    let inverses = draft.inverses.iter().map(|inverse| inverse.name.clone());
    implicit.chain(own).chain(inverses).collect()
}

/// Reports members of one entity that would have one name, and old names that are not old.
pub(super) fn check(draft: &DraftedEntity<'_>, all: &[DraftedEntity<'_>], problems: &mut Problems) {
    let entity = &draft.raw.name.value;
    let implicit = implicit(&draft.settings);
    let mut taken: BTreeMap<String, (String, Span)> = BTreeMap::new();
    for member in own(draft) {
        let ClaimedName { name, what, span } = member;
        if let Some(column) = implicit.iter().find(|column| column.name == name) {
            let Implicit { name, feature, off } = *column;
            let (entity, name) = (entity.clone(), name.to_owned());
            let problem = ClashProblem::Implicit {
                entity,
                name,
                feature,
                off,
            };
            problems.push(Diagnostic::error(problem, span));
        } else if let Some((first, place)) = taken.get(&name) {
            let (entity, first) = (entity.clone(), first.clone());
            let problem = ClashProblem::Members {
                entity,
                name,
                first,
                second: what,
            };
            problems.push(Diagnostic::error(problem, span).related(*place, "the first one"));
        } else {
            taken.insert(name, (what, span));
        }
    }
    for inverse in &draft.inverses {
        check_inverse(draft, all, inverse, &mut taken, problems);
    }
    check_marks(draft, &taken, problems);
}

/// Where details say which relations an include cuts short: a name that no member may have beside
/// a relation with many rows.
const TRUNCATED: &str = "truncated_relations";

fn check_marks(
    draft: &DraftedEntity<'_>,
    taken: &BTreeMap<String, (String, Span)>,
    problems: &mut Problems,
) {
    let declared = draft.many_to_many.iter();
    let declared = declared.map(|relation| (&relation.raw.name.value, relation.raw.name.span));
    let inverses = draft.inverses.iter();
    let inverses = inverses.map(|inverse| (&inverse.name, inverse.span));
    let (Some((relation, span)), Some((first, place))) =
        (declared.chain(inverses).next(), taken.get(TRUNCATED))
    else {
        return;
    };
    let problem = ClashProblem::Members {
        entity: draft.raw.name.value.clone(),
        name: TRUNCATED.to_owned(),
        first: first.clone(),
        second: format!("the list of relations, such as `{relation}`, that an include cuts short"),
    };
    problems.push(Diagnostic::error(problem, span).related(*place, first.clone()));
}

struct ClaimedName {
    name: String,
    what: String,
    span: Span,
}

/// Fields, relations and keys, in the order of the spec.
fn own(draft: &DraftedEntity<'_>) -> Vec<ClaimedName> {
    let mut members = Vec::new();
    for field in &draft.raw.fields {
        let Spanned { value: name, span } = field.name.clone();
        members.push(ClaimedName {
            what: format!("the field `{name}`"),
            name,
            span,
        });
    }
    for relation in &draft.raw.relations {
        let Spanned { value: name, span } = relation.name.clone();
        let kind = relation
            .declaration
            .as_ref()
            .map(|declaration| declaration.kind);
        if kind == Some(RelationKind::BelongsTo) {
            let what = format!("the key of the relation `{name}`");
            members.push(ClaimedName {
                name: key_name(&name),
                what,
                span,
            });
        }
        members.push(ClaimedName {
            what: format!("the relation `{name}`"),
            name,
            span,
        });
    }
    members
}

fn check_inverse(
    draft: &DraftedEntity<'_>,
    all: &[DraftedEntity<'_>],
    inverse: &Inverse,
    taken: &mut BTreeMap<String, (String, Span)>,
    problems: &mut Problems,
) {
    let what = inverse_of(all, inverse);
    let own = implicit(&draft.settings);
    let implicit = own.iter().any(|column| column.name == inverse.name);
    let first = taken.get(&inverse.name).cloned();
    if !implicit && first.is_none() {
        taken.insert(
            inverse.name.clone(),
            (format!("the other side of {what}"), inverse.span),
        );
        return;
    }
    let problem = ClashProblem::Inverse {
        target: draft.raw.name.value.clone(),
        name: inverse.name.clone(),
        first: first
            .as_ref()
            .map_or_else(|| "a column already".to_owned(), |(first, _)| first.clone()),
        second: what,
    };
    let mut diagnostic = Diagnostic::error(problem, inverse.span);
    if let Some((first, place)) = first {
        diagnostic = diagnostic.related(place, first);
    }
    problems.push(diagnostic);
}

/// `` `Comment.author` ``
fn inverse_of(all: &[DraftedEntity<'_>], inverse: &Inverse) -> String {
    let Some(source) = all.get(inverse.source) else {
        return String::new();
    };
    let name = match inverse.relation {
        InverseOf::BelongsTo(at) => source.belongs_to.get(at).map(|relation| &relation.raw.name),
        InverseOf::ManyToMany(at) => source
            .many_to_many
            .get(at)
            .map(|relation| &relation.raw.name),
    };
    let name = name.map(|name| name.value.as_str()).unwrap_or_default();
    format!("`{}.{name}`", source.raw.name.value)
}
