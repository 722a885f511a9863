use super::conversions::SAME;
use super::conversions::TextReading::{Any, Matching};
use super::conversions::patterns::{DATE, MOMENT, NUMBER, TIME, UUID, WHOLE};
use super::quoting::POSTGRES_NAMES;
use super::{
    Alterations, CaseFolding, ColumnTypes, Conversions, Dialect, Digest, FromText, Functions,
    Indexing, Literals, Queries, TableLimits, TableSyntax, ToText,
};

/// Makes JSON of a text, or `NULL` where it is none; `PostgreSQL` can tell only since version 16.
const AS_JSON_FUNCTION: &str = "\
CREATE FUNCTION pg_temp.as_json(value text) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
    RETURN value::jsonb;
EXCEPTION WHEN others THEN
    RETURN NULL;
END
$$;";

/// Makes text of bytes, or `NULL` where they are none.
const AS_TEXT_FUNCTION: &str = "\
CREATE FUNCTION pg_temp.as_text(value bytea) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    RETURN convert_from(value, 'UTF8');
EXCEPTION WHEN others THEN
    RETURN NULL;
END
$$;";

/// By a collation that knows the letters of all languages, whatever the one of the database knows.
const ICU_LIKE: &str = "{column} COLLATE \"und-x-icu\" ILIKE {place}";

pub static POSTGRES: Dialect = Dialect {
    query_names: &POSTGRES_NAMES,
    schema_names: &POSTGRES_NAMES,
    limits_names: true,
    sqlx: true,
    naive_datetimes: false,
    own_words: &[
        " ILIKE ",
        "DISTINCT ON",
        "ON CONFLICT",
        "RETURNING ",
        "NULLS FIRST",
        "NULLS LAST",
        "FOR UPDATE",
        "FOR SHARE",
        "FOR NO KEY UPDATE",
        "FOR KEY SHARE",
        "SKIP LOCKED",
        "SIMILAR TO",
        "TO_CHAR(",
        "DATE_TRUNC(",
        "GENERATE_SERIES(",
        "STRING_AGG(",
        " = ANY(",
        "INTERVAL '",
    ],
    queries: Queries {
        placeholder: "$1",
        part_placeholder: "$1",
        unless_there: " ON CONFLICT DO NOTHING",
        returns_rows: true,
        casts: &[
            ("i32", "@::int4"),
            ("i64", "@::int8"),
            ("f64", "@::float8"),
            ("String", "@::text"),
            ("Password", "@::text"),
            ("enum", "@::text"),
            ("DateTime<Utc>", "@::timestamptz"),
        ],
        compared: &[("String", "@::text"), ("enum", "@::text")],
        lock: "FOR NO KEY UPDATE",
        keep: "FOR KEY SHARE",
        like: ICU_LIKE,
        like_existing: ICU_LIKE,
        begin_snapshot: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        sleep: "SELECT pg_sleep(60)",
        connection_id: "SELECT pg_backend_pid()::bigint",
    },
    types: ColumnTypes {
        // By characters, as on the other engines, and not by the language of the database.
        text: "text COLLATE \"C\"",
        longest_varchar: None,
        int: "integer",
        bigint: "bigint",
        float: "double precision",
        decimal: "numeric({precision}, {scale})",
        bool: "boolean",
        uuid: "uuid",
        date: "date",
        time: "time",
        datetime: "timestamptz",
        json: "jsonb",
        bytes: "bytea",
        outside_row: &[],
        checks_values: false,
        // Those of a `rust_decimal::Decimal`.
        decimal_digits: 28,
    },
    literals: Literals {
        booleans: ["false", "true"],
        decimals_in_units: false,
        datetime: "%F %T%.f%:z",
        bytes: ["'\\x", "'"],
        uuids: true,
        escapes_backslash: false,
        ends_at_zero: false,
        zeros: None,
    },
    functions: Functions {
        length: "char_length",
        byte_length: "octet_length",
        beginning: "substring(@ FROM 1 FOR {length})",
        min_of_two: false,
        around: "concat('{before}', @, '{behind}')",
        before: "concat('{before}', @, '')",
        now: "now()",
        random_uuid: "gen_random_uuid()",
    },
    conversions: Conversions {
        from_text: FromText {
            integer: Matching(WHOLE, "@::numeric"),
            float: Matching(NUMBER, "@::double precision"),
            decimal: Matching(NUMBER, "round(@::numeric::numeric, {scale})"),
            bool: Any("CASE @ WHEN 'true' THEN true WHEN 'false' THEN false END"),
            uuid: Matching(UUID, "@::uuid"),
            date: Matching(DATE, "@::date"),
            time: Matching(TIME, "@::time"),
            datetime: Matching(MOMENT, "@::timestamptz"),
            json: Any("pg_temp.as_json(@)"),
            bytes: Any("convert_to(@, 'UTF8')"),
        },
        to_text: ToText {
            number: "@::text",
            decimal: "@::text",
            bool: "@::text",
            uuid: "@::text",
            date: "to_char(@, 'YYYY-MM-DD')",
            time: "@::text",
            datetime: "to_char(@ AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')",
            json: "@::text",
            bytes: "pg_temp.as_text(@)",
        },
        matches: "@ ~ '{pattern}'",
        bool_to_number: "@::integer",
        float_to_exact: "round(@::numeric, {scale})",
        exact_to_float: SAME,
        decimal_to_float: SAME,
        decimal_to_exact: "round(@::numeric, {scale})",
        bytes_to_uuid: "CASE WHEN octet_length(@) = 16 THEN encode(@, 'hex')::uuid END",
        uuid_to_bytes: "uuid_send(@)",
        date_to_datetime: "@::timestamp AT TIME ZONE 'UTC'",
        datetime_to_date: "(@ AT TIME ZONE 'UTC')::date",
        needed: &[
            ("pg_temp.as_json", AS_JSON_FUNCTION),
            ("pg_temp.as_text", AS_TEXT_FUNCTION),
        ],
    },
    tables: TableSyntax {
        options: "",
        join_options: "",
        serial_key: "GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
        refers_ahead: false,
        constrains_columns: true,
    },
    indexing: Indexing {
        partial: true,
        named_by_column: false,
        says_nulls_first: true,
        case: CaseFolding::Expression,
        // A third of a page.
        longest_key: Some(2704),
        adds_up_keys: false,
        hashes: true,
        beginning: "substring(@ FROM 1 FOR {length})",
        digest: Digest::Expression("md5(@)"),
    },
    table_limits: TableLimits {
        columns: 1600,
        index_columns: 32,
        ..TableLimits::NONE
    },
    alterations: Some(Alterations {
        alters_parts: true,
        fills_in: false,
        names_constraints: true,
        drops_checks: true,
        names_indexes: true,
        keys_need_indexes: false,
        works_online: true,
        updates_from: true,
        differs: "@ IS DISTINCT FROM ({value})",
    }),
};
