use super::conversions::SAME;
use super::conversions::TextReading::{Any, Matching};
use super::conversions::patterns::{DATE, MOMENT, NUMBER, TIME, UUID, WHOLE};
use super::quoting::MYSQL_NAMES;
use super::{
    Alterations, CaseFolding, ColumnTypes, Conversions, Dialect, Digest, FromText, Functions,
    Indexing, Literals, Queries, TableLimits, TableSyntax, ToText,
};

/// By characters, spaces at the end included. `MySQL` and `MariaDB` have this under names of their
/// own, and each takes that of the other for a comment.
const TABLE_OPTIONS: &str = " ENGINE = InnoDB CHARACTER SET utf8mb4 \
     COLLATE /*!80017 utf8mb4_0900_bin*/ /*M! utf8mb4_nopad_bin*/";

/// `MySQL`, and `MariaDB` as far as both agree.
pub static MYSQL: Dialect = Dialect {
    query_names: &MYSQL_NAMES,
    schema_names: &MYSQL_NAMES,
    limits_names: true,
    sqlx: true,
    naive_datetimes: true,
    queries: Queries {
        placeholder: "?",
        part_placeholder: "?",
        unless_there: " ON DUPLICATE KEY UPDATE @ = @",
        returns_rows: false,
        casts: &[
            ("i32", "CAST(@ AS SIGNED)"),
            ("i64", "CAST(@ AS SIGNED)"),
            ("Uuid", "CAST(@ AS BINARY(16))"),
        ],
        compared: &[("enum", "CAST(@ AS CHAR)")],
        lock: "FOR UPDATE",
        keep: "LOCK IN SHARE MODE",
        like: "lower({column}) LIKE lower({place})",
        like_existing: "lower(CONVERT({column} USING utf8mb4)) COLLATE utf8mb4_bin LIKE lower({place})",
        begin_snapshot: "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY",
        sleep: "SELECT 1 WHERE sleep(60)",
        connection_id: "SELECT CAST(connection_id() AS SIGNED)",
    },
    types: ColumnTypes {
        text: "longtext",
        longest_varchar: Some(768),
        int: "int",
        bigint: "bigint",
        float: "double",
        decimal: "decimal({precision}, {scale})",
        bool: "boolean",
        uuid: "binary(16)",
        date: "date",
        time: "time(6)",
        datetime: "datetime(6)",
        json: "json",
        bytes: "longblob",
        outside_row: &["longtext", "longblob", "json"],
        checks_values: false,
        // Those of a `rust_decimal::Decimal`.
        decimal_digits: 28,
    },
    literals: Literals {
        booleans: ["false", "true"],
        decimals_in_units: false,
        datetime: "%F %T%.f",
        bytes: ["x'", "'"],
        uuids: false,
        escapes_backslash: true,
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
        now: "utc_timestamp(6)",
        random_uuid: "unhex(replace(uuid(), '-', ''))",
    },
    conversions: Conversions {
        from_text: FromText {
            integer: Matching(WHOLE, "CAST(@ AS SIGNED)"),
            float: Matching(NUMBER, "CAST(@ AS DOUBLE)"),
            decimal: Matching(NUMBER, "round(CAST(@ AS DECIMAL(60, 28)), {scale})"),
            bool: Any("CASE @ WHEN 'true' THEN true WHEN 'false' THEN false END"),
            uuid: Matching(UUID, "unhex(replace(@, '-', ''))"),
            date: Matching(DATE, "CAST(@ AS DATE)"),
            time: Matching(TIME, "CAST(@ AS TIME(6))"),
            datetime: Matching(
                MOMENT,
                "CAST(replace(replace(replace(@, 'T', ' '), 'Z', ''), '+00:00', '') \
                     AS DATETIME(6))",
            ),
            json: Any("CASE WHEN json_valid(@) THEN @ END"),
            bytes: Any("CAST(@ AS BINARY)"),
        },
        to_text: ToText {
            number: "CONVERT(@ USING utf8mb4)",
            decimal: "CONVERT(@ USING utf8mb4)",
            bool: "if(@, 'true', 'false')",
            uuid: "CASE WHEN @ IS NOT NULL THEN insert(insert(insert(insert(lower(hex(@)), \
                 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0, '-') END",
            date: "CONVERT(@ USING utf8mb4)",
            time: "CONVERT(@ USING utf8mb4)",
            datetime: "date_format(@, '%Y-%m-%dT%H:%i:%s.%fZ')",
            json: "CONVERT(@ USING utf8mb4)",
            bytes: "CONVERT(@ USING utf8mb4)",
        },
        matches: "@ REGEXP '{pattern}'",
        bool_to_number: SAME,
        float_to_exact: "round(@, {scale})",
        exact_to_float: SAME,
        decimal_to_float: SAME,
        decimal_to_exact: "round(@, {scale})",
        bytes_to_uuid: "CASE WHEN octet_length(@) = 16 THEN @ END",
        uuid_to_bytes: SAME,
        date_to_datetime: SAME,
        datetime_to_date: SAME,
        needed: &[],
    },
    tables: TableSyntax {
        options: TABLE_OPTIONS,
        join_options: TABLE_OPTIONS,
        serial_key: "AUTO_INCREMENT PRIMARY KEY",
        refers_ahead: false,
        // MariaDB has no names for the checks of columns, and MySQL no references.
        constrains_columns: false,
    },
    indexing: Indexing {
        partial: false,
        named_by_column: true,
        says_nulls_first: false,
        case: CaseFolding::GeneratedColumn,
        longest_key: Some(3072),
        adds_up_keys: true,
        hashes: false,
        beginning: "@({length})",
        digest: Digest::GeneratedColumn("binary(32)", "unhex(sha2(@, 256))"),
    },
    table_limits: TableLimits {
        columns: 1017,
        row: 65_535,
        page: 8126,
        indexes: 64,
        index_columns: 16,
    },
    alterations: Some(Alterations {
        alters_parts: false,
        fills_in: true,
        names_constraints: false,
        drops_checks: false,
        names_indexes: false,
        keys_need_indexes: true,
        works_online: false,
        updates_from: false,
        differs: "NOT (@ <=> ({value}))",
    }),
};
