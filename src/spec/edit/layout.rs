/// A text as lines without their ends, and the end that they share.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    lines: Vec<String>,
    end: &'static str,
}

/// Lines to add, with a blank one before them or not.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub(super) lines: Vec<String>,
    pub(super) separated: bool,
}

pub(super) fn indented(lines: Vec<String>, columns: usize) -> Vec<String> {
    lines
        .into_iter()
        .map(|line| format!("{:columns$}{line}", ""))
        .collect()
}

impl Layout {
    pub(super) fn of(text: &str) -> Self {
        let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        Self {
            lines: text.lines().map(str::to_owned).collect(),
            end,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The text with a block before the line of this number.
    pub(super) fn insert(&self, at: usize, block: &Block) -> String {
        let (before, after) = self.lines.split_at(at.min(self.lines.len()));
        let blank = block.separated && before.last().is_some_and(|line| !is_blank(line));
        let blank = blank.then(String::new);
        let lines = before
            .iter()
            .chain(blank.as_ref())
            .chain(&block.lines)
            .chain(after);
        lines.flat_map(|line| [line.as_str(), self.end]).collect()
    }

    /// Takes a value out of a line.
    pub(super) fn cut(&mut self, line: usize, column: usize, value: &str) {
        if let Some(line) = self.lines.get_mut(line)
            && line
                .get(column..)
                .is_some_and(|rest| rest.starts_with(value))
        {
            let rest = line.split_off(column);
            let rest = rest[value.len()..].trim_start().to_owned();
            line.truncate(line.trim_end().len());
            if !rest.is_empty() {
                line.push_str("  ");
                line.push_str(&rest);
            }
        }
    }

    /// The line after an entry: after all that is indented deeper, and comments of its own level.
    pub(super) fn end_of_entry(&self, line: usize, column: usize) -> usize {
        let mut end = line + 1;
        for (at, text) in self.lines.iter().enumerate().skip(line + 1) {
            let indentation = indentation(text);
            let comment = is_comment(text);
            if is_blank(text) || (comment && indentation < column) {
                continue;
            }
            if !comment && indentation <= column {
                break;
            }
            end = at + 1;
        }
        end
    }

    /// The line after a key and the comments that are indented below it.
    pub(super) fn end_of_comments(&self, line: usize, column: usize) -> usize {
        let mut end = line + 1;
        for (at, text) in self.lines.iter().enumerate().skip(line + 1) {
            if is_blank(text) {
                continue;
            }
            if !is_comment(text) || indentation(text) <= column {
                break;
            }
            end = at + 1;
        }
        end
    }

    /// Whether a blank line stands before the line and the comments above it.
    pub(super) fn is_separated(&self, line: usize) -> bool {
        let mut above = self.lines.iter().take(line).rev();
        above
            .find(|line| !is_comment(line))
            .is_some_and(|line| is_blank(line))
    }
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
