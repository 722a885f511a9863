use std::collections::BTreeMap;

use crate::parallel::map;
use crate::render::digest;

/// What the last run rendered, by digests: with the same inputs it need not be rendered again, what
/// is rendered as it was has the layout that it had, and a pristine text that is not the one that
/// was written is noticed.
///
/// Where two branches were merged, a path has the digests of both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RenderRecord(BTreeMap<String, Vec<TextDigests>>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct TextDigests {
    /// Of the text as it was rendered.
    rendered: String,
    /// Of the text as it was laid out.
    pristine: String,
}

impl TextDigests {
    fn of(pristine: &str, rendered: String) -> Self {
        Self {
            rendered,
            pristine: digest([pristine]),
        }
    }
}

/// How far a pristine text can be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// It is what was written.
    Intact,
    /// Version control has brought the texts of two branches together.
    Merged,
    /// It is something else.
    Damaged,
}

/// Stands where the path of a file stands, and is none.
const INPUTS: &str = "(inputs)";

impl RenderRecord {
    /// Of a run with these inputs beyond the templates and the model.
    #[must_use]
    pub fn new(inputs: &str) -> Self {
        let mut record = Self::default();
        record.add(INPUTS, inputs, inputs.to_owned());
        record
    }

    /// With a pristine text, and the digest of what it was before it was laid out.
    pub fn add(&mut self, path: &str, pristine: &str, rendered: String) {
        let digests = TextDigests::of(pristine, rendered);
        self.0.insert(path.to_owned(), vec![digests]);
    }

    /// With many of them.
    pub fn add_all<'text>(
        &mut self,
        files: impl Iterator<Item = (&'text str, &'text str, String)> + Send,
    ) {
        self.0.extend(map(files, |(path, pristine, rendered)| {
            (path.to_owned(), vec![TextDigests::of(pristine, rendered)])
        }));
    }

    /// A line for each path, so that two branches merge.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for (path, known) in &self.0 {
            for TextDigests { rendered, pristine } in known {
                text.extend([rendered, " ", pristine, " ", path, "\n"]);
            }
        }
        text
    }

    /// Of what was written; a line that says nothing is left out.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut record = Self::default();
        for line in text.lines() {
            let mut parts = line.splitn(3, ' ');
            if let (Some(rendered), Some(pristine), Some(path)) =
                (parts.next(), parts.next(), parts.next())
            {
                let digests = TextDigests {
                    rendered: rendered.to_owned(),
                    pristine: pristine.to_owned(),
                };
                record.0.entry(path.to_owned()).or_default().push(digests);
            }
        }
        record
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it is that of two branches, each of which has had a run. What one of them has renamed
    /// and the other one has changed is then like neither.
    fn is_merged(&self) -> bool {
        self.0.get(INPUTS).is_some_and(|known| known.len() > 1)
    }

    /// Whether a run with these inputs was the last one.
    #[must_use]
    pub fn has_inputs(&self, inputs: &str) -> bool {
        self.trust(INPUTS, inputs) == Trust::Intact
    }

    /// The paths of the pristine texts, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        let paths = self.0.keys().map(String::as_str);
        paths.filter(|path| *path != INPUTS)
    }

    /// How far a text can be believed to be the pristine one of a path.
    #[must_use]
    pub fn trust(&self, path: &str, text: &str) -> Trust {
        match self.0.get(path).map(Vec::as_slice) {
            Some([known]) if known.pristine == digest([text]) => Trust::Intact,
            None | Some([_] | []) if !self.is_merged() => Trust::Damaged,
            _ => Trust::Merged,
        }
    }

    /// Whether a text was rendered for this path by the last run, too.
    #[must_use]
    pub fn was_rendered(&self, path: &str, rendered: &str) -> bool {
        match self.0.get(path).map(Vec::as_slice) {
            Some([known]) => known.rendered == rendered,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{RenderRecord, Trust};

    #[test]
    fn a_record_comes_back_as_it_was_and_tells_what_was_merged() {
        let mut record = RenderRecord::new("abc");
        record.add("src/app.rs", "one", "1".to_owned());
        record.add("src/main.rs", "two", "2".to_owned());
        let text = record.to_text();
        assert_eq!(RenderRecord::parse(&text), record);
        assert!(record.has_inputs("abc") && !record.has_inputs("abd"));
        assert_eq!(
            record.paths().collect::<Vec<_>>(),
            ["src/app.rs", "src/main.rs"]
        );
        assert_eq!(record.trust("src/app.rs", "one"), Trust::Intact);
        assert_eq!(record.trust("src/app.rs", "two"), Trust::Damaged);
        assert_eq!(record.trust("src/lib.rs", "one"), Trust::Damaged);
        assert!(record.was_rendered("src/app.rs", "1") && !record.was_rendered("src/app.rs", "2"));
        let merged = RenderRecord::parse(&format!("{text}1 0123 src/app.rs\n1 0123 (inputs)\n"));
        assert_eq!(merged.trust("src/app.rs", "one"), Trust::Merged);
        assert!(!merged.was_rendered("src/app.rs", "1") && !merged.has_inputs("abc"));
    }
}
