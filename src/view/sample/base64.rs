use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Bytes as JSON spells them.
pub(super) fn encoded(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The bytes of a base64 text.
pub(super) fn decoded(text: &str) -> Vec<u8> {
    STANDARD.decode(text).unwrap_or_default()
}

/// The expression of so many zero bytes in base64.
pub(super) fn zeros(count: usize) -> String {
    let whole = format!(
        "\"AAAA\".repeat({})",
        super::super::literal::number(&(count / 3).to_string())
    );
    match count % 3 {
        _ if count < 9 => format!("{:?}", encoded(&vec![0; count])),
        0 => whole,
        1 => format!("{whole} + \"AA==\""),
        _ => format!("{whole} + \"AAA=\""),
    }
}
