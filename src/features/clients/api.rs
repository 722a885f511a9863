use serde::{Deserialize, Serialize};

use crate::model::{
    Action, BelongsTo, Entity, EntityNames, EnumValue, Field, FieldKind, FieldNames, IdKind,
    ManyToMany, Operation, Project,
};

/// What another service has, as its spec says and as far as clients use it: the model keeps it, so
/// that a run notices when it has changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct ServiceApi {
    /// `/api/v1`
    pub prefix: String,
    pub rows: Vec<RowApi>,
}

/// What can be done with the rows of an entity, and what they hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct RowApi {
    pub names: EntityNames,
    pub id: IdKind,
    pub operations: Vec<Operation>,
    pub fields: Vec<FieldApi>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<ActionApi>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<LinkApi>,
}

/// What can be done with a row, or with all of them, beyond the operations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct ActionApi {
    pub name: String,
    /// The last segment of its path.
    pub route: String,
    pub on_row: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input: Option<ActionInputApi>,
}

/// What clients send to an action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct ActionInputApi {
    pub rust_type: String,
    pub fields: Vec<FieldApi>,
}

/// A relation whose rows are added and removed one by one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct LinkApi {
    pub name: String,
    pub human: String,
    /// Behind the id of the row, in its path.
    pub route: String,
    /// What is added and removed, for people.
    pub other: String,
    pub other_article: String,
    /// The variable of its id.
    pub param: String,
    pub id: IdKind,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct FieldApi {
    pub wire: String,
    pub rust: String,
    pub kind: WireType,
    pub nullable: bool,
    /// Whether responses have it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// Nothing where clients do not send it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input: Option<FieldInput>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FieldInput {
    /// Of a new row.
    pub required: bool,
    pub immutable: bool,
}

/// A type of JSON with a format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum WireType {
    Text,
    Int,
    Bigint,
    Float,
    Decimal,
    Bool,
    Uuid,
    Date,
    Time,
    Datetime,
    Json,
    Enum {
        rust_type: String,
        values: Vec<EnumValue>,
    },
}

impl ServiceApi {
    /// What clients of a service see.
    pub fn of(project: &Project) -> Self {
        let entities = project.entities.iter();
        Self {
            prefix: project.api.prefix.clone(),
            rows: entities.map(|entity| RowApi::of(project, entity)).collect(),
        }
    }

    /// Whether clients know of a field that may become null.
    pub fn clears(&self) -> bool {
        let rows = self.rows.iter().filter(|row| row.has(Operation::Update));
        let mut fields = rows.flat_map(|row| &row.fields);
        fields.any(|field| field.is_changeable() && field.nullable)
    }

    /// Whether a field of a row that it can send or get has this type.
    pub fn has(&self, kind: &WireType) -> bool {
        let fields = self.rows.iter().flat_map(|row| &row.fields);
        let actions = self.rows.iter().flat_map(|row| &row.actions);
        let inputs = actions.filter_map(|action| action.input.as_ref());
        let mut fields = fields.chain(inputs.flat_map(|input| &input.fields));
        fields.any(|field| field.kind == *kind)
    }
}

impl RowApi {
    fn of(project: &Project, entity: &Entity) -> Self {
        let mut fields = vec![FieldApi::implicit("id", WireType::of_id(entity.id.kind))];
        fields.extend(entity.fields.iter().map(FieldApi::of));
        fields.extend(
            entity
                .belongs_to
                .iter()
                .map(|key| FieldApi::key(project, entity, key)),
        );
        if entity.timestamps {
            let names = ["created_at", "updated_at"];
            fields.extend(names.map(|name| FieldApi::implicit(name, WireType::Datetime)));
        }
        if entity.versioned {
            fields.push(FieldApi::implicit("version", WireType::Bigint));
        }
        Self {
            names: entity.names.clone(),
            id: entity.id.kind,
            operations: entity.operations.clone(),
            fields,
            actions: entity.actions.iter().map(ActionApi::of).collect(),
            links: entity
                .declared_links()
                .filter_map(|link| LinkApi::of(project, link))
                .collect(),
        }
    }

