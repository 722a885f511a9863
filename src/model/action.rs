use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Field, FieldNames, Grant};

/// What can be done with a row, or with all of them, beyond the operations: `POST
/// /posts/{id}/publish`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Action {
    /// `names.rust` is that of the method and of the handler.
    pub names: FieldNames,
    /// The last segment of the URL, in kebab-case.
    pub route: String,
    pub description: Option<String>,
    pub on: ActionTarget,
    /// What a transition leads between; nothing for other actions.
    pub transition: Option<Transition>,
    /// What has to hold of the row.
    pub when: Vec<Condition>,
    /// What clients send.
    pub input: Option<ActionInput>,
    /// What is written, in order.
    pub set: Vec<Assignment>,
    /// The middle of the method is left to people.
    pub custom: bool,
    /// Who may perform it, where there is authentication; nobody where it is empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub access: Vec<Grant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renamed_from: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActionTarget {
    Row,
    Collection,
}

/// The states of an enum field that an action leads between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transition {
    /// On the wire.
    pub field: String,
    pub from: Vec<String>,
    pub to: String,
}

/// The value that a field has to have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// A field, or the foreign key of a relation, on the wire.
    pub field: String,
    /// Checked against the kind of the field; null for none.
    pub value: Value,
}

/// The input of an action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ActionInput {
    /// The stem of its types: `FeaturePost`, before it is validated `FeaturePostInput`.
    pub rust_type: String,
    pub fields: Vec<Field>,
}

/// The value that a field gets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assignment {
    /// A field, or the foreign key of a relation, on the wire.
    pub field: String,
    pub value: AssignedValue,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssignedValue {
    /// Checked against the kind of the field.
    Literal(Value),
    /// The time, as a field of its kind has it.
    Now,
    Null,
    /// The input of this name.
    Input(String),
    /// The account of the caller.
    Caller,
}

impl Action {
    #[must_use]
    pub fn is_on_row(&self) -> bool {
        self.on == ActionTarget::Row
    }

    /// Whether it stores the row by itself.
    #[must_use]
    pub fn stores(&self) -> bool {
        self.transition.is_some() || !self.set.is_empty()
    }

    /// Whether it writes a field.
    #[must_use]
    pub fn sets(&self, field: &str) -> bool {
        let transition = self.transition.iter().map(|states| &states.field);
        let mut written = self.set.iter().map(|given| &given.field).chain(transition);
        written.any(|written| written == field)
    }

    /// The fields of its input.
    #[must_use]
    pub fn inputs(&self) -> &[Field] {
        self.input.as_ref().map_or(&[], |input| &input.fields)
    }
}
