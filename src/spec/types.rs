/// The types of fields, as the language names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TypeName {
    String,
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
    Bytes,
    Enum,
    Email,
    Url,
    Slug,
    Password,
}

/// What the language knows of a type.
struct TypeRow {
    kind: TypeName,
    name: &'static str,
    /// What other languages and frameworks call it, in lower case.
    aliases: &'static [&'static str],
    /// What has to follow it.
    argument: Option<TypeArgument>,
}

/// What has to follow the name of a type.
#[derive(Debug, Clone, Copy)]
pub(super) struct TypeArgument {
    /// A regular expression.
    pub(super) pattern: &'static str,
    /// With the type.
    pub(super) example: &'static str,
}

/// The types in the order in which messages list them.
const TYPES: [TypeRow; 18] = [
    row(TypeName::String, "string", &["str", "varchar", "char"]),
    row(TypeName::Text, "text", &[]),
    row(
        TypeName::Int,
        "int",
        &["integer", "i32", "int4", "smallint"],
    ),
    row(
        TypeName::Bigint,
        "bigint",
        &["long", "i64", "int8", "number"],
    ),
    row(TypeName::Float, "float", &["double", "real", "f64", "f32"]),
    row(
        TypeName::Decimal,
        "decimal",
        &["money", "numeric", "bigdecimal"],
    )
    .with("(?:[1-9]|1[0-9]|2[0-8]),[0-9]{1,2}", "decimal 10,2"),
    row(TypeName::Bool, "bool", &["boolean"]),
    row(TypeName::Uuid, "uuid", &["guid"]),
    row(TypeName::Date, "date", &[]),
    row(TypeName::Time, "time", &[]),
    row(
        TypeName::Datetime,
        "datetime",
        &["timestamp", "timestamptz", "instant"],
    ),
    row(TypeName::Json, "json", &["jsonb", "object", "map"]),
    row(TypeName::Bytes, "bytes", &["blob", "binary", "bytea"]),
    row(TypeName::Enum, "enum", &[]).with("\\S+", "enum draft,in_review,done"),
    row(TypeName::Email, "email", &[]),
    row(TypeName::Url, "url", &["uri", "link"]),
    row(TypeName::Slug, "slug", &[]),
    row(TypeName::Password, "password", &[]),
];

const fn row(kind: TypeName, name: &'static str, aliases: &'static [&'static str]) -> TypeRow {
    TypeRow {
        kind,
        name,
        aliases,
        argument: None,
    }
}

impl TypeRow {
    const fn with(mut self, pattern: &'static str, example: &'static str) -> Self {
        self.argument = Some(TypeArgument { pattern, example });
        self
    }
}

impl TypeName {
    pub fn all() -> impl Iterator<Item = Self> {
        TYPES.iter().map(|row| row.kind)
    }

    #[must_use]
    pub fn name(self) -> &'static str {
        TYPES[self as usize].name
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|kind| kind.name() == name)
    }

    /// The type that a word of another language or framework stands for.
    #[must_use]
    pub fn alias(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let mut rows = TYPES.iter();
        let row = rows.find(|row| row.aliases.contains(&name.as_str()))?;
        Some(row.kind)
    }

    pub(super) fn argument(self) -> Option<TypeArgument> {
        TYPES[self as usize].argument
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelationKind {
    BelongsTo,
    ManyToMany,
}

impl RelationKind {
    pub const ALL: [Self; 2] = [Self::BelongsTo, Self::ManyToMany];

    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::BelongsTo => "belongs_to",
            Self::ManyToMany => "many_to_many",
        }
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The kind that a word of another framework stands for; the other side needs no declaration.
    #[must_use]
    pub fn alias(name: &str) -> Option<Self> {
        match name {
            "many_to_one" | "one_to_one" | "belongsTo" | "ManyToOne" | "OneToOne" => {
                Some(Self::BelongsTo)
            }
            "has_and_belongs_to_many" | "ManyToMany" | "manyToMany" => Some(Self::ManyToMany),
            _ => None,
        }
    }

    /// With a target.
    pub(super) fn example(self) -> &'static str {
        match self {
            Self::BelongsTo => "belongs_to User",
            Self::ManyToMany => "many_to_many Tag",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TYPES;

    #[test]
    fn each_row_is_at_the_place_of_its_type() {
        for (at, row) in TYPES.iter().enumerate() {
            assert_eq!(row.kind as usize, at, "{}", row.name);
        }
    }
}
