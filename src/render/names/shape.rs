use std::collections::BTreeMap;

use serde_json::Value;

/// What is known of a value: the union of all samples of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum ValueShape {
    /// Nothing, because no sample says more than null or an empty list.
    #[default]
    Unknown,
    Scalar,
    List(Box<ValueShape>),
    Map(BTreeMap<String, ValueShape>),
}

impl ValueShape {
    /// Of a serialised view.
    #[must_use]
    pub fn of(sample: &Value) -> Self {
        match sample {
            Value::Null => Self::Unknown,
            Value::Bool(_) | Value::Number(_) | Value::String(_) => Self::Scalar,
            Value::Array(items) => {
                let item = items.iter().map(Self::of).fold(Self::Unknown, Self::union);
                Self::List(Box::new(item))
            }
            Value::Object(fields) => Self::Map(
                fields
                    .iter()
                    .map(|(name, field)| (name.clone(), Self::of(field)))
                    .collect(),
            ),
        }
    }

    /// Both samples together; where they differ in kind, nothing is known.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unknown, known) | (known, Self::Unknown) => known,
            (Self::Scalar, Self::Scalar) => Self::Scalar,
            (Self::List(one), Self::List(other)) => Self::List(Box::new(one.union(*other))),
            (Self::Map(mut fields), Self::Map(others)) => {
                for (name, field) in others {
                    let known = fields.remove(&name).unwrap_or_default();
                    fields.insert(name, known.union(field));
                }
                Self::Map(fields)
            }
            _ => Self::Unknown,
        }
    }

    /// A field of the value; `None` if it certainly has no such field.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Unknown => Some(&Self::Unknown),
            Self::Map(fields) => fields.get(name),
            Self::Scalar | Self::List(_) => None,
        }
    }

    /// What a loop over the value sees.
    #[must_use]
    pub fn item(&self) -> Self {
        match self {
            Self::List(item) => (**item).clone(),
            _ => Self::Unknown,
        }
    }
}
