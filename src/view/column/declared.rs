use crate::model::{BelongsTo, Entity, Field, FieldKind, FieldNames, IdKind, Project};
use crate::view::doc::doc_lines;
use crate::view::kind::{KindCode, bigint_limits, id_type};
use crate::view::{example, literal};

use super::input::InputView;
use super::schema::{Side, optional_type, schema};
use super::shape::Shape;
use super::view::ColumnView;

impl ColumnView {
    /// A field of the spec.
    pub(in crate::view) fn field(entity: &Entity, field: &Field) -> Self {
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
        Self {
            sortable: !matches!(field.kind, FieldKind::Text { .. }),
            ..Self::declared(&shape, input)
        }
    }

    /// The foreign key of a relation.
    pub(in crate::view) fn key(project: &Project, relation: &BelongsTo) -> Self {
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
                bigint_limits()
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
                if *private {
                    Side::Nothing
                } else {
                    Side::Response
                },
            ),
            private: *private,
            list_kind: code.list_kind.clone().filter(|_| !private),
            key: key(rust, code, *optional),
            wrapper: code.wrapper.clone(),
            read: String::new(),
            bind: String::new(),
            rename: is_renamed(rust, wire),
            spec: if *optional { "nullable" } else { "new" },
            filterable: true,
            sortable: true,
            expression: None,
            list_options: String::new(),
            serialize: serialize(code, *optional),
            initial: format!("new.{rust}"),
            input: Some(input),
            place: 0,
            import: code.import,
        }
    }
}

/// Whether serde cannot tell the name on the wire from the Rust field.
pub(in crate::view) fn is_renamed(rust: &str, wire: &str) -> bool {
    rust.trim_start_matches("r#") != wire
}

/// The value of a cursor.
pub(super) fn key(rust: &str, code: &KindCode, optional: bool) -> String {
    let is_copy = code.rust_type != "String";
    let is_word = code.wrapper.as_deref() == Some("Word");
    match (optional, is_word, is_copy) {
        (true, true, _) => format!("self.{rust}.map(|value| value.as_str().to_owned().into())"),
        (false, true, _) => format!("self.{rust}.as_str().to_owned().into()"),
        (true, false, true) => format!("self.{rust}.map(Into::into)"),
        (true, false, false) => format!("self.{rust}.clone().map(Into::into)"),
        (false, false, true) => format!("self.{rust}.into()"),
        (false, false, false) => format!("self.{rust}.clone().into()"),
    }
}

pub(super) fn serialize(code: &KindCode, optional: bool) -> Option<String> {
    (code.rust_type == "Vec<u8>").then(|| {
        let function = if optional {
            "serialize_optional"
        } else {
            "serialize"
        };
        format!("#[serde(serialize_with = \"super::base64::{function}\")]")
    })
}
