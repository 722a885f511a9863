use std::fmt::Write as _;

use serde::Serialize;

use crate::model::{BelongsTo, Entity, Field, FieldKind, FieldNames, IdKind, Project};

use super::doc::doc_lines;
use super::kind::{KindCode, id_type};
use super::sql::Dialect;
use super::{cast, example, literal, storage};

/// A column of a table as the layers see it.
#[derive(Debug, Clone, Serialize)]
pub struct ColumnView {
    /// As the JSON has it.
    pub wire: String,
    /// As the SQL has it, quoted if need be.
    pub column: String,
    /// What a statement selects for it.
    #[serde(skip)]
    pub selected: String,
    /// The Rust field.
    pub rust: String,
    /// A Rust variable.
    pub var: String,
    /// The variant of the enum of list fields.
    pub variant: String,
    /// The type of a value, without the option.
    pub base_type: String,
    /// The type of the field.
    pub rust_type: String,
    pub optional: bool,
    /// The lines of the field's documentation.
    pub doc: Vec<String>,
    /// What `#[schema(…)]` says of the field in a response; empty if nothing.
    pub schema: String,
    /// Never in a response.
    pub private: bool,
    /// How lists filter and sort it; `None` if they do not.
    pub list_kind: Option<String>,
    /// Makes the value that a cursor keeps: `Some(self.id.into())`.
    pub key: String,
    /// What keeps a value in a file, where the library has nothing for it: `Scaled::<1>`.
    #[serde(skip)]
    pub wrapper: Option<String>,
    /// Reads the value from a row: `row.get(3)?`.
    pub read: String,
    /// What a statement binds: `post.rating.map(Scaled::<1>)`.
    pub bind: String,
    /// Whether the Rust field differs from the name on the wire.
    pub rename: bool,
    /// How the field is declared to lists: `new` or `nullable`.
    pub spec: &'static str,
    /// What follows there where the column has a name of its own: `.of_column("Title")`.
    pub of_column: String,
    /// The attribute that makes JSON of the value, where its type does not.
    pub serialize: Option<String>,
    /// What a new row holds: `new.title`, `now`.
    pub initial: String,
    /// Whether an input may name it.
    pub input: Option<InputView>,
    /// The number of its place in a row, from 1.
    pub place: usize,
    pub import: Option<&'static str>,
}

impl ColumnView {
    /// The column at its place in the rows of a table; `row` is the variable that holds one.
    pub(super) fn placed(mut self, index: usize, row: &str, dialect: &Dialect) -> Self {
        self.place = index + 1;
        self.column = dialect.quoted(&self.column);
        self.selected.clone_from(&self.column);
        self.read = storage::read(&self, index, dialect);
        self.bind = storage::bind(&self, row, dialect);
        self
    }

    /// The same column in a table that others have made.
    pub(super) fn of_existing(mut self, dialect: &Dialect) -> Self {
        let rust_type = if self.wrapper.as_deref() == Some("Word") {
            "enum"
        } else {
            self.base_type.as_str()
        };
        self.selected = cast::selected(rust_type, &self.column, dialect);
        if let Some(expression) = cast::compared(rust_type, &self.column, dialect) {
            let _ = write!(self.of_column, ".compared_as(\"{expression}\")");
        }
        self
    }
}

/// A column that a client sets.
#[derive(Debug, Clone, Serialize)]
pub struct InputView {
    /// How a new row takes it: `required`, `optional` or `defaulted`.
    pub taken: &'static str,
    /// The further argument of `defaulted`, with a comma in front.
    pub default: String,
    /// The value in a new row: `title: title?`.
    pub new_field: String,
    /// How a patch takes it: `changed` or `cleared`.
    pub patched: &'static str,
    /// The type in a patch.
    pub patch_type: String,
    /// The rules of a value, as calls of `rules::`.
    pub rules: Vec<String>,
    /// What `#[schema(…)]` says in a new row.
    pub new_schema: String,
    /// What `#[schema(…)]` says in a patch.
    pub patch_schema: String,
    pub immutable: bool,
    /// A clear password that is hashed before it is stored.
    pub password: bool,
}

/// A number of any size.
pub(super) const BIGINT: FieldKind = FieldKind::Bigint {
    min: None,
    max: None,
};

