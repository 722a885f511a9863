use include_dir::{Dir, File, include_dir};

static EXPLANATIONS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/explanations");

/// What a code stands for, at length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    pub code: &'static str,
    /// The first line says it in one sentence; examples are in fences.
    pub text: &'static str,
}

impl Explanation {
    /// That of a code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::all().find(|explanation| explanation.code == code)
    }

    /// All of them, in the order of the codes.
    pub fn all() -> impl Iterator<Item = Self> {
        let mut files: Vec<&File<'static>> = EXPLANATIONS.files().collect();
        files.sort_by_key(|file| file.path());
        files.into_iter().filter_map(|file| {
            Some(Self {
                code: file.path().file_stem()?.to_str()?,
                text: file.contents_utf8()?,
            })
        })
    }

    /// In one sentence.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.text.lines().next().unwrap_or_default()
    }
}
