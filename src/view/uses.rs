use serde::Serialize;

use crate::model::{Entity, FieldKind, IdKind, OnDelete, Operation, Project};

/// What the entities of a service make use of; what none does leaves nothing behind.
#[derive(Debug, Clone, Serialize)]
pub struct Uses {
    pub string: bool,
    pub pattern: bool,
    pub email: bool,
    pub url: bool,
    pub slug: bool,
    pub password: bool,
    pub int: bool,
    pub bigint: bool,
    pub float: bool,
    pub decimal: bool,
    /// Decimal numbers are written in code, as limits or defaults.
    pub decimal_literals: bool,
    pub bool: bool,
    /// An entity has more than three.
    pub many_flags: bool,
    pub uuid: bool,
    pub uuid_fields: bool,
    pub date: bool,
    pub time: bool,
    pub datetime: bool,
    pub json: bool,
    pub bytes: bool,
    pub choice: bool,
    pub length: bool,
    pub size: bool,
    pub range: bool,
    pub defaults: bool,
    pub optional: bool,
    pub optional_defaults: bool,
    pub required: bool,
    pub immutable: bool,
    pub changed: bool,
    pub cleared: bool,
    pub references: bool,
    pub linked: bool,
    pub children: bool,
    pub parents: bool,
    pub relations: bool,
    pub only: bool,
    pub lists: bool,
    pub gets: bool,
    pub creates: bool,
    pub updates: bool,
    pub deletes: bool,
    pub inputs: bool,
    pub plain_gets: bool,
    pub soft_delete: bool,
    pub restricted_soft_delete: bool,
    pub versions: bool,
    pub timestamps: bool,
    /// `now` or a date or time is somewhere.
    pub chrono: bool,
    pub no_relations: bool,
    /// Something besides a new row is answered by its id.
    pub ids: bool,
    /// Relations of single rows are asked for.
    pub includes: bool,
    /// Requests that read are answered.
    pub reads: bool,
    /// Requests have parameters.
    pub parameters: bool,
    /// Fields cannot be changed, and changes are taken.
    pub fixed: bool,
    /// Values lie in ranges of any kind.
    pub ranges: bool,
    /// Single values have rules.
    pub rules: bool,
    /// Requests change what is stored.
    pub writes: bool,
    /// Lists are nested below rows of other entities.
    pub scopes: bool,
    /// Related rows are loaded by their ids.
    pub loads_by_id: bool,
    /// Rows are required to exist.
    pub requires: bool,
    /// The paths that reading JSON needs.
    pub json_imports: Vec<String>,
    pub tables: Vec<String>,
}

