use super::adapted::adapted;
use super::kind::Reason;
use super::member::member;
use super::reference::reference;
use super::rule::rule;
use super::table::table;

/// A code, a message and a help.
pub type Parts = (&'static str, String, Option<&'static str>);

/// The code, the message and the help of a reason.
pub fn parts(reason: &Reason) -> Parts {
    match reason {
        Reason::NoKey
        | Reason::CompositeKey { .. }
        | Reason::KeyType { .. }
        | Reason::NothingButKey
        | Reason::LinksLeftOut { .. }
        | Reason::NotATable { .. } => table(reason),
        Reason::UnknownType { .. }
        | Reason::Generated
        | Reason::RowsMixed
        | Reason::RowsOdd { .. }
        | Reason::BuiltInEntity { .. }
        | Reason::UnknownEntity { .. } => member(reason),
        Reason::TypeAdapted { .. }
        | Reason::RowsDiffer { .. }
        | Reason::MediaType
        | Reason::RelationAsField { .. }
        | Reason::KeyIsReference { .. }
        | Reason::NoCreate { .. } => adapted(reason),
        Reason::ReferenceColumns { .. }
        | Reason::ReferenceLeftOut { .. }
        | Reason::ReferenceNotKey { .. }
        | Reason::ReferenceType { .. } => reference(reason),
        Reason::Check { .. }
        | Reason::Default { .. }
        | Reason::DefaultOfDatabase { .. }
        | Reason::OnDelete { .. }
        | Reason::IndexLeftOut { .. }
        | Reason::Trigger { .. }
        | Reason::Validation { .. }
        | Reason::Option { .. }
        | Reason::Setting { .. }
        | Reason::Labels { .. }
        | Reason::TableName { .. } => rule(reason),
        Reason::Renamed { from, to } => (
            "name-adapted",
            format!("`{from}` is `{to}` in the spec"),
            None,
        ),
        Reason::Refused { what, why } => (
            "rule-left-out",
            format!("the {what} is not in the spec: {why}"),
            None,
        ),
    }
}
