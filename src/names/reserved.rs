//! Words that are taken, as data. To reserve one more, add it to its list.

/// Keywords of Rust 2024, strict and reserved.
pub const KEYWORDS: [&str; 52] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do",
    "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self",
    "Self", "static", "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized",
    "use", "virtual", "where", "while", "yield",
];

/// The keywords that `r#` does not turn into names.
pub const NEVER_RAW: [&str; 5] = ["self", "Self", "super", "crate", "_"];

/// Types that generated code names without a path: an entity of that name would hide them.
pub const HIDING_TYPES: [&str; 108] = [
    // The prelude, and what is all but in it.
    "Option", "Some", "None", "Result", "Ok", "Err", "Box", "String", "Vec", "ToString", "ToOwned",
    "Clone", "Copy", "Debug", "Default", "Display", "Drop", "Fn", "FnMut", "FnOnce", "Future", "Hash",
    "Iterator", "IntoIterator", "IntoFuture", "DoubleEndedIterator", "ExactSizeIterator", "Extend",
    "FromIterator", "AsRef", "AsMut", "From", "Into", "TryFrom", "TryInto", "FromStr", "Send", "Sync",
    "Sized", "Unpin", "PartialEq", "Eq", "PartialOrd", "Ord", "Ordering", "Range", "Rc", "Arc", "Cow",
    "Mutex", "RwLock", "Duration", "Instant", "HashMap", "HashSet", "BTreeMap", "BTreeSet", "Pin",
    "Self",
    // The crates under the service.
    "Decimal", "Uuid", "DateTime", "NaiveDate", "NaiveTime", "Utc", "Value", "Json", "State", "Path",
    "Query", "Router", "Extension", "Body", "Bytes", "Request", "Response", "IntoResponse", "Method",
    "HeaderMap", "HeaderName", "HeaderValue", "StatusCode", "Uri", "Url", "Serialize", "Serializer",
    "Deserialize", "Deserializer", "ToSchema", "IntoParams", "OpenApi", "OpenApiRouter", "Regex",
    "Connection", "Transaction", "Row", "Statement", "Params", "Migrations", "Validate", "Error",
    // The service's own.
    "Database", "Page", "Field", "Filter", "Sort", "Faults", "Container",
];

/// Types of the service itself that its generated code names without a path.
pub const HIDING_SERVICE_TYPES: [&str; 100] = [
    "EventBroker", "EventOutbox", "EventOutboxRepository", "EventOutboxTable", "EventRelay",
    "AppError", "AppState", "Choice", "Condition", "Conditions", "Constraint", "ConstraintKind",
    "CreateErrors", "Created", "Cursor", "Data", "DataEnvelope", "DatabaseError", "DeleteErrors",
    "Direction", "Envelope", "ErrorBody", "ErrorEnvelope", "Expected", "Fault", "FieldSpec",
    "FromJson", "FromObject", "Id", "Include", "Key", "Kind", "List", "ListEnvelope", "ListField",
    "ListParameters", "ListQuery", "Listed", "Meta", "NoRelation", "Object", "Operand", "Operator",
    "ReadErrors", "RequestId", "Settings", "Stored", "UpdateErrors",
    "Versioned", "IfMatch", "NoParameters", "Password", "Reference", "Scaled", "Word", "Engine",
    "Metrics", "Health", "Migration", "Window", "Objection", "TestApp", "Answer", "Document",
    "SubsecRound", "Timestamp", "Tx", "PatchOf", "ReplacementOf", "PgRow", "MySql", "MySqlRow",
    "Dependent", "OnDelete", "Seeder", "Table",
    // Schemas of the OpenAPI document.
    "CursorMeta", "ErrorCode", "HealthStatus", "PageMeta", "Total", "TotalMode",
    "TextFilter", "IntFilter", "FloatFilter", "DecimalFilter", "BoolFilter", "UuidFilter",
    "DateFilter", "TimeFilter", "DatetimeFilter",
    "NullableTextFilter", "NullableIntFilter", "NullableFloatFilter", "NullableDecimalFilter",
    "NullableBoolFilter", "NullableUuidFilter", "NullableDateFilter", "NullableTimeFilter",
    "NullableDatetimeFilter",
];

