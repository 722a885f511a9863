use std::fmt::Write as _;

use crate::migrate::schema::{Kind, Value};

use super::Server;

/// A value as the column stores it.
pub fn literal(server: Server, kind: &Kind, value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Json(text) => string(server, text),
        Value::Integer(integer) => integer.to_string(),
        Value::Float(float) => format!("{float:?}"),
        Value::Decimal(decimal) => decimal.to_string(),
        Value::Bool(bool) => bool.to_string(),
        Value::Date(date) => string(server, &date.format("%F").to_string()),
        Value::Time(time) => string(server, &time.format("%T%.f").to_string()),
        Value::Datetime(moment) => {
            let zone = if server == Server::Postgres {
                "%:z"
            } else {
                ""
            };
            let format = format!("%F %T%.f{zone}");
            string(server, &moment.format(&format).to_string())
        }
        Value::Bytes(bytes) if *kind == Kind::Uuid && server == Server::Postgres => {
            let digits = hex(bytes);
            let parts = [0..8, 8..12, 12..16, 16..20, 20..digits.len()];
            let parts: Vec<_> = parts
                .into_iter()
                .filter_map(|part| digits.get(part))
                .collect();
            string(server, &parts.join("-"))
        }
        Value::Bytes(bytes) if server == Server::Postgres => {
            string(server, &format!("\\x{}", hex(bytes)))
        }
        Value::Bytes(bytes) => format!("x'{}'", hex(bytes)),
    }
}

/// A text in quotes.
pub fn string(server: Server, text: &str) -> String {
    let text = text.replace('\'', "''");
    match server {
        Server::Postgres => format!("'{text}'"),
        Server::Mysql => format!("'{}'", text.replace('\\', "\\\\")),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
