use include_dir::{Dir, File, include_dir};

static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The folder of the parts that templates share; nothing in it becomes a file.
const COMPONENTS: &str = "_components";

/// The text of the template at this path below `templates/`.
#[must_use]
pub fn embedded(source: &str) -> Option<&'static str> {
    TEMPLATES.get_file(source).and_then(File::contents_utf8)
}

/// The parts that templates share, with their paths below `templates/`.
pub fn components() -> impl Iterator<Item = (&'static str, &'static str)> {
    TEMPLATES
        .get_dir(COMPONENTS)
        .into_iter()
        .flat_map(Dir::files)
        .filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?)))
}
