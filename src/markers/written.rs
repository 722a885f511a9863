/// The versions of a place between the markers that git uses.
#[must_use]
pub fn marked(base: &str, ours: &str, theirs: &str) -> String {
    between_markers(&format!(
        "{ours}||||||| generated before\n{base}=======\n{theirs}"
    ))
}

/// Versions that are told apart already.
#[must_use]
pub fn between_markers(versions: &str) -> String {
    format!("<<<<<<< yours\n{versions}>>>>>>> generated now\n")
}
