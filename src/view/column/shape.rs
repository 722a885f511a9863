use crate::model::FieldNames;
use crate::view::kind::KindCode;

/// What the views of a declared column are made of.
pub(in crate::view) struct Shape<'a> {
    pub names: &'a FieldNames,
    pub code: &'a KindCode,
    pub optional: bool,
    pub private: bool,
    pub description: Option<&'a str>,
    pub example: Option<String>,
}
