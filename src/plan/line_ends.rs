/// How a file ends its lines, so that it goes on doing so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineEnds {
    /// Every line ends with a carriage return and a line feed.
    windows: bool,
    /// The last line ends like the others.
    last: bool,
}

impl LineEnds {
    /// Takes the text apart: how its lines end, and the text with plain line feeds.
    #[must_use]
    pub fn split_off(text: &str) -> (Self, String) {
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
        (Self { windows, last }, plain)
    }

    /// Puts a text with plain line feeds together again.
    #[must_use]
    pub fn restore(self, plain: &str) -> String {
        let plain = if self.last {
            plain
        } else {
            plain.strip_suffix('\n').unwrap_or(plain)
        };
        if self.windows {
            plain.replace('\n', "\r\n")
        } else {
            plain.to_owned()
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
        ] {
            let (ends, plain) = LineEnds::split_off(text);
            assert_eq!(ends.restore(&plain), text);
            assert!(plain.is_empty() || plain.ends_with('\n'));
        }
    }
}
