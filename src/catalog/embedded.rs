use std::collections::BTreeMap;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

use super::{CATALOG, Markers};

static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// Found once: a search through the folders for each template is a third of a small run.
static TEXTS: LazyLock<BTreeMap<&'static str, &'static str>> =
    LazyLock::new(|| texts(&TEMPLATES).collect());

/// The folder of the parts that templates share; nothing in it becomes a file.
const COMPONENTS: &str = "_components";

/// The text of the template at this path below `templates/`.
#[must_use]
pub fn embedded(source: &str) -> Option<&'static str> {
    TEXTS.get(source).copied()
}

/// The text of any template or shared part, and its markers.
#[must_use]
pub fn built_in(source: &str) -> Option<(&'static str, Markers)> {
    if let Some(template) = CATALOG.iter().find(|template| template.source == source) {
        return Some((embedded(source)?, template.markers));
    }
    let (_, text) = components().find(|(component, _)| *component == source)?;
    Some((text, Markers::Braces))
}

/// The paths of all templates and shared parts.
pub fn sources() -> impl Iterator<Item = &'static str> {
    let templates = CATALOG.iter().map(|template| template.source);
    templates.chain(components().map(|(source, _)| source))
}

/// The parts that templates share, with their paths below `templates/`.
pub fn components() -> impl Iterator<Item = (&'static str, &'static str)> {
    TEMPLATES.get_dir(COMPONENTS).into_iter().flat_map(texts)
}

fn texts(folder: &'static Dir<'static>) -> Box<dyn Iterator<Item = (&'static str, &'static str)>> {
    let files = folder
        .files()
        .filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?)));
    Box::new(files.chain(folder.dirs().flat_map(texts)))
}
