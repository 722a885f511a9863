/// Both versions of a place between the markers that git uses.
#[must_use]
pub fn marked(base: &str, ours: &str, theirs: &str) -> String {
    format!(
        "<<<<<<< yours\n{ours}||||||| generated before\n{base}=======\n{theirs}>>>>>>> generated now\n"
    )
}
