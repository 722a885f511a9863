/// A file that is in the project's `migrations/` already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Existing {
    /// `0002_add_subtitle_to_posts.up.sql`
    pub name: String,
    /// Its text; those of `.up.sql` and `.down.sql` files are looked at.
    pub text: String,
}

impl Existing {
    /// Whether it takes the schema forwards.
    #[must_use]
    pub fn is_up(&self) -> bool {
        self.name.ends_with(".up.sql")
    }

    /// The number that the name starts with.
    #[must_use]
    pub fn number(&self) -> Option<u64> {
        let name = self.name.rsplit(['/', '\\']).next()?;
        let digits = name
            .find(|c: char| !c.is_ascii_digit())
            .map_or(name, |end| &name[..end]);
        digits.parse().ok()
    }
}
