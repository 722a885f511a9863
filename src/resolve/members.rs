use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, Inverse, InverseOf, Settings};
use super::relation::key_name;
use crate::diagnostics::{ClashProblem, Diagnostic, Problems, RelationProblem, Span, Spanned};
use crate::spec::{RelationKind, Word};

/// A column that an entity has without being asked.
pub(super) struct Implicit {
    pub(super) name: &'static str,
    feature: &'static str,
    off: &'static str,
}

/// The columns that the settings of an entity add.
pub(super) fn implicit(settings: &Settings) -> Vec<Implicit> {
    let mut columns = vec![Implicit {
        name: "id",
        feature: "as every entity has",
        off: "choose another name; `id: bigint` on the entity changes its type",
    }];
    let mut add = |name, feature, off| columns.push(Implicit { name, feature, off });
    if settings.timestamps {
        let off = "choose another name, or say `timestamps: false`";
        add("created_at", "as `timestamps` is on", off);
        add("updated_at", "as `timestamps` is on", off);
    }
    if settings.soft_delete {
        let off = "choose another name, or leave `soft_delete` out";
        add("deleted_at", "as `soft_delete` is on", off);
    }
    if settings.versioned {
        let off = "choose another name, or leave `versioned` out";
        add("version", "as `versioned` is on", off);
    }
    columns
}

/// Every name that the entity's members take.
pub(super) fn wires(draft: &Draft<'_>) -> BTreeSet<String> {
    let implicit = implicit(&draft.settings).into_iter().map(|column| column.name.to_owned());
    let own = own(draft).into_iter().map(|member| member.name);
    let inverses = draft.inverses.iter().map(|inverse| inverse.name.clone());
    implicit.chain(own).chain(inverses).collect()
}

/// Reports members of one entity that would have one name, and old names that are not old.
pub(super) fn check(draft: &Draft<'_>, all: &[Draft<'_>], problems: &mut Problems) {
    let entity = &draft.raw.name.value;
    let implicit = implicit(&draft.settings);
    let mut taken: BTreeMap<String, (String, Span)> = BTreeMap::new();
    for member in own(draft) {
        let Member { name, what, span } = member;
        if let Some(column) = implicit.iter().find(|column| column.name == name) {
            let Implicit { name, feature, off } = *column;
            let (entity, name) = (entity.clone(), name.to_owned());
            let problem = ClashProblem::Implicit { entity, name, feature, off };
            problems.push(Diagnostic::error(problem, span));
        } else if let Some((first, place)) = taken.get(&name) {
            let (entity, first) = (entity.clone(), first.clone());
            let problem = ClashProblem::Members { entity, name, first, second: what };
            problems.push(Diagnostic::error(problem, span).related(*place, "the first one"));
        } else {
            taken.insert(name, (what, span));
        }
    }
    for inverse in &draft.inverses {
        check_inverse(draft, all, inverse, &mut taken, problems);
    }
    check_old_names(draft, problems);
}

struct Member {
    name: String,
    what: String,
    span: Span,
}

/// Fields, relations and keys, in the order of the spec.
fn own(draft: &Draft<'_>) -> Vec<Member> {
    let mut members = Vec::new();
    for field in &draft.raw.fields {
        let Spanned { value: name, span } = field.name.clone();
        members.push(Member { what: format!("the field `{name}`"), name, span });
    }
    for relation in &draft.raw.relations {
        let Spanned { value: name, span } = relation.name.clone();
        let kind = relation.declaration.as_ref().map(|declaration| declaration.kind);
        if kind == Some(RelationKind::BelongsTo) {
            let what = format!("the key of the relation `{name}`");
            members.push(Member { name: key_name(&name), what, span });
        }
        members.push(Member { what: format!("the relation `{name}`"), name, span });
    }
    members
}

fn check_inverse(
    draft: &Draft<'_>,
    all: &[Draft<'_>],
    inverse: &Inverse,
    taken: &mut BTreeMap<String, (String, Span)>,
    problems: &mut Problems,
) {
    let what = inverse_of(all, inverse);
    let own = implicit(&draft.settings);
    let implicit = own.iter().any(|column| column.name == inverse.name);
    let first = taken.get(&inverse.name).cloned();
    if !implicit && first.is_none() {
        taken.insert(inverse.name.clone(), (format!("the other side of {what}"), inverse.span));
        return;
    }
    let problem = ClashProblem::Inverse {
        target: draft.raw.name.value.clone(),
        name: inverse.name.clone(),
        first: first.as_ref().map_or_else(|| "a column already".to_owned(), |(first, _)| first.clone()),
        second: what,
    };
    let mut diagnostic = Diagnostic::error(problem, inverse.span);
    if let Some((first, place)) = first {
        diagnostic = diagnostic.related(place, first);
    }
    problems.push(diagnostic);
}

/// `` `Comment.author` ``
fn inverse_of(all: &[Draft<'_>], inverse: &Inverse) -> String {
    let Some(source) = all.get(inverse.source) else { return String::new() };
    let name = match inverse.relation {
        InverseOf::BelongsTo(at) => source.belongs_to.get(at).map(|relation| &relation.raw.name),
        InverseOf::ManyToMany(at) => source.many_to_many.get(at).map(|relation| &relation.raw.name),
    };
    let name = name.map(|name| name.value.as_str()).unwrap_or_default();
    format!("`{}.{name}`", source.raw.name.value)
}

/// An old name that is still there is no old name.
fn check_old_names(draft: &Draft<'_>, problems: &mut Problems) {
    let raw = draft.raw;
    let names: BTreeSet<&str> = raw
        .fields
        .iter()
        .map(|field| &field.name)
        .chain(raw.relations.iter().map(|relation| &relation.name))
        .map(|name| name.value.as_str())
        .collect();
    let of_fields = raw.fields.iter().filter_map(|field| {
        Some((&field.name, field.declaration.as_ref()?.words.text(Word::RenamedFrom)?))
    });
    let of_relations = raw.relations.iter().filter_map(|relation| {
        Some((&relation.name, relation.declaration.as_ref()?.words.text(Word::RenamedFrom)?))
    });
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for (name, old) in of_fields.chain(of_relations) {
        if old.value == name.value {
            continue;
        }
        if names.contains(old.value.as_str()) {
            let problem = RelationProblem::RenamedFromPresent { name: old.value };
            problems.push(Diagnostic::error(problem, old.span));
        } else if let Some(first) = seen.insert(old.value.clone(), old.span) {
            let problem = RelationProblem::RenamedFromTwice { name: old.value };
            problems.push(Diagnostic::error(problem, old.span).related(first, "the first one"));
        }
    }
}
