use crate::model::{EntityNames, Project};
use crate::view::EntityView;

/// The folder of a feature's parts.
pub(super) const PARTS: &str = "_parts/";

/// One template and what becomes of it.
#[derive(Debug, Clone)]
pub struct Template {
    /// Where it is below `templates/`: the folder of its feature, then the path of the output, such
    /// as `service/src/controllers/__plural__.rs.tera`. Also the name by which a project overrides
    /// it.
    pub source: String,
    pub text: &'static str,
    pub scope: Scope,
    /// Whether a project has it, beside its feature.
    pub when: fn(&Project) -> bool,
    /// Whether an entity has it.
    pub when_entity: fn(&EntityView) -> bool,
    pub markers: Markers,
}

/// How often a template is rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Once for the service.
    Service,
    /// Once for each entity.
    Entity,
    /// Once for each item of its feature.
    Item,
    /// Once for the service, as a part of other files: they loop over all parts for a place.
    Part,
    /// Once for each entity, as a part of its other files.
    EntityPart,
}

/// How the rendered text comes to its final layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layout {
    /// As rendered.
    Stable,
    /// `rustfmt` lays it out.
    Rustfmt,
}

/// What separates the template language from the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markers {
    /// `{{ name }}`, `{% tag %}`, `{# comment #}`.
    Braces,
    /// `<< name >>`, `<% tag %>`, `<# comment #>`: for files that use braces themselves.
    Angles,
}

impl Template {
    /// Where the text goes when it is rendered once: its path without the folder of the feature.
    #[must_use]
    pub fn target(&self) -> &str {
        let path = self.source.split_once('/').map_or("", |(_, path)| path);
        path.strip_suffix(".tera").unwrap_or(path)
    }

    /// Where the text goes for an entity: `__plural__` and `__singular__` become its file stems.
    #[must_use]
    pub fn target_for(&self, names: &EntityNames) -> String {
        self.target()
            .replace("__plural__", &names.module_plural)
            .replace("__singular___input", &names.input_module())
            .replace("__singular__", &names.module)
    }

    /// Where the text goes for an item: `__item__` becomes its file stem.
    #[must_use]
    pub fn target_for_item(&self, file: &str) -> String {
        self.target().replace("__item__", file)
    }

    /// The feature that it belongs to.
    #[must_use]
    pub fn feature(&self) -> &str {
        self.source
            .split_once('/')
            .map_or("", |(feature, _)| feature)
    }

    /// The place that a part is for: `readme_deploy` of `_parts/readme_deploy.md.tera`.
    #[must_use]
    pub fn place(&self) -> &str {
        let path = self.target();
        let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
        name.split_once('.').map_or(name, |(place, _)| place)
    }

    /// The layout of a target: `rustfmt` lays out Rust and nothing else.
    #[must_use]
    pub fn layout(&self) -> Layout {
        match self.target().rsplit_once('.') {
            Some((_, "rs")) => Layout::Rustfmt,
            _ => Layout::Stable,
        }
    }
}
