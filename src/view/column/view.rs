use serde::Serialize;

use crate::model::{Entity, FieldKind, IdKind};
use crate::view::kind_code::KindCode;

use super::input::InputView;

/// A column of a table as the layers see it.
#[derive(Debug, Clone, Serialize)]
pub struct ColumnView {
    /// As the JSON has it.
    pub wire: String,
    /// As the SQL has it, quoted if need be.
    #[serde(skip)]
    pub column: String,
    /// What a statement selects for it.
    #[serde(skip)]
    pub selected: String,
    /// The Rust field.
    pub rust: String,
    /// The type of a value, without the option.
    pub base_type: String,
    /// The type of the field.
    pub rust_type: String,
    #[serde(skip)]
    pub optional: bool,
    /// The lines of the field's documentation.
    pub doc: Vec<String>,
    /// What `#[schema(…)]` says of the field in a response; empty if nothing.
    pub schema: String,
    /// Never in a response.
    pub private: bool,
    /// It goes on as it is when a replacement leaves it out: a role, or the owner of a row.
    #[serde(skip)]
    pub stays: bool,
    /// Requests do not have it, since it is the account of the caller.
    #[serde(skip)]
    pub unsent: bool,
    /// How lists filter and sort it; `None` if they do not.
    pub list_kind: Option<String>,
    /// The value that lists compare, of the variable of a row: `Some(post.id.into())`.
    pub key: String,
    /// Whether lists are filtered by it.
    #[serde(skip)]
    pub filterable: bool,
    /// Whether lists are sorted by it.
    #[serde(skip)]
    pub sortable: bool,
    /// What lists compare in SQL, as the inside of a string literal, where it is not the quoted name
    /// on the wire.
    #[serde(skip)]
    pub expression: Option<String>,
    /// What follows the declaration to lists: `.filter_only()`.
    pub list_options: String,
    /// What keeps a value in a file, where the library has nothing for it: `Scaled::<1>`.
    #[serde(skip)]
    pub wrapper: Option<String>,
    /// Reads the value from a row: `row.get(3)?`.
    pub read: String,
    /// What a statement binds: `post.rating.map(Scaled::<1>)`.
    #[serde(skip)]
    pub bind: String,
    /// Whether the Rust field differs from the name on the wire.
    pub rename: bool,
    /// How the field is declared to lists: `new` or `nullable`.
    pub spec: &'static str,
    /// The function that makes JSON of the value, where its type does not.
    pub serializer: Option<&'static str>,
    /// What a new row holds: `new.title`, `now`.
    pub initial: String,
    /// What every update does with it: `+= 1`.
    pub touched: Option<&'static str>,
    /// Whether an input may name it.
    pub input: Option<InputView>,
}

/// A number of any size.
pub(in crate::view) const BIGINT: FieldKind = FieldKind::Bigint {
    min: None,
    max: None,
};

/// The columns that record when a row was created, and when it was last changed.
pub(in crate::view) const TIMESTAMPS: [&str; 2] = ["created_at", "updated_at"];

impl ColumnView {
    /// The id.
    pub(in crate::view) fn id(entity: &Entity) -> Self {
        let id = match entity.id.kind {
            IdKind::Uuid => Self::implicit("id", &FieldKind::Uuid, "Uuid::now_v7()"),
            IdKind::Bigint => Self::implicit("id", &BIGINT, "0"),
        };
        Self {
            column: entity.id.column.clone(),
            ..id
        }
    }

    /// A column that the service fills by itself.
    pub(in crate::view) fn implicit(name: &str, kind: &FieldKind, initial: &str) -> Self {
        Self {
            initial: initial.to_owned(),
            touched: match name {
                "updated_at" => Some("= Utc::now().trunc_subsecs(6)"),
                "version" => Some("+= 1"),
                _ => None,
            },
            ..Self::plain(name, &KindCode::of(kind))
        }
    }

    /// One that is called so everywhere, and is nothing but its kind.
    pub(super) fn plain(name: &str, code: &KindCode) -> Self {
        Self {
            wire: name.to_owned(),
            column: name.to_owned(),
            selected: String::new(),
            rust: name.to_owned(),
            base_type: code.rust_type.clone(),
            rust_type: code.rust_type.clone(),
            optional: false,
            doc: Vec::new(),
            schema: String::new(),
            private: false,
            stays: false,
            unsent: false,
            list_kind: code.list_kind.clone(),
            key: format!("self.{name}.into()"),
            filterable: true,
            sortable: true,
            expression: None,
            list_options: String::new(),
            wrapper: code.wrapper.clone(),
            read: String::new(),
            bind: String::new(),
            rename: false,
            spec: "new",
            serializer: None,
            initial: String::new(),
            touched: None,
            input: None,
        }
    }
}
