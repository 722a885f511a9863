use serde::Serialize;

use crate::dialect::Dialect;
use crate::model::{Entity, EntityNames, EnumValue, Field, FieldKind, FieldNames, Lists, Project};
use crate::view::column::{BIGINT, ColumnView, TIMESTAMPS};
use crate::view::literal::{embedded, text};
use crate::view::storage;

/// Everything that a row holds, in the order of its columns.
pub(super) fn columns(project: &Project, entity: &Entity) -> Vec<ColumnView> {
    let mut columns = vec![ColumnView::id(entity)];
    columns.extend(
        entity
            .fields
            .iter()
            .map(|field| ColumnView::field(entity, field)),
    );
    columns.extend(
        entity
            .belongs_to
            .iter()
            .map(|relation| ColumnView::key(project, relation)),
    );
    if entity.timestamps {
        for name in TIMESTAMPS {
            columns.push(ColumnView::implicit(name, &FieldKind::Datetime, "now"));
        }
    }
    if entity.versioned {
        columns.push(ColumnView::implicit("version", &BIGINT, "1"));
    }
    let row = &entity.names.var;
    let dialect = Dialect::of(project);
    columns
        .into_iter()
        .enumerate()
        .map(|(index, column)| column.placed(index, row, dialect))
        .map(|column| {
            if entity.existing {
                column.of_existing(dialect)
            } else {
                column
            }
        })
        .map(|column| column.listed(&entity.lists).guarded(project, entity))
        .collect()
}

impl ColumnView {
    /// The column at its place in the rows of a table; `row` is the variable that holds one.
    fn placed(mut self, index: usize, row: &str, dialect: &Dialect) -> Self {
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
    fn of_existing(mut self, dialect: &Dialect) -> Self {
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
    fn listed(mut self, lists: &Lists) -> Self {
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

impl ColumnView {
    /// The same column where accounts have rights: nobody gives themselves a role, or a row to
    /// somebody else.
    fn guarded(mut self, project: &Project, entity: &Entity) -> Self {
        let accounts = project.accounts_in(entity);
        let is = |names: &FieldNames| self.wire == names.wire;
        let is_role = accounts.and_then(|accounts| accounts.role);
        let is_role = is_role.is_some_and(|role| is(&role.names));
        let is_password = accounts.is_some_and(|accounts| is(&accounts.password.names));
        self.unsent = entity.owner_key().is_some_and(|owner| is(&owner.key));
        self.stays = self.unsent || is_role;
        if is_password {
            self = self.uncommon();
        }
        if self.unsent
            && let Some(input) = &mut self.input
        {
            "ignore".clone_into(&mut input.new_schema);
        }
        self
    }
}

impl ColumnView {
    /// The password of an account, which is none that is guessed first.
    pub(in crate::view) fn uncommon(mut self) -> Self {
        if let Some(input) = &mut self.input {
            input.rules.push("uncommon(value.as_str())".to_owned());
        }
        self
    }
}

/// The columns that are wanted.
pub(super) fn select(
    columns: &[ColumnView],
    wanted: impl Fn(&ColumnView) -> bool,
) -> Vec<ColumnView> {
    columns
        .iter()
        .filter(|column| wanted(column))
        .cloned()
        .collect()
}

/// An enum type of an entity.
#[derive(Debug, Serialize)]
pub struct EnumView {
    /// On the wire, in the order of the values.
    #[serde(skip)]
    pub words: Vec<String>,
    pub rust_type: String,
    pub doc: String,
    pub values: Vec<VariantView>,
}

/// A variant, and what it is called on the wire, between quotes.
#[derive(Debug, Serialize)]
pub struct VariantView {
    pub variant: String,
    pub wire: String,
}

fn variant(value: &EnumValue) -> VariantView {
    VariantView {
        variant: value.variant.clone(),
        wire: text(&value.wire),
    }
}

/// Those of its fields, then those of inputs that no field has.
pub(super) fn enums(entity: &Entity) -> Vec<EnumView> {
    let EntityNames { article, human, .. } = &entity.names;
    let fields = entity.fields.iter();
    let fields = fields.map(|field| {
        (
            field,
            format!("The {} of {article} {human}.", field.names.human),
        )
    });
    let inputs = entity.actions.iter().flat_map(|action| {
        let doc = |field: &Field| format!("The {} of `{}`.", field.names.human, action.names.wire);
        action.inputs().iter().map(move |field| (field, doc(field)))
    });
    let mut enums: Vec<EnumView> = Vec::new();
    for (field, doc) in fields.chain(inputs) {
        if let FieldKind::Enum { rust_type, values } = &field.kind
            && !enums.iter().any(|known| known.rust_type == *rust_type)
        {
            enums.push(EnumView {
                rust_type: rust_type.clone(),
                words: values.iter().map(|value| value.wire.clone()).collect(),
                doc,
                values: values.iter().map(variant).collect(),
            });
        }
    }
    enums
}
