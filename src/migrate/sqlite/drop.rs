use crate::migrate::handmade::{Object, ObjectKind};

use super::quote::quote;

/// Drops what users have made and cannot keep; what went with a column or a table is gone already.
pub fn drop_object(object: &Object) -> String {
    let what = match object.kind {
        ObjectKind::View => "VIEW",
        ObjectKind::Trigger => "TRIGGER",
        ObjectKind::Index | ObjectKind::Column => "INDEX",
    };
    format!("DROP {what} IF EXISTS {};", quote(&object.name))
}