impl ColumnView {
    /// The id.
    pub(super) fn id(entity: &Entity) -> Self {
        let id = match entity.id.kind {
            IdKind::Uuid => Self::implicit("id", &FieldKind::Uuid, "Uuid::now_v7()"),
            IdKind::Bigint => Self::implicit("id", &BIGINT, "0"),
        };
        let column = &entity.id.column;
        Self {
            of_column: of_column(column, "id"),
            column: column.clone(),
            ..id
        }
    }

    /// A column that the service fills by itself.
    pub(super) fn implicit(name: &str, kind: &FieldKind, initial: &str) -> Self {
        let code = KindCode::of(kind);
        Self {
            wire: name.to_owned(),
            column: name.to_owned(),
            selected: String::new(),
            rust: name.to_owned(),
            var: name.to_owned(),
            variant: heck::ToUpperCamelCase::to_upper_camel_case(name),
            base_type: code.rust_type.clone(),
            optional: false,
            doc: Vec::new(),
            schema: String::new(),
            private: false,
            key: format!("Some(self.{name}.into())"),
            wrapper: code.wrapper,
            read: String::new(),
            bind: String::new(),
            rename: false,
            spec: "new",
            of_column: String::new(),
            serialize: None,
            initial: initial.to_owned(),
            input: None,
            place: 0,
            import: code.import,
            list_kind: code.list_kind,
            rust_type: code.rust_type,
        }
    }

    /// A field of the spec.
    pub(super) fn field(entity: &Entity, field: &Field) -> Self {
        let code = KindCode::of(&field.kind);
        let shape = Shape {
            names: &field.names,
            code: &code,
            optional: field.optional,
            private: field.private || matches!(field.kind, FieldKind::Password { .. }),
            description: field.description.as_deref(),
            example: example::of_field(entity, field),
        };
        let default = field
            .default
            .as_ref()
            .map(|value| literal::default(field, value));
        let default_schema = field
            .default
            .as_ref()
            .map(|value| format!("default = {}", example::schema_value(&field.kind, value)));
        let input = InputView::new(&shape, default, default_schema, field.immutable);
        Self::declared(&shape, input)
    }

    /// The foreign key of a relation.
    pub(super) fn key(project: &Project, relation: &BelongsTo) -> Self {
        let kind = project
            .entity(&relation.target)
            .map_or(IdKind::Uuid, |target| target.id.kind);
        let (rust_type, list_kind) = id_type(kind);
        let code = KindCode {
            rust_type: rust_type.to_owned(),
            import: (kind == IdKind::Uuid).then_some("uuid::Uuid"),
            list_kind: Some(list_kind.to_owned()),
            wrapper: None,
            rules: Vec::new(),
            limits: if kind == IdKind::Bigint {
                super::kind::bigint_limits()
            } else {
                Vec::new()
            },
            schema_type: None,
        };
        let shape = Shape {
            names: &relation.key,
            code: &code,
            optional: relation.optional,
            private: relation.private,
            description: relation.description.as_deref(),
            example: None,
        };
        Self::declared(
            &shape,
            InputView::new(&shape, None, None, relation.immutable),
        )
    }

    fn declared(shape: &Shape<'_>, input: InputView) -> Self {
        let Shape {
            names,
            code,
            optional,
            private,
            description,
            example,
        } = shape;
        let FieldNames {
            wire,
            column,
            rust,
            var,
            variant,
            constant: _,
            human: _,
        } = names;
        Self {
            wire: wire.clone(),
            column: column.clone(),
            selected: String::new(),
            rust: rust.clone(),
            var: var.clone(),
            variant: variant.clone(),
            base_type: code.rust_type.clone(),
            rust_type: optional_type(&code.rust_type, *optional),
            optional: *optional,
            doc: doc_lines(*description),
            schema: schema(
                code,
                *optional,
                example.as_deref().filter(|_| !private),
                false,
            ),
            private: *private,
            list_kind: code.list_kind.clone().filter(|_| !private),
            key: key(rust, code, *optional),
            wrapper: code.wrapper.clone(),
            read: String::new(),
            bind: String::new(),
            rename: is_renamed(rust, wire),
            spec: if *optional { "nullable" } else { "new" },
            of_column: of_column(column, wire),
            serialize: serialize(code, *optional),
            initial: format!("new.{rust}"),
            input: Some(input),
            place: 0,
            import: code.import,
        }
    }
}

