use serde::Serialize;

use crate::dialect::Dialect;
use crate::model::{Entity, FieldKind, IdKind, Lists};
use crate::view::kind_code::KindCode;
use crate::view::literal::embedded;
use crate::view::storage;

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

    /// The column at its place in the rows of a table; `row` is the variable that holds one.
    pub(in crate::view) fn placed(mut self, index: usize, row: &str, dialect: &Dialect) -> Self {
        self.expression =
            (self.column != self.wire).then(|| embedded(&dialect.quoted(&self.column)));
        self.key = self.key.replacen("self.", &format!("{row}."), 1);
        self.column = dialect.quoted(&self.column);
        self.selected.clone_from(&self.column);
        self.read = storage::read(&self, index, dialect);
        self.bind = storage::bind(&self, row, dialect);
        self
    }

    /// The same column in a table that others have made.
    pub(in crate::view) fn of_existing(mut self, dialect: &Dialect) -> Self {
        let rust_type = if self.wrapper.as_deref() == Some("Word") {
            "enum"
        } else {
            self.base_type.as_str()
        };
        self.selected = storage::selected(rust_type, &self.column, dialect);
        if let Some(expression) = storage::compared(rust_type, &self.column, dialect) {
            self.expression = Some(expression);
        }
        self
    }

    /// The same column as the lists of its entity know it.
    pub(in crate::view) fn listed(mut self, lists: &Lists) -> Self {
        self.filterable = lists.filter(&self.wire);
        self.sortable = self.sortable && lists.sort(&self.wire);
        if !self.filterable && !self.sortable {
            self.list_kind = None;
        }
        self.list_options = [
            (!self.sortable).then(|| ".filter_only()".to_owned()),
            (!self.filterable).then(|| ".sort_only()".to_owned()),
            self.expression
                .as_ref()
                .map(|sql| format!(".expression(\"{sql}\")")),
        ]
        .into_iter()
        .flatten()
        .collect();
        self
    }
}
