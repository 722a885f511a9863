use crate::model::{Entity, FieldKind, IdKind};
use crate::view::kind::KindCode;

use super::view::ColumnView;

/// A number of any size.
pub(in crate::view) const BIGINT: FieldKind = FieldKind::Bigint {
    min: None,
    max: None,
};

impl ColumnView {
    /// The id.
    pub(in crate::view) fn id(entity: &Entity) -> Self {
        let id = match entity.id.kind {
            IdKind::Uuid => Self::implicit("id", &FieldKind::Uuid, "Uuid::now_v7()"),
            IdKind::Bigint => Self::implicit("id", &BIGINT, "0"),
        };
        let column = &entity.id.column;
        Self {
            column: column.clone(),
            ..id
        }
    }

    /// A column that the service fills by itself.
    pub(in crate::view) fn implicit(name: &str, kind: &FieldKind, initial: &str) -> Self {
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
            key: format!("self.{name}.into()"),
            wrapper: code.wrapper,
            read: String::new(),
            bind: String::new(),
            rename: false,
            spec: "new",
            filterable: true,
            sortable: true,
            expression: None,
            list_options: String::new(),
            serialize: None,
            initial: initial.to_owned(),
            input: None,
            place: 0,
            import: code.import,
            list_kind: code.list_kind,
            rust_type: code.rust_type,
        }
    }
}
