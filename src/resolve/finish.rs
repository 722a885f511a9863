use super::column_lists::{indexes, lists, uniques};
use super::draft::{DraftedEntity, Inverse, InverseOf};
use super::enum_types::EnumTypes;
use super::join_table::{JoinTable, join_table};
use super::member_names::MemberNames;
use super::members;
use super::relation::{RelationDraft, key_column, key_name};
use crate::diagnostics::Problems;
use crate::model::{BelongsTo, Entity, Field, FieldKind, HasMany, IdColumn, ManyToMany, Side};
use crate::spec::Word;

/// Turns a draft into the model's entity.
pub(super) fn entity(
    all: &[DraftedEntity<'_>],
    at: usize,
    enums: &EnumTypes,
    problems: &mut Problems,
) -> Entity {
    let draft = &all[at];
    let view = View {
        all,
        at,
        draft,
        names: MemberNames::new(&members::wires(draft)),
    };
    let raw = draft.raw;
    let settings = &draft.settings;
    let text = |text: &Option<crate::diagnostics::Spanned<String>>| {
        text.as_ref().map(|text| text.value.clone())
    };
    Entity {
        name: raw.name.value.clone(),
        names: draft.names.clone(),
        description: text(&raw.description),
        id: IdColumn {
            kind: settings.id,
            column: settings.id_column.clone(),
        },
        existing: raw.table.is_some(),
        fields: draft
            .fields
            .iter()
            .map(|field| view.field(field, enums))
            .collect(),
        belongs_to: draft
            .belongs_to
            .iter()
            .map(|relation| view.belongs_to(relation))
            .collect(),
        many_to_many: view.many_to_many(),
        has_many: draft
            .inverses
            .iter()
            .filter_map(|inverse| view.has_many(inverse))
            .collect(),
        indexes: indexes(draft, problems),
        uniques: uniques(draft, problems),
        lists: lists(draft, problems),
        timestamps: settings.timestamps,
        soft_delete: settings.soft_delete,
        versioned: settings.versioned,
        operations: settings.operations.clone(),
        access: None,
        owner: None,
        actions: Vec::new(),
        feature_settings: settings.features.clone(),
        renamed_from: text(&raw.renamed_from),
    }
}

struct View<'a, 'r> {
    all: &'a [DraftedEntity<'r>],
    at: usize,
    draft: &'a DraftedEntity<'r>,
    names: MemberNames,
}

impl View<'_, '_> {
    fn field(&self, field: &Field, enums: &EnumTypes) -> Field {
        let mut field = field.clone();
        let column = field.names.column.clone();
        field.names = self.names.get(&field.names.wire);
        field.names.column = column;
        if let FieldKind::Enum { rust_type, .. } = &mut field.kind {
            let key = (self.draft.raw.name.value.clone(), field.names.wire.clone());
            *rust_type = enums.get(&key).cloned().unwrap_or_default();
        }
        field
    }

    fn belongs_to(&self, relation: &RelationDraft<'_>) -> BelongsTo {
        let RelationDraft {
            raw,
            words,
            target,
            on_delete,
            inverse,
            renamed_from,
        } = relation;
        let mut key = self.names.get(&key_name(&raw.name.value));
        key.column = key_column(raw);
        let mut names = self.names.get(&raw.name.value);
        names.column.clone_from(&key.column);
        BelongsTo {
            names,
            key,
            target: self.all[*target].raw.name.value.clone(),
            on_delete: *on_delete,
            optional: words.has(Word::Optional),
            unique: words.has(Word::Unique),
            immutable: words.has(Word::Immutable),
            private: words.has(Word::Private),
            inverse: inverse.as_ref().map(|inverse| inverse.name.clone()),
            description: words.text(Word::Description).map(|text| text.value),
            renamed_from: renamed_from.clone(),
        }
    }

    /// The declared ones, then those of which this is the other side.
    fn many_to_many(&self) -> Vec<ManyToMany> {
        let declared = self
            .draft
            .many_to_many
            .iter()
            .map(|relation| self.declared(relation));
        let inverse = self
            .draft
            .inverses
            .iter()
            .filter_map(|inverse| self.inverse(inverse));
        declared.chain(inverse).collect()
    }

    fn declared(&self, relation: &RelationDraft<'_>) -> ManyToMany {
        let RelationDraft {
            raw,
            words,
            target,
            on_delete: _,
            inverse: _,
            renamed_from,
        } = relation;
        let JoinTable {
            name,
            existing,
            own_column,
            other_column,
            other_param,
            own_param: _,
        } = join_table(self.all, self.at, relation);
        ManyToMany {
            names: self.names.get(&raw.name.value),
            route: route(&raw.name.value),
            target: self.all[*target].raw.name.value.clone(),
            side: Side::Declared,
            table: name,
            own_column,
            existing,
            other_param,
            other_column,
            description: words.text(Word::Description).map(|text| text.value),
            renamed_from: renamed_from.clone(),
        }
    }

    fn inverse(&self, inverse: &Inverse) -> Option<ManyToMany> {
        let Inverse {
            name,
            span: _,
            source,
            relation,
        } = inverse;
        let InverseOf::ManyToMany(at) = *relation else {
            return None;
        };
        let relation = self.all[*source].many_to_many.get(at)?;
        let table = join_table(self.all, *source, relation);
        Some(ManyToMany {
            names: self.names.get(name),
            route: route(name),
            target: self.all[*source].raw.name.value.clone(),
            side: Side::Inverse,
            table: table.name,
            own_column: table.other_column,
            existing: table.existing,
            other_param: table.own_param,
            other_column: table.own_column,
            description: relation
                .words
                .text(Word::Description)
                .map(|text| text.value),
            renamed_from: None,
        })
    }

    fn has_many(&self, inverse: &Inverse) -> Option<HasMany> {
        let Inverse {
            name,
            span: _,
            source,
            relation,
        } = inverse;
        let InverseOf::BelongsTo(at) = *relation else {
            return None;
        };
        let relation = self.all[*source].belongs_to.get(at)?;
        Some(HasMany {
            names: self.names.get(name),
            route: route(name),
            source: self.all[*source].raw.name.value.clone(),
            relation: relation.raw.name.value.clone(),
            column: key_column(relation.raw),
            one: relation.words.has(Word::Unique),
        })
    }
}

/// In kebab-case, and as distinct as the names are.
fn route(name: &str) -> String {
    name.replace('_', "-")
}