    pub fn has(&self, operation: Operation) -> bool {
        self.operations.contains(&operation)
    }

    /// Whether clients can change something.
    pub fn changes(&self) -> bool {
        self.fields.iter().any(FieldApi::is_changeable)
    }
}

impl ActionApi {
    fn of(action: &Action) -> Self {
        Self {
            name: action.names.wire.clone(),
            route: action.route.clone(),
            on_row: action.is_on_row(),
            input: action.input.as_ref().map(|input| ActionInputApi {
                rust_type: input.rust_type.clone(),
                fields: input.fields.iter().map(FieldApi::of).collect(),
            }),
        }
    }
}

impl LinkApi {
    fn of(project: &Project, link: &ManyToMany) -> Option<Self> {
        let other = project.entity(&link.target)?;
        Some(Self {
            name: link.names.wire.clone(),
            human: link.names.human.clone(),
            route: link.route.clone(),
            other: other.names.human.clone(),
            other_article: other.names.article.clone(),
            param: link.other_param.clone(),
            id: other.id.kind,
        })
    }
}

impl FieldApi {
    pub fn is_changeable(&self) -> bool {
        self.input.is_some_and(|input| !input.immutable)
    }

    /// One that the service fills by itself.
    fn implicit(name: &str, kind: WireType) -> Self {
        Self {
            wire: name.to_owned(),
            rust: name.to_owned(),
            kind,
            nullable: false,
            hidden: false,
            input: None,
            description: None,
        }
    }

    fn named(names: &FieldNames, kind: WireType) -> Self {
        Self {
            rust: names.rust.clone(),
            ..Self::implicit(&names.wire, kind)
        }
    }

    fn of(field: &Field) -> Self {
        // Transitions alone change it, and new rows begin with its default.
        let input = (!field.has_transitions).then_some(FieldInput {
            required: !field.optional && field.default.is_none(),
            immutable: field.immutable,
        });
        Self {
            nullable: field.optional,
            hidden: field.private || field.kind.is_password(),
            input,
            description: field.description.clone(),
            ..Self::named(&field.names, WireType::of(&field.kind))
        }
    }

    fn key(project: &Project, entity: &Entity, key: &BelongsTo) -> Self {
        let kind = WireType::of_id(project.id_kind(&key.target));
        // The owner of a row is the account of the caller.
        let is_owner = entity
            .owner_key()
            .is_some_and(|owner| owner.key.wire == key.key.wire);
        let input = (!is_owner).then_some(FieldInput {
            required: !key.optional,
            immutable: key.immutable,
        });
        Self {
            nullable: key.optional,
            hidden: key.private,
            input,
            description: key.description.clone(),
            ..Self::named(&key.key, kind)
        }
    }
}

impl WireType {
    fn of_id(kind: IdKind) -> Self {
        match kind {
            IdKind::Uuid => Self::Uuid,
            IdKind::Bigint => Self::Bigint,
        }
    }

    fn of(kind: &FieldKind) -> Self {
        match kind {
            // Bytes are base64.
            FieldKind::String { .. }
            | FieldKind::Text { .. }
            | FieldKind::Bytes { .. }
            | FieldKind::Email { .. }
            | FieldKind::Url { .. }
            | FieldKind::Slug { .. }
            | FieldKind::Password { .. } => Self::Text,
            FieldKind::Int { .. } => Self::Int,
            FieldKind::Bigint { .. } => Self::Bigint,
            FieldKind::Float { .. } => Self::Float,
            FieldKind::Decimal { .. } => Self::Decimal,
            FieldKind::Bool => Self::Bool,
            FieldKind::Uuid => Self::Uuid,
            FieldKind::Date => Self::Date,
            FieldKind::Time => Self::Time,
            FieldKind::Datetime => Self::Datetime,
            FieldKind::Json => Self::Json,
            FieldKind::Enum { rust_type, values } => Self::Enum {
                rust_type: rust_type.clone(),
                values: values.clone(),
            },
        }
    }
}
