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

    #[test]
    fn known_traits_are_in_order() {
        assert!(KNOWN.is_sorted_by(|one, other| one.0 < other.0));
        assert_eq!(known_methods("OptionalExtension"), ["optional"]);
        assert!(known_methods("Post").is_empty());
    }
}
