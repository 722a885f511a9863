//! The words of declarations, in one table.

use serde_json::{Value as Json, json};

use super::schema::{flag, member_name, text};
use super::types::{RelationKind, TypeName};

/// The words that may follow a type or a relation's target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    Optional,
    Unique,
    Index,
    Min,
    Max,
    Pattern,
    Default,
    Immutable,
    Private,
    OnDelete,
    Inverse,
    RenamedFrom,
    Column,
    Table,
    TargetColumn,
    Description,
    Example,
}

/// What the language knows of a word.
#[derive(Clone, Copy)]
struct WordRow {
    word: Word,
    name: &'static str,
    /// How it looks in a declaration; a flag is nothing but its name.
    example: &'static str,
    /// What other languages and frameworks call it.
    aliases: &'static [&'static str],
    on_fields: OnFields,
    /// Why it does not go with a kind of relation, if it does not.
    on_belongs_to: Option<&'static str>,
    on_many_to_many: Option<&'static str>,
    field_schema: Option<fn() -> Json>,
    relation_schema: Option<fn() -> Json>,
}

/// With which types a word goes, and why not with others.
#[derive(Clone, Copy)]
enum OnFields {
    All,
    Only(&'static [TypeName], &'static str),
    Except(&'static [(TypeName, &'static str)]),
    None(&'static str),
}

const RANGED: [TypeName; 11] = [
    TypeName::String,
    TypeName::Text,
    TypeName::Bytes,
    TypeName::Email,
    TypeName::Url,
    TypeName::Slug,
    TypeName::Password,
    TypeName::Int,
    TypeName::Bigint,
    TypeName::Float,
    TypeName::Decimal,
];
const WITH_RANGE: OnFields = OnFields::Only(&RANGED, "ranges are for texts, bytes and numbers");
const HASHED: (TypeName, &str) = (
    TypeName::Password,
    "only the hash of a password is stored, with a salt of its own",
);
const COMPARED: OnFields = OnFields::Except(&[
    HASHED,
    (
        TypeName::Json,
        "a JSON value cannot be compared; keep what is searched in a field of its own",
    ),
]);
const ON_RELATIONS: OnFields = OnFields::None("the word is for relations");
const FOR_FIELDS: Option<&str> = Some("the word is for fields");
const FOR_COLUMNS: Option<&str> = Some("the word is for fields and `belongs_to`");
const FOR_LINKS: &str = "the word is for `many_to_many`";

/// The words in the order in which messages list them.
const WORDS: [WordRow; 17] = [
    row(Word::Optional, "optional", "optional")
        .aliases(&["nullable", "null", "nil", "blank"])
        .on_relations(None, Some("there may always be none"))
        .schema(|| flag("May be null or absent.")),
    row(Word::Unique, "unique", "unique")
        .aliases(&["uniq", "unique_index"])
        .on_fields(COMPARED)
        .on_relations(None, Some("no two links are ever the same"))
        .field_schema(|| flag("No two rows have the same value."))
        .relation_schema(|| flag("One to one.")),
    row(Word::Index, "index", "index")
        .aliases(&["indexed"])
        .on_fields(COMPARED)
        .on_relations(Some("the key of a relation is always indexed"), FOR_COLUMNS)
        .field_schema(|| flag("Has an index of its own.")),
    row(Word::Min, "min", "min=1")
        .aliases(&["minimum", "min_length", "minlength", "gte"])
        .on_fields(WITH_RANGE)
        .on_relations(FOR_FIELDS, FOR_FIELDS)
        .field_schema(|| end_schema("least")),
    row(Word::Max, "max", "max=200")
        .aliases(&[
            "maximum",
            "max_length",
            "maxlength",
            "length",
            "size",
            "lte",
        ])
        .on_fields(WITH_RANGE)
        .on_relations(FOR_FIELDS, FOR_FIELDS)
        .field_schema(|| end_schema("greatest")),
    row(Word::Pattern, "pattern", "pattern=[a-z]+")
        .aliases(&["regex", "regexp", "match", "matches", "format"])
        .on_fields(OnFields::Only(
            &[TypeName::String, TypeName::Text],
            "patterns are for `string` and `text`",
        ))
        .on_relations(FOR_FIELDS, FOR_FIELDS)
        .field_schema(pattern_schema),
    row(Word::Default, "default", "default=draft")
        .on_fields(OnFields::Except(&[HASHED]))
        .on_relations(FOR_FIELDS, FOR_FIELDS)
        .field_schema(|| json!({"description": "Used when the input leaves the field out."})),
    row(Word::Immutable, "immutable", "immutable")
        .aliases(&["readonly", "read_only", "final"])
        .on_relations(None, FOR_COLUMNS)
        .schema(|| flag("Set on create, refused afterwards.")),
    row(Word::Private, "private", "private")
        .aliases(&["hidden", "secret", "write_only", "internal"])
        .on_relations(None, FOR_COLUMNS)
        .schema(|| flag("Never in a response.")),
    row(Word::OnDelete, "on_delete", "on_delete=cascade")
        .aliases(&["ondelete", "dependent"])
        .on_fields(ON_RELATIONS)
        .on_relations(None, Some("a link goes when either of its ends is deleted"))
        .relation_schema(on_delete_schema),
    row(Word::Inverse, "inverse", "inverse=replies")
        .aliases(&["inverse_of", "related_name", "back_populates", "as"])
        .on_fields(ON_RELATIONS)
        .relation_schema(|| member_name("The name on the other side, or `none`.")),
    row(Word::RenamedFrom, "renamed_from", "renamed_from=old_name")
        .aliases(&["was", "old_name"])
        .schema(|| member_name("The old name, so that the migration keeps the data.")),
    row(Word::Table, "table", "table=tbl_post_tags")
        .on_fields(OnFields::None(FOR_LINKS))
        .on_relations(Some(FOR_LINKS), None)
        .relation_schema(|| text("The join table that is there already; no migration makes it.")),
    row(Word::Column, "column", "column=usr_nm")
        .field_schema(|| text("The column, where it is not called so."))
        .relation_schema(|| text("The column of the key.")),
    row(Word::TargetColumn, "target_column", "target_column=tag_nr")
        .on_fields(OnFields::None(FOR_LINKS))
        .on_relations(Some(FOR_LINKS), None)
        .relation_schema(|| text("The column of the join table that refers to the target.")),
    row(
        Word::Description,
        "description",
        "description: \"Shown in lists\"",
    )
    .aliases(&["comment", "doc", "help"])
    .schema(|| text("Shown in the documentation.")),
    row(Word::Example, "example", "example=hello")
        .on_relations(FOR_FIELDS, FOR_FIELDS)
        .field_schema(|| json!({"description": "Shown in the documentation."})),
];

