/// Where the migrations of a project are.
pub const FOLDER: &str = "migrations";

/// One step of the schema, forwards and backwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Migration {
    pub number: u64,
    /// What it does, in `snake_case`: `create_posts`.
    pub name: String,
    /// What it does, and what happens to rows and values, in sentences.
    pub notes: Vec<String>,
    pub up: String,
    pub down: String,
}

impl Migration {
    /// Its two files with their texts, relative to the project's root.
    #[must_use]
    pub fn files(self) -> [(String, String); 2] {
        let Self {
            number,
            name,
            notes: _,
            up,
            down,
        } = self;
        let stem = format!("{FOLDER}/{number:04}_{name}");
        [
            (format!("{stem}.up.sql"), up),
            (format!("{stem}.down.sql"), down),
        ]
    }
}

/// A file that is in the project's `migrations/` already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MigrationFile {
    /// `0002_add_subtitle_to_posts.up.sql`
    pub name: String,
    /// Its text; those of `.up.sql` and `.down.sql` files are looked at.
    pub text: String,
}

impl MigrationFile {
    /// Whether it takes the schema forwards.
    #[must_use]
    pub fn is_up(&self) -> bool {
        self.name.ends_with(".up.sql")
    }

    /// The name of the migration, without the endings of its files.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.name.as_str();
        let stem = name.strip_suffix(".up.sql");
        stem.or_else(|| name.strip_suffix(".down.sql"))
            .unwrap_or(name)
    }

    /// The number that the name starts with.
    #[must_use]
    pub fn number(&self) -> Option<u64> {
        number_of(self.name.rsplit(['/', '\\']).next()?)
    }

    /// Where it stands among the others: they run by their numbers, and those that have none last.
    #[must_use]
    pub fn rank(&self) -> (u64, &str) {
        (self.number().unwrap_or(u64::MAX), &self.name)
    }
}

/// The number that the name of a migration starts with.
#[must_use]
pub fn number_of(name: &str) -> Option<u64> {
    let end = name.find(|c: char| !c.is_ascii_digit());
    name[..end.unwrap_or(name.len())].parse().ok()
}
