use crate::catalog::Layout;
use crate::render::FileSet;

/// Gives the files that are rendered as they were in the last run the layout that they got then,
/// and names them as settled: what is left is for `rustfmt`.
///
/// `past` are the texts of the last run before layout, if they are not the same altogether;
/// `laid_out` finds what came of them.
pub fn reuse(
    files: &mut FileSet,
    past: Option<&FileSet>,
    laid_out: impl Fn(&str) -> Option<String>,
) {
    for (path, file) in files.iter_mut() {
        let before = past.map(|past| past.get(path).map(|before| &before.text));
        let same = before.is_none_or(|before| before == Some(&file.text));
        if !same || file.layout == Layout::Stable {
            continue;
        }
        if let Some(text) = laid_out(path).filter(|text| has_same_marks(&file.text, text)) {
            file.text = text.into_boxed_str();
            file.layout = Layout::Stable;
        }
    }
}

/// Whether two texts differ at most in layout, by counting what `rustfmt` neither adds nor drops:
/// a remembered text that something else has changed is laid out again.
fn has_same_marks(one: &str, other: &str) -> bool {
    marks(one) == marks(other)
}

fn marks(text: &str) -> [usize; 256] {
    let mut counts = [0; 256];
    for byte in text.bytes() {
        if !byte.is_ascii_whitespace() && !b",{}()|".contains(&byte) {
            counts[usize::from(byte)] += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::has_same_marks;

    #[test]
    fn layout_does_not_count_and_everything_else_does() {
        assert!(has_same_marks("f(a,b)", "f(\n    a,\n    b,\n)"));
        assert!(has_same_marks("mod b; mod a;", "mod a;\nmod b;\n"));
        assert!(!has_same_marks("mod a;", "mod a;\nmod b;\n"));
    }
}