const fn row(word: Word, name: &'static str, example: &'static str) -> WordRow {
    WordRow {
        word,
        name,
        example,
        aliases: &[],
        on_fields: OnFields::All,
        on_belongs_to: None,
        on_many_to_many: None,
        field_schema: None,
        relation_schema: None,
    }
}

impl WordRow {
    const fn aliases(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }

    const fn on_fields(mut self, on_fields: OnFields) -> Self {
        self.on_fields = on_fields;
        self
    }

    const fn on_relations(
        mut self,
        on_belongs_to: Option<&'static str>,
        on_many_to_many: Option<&'static str>,
    ) -> Self {
        self.on_belongs_to = on_belongs_to;
        self.on_many_to_many = on_many_to_many;
        self
    }

    const fn field_schema(mut self, schema: fn() -> Json) -> Self {
        self.field_schema = Some(schema);
        self
    }

    const fn relation_schema(mut self, schema: fn() -> Json) -> Self {
        self.relation_schema = Some(schema);
        self
    }

    const fn schema(self, schema: fn() -> Json) -> Self {
        self.field_schema(schema).relation_schema(schema)
    }
}

impl Word {
    pub fn all() -> impl Iterator<Item = Self> {
        WORDS.iter().map(|row| row.word)
    }

    fn row(self) -> WordRow {
        let row = WORDS.iter().find(|row| row.word == self);
        *row.unwrap_or(&WORDS[0])
    }

    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let row = WORDS.iter().find(|row| row.name == name)?;
        Some(row.word)
    }

    /// The word that one of another language or framework stands for.
    #[must_use]
    pub fn alias(name: &str) -> Option<Self> {
        let row = WORDS.iter().find(|row| row.aliases.contains(&name))?;
        Some(row.word)
    }

    #[must_use]
    pub fn is_flag(self) -> bool {
        let row = self.row();
        row.example == row.name
    }

    /// How the word looks in a declaration.
    #[must_use]
    pub fn example(self) -> &'static str {
        self.row().example
    }

    /// Why the word does not go with a type; nothing if it does.
    #[must_use]
    pub fn refused_on_field(self, kind: TypeName) -> Option<&'static str> {
        match self.row().on_fields {
            OnFields::All => None,
            OnFields::Only(kinds, why) => (!kinds.contains(&kind)).then_some(why),
            OnFields::Except(kinds) => {
                let refused = kinds.iter().find(|(refused, _)| *refused == kind);
                refused.map(|(_, why)| *why)
            }
            OnFields::None(why) => Some(why),
        }
    }

    /// Why the word does not go with a kind of relation; nothing if it does.
    #[must_use]
    pub fn refused_on_relation(self, kind: RelationKind) -> Option<&'static str> {
        match kind {
            RelationKind::BelongsTo => self.row().on_belongs_to,
            RelationKind::ManyToMany => self.row().on_many_to_many,
        }
    }

    /// The words that some type takes.
    pub(super) fn on_fields() -> Vec<Self> {
        let is_taken =
            |word: &Self| TypeName::all().any(|kind| word.refused_on_field(kind).is_none());
        Self::all().filter(is_taken).collect()
    }

    /// The words that a kind of relation takes.
    pub(super) fn on_relations(kind: RelationKind) -> Vec<Self> {
        let is_taken = |word: &Self| word.refused_on_relation(kind).is_none();
        Self::all().filter(is_taken).collect()
    }

    /// What editors know of it as a key of a field.
    pub(super) fn field_schema(self) -> Option<Json> {
        self.row().field_schema.map(|schema| schema())
    }

    /// What editors know of it as a key of a relation.
    pub(super) fn relation_schema(self) -> Option<Json> {
        self.row().relation_schema.map(|schema| schema())
    }
}

fn end_schema(end: &str) -> Json {
    json!({
        "description": format!("The {end} length of a text or of bytes, or the {end} value of a number."),
        "type": ["number", "string"]
    })
}

fn pattern_schema() -> Json {
    json!({
        "description": "A regular expression that the text matches.",
        "type": "string",
        "format": "regex"
    })
}

fn on_delete_schema() -> Json {
    json!({
        "description": "What happens here when the target is deleted.",
        "enum": ["restrict", "cascade", "set_null"]
    })
}