/// The same where there is authentication.
pub const HIDING_AUTH_TYPES: [&str; 31] = [
    "Access", "AccountPassword", "AccountState", "AssertSqlSafe", "Auth", "AuthService",
    "AuthSession", "AuthSessionRepository", "AuthSessionTable", "AuthState", "Caller",
    "ClientAddress", "ForbiddenError", "Grant", "Guarded", "IpAddr", "Login", "LoginInput",
    "NaiveDateTime", "OptionalExtension", "PasswordChange", "PasswordChangeInput", "Principal",
    "RateLimitedError", "Refresh", "RefreshInput", "RefreshToken", "Registration", "RegistrationOf",
    "SessionTokens", "UnauthenticatedError",
];

/// Modules that services have had, or have inside of a file, in `models/`; those of the templates are
/// known from their paths.
pub const MODEL_MODULES: [&str; 12] =
    ["mod", "page", "patch", "filter", "sort", "list", "field", "id",
    "base64", "password",
    "input", "query",
];

/// The same in `controllers/`, `services/`, `repositories/` and `tests/api/`.
pub const CONTROLLER_MODULES: [&str; 41] = [
    "mod", "health", "docs", "metrics", "openapi", "page", "filter", "sort", "list", "database",
    "error", "sql",
    "errors", "password", "conditions", "references", "related", "stored", "values", "mocks",
    "row", "relations", "sqlite", "links", "nested", "hidden", "closed", "conflict", "versions",
    "change", "create", "delete", "get",
    "fallback", "middleware",
    "contract", "factories", "harness", "log", "process", "shutdown",
];

/// Names that no file or module of a crate can have, in any folder.
pub const FOLDERS: [&str; 8] =
    ["main", "lib", "mod", "tests", "test", "core", "std", "alloc"];

/// Local variables of generated code that a variable named for an entity or field would hide.
pub const VARIABLES: [&str; 72] = [
    "app", "body", "conn", "connection", "container", "context", "cursor", "database", "db", "error",
    "expected", "fault", "faults", "fields", "filter", "found", "headers", "id", "ids", "include",
    "input", "item", "items", "json", "list", "meta", "page", "params", "patch", "path", "per_page",
    "query", "repository", "request", "response", "result", "row", "rows", "server", "service", "sort",
    "state", "total", "tx",
    "settings", "metrics", "health", "router", "api", "details", "detail", "owner",
    "transaction", "now", "new", "conditions", "scope", "links", "relation", "values", "value",
    "location", "data", "object", "rules", "document", "caller",
    // Modules that are called by their name.
    "deletion", "existing", "related",
    // Clippy takes them for slips of the pen for `self`.
    "serf", "shelf",
];

/// Routes of every service: an entity cannot have one of them when the prefix is empty.
pub const SERVICE_ROUTES: [&str; 5] = ["docs", "graphql", "health", "metrics", "openapi.json"];

/// Crates that a service depends on, or can depend on once a feature asks for them.
pub const DEPENDENCIES: [&str; 59] = [
    "argon2", "async-graphql", "async-graphql-axum", "async-trait", "axum", "axum-reverse-proxy",
    "base64", "bytes", "chrono", "clap", "config", "dotenvy", "futures", "garde", "getrandom", "http", "http-body-util",
    "humantime-serde", "hyper", "indexmap", "jsonwebtoken", "lapin", "metrics", "metrics-exporter-prometheus", "mime",
    "mockall", "moka", "opentelemetry", "opentelemetry-http", "opentelemetry-otlp", "opentelemetry-proto",
    "opentelemetry-sdk", "proptest", "prost", "rand", "redis", "regex", "reqwest", "rusqlite",
    "rusqlite-migration", "rust-decimal", "rustls", "secrecy", "serde", "serde-json", "sha2", "sqlx", "strsim",
    "tempfile", "thiserror", "tokio", "toml", "tower", "tower-http", "tracing",
    "tracing-opentelemetry", "utoipa", "uuid",
    "wiremock",
];

/// Names that Cargo or the compiler refuses for a crate, or that hide their own.
pub(super) const CRATES_OF_RUST: [&str; 13] = [
    "alloc", "build", "core", "deps", "examples", "incremental", "proc-macro", "std", "test", "tests",
    "rustc", "cargo", "libc",
];

/// Names of devices on Windows, where no file can be called so.
pub(super) const DEVICES: [&str; 8] = ["aux", "com1", "con", "lpt1", "nul", "prn", "com2", "lpt2"];
