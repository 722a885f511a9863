/// Whether two texts differ at most in layout, by counting what `rustfmt` neither adds nor drops.
#[must_use]
pub fn has_same_marks(one: &str, other: &str) -> bool {
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
