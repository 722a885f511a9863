/// How a file begins, and how it ends its lines, so that it goes on doing so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineEnds {
    /// The text begins with a byte order mark.
    marked: bool,
    /// Every line ends with a carriage return and a line feed.
    windows: bool,
    /// The last line ends like the others.
    last: bool,
}

const MARK: &str = "\u{feff}";

impl LineEnds {
    /// Takes the text apart: how its lines end, and the text with plain line feeds and no mark.
    #[must_use]
    pub fn split_off(text: &str) -> (Self, String) {
        let (marked, text) = match text.strip_prefix(MARK) {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let feeds = text.matches('\n').count();
        let windows = feeds > 0 && text.matches("\r\n").count() == feeds;
        let last = text.is_empty() || text.ends_with('\n');
        let mut plain = if windows {
            text.replace("\r\n", "\n")
        } else {
            text.to_owned()
        };
        if !last {
            plain.push('\n');
        }
        let ends = Self {
            marked,
            windows,
            last,
        };
        (ends, plain)
    }

    /// Puts a text with plain line feeds together again.
    #[must_use]
    pub fn restore(self, plain: &str) -> String {
        let plain = if self.last {
            plain
        } else {
            plain.strip_suffix('\n').unwrap_or(plain)
        };
        let mark = if self.marked { MARK } else { "" };
        if self.windows {
            mark.to_owned() + &plain.replace('\n', "\r\n")
        } else {
            mark.to_owned() + plain
        }
    }
}

#[cfg(test)]
mod tests {
    use super::LineEnds;

    #[test]
    fn a_text_comes_back_as_it_was() {
        for text in [
            "",
            "a\n",
            "a",
            "a\r\nb\r\n",
            "a\r\nb",
            "a\nb\r\n",
            "\n",
            "\r",
            "\u{feff}a\r\nb\r\n",
            "\u{feff}a",
            "\u{feff}",
        ] {
            let (ends, plain) = LineEnds::split_off(text);
            assert_eq!(ends.restore(&plain), text);
            assert!(plain.is_empty() || plain.ends_with('\n'));
        }
    }
}
