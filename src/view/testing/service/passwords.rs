use crate::model::Field;

/// Whether `given` is `expected`, but for its passwords.
pub(super) fn same(rust_type: &str, passwords: &[&Field]) -> String {
    if passwords.is_empty() {
        return "*given == expected".to_owned();
    }
    let fields: Vec<_> = passwords
        .iter()
        .map(|field| format!("{0}: expected.{0}.clone()", field.names.rust))
        .collect();
    format!(
        "{rust_type} {{ {}, ..given.clone() }} == expected",
        fields.join(", ")
    )
}

pub(super) fn hashes(
    passwords: &[&Field],
    hash: impl Fn(&Field) -> String,
    wanted: bool,
) -> String {
    if !wanted {
        return String::new();
    }
    let checks = passwords.iter().map(|field| {
        format!(
            "{}.is_some_and(|password| password.as_str().starts_with(\"$argon2id$\"))",
            hash(field)
        )
    });
    checks.collect::<Vec<_>>().join(" && ")
}

pub(super) fn hash_in_new(field: &Field) -> String {
    let rust = &field.names.rust;
    if field.optional {
        format!("new.{rust}.as_ref()")
    } else {
        format!("Some(&new.{rust})")
    }
}

pub(super) fn hash_in_patch(field: &Field) -> String {
    let rust = &field.names.rust;
    if field.optional {
        format!("patch.{rust}.as_ref().and_then(Option::as_ref)")
    } else {
        format!("patch.{rust}.as_ref()")
    }
}
