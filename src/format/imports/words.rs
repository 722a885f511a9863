/// What a Rust text says outside of comments.
#[derive(Debug, Default)]
pub struct Words<'text> {
    /// In the order of the text, without the words of imports.
    pub all: Vec<Word<'text>>,
    /// The file itself, and the modules with their texts in it.
    pub modules: Vec<Module>,
    /// In the order of the text.
    pub imports: Vec<Import>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'text> {
    pub text: &'text str,
    pub role: Role,
    /// The place of its module in the list.
    pub module: usize,
}

/// What a word may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Something that is in scope.
    Name,
    /// The same, before a `!`.
    Macro,
    /// Something that belongs to what stands before it: after a `.` or a `::`.
    Member,
    /// Where the path of an import begins.
    Head,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Module {
    /// The module around it; the file itself has none.
    pub parent: Option<usize>,
    /// The modules around it all of whose names it imports.
    pub globs: Vec<usize>,
}

/// A `use` and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Import {
    /// The place of the word `use`.
    pub start: usize,
    /// The end of its tree.
    pub end: usize,
    pub module: usize,
    /// Whether it is no part of a function.
    pub is_item: bool,
    pub follows_attribute: bool,
}

impl Words<'_> {
    /// The module so many levels above another.
    #[must_use]
    pub fn above(&self, module: usize, levels: usize) -> Option<usize> {
        (0..levels).try_fold(module, |module, _| self.modules[module].parent)
    }
}
