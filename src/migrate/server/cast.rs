use crate::migrate::schema::Kind;

use super::Server;

const UUID: &str = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$";
const WHOLE: &str = "^-?[0-9]{1,18}$";
const NUMBER: &str = "^-?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]{1,2})?$";
const DATE: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
const TIME: &str = "^[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?$";
const MOMENT: &str =
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+]00:00)$";

/// Makes JSON of a text, or `NULL` where it is none; `PostgreSQL` can tell only since version 16.
const AS_JSON: &str = "pg_temp.as_json";
const AS_JSON_FUNCTION: &str = "\
CREATE FUNCTION pg_temp.as_json(value text) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
    RETURN value::jsonb;
EXCEPTION WHEN others THEN
    RETURN NULL;
END
$$;";

/// What has to be there before these statements.
pub fn prelude(statements: &[String]) -> Option<String> {
    let uses = statements
        .iter()
        .any(|statement| statement.contains(AS_JSON));
    uses.then(|| AS_JSON_FUNCTION.to_owned())
}

/// The value of an expression of one kind as another kind stores it, before its type is the column's.
///
/// What does not look like a value of the other kind becomes `NULL`; what only seems to be one
/// stops the migration. The pairs are those that `verdict` calls possible.
pub fn cast(server: Server, value: &str, from: &Kind, to: &Kind) -> String {
    match (from, to) {
        (Kind::Text { .. } | Kind::Enum { .. }, to) => from_text(server, value, to),
        (from, Kind::Text { .. } | Kind::Enum { .. }) => into_text(server, value, from),
        (Kind::Float { .. }, Kind::Int { .. } | Kind::Bigint { .. } | Kind::Decimal { .. }) => {
            rounded(server, value, to.scale())
        }
        (Kind::Decimal { .. }, to) if from.scale() > to.scale() && !is_float(to) => {
            rounded(server, value, to.scale())
        }
        (Kind::Int { .. } | Kind::Bigint { .. }, Kind::Bool) => format!("{value} <> 0"),
        (
            Kind::Bool,
            Kind::Int { .. } | Kind::Bigint { .. } | Kind::Float { .. } | Kind::Decimal { .. },
        ) if server == Server::Postgres => format!("{value}::integer"),
        (Kind::Bytes { .. }, Kind::Uuid) => uuid_of_bytes(server, value),
        (Kind::Uuid, Kind::Bytes { .. }) if server == Server::Postgres => {
            format!("uuid_send({value})")
        }
        (Kind::Date, Kind::Datetime) if server == Server::Postgres => {
            format!("{value}::timestamp AT TIME ZONE 'UTC'")
        }
        (Kind::Datetime, Kind::Date) if server == Server::Postgres => {
            format!("({value} AT TIME ZONE 'UTC')::date")
        }
        _ => value.to_owned(),
    }
}

fn rounded(server: Server, value: &str, places: u32) -> String {
    match server {
        Server::Postgres => format!("round({value}::numeric, {places})"),
        Server::Mysql => format!("round({value}, {places})"),
    }
}

fn uuid_of_bytes(server: Server, value: &str) -> String {
    let uuid = match server {
        Server::Postgres => format!("encode({value}, 'hex')::uuid"),
        Server::Mysql => value.to_owned(),
    };
    format!("CASE WHEN octet_length({value}) = 16 THEN {uuid} END")
}

fn from_text(server: Server, value: &str, to: &Kind) -> String {
    let like = |pattern: &str, then: &str| {
        let matches = match server {
            Server::Postgres => "~",
            Server::Mysql => "REGEXP",
        };
        format!("CASE WHEN {value} {matches} '{pattern}' THEN {then} END")
    };
    let typed = |pattern: &str, postgres: &str, mysql: &str| match server {
        Server::Postgres => like(pattern, &format!("{value}::{postgres}")),
        Server::Mysql => like(pattern, &format!("CAST({value} AS {mysql})")),
    };
    match to {
        Kind::Int { .. } | Kind::Bigint { .. } => typed(WHOLE, "numeric", "SIGNED"),
        Kind::Float { .. } => typed(NUMBER, "double precision", "DOUBLE"),
        Kind::Decimal { .. } => {
            let number = match server {
                Server::Postgres => format!("{value}::numeric"),
                Server::Mysql => format!("CAST({value} AS DECIMAL(60, 28))"),
            };
            like(NUMBER, &rounded(server, &number, to.scale()))
        }
        Kind::Bool => format!("CASE {value} WHEN 'true' THEN true WHEN 'false' THEN false END"),
        Kind::Uuid => match server {
            Server::Postgres => like(UUID, &format!("{value}::uuid")),
            Server::Mysql => like(UUID, &format!("unhex(replace({value}, '-', ''))")),
        },
        Kind::Date => typed(DATE, "date", "DATE"),
        Kind::Time => typed(TIME, "time", "TIME(6)"),
        Kind::Datetime => match server {
            Server::Postgres => like(MOMENT, &format!("{value}::timestamptz")),
            Server::Mysql => {
                let plain =
                    format!("replace(replace(replace({value}, 'T', ' '), 'Z', ''), '+00:00', '')");
                like(MOMENT, &format!("CAST({plain} AS DATETIME(6))"))
            }
        },
        Kind::Json => match server {
            Server::Postgres => format!("{AS_JSON}({value})"),
            Server::Mysql => format!("CASE WHEN json_valid({value}) THEN {value} END"),
        },
        Kind::Bytes { .. } => match server {
            Server::Postgres => format!("convert_to({value}, 'UTF8')"),
            Server::Mysql => format!("CAST({value} AS BINARY)"),
        },
        Kind::Text { .. } | Kind::Enum { .. } | Kind::Serial => value.to_owned(),
    }
}

fn into_text(server: Server, value: &str, from: &Kind) -> String {
    match (server, from) {
        (_, Kind::Text { .. } | Kind::Enum { .. }) => value.to_owned(),
        (Server::Postgres, Kind::Date) => format!("to_char({value}, 'YYYY-MM-DD')"),
        (Server::Postgres, Kind::Datetime) => {
            format!("to_char({value} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
        }
        (Server::Postgres, Kind::Bytes { .. }) => format!("convert_from({value}, 'UTF8')"),
        (Server::Postgres, _) => format!("{value}::text"),
        (Server::Mysql, Kind::Bool) => format!("if({value}, 'true', 'false')"),
        (Server::Mysql, Kind::Uuid) => {
            let dashed = [9, 14, 19, 24]
                .iter()
                .fold(format!("lower(hex({value}))"), |text, at| {
                    format!("insert({text}, {at}, 0, '-')")
                });
            format!("CASE WHEN {value} IS NOT NULL THEN {dashed} END")
        }
        (Server::Mysql, Kind::Datetime) => {
            format!("date_format({value}, '%Y-%m-%dT%H:%i:%s.%fZ')")
        }
        (Server::Mysql, _) => format!("CONVERT({value} USING utf8mb4)"),
    }
}

fn is_float(kind: &Kind) -> bool {
    matches!(kind, Kind::Float { .. })
}
