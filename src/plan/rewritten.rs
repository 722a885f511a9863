use std::collections::BTreeSet;

/// Whether nothing to speak of is left of what was generated, in a text that people read and no
/// program does: it is the user's own now.
#[must_use]
pub fn is_rewritten(path: &str, base: &str, ours: &str) -> bool {
    let says = |line: &&str| line.contains(|c: char| c.is_alphanumeric());
    let [base, ours] = [base, ours].map(|text| text.lines().filter(says).collect::<BTreeSet<_>>());
    let is_prose = path
        .rsplit_once('.')
        .is_some_and(|(_, ending)| ending == "md");
    is_prose && base.intersection(&ours).count() * 20 <= base.len()
}