/// What the views of a declared column are made of.
pub(super) struct Shape<'a> {
    names: &'a FieldNames,
    code: &'a KindCode,
    optional: bool,
    private: bool,
    description: Option<&'a str>,
    example: Option<String>,
}

impl InputView {
    fn new(
        shape: &Shape<'_>,
        default: Option<String>,
        default_schema: Option<String>,
        immutable: bool,
    ) -> Self {
        let Shape {
            names,
            code,
            optional,
            private: _,
            description: _,
            example,
        } = shape;
        let (rust, var) = (&names.rust, &names.var);
        let taken = match (&default, optional) {
            (Some(_), true) => "optional_or",
            (Some(_), false) => "defaulted",
            (None, true) => "optional",
            (None, false) => "required",
        };
        let value = if *optional {
            var.clone()
        } else {
            format!("{var}?")
        };
        let new_field = if value == *rust {
            value
        } else {
            format!("{rust}: {value}")
        };
        let mut new_schema = schema(code, *optional, example.as_deref(), true);
        if let Some(default) = default_schema {
            new_schema = join(&[
                &default,
                if *optional { "" } else { "required = false" },
                &new_schema,
            ]);
        }
        let patch_type = format!("Option<{}>", optional_type(&code.rust_type, *optional));
        let patch_schema = schema(code, true, example.as_deref(), true);
        let patch_schema = match (optional, code.schema_type) {
            (false, _) => join(&["nullable = false", &patch_schema]),
            (true, Some(_)) => patch_schema,
            (true, None) => join(&[
                &format!("value_type = Option<{}>", code.rust_type),
                &patch_schema,
            ]),
        };
        Self {
            taken,
            default: default
                .map(|default| format!(", {default}"))
                .unwrap_or_default(),
            new_field,
            patched: if *optional { "cleared" } else { "changed" },
            patch_type,
            rules: code.rules.clone(),
            new_schema,
            patch_schema,
            immutable,
            password: code.rust_type == "Password",
        }
    }
}

fn of_column(column: &str, wire: &str) -> String {
    if column == wire {
        String::new()
    } else {
        format!(".of_column({})", literal::text(column))
    }
}

/// Whether serde cannot tell the name on the wire from the Rust field.
pub(super) fn is_renamed(rust: &str, wire: &str) -> bool {
    rust.trim_start_matches("r#") != wire
}

fn optional_type(base: &str, optional: bool) -> String {
    if optional {
        format!("Option<{base}>")
    } else {
        base.to_owned()
    }
}

/// The arguments of `#[schema(…)]`.
fn schema(code: &KindCode, optional: bool, example: Option<&str>, limits: bool) -> String {
    let value_type = code
        .schema_type
        .map(|name| format!("value_type = {}", optional_type(name, optional)));
    let example = example.map(|example| format!("example = {example}"));
    let mut parts: Vec<&str> = value_type.iter().map(String::as_str).collect();
    if limits {
        parts.extend(code.limits.iter().map(String::as_str));
    }
    parts.extend(example.as_deref());
    join(&parts)
}

fn join(parts: &[&str]) -> String {
    let parts: Vec<_> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(", ")
}

/// The value of a cursor.
fn key(rust: &str, code: &KindCode, optional: bool) -> String {
    let is_copy = code.rust_type != "String";
    let is_word = code.wrapper.as_deref() == Some("Word");
    match (optional, is_word, is_copy) {
        (true, true, _) => format!("self.{rust}.map(|value| value.as_str().to_owned().into())"),
        (false, true, _) => format!("Some(self.{rust}.as_str().to_owned().into())"),
        (true, false, true) => format!("self.{rust}.map(Into::into)"),
        (true, false, false) => format!("self.{rust}.clone().map(Into::into)"),
        (false, false, true) => format!("Some(self.{rust}.into())"),
        (false, false, false) => format!("Some(self.{rust}.clone().into())"),
    }
}

fn serialize(code: &KindCode, optional: bool) -> Option<String> {
    (code.rust_type == "Vec<u8>").then(|| {
        let function = if optional {
            "serialize_optional"
        } else {
            "serialize"
        };
        format!("#[serde(serialize_with = \"super::base64::{function}\")]")
    })
}
