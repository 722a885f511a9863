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
