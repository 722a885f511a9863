use similar::TextDiff;

/// What becomes of a file, as `git apply` and `patch -p1` read it; a side without a text is a file
/// that is not there.
#[must_use]
pub fn unified(path: &str, before: Option<&str>, after: Option<&str>) -> String {
    let side = |letter: char, text: Option<&str>| match text {
        Some(_) => format!("{letter}/{path}"),
        None => "/dev/null".to_owned(),
    };
    let diff = TextDiff::from_lines(before.unwrap_or_default(), after.unwrap_or_default());
    diff.unified_diff()
        .header(&side('a', before), &side('b', after))
        .to_string()
}
