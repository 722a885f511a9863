use granit_parser::Parser;
use toml_edit::DocumentMut;

use super::doubles::doubles;

/// Whether two changes that were brought together still make a file of their kind, with nothing
/// in it twice that was there once.
#[must_use]
pub fn is_sound(path: &str, merged: &str, ours: &str) -> bool {
    match path.rsplit_once('.').map_or(path, |(_, ending)| ending) {
        "rs" => is_sound_rust(merged, ours),
        "toml" => merged.parse::<DocumentMut>().is_ok(),
        "yaml" | "yml" => Parser::new_from_str(merged).all(|event| event.is_ok()),
        _ => true,
    }
}

/// What cannot be read now and could not be read before says nothing about the merge: it may be
/// newer Rust than is known here.
fn is_sound_rust(merged: &str, ours: &str) -> bool {
    match (syn::parse_file(merged), syn::parse_file(ours)) {
        (Ok(merged), Ok(ours)) => doubles(&merged).is_subset(&doubles(&ours)),
        (Err(_), Ok(_)) => false,
        (_, Err(_)) => true,
    }
}
