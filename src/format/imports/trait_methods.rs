use super::tree::UseLeaf;

/// The traits of an import and the methods for which it is there, from the comment behind it:
/// `// Write for write_str, writeln!; Read for read_to_end`.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct TraitHint<'text>(Vec<(&'text str, Vec<&'text str>)>);

impl<'text> TraitHint<'text> {
    /// Reads a comment; nothing if it says something else.
    #[must_use]
    pub fn read(comment: &'text str, leaves: &[UseLeaf<'text>]) -> Option<Self> {
        let clauses = comment.strip_prefix("// ")?.split("; ");
        let traits: Option<Vec<_>> = clauses.map(clause).collect();
        let names_leaves = |(name, _): &(&str, _)| leaves.iter().any(|leaf| leaf.own() == *name);
        traits
            .filter(|traits| traits.iter().all(names_leaves))
            .map(Self)
    }

    /// The methods for which a trait is there; what is known of it otherwise.
    #[must_use]
    pub fn methods(&self, name: &str) -> &[&'text str] {
        self.0
            .iter()
            .find(|(other, _)| *other == name)
            .map_or(known_methods(name), |(_, methods)| methods)
    }
}

fn clause(text: &str) -> Option<(&str, Vec<&str>)> {
    let (name, methods) = text.split_once(" for ")?;
    let methods: Vec<&str> = methods.split(", ").collect();
    let are_names = methods
        .iter()
        .map(|method| method.strip_suffix('!').unwrap_or(method))
        .all(is_name);
    (is_name(name) && are_names).then_some((name, methods))
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|letter| letter == '_' || letter.is_alphanumeric())
}

/// By what traits of the standard library and of the crates of a service are used without their
/// names: an import of one of them needs no comment.
#[must_use]
pub fn known_methods(name: &str) -> &'static [&'static str] {
    KNOWN
        .iter()
        .find(|(other, _)| *other == name)
        .map_or(&[], |(_, methods)| methods)
}

const KNOWN: &[(&str, &[&str])] = &[
    (
        "AsyncReadExt",
        &["read", "read_exact", "read_to_end", "read_to_string"],
    ),
    ("AsyncWriteExt", &["flush", "shutdown", "write_all"]),
    ("BodyExt", &["boxed", "collect", "frame", "map_err"]),
    ("BufRead", &["lines", "read_line", "read_until"]),
    (
        "ConnectOptions",
        &["connect", "disable_statement_logging", "log_statements"],
    ),
    (
        "Connection",
        &["begin", "close", "connect", "connect_with", "ping"],
    ),
    ("Datelike", &["day", "month", "ordinal", "weekday", "year"]),
    ("Deserialize", &["deserialize"]),
    (
        "Engine",
        &["decode", "decode_slice", "encode", "encode_string"],
    ),
    ("Error", &["custom", "source"]),
    (
        "Executor",
        &[
            "describe",
            "execute",
            "fetch",
            "fetch_all",
            "fetch_one",
            "fetch_optional",
        ],
    ),
    ("FromRef", &["from_ref"]),
    ("FromRequest", &["from_request"]),
    ("FromRequestParts", &["from_request_parts"]),
    ("FromStr", &["from_str"]),
    ("Hash", &["hash"]),
    ("Hasher", &["finish"]),
    ("Instrument", &["in_current_span", "instrument"]),
    ("IntoResponse", &["into_response"]),
    ("IsTerminal", &["is_terminal"]),
    ("Layer", &["boxed", "with_filter", "with_subscriber"]),
    ("ListenerExt", &["limit_connections", "tap_io"]),
    ("OptionalExtension", &["optional"]),
    ("PartialSchema", &["schema"]),
    ("PasswordHasher", &["hash_password"]),
    ("PasswordVerifier", &["verify_password"]),
    (
        "Read",
        &[
            "bytes",
            "read",
            "read_exact",
            "read_to_end",
            "read_to_string",
            "take",
        ],
    ),
    ("RequestExt", &["extract", "extract_parts"]),
    ("RequestPartsExt", &["extract"]),
    ("Row", &["get", "try_get"]),
    ("Serialize", &["serialize"]),
    ("Serializer", &["collect_str"]),
    ("Service", &["call", "poll_ready"]),
    ("ServiceExt", &["into_make_service", "oneshot", "ready"]),
    ("StreamExt", &["next"]),
    ("SubscriberExt", &["with"]),
    ("SubscriberInitExt", &["init", "set_default", "try_init"]),
    ("SubsecRound", &["round_subsecs", "trunc_subsecs"]),
    ("Timelike", &["hour", "minute", "nanosecond", "second"]),
    (
        "ToPrimitive",
        &["to_f32", "to_f64", "to_i32", "to_i64", "to_u32", "to_u64"],
    ),
    ("TryStreamExt", &["try_collect", "try_next"]),
    (
        "ValueEnum",
        &["from_str", "to_possible_value", "value_variants"],
    ),
    (
        "Write",
        &[
            "flush",
            "write",
            "write!",
            "write_all",
            "write_fmt",
            "write_str",
            "writeln!",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::imports::tree::leaves;

    #[test]
    fn comments_name_methods_of_traits() {
        let leaves = leaves("a::{Read, Write as _}").unwrap_or_default();
        let read = |comment| TraitHint::read(comment, &leaves);
        let hint = read("// Write for write_str, writeln!; Read for read").unwrap_or_default();
        assert_eq!(hint.methods("Write"), ["write_str", "writeln!"]);
        assert_eq!(hint.methods("Read"), ["read"]);
        for comment in [
            "// for read",
            "// Seek for seek",
            "// Read for its end.",
            "//",
        ] {
            assert_eq!(read(comment), None, "{comment}");
        }
    }

    #[test]
    fn known_traits_are_in_order() {
        assert!(KNOWN.is_sorted_by(|one, other| one.0 < other.0));
        assert_eq!(known_methods("OptionalExtension"), ["optional"]);
        assert!(known_methods("Post").is_empty());
    }
}