impl Uses {
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "one line for each field of the view")]
    pub fn of(project: &Project) -> Self {
        let entities = &project.entities;
        let any = |test: &dyn Fn(&Entity) -> bool| entities.iter().any(test);
        let kind = |test: fn(&FieldKind) -> bool| {
            entities
                .iter()
                .flat_map(|entity| &entity.fields)
                .any(|field| test(&field.kind))
        };
        let field = |test: &dyn Fn(&crate::model::Field) -> bool| {
            entities.iter().flat_map(|entity| &entity.fields).any(test)
        };
        let key = |test: &dyn Fn(&crate::model::BelongsTo) -> bool| {
            entities
                .iter()
                .flat_map(|entity| &entity.belongs_to)
                .any(test)
        };
        let updates = |entity: &Entity| entity.has(Operation::Update);
        let has_relations = |entity: &Entity| {
            entity.belongs_to.iter().any(|key| !key.private)
                || !entity.many_to_many.is_empty()
                || !entity.has_many.is_empty()
        };
        let timestamps = any(&|entity| entity.timestamps);
        let soft_delete = any(&|entity| entity.soft_delete);
        let (date, time) = (
            kind(|kind| matches!(kind, FieldKind::Date)),
            kind(|kind| matches!(kind, FieldKind::Time)),
        );
        let datetime_fields = kind(|kind| matches!(kind, FieldKind::Datetime));
        let string = kind(is_text);
        let range = kind(has_range);
        let size = kind(
            |kind| matches!(kind, FieldKind::Bytes { length } if length.min.is_some() || length.max.is_some()),
        );
        let decimal = kind(|kind| matches!(kind, FieldKind::Decimal { .. }));
        let only = any(&|entity| {
            entity.has_many.iter().any(|relation| {
                relation.one
                    && project
                        .entity(&relation.source)
                        .is_some_and(|source| source.has(Operation::List))
            })
        });
        let gets = any(&|entity| entity.has(Operation::Get));
        let lists = any(&|entity| entity.has(Operation::List));
        let plain_gets = any(&|entity| entity.has(Operation::Get) && !has_relations(entity));
        let includes = only || any(&|entity| entity.has(Operation::Get) && has_relations(entity));
        let immutable = field(&|field| field.immutable) || key(&|key| key.immutable);
        let links = any(&|entity| !entity.many_to_many.is_empty());
        Self {
            ids: gets
                || only
                || any(&updates)
                || any(&|entity| entity.has(Operation::Delete))
                || links
                || key(&|_| true),
            includes,
            writes: any(&|entity| {
                entity.has(Operation::Create) || updates(entity) || entity.has(Operation::Delete)
            }),
            scopes: any(&|entity| !super::relation::scopes(project, entity).is_empty()),
            loads_by_id: links || key(&|key| !key.private),
            requires: links
                || any(&|entity| {
                    !super::relation::scopes(project, entity).is_empty()
                        || (entity.has(Operation::Delete) && !entity.versioned)
                }),
            reads: gets || lists || links,
            parameters: lists || includes || plain_gets,
            fixed: any(&|entity| {
                updates(entity)
                    && (entity.fields.iter().any(|field| field.immutable)
                        || entity.belongs_to.iter().any(|key| key.immutable))
            }),
            ranges: string || range || size,
            rules: string || range || size || decimal,
            json_imports: json_imports(&[
                (decimal, "Decimal"),
                (date, "NaiveDate"),
                (time, "NaiveTime"),
                (datetime_fields, "DateTime<Utc>"),
                (datetime_fields || time, "SubsecRound"),
            ]),
            tables: entities
                .iter()
                .map(|entity| entity.names.table.clone())
                .collect(),
            string,
            pattern: kind(|kind| {
                matches!(
                    kind,
                    FieldKind::String {
                        pattern: Some(_),
                        ..
                    } | FieldKind::Text {
                        pattern: Some(_),
                        ..
                    }
                )
            }),
            email: kind(|kind| matches!(kind, FieldKind::Email { .. })),
            url: kind(|kind| matches!(kind, FieldKind::Url { .. })),
            slug: kind(|kind| matches!(kind, FieldKind::Slug { .. })),
            password: kind(|kind| matches!(kind, FieldKind::Password { .. })),
            int: kind(|kind| matches!(kind, FieldKind::Int { .. })),
            bigint: kind(|kind| matches!(kind, FieldKind::Bigint { .. }))
                || key(&|key| {
                    project
                        .entity(&key.target)
                        .is_some_and(|target| target.id.kind == IdKind::Bigint)
                }),
            float: kind(|kind| matches!(kind, FieldKind::Float { .. })),
            decimal,
            decimal_literals: field(&|field| {
                matches!(field.kind, FieldKind::Decimal { .. })
                    && (field.default.is_some() || has_range(&field.kind))
            }),
            bool: kind(|kind| matches!(kind, FieldKind::Bool)),
            many_flags: any(&|entity| {
                entity
                    .fields
                    .iter()
                    .filter(|field| matches!(field.kind, FieldKind::Bool) && !field.optional)
                    .count()
                    > 3
            }),
            uuid: any(&|entity| entity.id.kind == IdKind::Uuid)
                || kind(|kind| matches!(kind, FieldKind::Uuid)),
            uuid_fields: kind(|kind| matches!(kind, FieldKind::Uuid))
                || key(&|key| {
                    project
                        .entity(&key.target)
                        .is_some_and(|target| target.id.kind == IdKind::Uuid)
                }),
            date,
            time,
            datetime: datetime_fields,
            json: kind(|kind| matches!(kind, FieldKind::Json)),
            bytes: kind(|kind| matches!(kind, FieldKind::Bytes { .. })),
            choice: kind(|kind| matches!(kind, FieldKind::Enum { .. })),
            length: string,
            size,
            range,
            defaults: field(&|field| field.default.is_some() && !field.optional),
            optional: field(&|field| field.default.is_none() && field.optional)
                || key(&|key| key.optional),
            optional_defaults: field(&|field| field.default.is_some() && field.optional),
            required: field(&|field| field.default.is_none() && !field.optional)
                || key(&|key| !key.optional),
            immutable,
            changed: any(&|entity| {
                updates(entity)
                    && (entity
                        .fields
                        .iter()
                        .any(|field| !field.optional && !field.immutable)
                        || entity
                            .belongs_to
                            .iter()
                            .any(|key| !key.optional && !key.immutable))
            }),
            cleared: any(&|entity| {
                updates(entity)
                    && (entity
                        .fields
                        .iter()
                        .any(|field| field.optional && !field.immutable)
                        || entity
                            .belongs_to
                            .iter()
                            .any(|key| key.optional && !key.immutable))
            }),
            references: key(&|_| true),
            linked: any(&|entity| !entity.many_to_many.is_empty()),
            children: any(&|entity| !entity.has_many.is_empty()),
            parents: key(&|key| !key.private),
            relations: any(&has_relations),
            only,
            lists,
            gets,
            creates: any(&|entity| entity.has(Operation::Create)),
            updates: any(&updates),
            deletes: any(&|entity| entity.has(Operation::Delete)),
            inputs: any(&|entity| entity.has(Operation::Create) || updates(entity)),
            plain_gets,
            soft_delete,
            restricted_soft_delete: key(&|key| {
                key.on_delete == OnDelete::Restrict
                    && project
                        .entity(&key.target)
                        .is_some_and(|target| target.soft_delete)
            }),
            versions: any(&|entity| entity.versioned),
            timestamps,
            chrono: timestamps || soft_delete || date || time || datetime_fields,
            no_relations: any(&|entity| !has_relations(entity)),
        }
    }
}

fn is_text(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::String { .. }
            | FieldKind::Text { .. }
            | FieldKind::Email { .. }
            | FieldKind::Url { .. }
            | FieldKind::Slug { .. }
            | FieldKind::Password { .. }
    )
}

fn json_imports(needs: &[(bool, &'static str)]) -> Vec<String> {
    super::imports::external(
        needs
            .iter()
            .filter(|(needed, _)| *needed)
            .map(|(_, code)| *code),
    )
}

fn has_range(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::Int { min, max } => min.is_some() || max.is_some(),
        FieldKind::Bigint { min, max } => min.is_some() || max.is_some(),
        FieldKind::Float { min, max } => min.is_some() || max.is_some(),
        FieldKind::Decimal { min, max, .. } => min.is_some() || max.is_some(),
        _ => false,
    }
}
