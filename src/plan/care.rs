use std::ops::Range;

/// How near to each other changes of both sides may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Care {
    /// In one line, if they change different words of it; and what the user has removed as a whole
    /// stays away although its rendering changes, as files do.
    Least,
    /// In one line, if they change different words of it.
    Little,
    /// Never in one paragraph.
    Great,
}

impl Care {
    /// The care for a place: great in paragraphs that must be taken as a whole.
    #[must_use]
    pub fn of(self, place: &Range<usize>, wholes: &[Range<usize>]) -> Self {
        let is_in = |whole: &Range<usize>| place.start < whole.end && whole.start < place.end;
        if wholes.iter().any(is_in) {
            Self::Great
        } else {
            self
        }
    }
}
