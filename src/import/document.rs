use crate::model::{Engine, IdKind, OnDelete, Operation};
use crate::names;
use crate::spec::TypeName;

/// A spec on its way from a foreign model to its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedDocument {
    /// The service's name, in kebab-case.
    pub service: String,
    pub engine: Engine,
    pub entities: Vec<EntityDocument>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityDocument {
    pub name: String,
    /// What it was called where it comes from, for messages.
    pub origin: Provenance,
    pub description: Option<String>,
    pub plural: Option<String>,
    /// The name of a table that is there already.
    pub table: Option<String>,
    pub id: IdDocument,
    pub timestamps: bool,
    pub soft_delete: bool,
    pub versioned: bool,
    /// `None` for all of them.
    pub operations: Option<Vec<Operation>>,
    pub fields: Vec<FieldDocument>,
    pub relations: Vec<RelationDocument>,
    pub indexes: Vec<Vec<String>>,
    pub uniques: Vec<Vec<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdDocument {
    pub kind: IdKind,
    pub column: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldDocument {
    pub name: String,
    pub origin: Provenance,
    pub column: Option<String>,
    pub kind: FieldType,
    pub optional: bool,
    pub unique: bool,
    pub index: bool,
    pub min: Option<String>,
    pub max: Option<String>,
    pub pattern: Option<String>,
    /// As the language writes the value.
    pub default: Option<String>,
    pub description: Option<String>,
}

/// A type with its argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldType {
    Plain(TypeName),
    Decimal { precision: u32, scale: u32 },
    Enum(Vec<String>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationDocument {
    pub name: String,
    pub origin: Provenance,
    pub target: String,
    pub kind: RelationType,
    /// The name on the other side, where it is not the usual one; `none` for none.
    pub inverse: Option<String>,
    pub description: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RelationType {
    BelongsTo {
        /// The kind of the target's id.
        key: IdKind,
        column: Option<String>,
        optional: bool,
        unique: bool,
        on_delete: OnDelete,
    },
    ManyToMany(JoinNames),
}

/// How a join table that is there already is called, and its two keys.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct JoinNames {
    pub table: Option<String>,
    pub column: Option<String>,
    pub target_column: Option<String>,
}

/// Where in its source something of a document comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Provenance {
    Table(String),
    Column {
        table: String,
        column: String,
    },
    /// An offset in a text.
    Text(usize),
}

impl FieldDocument {
    /// A required field with nothing but a type.
    #[must_use]
    pub fn new(name: String, origin: Provenance, kind: FieldType) -> Self {
        Self {
            name,
            origin,
            column: None,
            kind,
            optional: false,
            unique: false,
            index: false,
            min: None,
            max: None,
            pattern: None,
            default: None,
            description: None,
        }
    }
}

impl EntityDocument {
    /// An entity with nothing in it yet.
    #[must_use]
    pub fn new(name: String, origin: Provenance, id: IdKind) -> Self {
        Self {
            name,
            origin,
            description: None,
            plural: None,
            table: None,
            id: IdDocument {
                kind: id,
                column: None,
            },
            timestamps: false,
            soft_delete: false,
            versioned: false,
            operations: None,
            fields: Vec::new(),
            relations: Vec::new(),
            indexes: Vec::new(),
            uniques: Vec::new(),
        }
    }
    /// The columns that it has without a field.
    #[must_use]
    pub fn implicit_columns(&self) -> Vec<&'static str> {
        let of = |on: bool, names: &[&'static str]| if on { names.to_vec() } else { Vec::new() };
        [
            of(true, &["id"]),
            of(self.timestamps, &["created_at", "updated_at"]),
            of(self.soft_delete, &["deleted_at"]),
            of(self.versioned, &["version"]),
        ]
        .concat()
    }

    /// Everything that it has a name for.
    pub fn member_names(&self) -> impl Iterator<Item = String> {
        let implicit = self.implicit_columns().into_iter().map(str::to_owned);
        let fields = self.fields.iter().map(|field| field.name.clone());
        let relations = self
            .relations
            .iter()
            .flat_map(|relation| [relation.name.clone(), names::key_name(&relation.name)]);
        implicit.chain(fields).chain(relations)
    }

    #[must_use]
    pub fn has_member(&self, name: &str) -> bool {
        self.member_names().any(|known| known == name)
    }
}

impl Provenance {
    /// Of a column.
    #[must_use]
    pub fn column(table: &str, column: &str) -> Self {
        Self::Column {
            table: table.to_owned(),
            column: column.to_owned(),
        }
    }
}
