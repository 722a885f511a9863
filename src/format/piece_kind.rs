/// What a piece of a file is, and so in what surroundings `rustfmt` has to see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PieceKind {
    /// Lines of `//!`, which nobody lays out.
    FileComment,
    /// Items at the outermost level.
    Items,
    /// `impl Post {` and the like, without what is in it.
    Opening,
    /// `struct Post {`.
    StructOpening,
    /// `enum PostField {`.
    EnumOpening,
    /// A field with its comments and attributes.
    StructField,
    /// The same in an enum.
    EnumVariant,
    /// What stands between two blank lines in an `impl`.
    ImplMember,
    /// The same in a trait.
    TraitMember,
    /// The same in a module.
    ModuleMember,
    /// A method in an `impl` up to the first arm of the match that it consists of.
    MatchOpening,
    /// An arm of that match.
    Arm,
    /// The closing braces of the match and the method.
    MatchClosing,
    /// The closing brace.
    Closing,
}

impl PieceKind {
    /// Whether nothing comes between the piece before and this one.
    #[must_use]
    pub fn stands_close(self, before: Self) -> bool {
        let is_inside = matches!(
            self,
            Self::StructField | Self::EnumVariant | Self::Arm | Self::MatchClosing | Self::Closing
        );
        is_inside || before == Self::Opening
    }

    /// What stands before a list of such pieces.
    #[must_use]
    pub fn list_opening(self) -> Self {
        if self == Self::EnumVariant {
            Self::EnumOpening
        } else {
            Self::StructOpening
        }
    }

    /// A piece as an item that can stand on its own.
    #[must_use]
    pub fn wrap(self, piece: &str) -> String {
        let piece = piece.trim_matches('\n').trim_end();
        if self == Self::Items {
            return format!("{piece}\n");
        }
        match self.surroundings() {
            Some((before, after)) => format!("{before}{piece}\n{after}\n"),
            None => String::new(),
        }
    }

    /// The layout of the piece itself, out of that of the item.
    #[must_use]
    pub fn unwrap(self, piece: &str, layout: &str) -> Option<String> {
        let layout = layout.trim_matches('\n');
        if self == Self::Items {
            return Some(format!("{layout}\n"));
        }
        match self.surroundings() {
            Some((before, after)) => layout
                .strip_prefix(before)?
                .strip_suffix(after)
                .map(str::to_owned),
            None => Some(format!("{}\n", piece.trim_end())),
        }
    }

    /// What makes an item of the piece; nothing for those that nobody lays out.
    fn surroundings(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Items | Self::FileComment | Self::MatchClosing | Self::Closing => None,
            Self::Opening => Some(("", "    fn member() {}\n}")),
            Self::StructOpening => Some(("", "    field: Field,\n}")),
            Self::EnumOpening => Some(("", "    Variant,\n}")),
            Self::StructField => Some(("struct Wrapper {\n", "}")),
            Self::EnumVariant => Some(("enum Wrapper {\n", "}")),
            Self::ImplMember => Some(("impl Wrapper {\n", "}")),
            Self::TraitMember => Some(("trait Wrapper {\n", "}")),
            Self::ModuleMember => Some(("mod wrapper {\n", "}")),
            Self::MatchOpening => Some((
                "impl Wrapper {\n",
                "            _ => {}\n        }\n    }\n}",
            )),
            Self::Arm => Some((
                "impl Wrapper {\n    fn wrapper() {\n        match wrapped {\n",
                "        }\n    }\n}",
            )),
        }
    }
}
