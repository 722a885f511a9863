use super::entity_names::{check_member, entity_names};
use super::field;
use super::kind::FieldRules;
use super::passwords::PasswordRules;
use super::patterns::Patterns;
use super::relation::{InverseName, RelationDraft, RelationTargets, relations};
use super::service::engine;
use crate::diagnostics::{Problems, Span};
use crate::model::{EntityNames, FeatureSettings, Field, IdKind, Operation};
use crate::spec::{
    RawEntity, RawFeatureSetting, RawFeatureSettings, RawSettings, RawSpec, RelationKind,
};

/// An entity on its way from the spec to the model.
#[derive(Debug)]
pub(super) struct DraftedEntity<'r> {
    pub(super) raw: &'r RawEntity,
    pub(super) names: EntityNames,
    pub(super) settings: Settings,
    pub(super) fields: Vec<Field>,
    pub(super) belongs_to: Vec<RelationDraft<'r>>,
    pub(super) many_to_many: Vec<RelationDraft<'r>>,
    /// The other sides that point here.
    pub(super) inverses: Vec<Inverse>,
}

/// The other side of a relation, as the entity that it points to sees it.
#[derive(Debug, Clone)]
pub(super) struct Inverse {
    pub(super) name: String,
    /// Of the name, in the entity that declares the relation.
    pub(super) span: Span,
    /// The declaring entity's place among the drafts.
    pub(super) source: usize,
    pub(super) relation: InverseOf,
}

/// Which relation of the source, by its place there.
#[derive(Debug, Clone, Copy)]
pub(super) enum InverseOf {
    BelongsTo(usize),
    ManyToMany(usize),
}

#[derive(Debug)]
pub(super) struct Settings {
    pub(super) id: IdKind,
    pub(super) id_column: String,
    pub(super) timestamps: bool,
    pub(super) soft_delete: bool,
    pub(super) versioned: bool,
    pub(super) operations: Vec<Operation>,
    pub(super) features: FeatureSettings,
}

pub(super) fn drafts<'r>(spec: &'r RawSpec, problems: &mut Problems) -> Vec<DraftedEntity<'r>> {
    let targets = RelationTargets::new(spec);
    let patterns = Patterns::new(spec);
    let passwords = PasswordRules::new(spec);
    let engine = engine(spec);
    spec.entities
        .iter()
        .map(|raw| {
            let fields = raw
                .fields
                .iter()
                .filter_map(|field| {
                    let rules = FieldRules {
                        patterns: &patterns,
                        engine,
                        is_of_accounts: passwords.is_of_accounts(&raw.name.value, field),
                    };
                    field::field(field, &rules, problems)
                })
                .collect();
            for relation in &raw.relations {
                check_member("relation", &relation.name, problems);
            }
            DraftedEntity {
                raw,
                names: entity_names(raw, spec.auth.is_some(), problems),
                settings: settings(&raw.settings, &spec.defaults),
                fields,
                belongs_to: relations(raw, RelationKind::BelongsTo, &targets, problems),
                many_to_many: relations(raw, RelationKind::ManyToMany, &targets, problems),
                inverses: Vec::new(),
            }
        })
        .collect()
}

fn settings(own: &RawSettings, defaults: &RawSettings) -> Settings {
    let RawSettings {
        id,
        id_column,
        timestamps,
        soft_delete,
        versioned,
        operations,
        access: _,
        features,
    } = own;
    let flag =
        |own: &Option<crate::diagnostics::Spanned<bool>>, default: &Option<_>, rule: bool| {
            own.as_ref()
                .or(default.as_ref())
                .map_or(rule, |flag| flag.value)
        };
    Settings {
        id: id
            .as_ref()
            .or(defaults.id.as_ref())
            .map_or(IdKind::Uuid, |id| id.value),
        id_column: id_column
            .as_ref()
            .or(defaults.id_column.as_ref())
            .map_or_else(|| "id".to_owned(), |column| column.value.clone()),
        timestamps: flag(timestamps, &defaults.timestamps, true),
        soft_delete: flag(soft_delete, &defaults.soft_delete, false),
        versioned: flag(versioned, &defaults.versioned, false),
        operations: operations
            .as_ref()
            .or(defaults.operations.as_ref())
            .map_or(Operation::ALL.to_vec(), |operations| {
                operations.value.clone()
            }),
        features: feature_settings(features, &defaults.features),
    }
}

/// What an entity says that a feature is not on for it takes the default away.
fn feature_settings(own: &RawFeatureSettings, defaults: &RawFeatureSettings) -> FeatureSettings {
    let mut settings = settings_of(defaults);
    settings.retain(|key, _| !own.contains_key(key));
    settings.extend(settings_of(own));
    settings
}

/// What the keys of features say, as the model keeps it.
pub(super) fn settings_of(raw: &RawFeatureSettings) -> FeatureSettings {
    let value =
        |(key, setting): (&String, &RawFeatureSetting)| Some((key.clone(), setting.value.clone()?));
    raw.iter().filter_map(value).collect()
}

/// A column that an entity has without being asked.
pub(super) struct Implicit {
    pub(super) name: &'static str,
    pub(super) feature: &'static str,
    pub(super) off: &'static str,
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

/// Gives every entity the other sides of the relations that point to it, in the order of the spec.
pub(super) fn add_inverses(drafts: &mut [DraftedEntity<'_>]) {
    let mut found = Vec::new();
    for (source, draft) in drafts.iter().enumerate() {
        let keys = draft.belongs_to.iter().enumerate();
        let keys = keys.map(|(at, relation)| (InverseOf::BelongsTo(at), relation));
        let links = draft.many_to_many.iter().enumerate();
        let links = links.map(|(at, relation)| (InverseOf::ManyToMany(at), relation));
        found.extend(
            keys.chain(links).map(|(place, relation)| {
                (relation.target, source, place, relation.inverse.clone())
            }),
        );
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
