use crate::diagnostics::Span;

/// A text by its lines, counted from 0.
#[derive(Debug, Clone)]
pub(super) struct Lines {
    text: String,
    starts: Vec<usize>,
}

/// The lines of an entry or an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) first: usize,
    /// The line after the last one.
    pub(super) end: usize,
    /// Of the key or the dash.
    pub(super) column: usize,
}

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let mut starts = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            starts.push(at);
            at += line.len();
        }
        Self {
            text: text.to_owned(),
            starts,
        }
    }

    pub(super) fn count(&self) -> usize {
        self.starts.len()
    }

    /// Where a line begins; the end of the text for the one after the last.
    pub(super) fn start(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(self.text.len())
    }

    /// The line that a place is in.
    pub(super) fn line(&self, at: usize) -> usize {
        let after = self.starts.partition_point(|start| *start <= at);
        after.saturating_sub(1)
    }

    /// A line without its end.
    pub(super) fn get(&self, line: usize) -> &str {
        let line = self.text.get(self.start(line)..self.start(line + 1));
        line.unwrap_or_default().trim_end_matches(['\r', '\n'])
    }

    pub(super) fn is_blank(&self, line: usize) -> bool {
        self.get(line).trim().is_empty()
    }

    pub(super) fn is_comment(&self, line: usize) -> bool {
        self.get(line).trim_start().starts_with('#')
    }

    pub(super) fn indentation(&self, line: usize) -> usize {
        let line = self.get(line);
        line.len() - line.trim_start_matches(' ').len()
    }

    /// What begins in `first` and goes on to `last` at least: with all lines that are indented
    /// deeper, comments among them.
    pub(super) fn extent(&self, first: usize, last: usize, column: usize) -> Extent {
        let begin = last.max(first) + 1;
        let mut end = begin;
        for line in begin..self.count() {
            if self.is_blank(line) {
                continue;
            }
            if self.indentation(line) <= column {
                break;
            }
            end = line + 1;
        }
        Extent { first, end, column }
    }

    /// The line after the comments of the same level that follow an extent.
    pub(super) fn after_comments(&self, extent: Extent) -> usize {
        let mut end = extent.end;
        for line in extent.end..self.count() {
            if self.is_blank(line) {
                continue;
            }
            if !self.is_comment(line) || self.indentation(line) < extent.column {
                break;
            }
            end = line + 1;
        }
        end
    }

    /// The first line of the comments that stand directly above an extent and speak of it alone:
    /// not the head of the file, and no heading of what follows.
    pub(super) fn with_comments(&self, extent: Extent) -> usize {
        let is_above =
            |line: &usize| self.is_comment(*line) && self.indentation(*line) == extent.column;
        let above = (0..extent.first).rev().take_while(is_above);
        let first = above.last().unwrap_or(extent.first);
        let is_head = first == 0 && extent.column == 0;
        if is_head || (first..extent.first).any(|line| is_heading(self.get(line))) {
            extent.first
        } else {
            first
        }
    }

    /// The first of the blank lines directly above a line.
    pub(super) fn blanks_above(&self, line: usize) -> usize {
        let above = (0..line).rev().take_while(|line| self.is_blank(*line));
        above.last().unwrap_or(line)
    }

    /// The line after the blank lines that begin with this one.
    pub(super) fn blanks_below(&self, line: usize) -> usize {
        let is_blank = |line: &usize| self.is_blank(*line);
        line + (line..self.count()).take_while(is_blank).count()
    }

    /// New lines as text before the line of this number.
    pub(super) fn inserted(&self, at: usize, lines: &[String]) -> (Span, String) {
        let place = Span::new(self.start(at), self.start(at));
        let end = self.line_end();
        let joined = lines.join(end);
        let is_after_all = at >= self.count();
        let is_open = is_after_all && !self.text.is_empty() && !self.text.ends_with('\n');
        let text = if is_open {
            format!("{end}{joined}")
        } else {
            format!("{joined}{end}")
        };
        (place, text)
    }

    /// The place of whole lines; where the last of all has no end, the one above gives its own.
    pub(super) fn span(&self, first: usize, end: usize) -> Span {
        let is_open = end >= self.count() && !self.text.ends_with('\n');
        let start = self.start(first);
        let before = &self.text[..start];
        let start = match before.strip_suffix('\n') {
            Some(before) if is_open => before.strip_suffix('\r').unwrap_or(before).len(),
            _ => start,
        };
        Span::new(start, self.start(end))
    }

    pub(super) fn line_end(&self) -> &'static str {
        if self.text.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        }
    }
}

/// `# ---- catalogue`, `##### Stock`, `# =====`
fn is_heading(comment: &str) -> bool {
    ["---", "===", "###", "***", "~~~"]
        .iter()
        .any(|rule| comment.contains(rule))
}
