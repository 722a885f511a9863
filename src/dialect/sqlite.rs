use super::conversions::SAME;
use super::conversions::TextReading::Any;
use super::quoting::{SQLITE_QUERY, SQLITE_SCHEMA};
use super::{
    CaseFolding, ColumnTypes, Conversions, Dialect, Digest, FromText, Functions, Indexing,
    Literals, Queries, TableLimits, TableSyntax, ToText,
};

/// Goes from character to character of UTF-8 and sees whether that leads behind the last byte: a
/// cast would take anything.
const BYTES_AS_TEXT: &str = "\
CASE WHEN length(@) + 1 IN (
    WITH RECURSIVE character (start) AS (
        SELECT 1
        UNION ALL
        SELECT start + CASE
            WHEN hex(substr(@, start, 1)) BETWEEN '01' AND '7F' THEN 1
            WHEN hex(substr(@, start, 2)) GLOB '[CD]?[89AB]?'
                AND hex(substr(@, start, 1)) >= 'C2' THEN 2
            WHEN hex(substr(@, start, 3)) GLOB 'E?[89AB]?[89AB]?'
                AND hex(substr(@, start, 2)) >= 'E0A0'
                AND hex(substr(@, start, 2)) NOT BETWEEN 'EDA0' AND 'EDBF' THEN 3
            WHEN hex(substr(@, start, 4)) GLOB 'F[0-4][89AB]?[89AB]?[89AB]?'
                AND hex(substr(@, start, 2)) BETWEEN 'F090' AND 'F48F' THEN 4
        END
        FROM character WHERE start <= length(@)
    )
    SELECT start FROM character
) THEN CAST(@ AS TEXT) END";

pub static SQLITE: Dialect = Dialect {
    query_names: &SQLITE_QUERY,
    schema_names: &SQLITE_SCHEMA,
    limits_names: false,
    sqlx: false,
    naive_datetimes: false,
    own_words: &[
        "INSERT OR ",
        "UPDATE OR ",
        "REPLACE INTO ",
        "INDEXED BY ",
        "NOT INDEXED",
        "PRAGMA ",
        " GLOB ",
        " COLLATE NOCASE",
        "ON CONFLICT",
        "RETURNING ",
        "NULLS FIRST",
        "NULLS LAST",
        "JSON_EXTRACT(",
        "STRFTIME(",
        "JULIANDAY(",
        "UNIXEPOCH(",
        "DATETIME('NOW'",
        "DATE('NOW'",
        "ROWID",
    ],
    queries: Queries {
        placeholder: "?1",
        part_placeholder: "?",
        unless_there: " ON CONFLICT DO NOTHING",
        returns_rows: false,
        casts: &[],
        compared: &[],
        lock: "",
        keep: "",
        // Texts are looked for by a function of the service.
        like: "",
        like_existing: "",
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
            integer: Any(
                "CASE WHEN json_type(iif(json_valid(@), @, NULL)) = 'integer' \
                 THEN CAST(@ AS INTEGER) END",
            ),
            float: Any(
                "CASE WHEN json_type(iif(json_valid(@), @, NULL)) IN ('integer', 'real') \
                 THEN CAST(@ AS REAL) END",
            ),
            decimal: Any(
                "CASE WHEN json_type(iif(json_valid(@), @, NULL)) IN ('integer', 'real') \
                 THEN CAST(round(CAST(@ AS REAL){times}) AS INTEGER) END",
            ),
            bool: Any("CASE @ WHEN 'true' THEN 1 WHEN 'false' THEN 0 END"),
            uuid: Any("CASE WHEN length(@) = 36 THEN unhex(@, '-') END"),
            // `date` takes `now`, `42` and `12:30` for days, too.
            date: Any("CASE WHEN date(@) = @ THEN @ END"),
            time: Any("CASE WHEN time(@) = substr(@, 1, 8) AND @ NOT GLOB '*[^0-9:.]*' THEN @ END"),
            datetime: Any(
                "CASE WHEN date(substr(@, 1, 10)) IS NOT substr(@, 1, 10) THEN NULL \
                 WHEN datetime(@) = substr(@, 1, 19) AND @ LIKE '%+00:00' THEN @ \
                 ELSE strftime('%Y-%m-%d %H:%M:%S+00:00', @) END",
            ),
            json: Any("CASE WHEN json_valid(@) THEN @ END"),
            bytes: Any("CAST(@ AS BLOB)"),
        },
        to_text: ToText {
            number: "CAST(@ AS TEXT)",
            decimal: "iif(@ < 0, '-', '') || abs(@ / {unit}) || '.' || \
                 printf('%0{scale}d', abs(@ % {unit}))",
            bool: "CASE @ WHEN 1 THEN 'true' WHEN 0 THEN 'false' END",
            uuid: "CASE WHEN @ IS NOT NULL THEN substr(lower(hex(@)), 1, 8) || '-' || \
                 substr(lower(hex(@)), 9, 4) || '-' || substr(lower(hex(@)), 13, 4) || '-' || \
                 substr(lower(hex(@)), 17, 4) || '-' || substr(lower(hex(@)), 21, 12) END",
            date: SAME,
            time: SAME,
            datetime: SAME,
            json: SAME,
            bytes: BYTES_AS_TEXT,
        },
        matches: "",
        bool_to_number: SAME,
        float_to_exact: "CAST(round(@{times}) AS INTEGER)",
        exact_to_float: "CAST(@ AS REAL)",
        decimal_to_float: "@ / {unit}.0",
        decimal_to_exact: SAME,
        bytes_to_uuid: "CASE WHEN length(@) = 16 THEN @ END",
        uuid_to_bytes: SAME,
        date_to_datetime: "@ || ' 00:00:00+00:00'",
        datetime_to_date: "substr(@, 1, 10)",
        needed: &[],
    },
    tables: TableSyntax {
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
        named_by_column: false,
        says_nulls_first: false,
        case: CaseFolding::Collation("NOCASE"),
        longest_key: None,
        adds_up_keys: false,
        hashes: false,
        beginning: "",
        digest: Digest::Never,
    },
    table_limits: TableLimits {
        columns: 2000,
        index_columns: 2000,
        ..TableLimits::NONE
    },
    alterations: None,
};
