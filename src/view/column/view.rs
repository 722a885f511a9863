use serde::Serialize;

use super::input::InputView;
use crate::dialect::Dialect;
use crate::model::Lists;
use crate::view::literal::embedded;
use crate::view::{cast, storage};

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
    pub bind: String,
    /// Whether the Rust field differs from the name on the wire.
    pub rename: bool,
    /// How the field is declared to lists: `new` or `nullable`.
    pub spec: &'static str,
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
    pub(in crate::view) fn placed(mut self, index: usize, row: &str, dialect: &Dialect) -> Self {
        self.place = index + 1;
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
        self.selected = cast::selected(rust_type, &self.column, dialect);
        if let Some(expression) = cast::compared(rust_type, &self.column, dialect) {
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
