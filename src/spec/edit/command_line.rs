use crate::diagnostics::{Diagnostic, Diagnostics, Problem, Source, Span, Spanned};

/// The words of a command, each with its place.
#[derive(Debug, Clone)]
pub struct CommandLine {
    source: Source,
    words: Vec<Spanned<String>>,
}

impl CommandLine {
    #[must_use]
    pub fn new(words: &[String]) -> Self {
        let mut at = 0;
        let place = |word: &String| {
            let start = at;
            at += word.len() + 1;
            Spanned::new(word.clone(), Span::new(start, start + word.len()))
        };
        Self {
            source: Source::new("command line", words.join(" ")),
            words: words.iter().map(place).collect(),
        }
    }

    pub(super) fn words(&self) -> &[Spanned<String>] {
        &self.words
    }

    /// The first word, and those after it.
    pub(super) fn split_first(
        &self,
    ) -> Result<(&Spanned<String>, &[Spanned<String>]), Diagnostics> {
        self.words.split_first().ok_or_else(|| {
            let word = String::new();
            self.refuse(
                crate::diagnostics::EditProblem::Incomplete { word },
                Span::default(),
            )
        })
    }

    pub(super) fn refuse(&self, problem: impl Into<Problem>, span: Span) -> Diagnostics {
        Diagnostics::new(self.source.clone(), Diagnostic::error(problem, span))
    }
}
