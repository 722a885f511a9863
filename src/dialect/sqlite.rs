use super::conversions::TextReading::Any;
use super::quoting::{SQLITE_QUERY, SQLITE_SCHEMA};
use super::{
    CaseFolding, ColumnTypes, Conversions, Dialect, FromText, Functions, Indexing, Literals,
    Queries, Tables, Template, ToText,
};

pub static SQLITE: Dialect = Dialect {
    query_names: &SQLITE_QUERY,
    schema_names: &SQLITE_SCHEMA,
    limits_names: false,
    sqlx: false,
    naive_datetimes: false,
    queries: Queries {
        placeholder: "?1",
        part_placeholder: "?",
        unless_there: " ON CONFLICT DO NOTHING",
        returns_rows: false,
        casts: &[],
        compared: &[],
        lock: "",
        keep: "",
        like: "LIKE",
        begin_snapshot: "",
        sleep: "",
        connection_id: "",
    },
    // In a `STRICT` table.
    types: ColumnTypes {
        text: "TEXT",
        longest_varchar: None,
        int: "INTEGER",
        bigint: "INTEGER",
        float: "REAL",
        decimal: "INTEGER",
        bool: "INTEGER",
        uuid: "BLOB",
        date: "TEXT",
        time: "TEXT",
        datetime: "TEXT",
        json: "TEXT",
        bytes: "BLOB",
        outside_row: &[],
        checks_values: true,
        // Those of a whole number of 64 bits.
        decimal_digits: 18,
    },
    literals: Literals {
        booleans: ["0", "1"],
        decimals_in_units: true,
        datetime: "%F %T%.f%:z",
        bytes: ["x'", "'"],
        uuids: false,
        escapes_backslash: false,
        ends_at_zero: true,
        zeros: Some("zeroblob({count})"),
    },
    functions: Functions {
        length: "length",
        byte_length: "length",
        beginning: "substr(@, 1, {length})",
        min_of_two: true,
        around: "'{before}' || @ || '{behind}'",
        before: "'{before}' || @",
        now: "strftime('%Y-%m-%d %H:%M:%f+00:00', 'now')",
        random_uuid: "randomblob(16)",
    },
    conversions: Conversions {
        from_text: FromText {
            integer: Any(Template(
                "CASE WHEN json_type(iif(json_valid(@), @, NULL)) = 'integer' \
                 THEN CAST(@ AS INTEGER) END",
            )),
            float: Any(Template(
                "CASE WHEN json_type(iif(json_valid(@), @, NULL)) IN ('integer', 'real') \
                 THEN CAST(@ AS REAL) END",
            )),
            decimal: Any(Template(
                "CASE WHEN json_type(iif(json_valid(@), @, NULL)) IN ('integer', 'real') \
                 THEN CAST(round(CAST(@ AS REAL){times}) AS INTEGER) END",
            )),
            bool: Any(Template(
                "CASE @ WHEN 'true' THEN 1 WHEN 'false' THEN 0 END",
            )),
            uuid: Any(Template("CASE WHEN length(@) = 36 THEN unhex(@, '-') END")),
            date: Any(Template("date(@)")),
            time: Any(Template("CASE WHEN time(@) = substr(@, 1, 8) THEN @ END")),
            datetime: Any(Template(
                "CASE WHEN datetime(@) = substr(@, 1, 19) AND @ LIKE '%+00:00' THEN @ \
                 ELSE strftime('%Y-%m-%d %H:%M:%S+00:00', @) END",
            )),
            json: Any(Template("CASE WHEN json_valid(@) THEN @ END")),
            bytes: Any(Template("CAST(@ AS BLOB)")),
        },
        to_text: ToText {
            number: Template("CAST(@ AS TEXT)"),
            decimal: Template(
                "iif(@ < 0, '-', '') || abs(@ / {unit}) || '.' || \
                 printf('%0{scale}d', abs(@ % {unit}))",
            ),
            bool: Template("CASE @ WHEN 1 THEN 'true' WHEN 0 THEN 'false' END"),
            uuid: Template(
                "CASE WHEN @ IS NOT NULL THEN substr(lower(hex(@)), 1, 8) || '-' || \
                 substr(lower(hex(@)), 9, 4) || '-' || substr(lower(hex(@)), 13, 4) || '-' || \
                 substr(lower(hex(@)), 17, 4) || '-' || substr(lower(hex(@)), 21, 12) END",
            ),
            date: Template::SAME,
            time: Template::SAME,
            datetime: Template::SAME,
            json: Template::SAME,
            bytes: Template("CAST(@ AS TEXT)"),
        },
        matches: "",
        bool_to_number: Template::SAME,
        float_to_exact: Template("CAST(round(@{times}) AS INTEGER)"),
        exact_to_float: Template("CAST(@ AS REAL)"),
        decimal_to_float: Template("@ / {unit}.0"),
        decimal_to_exact: Template::SAME,
        bytes_to_uuid: Template("CASE WHEN length(@) = 16 THEN @ END"),
        uuid_to_bytes: Template::SAME,
        date_to_datetime: Template("@ || ' 00:00:00+00:00'"),
        datetime_to_date: Template("substr(@, 1, 10)"),
        needed: &[],
    },
    tables: Tables {
        options: " STRICT",
        join_options: " STRICT, WITHOUT ROWID",
        // Without `AUTOINCREMENT`, the id of the last row that was deleted would come back for
        // another row.
        serial_key: "PRIMARY KEY AUTOINCREMENT",
        refers_ahead: true,
        constrains_columns: true,
    },
    indexing: Indexing {
        partial: true,
        says_nulls_first: false,
        case: CaseFolding::Collation("NOCASE"),
    },
    alterations: None,
};
