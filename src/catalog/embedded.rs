use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

/// The templates of the tool: a folder for each feature, and the parts that they share.
static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The folder of the parts that templates share; nothing in it becomes a file.
const COMPONENTS: &str = "_components";

/// The parts that templates share, with their paths below `templates/`.
pub fn components<'text>() -> impl Iterator<Item = (&'text str, &'text str)> {
    static COMPONENT_TEXTS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| texts_in(COMPONENTS));
    COMPONENT_TEXTS.iter().copied()
}

/// The paths and texts of the files below a folder of `templates/`, in order.
pub(super) fn texts_in(folder: &str) -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    if let Some(folder) = TEMPLATES.get_dir(folder) {
        collect(folder, &mut found);
    }
    found
}

/// The paths of all templates below `templates/`.
pub(super) fn embedded_paths() -> impl Iterator<Item = &'static str> {
    let mut found = Vec::new();
    collect(&TEMPLATES, &mut found);
    found.into_iter().map(|(path, _)| path)
}

/// Adds what is in a folder; paths begin where the embedded tree begins.
pub(super) fn collect(
    folder: &'static Dir<'static>,
    found: &mut Vec<(&'static str, &'static str)>,
) {
    let files = folder.files();
    found.extend(files.filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?))));
    for inner in folder.dirs() {
        collect(inner, found);
    }
}
