use crate::model::EntityNames;
use crate::view::{EntityView, ProjectView};

/// One template and what becomes of it.
#[derive(Debug, Clone, Copy)]
pub struct Template {
    /// Where it is below `templates/`, which mirrors the tree that it produces:
    /// `src/controllers/__plural__.rs.tera`. Also the name by which a project overrides it.
    pub source: &'static str,
    pub scope: Scope,
    pub layout: Layout,
    pub markers: Markers,
}

/// How often a template is rendered, and on which condition.
#[derive(Debug, Clone, Copy)]
pub enum Scope {
    /// Once for the service.
    Service { when: fn(&ProjectView) -> bool },
    /// Once for each entity.
    Entity { when: fn(&EntityView) -> bool },
}

/// How the rendered text comes to its final layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layout {
    /// As rendered: not Rust, or Rust that `rustfmt` leaves alone whatever the names are.
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
    /// Of the service: rendered once.
    #[must_use]
    pub const fn service(source: &'static str, when: fn(&ProjectView) -> bool) -> Self {
        Self::new(source, Scope::Service { when })
    }

    /// Of an entity: rendered for each.
    #[must_use]
    pub const fn entity(source: &'static str, when: fn(&EntityView) -> bool) -> Self {
        Self::new(source, Scope::Entity { when })
    }

    const fn new(source: &'static str, scope: Scope) -> Self {
        Self {
            source,
            scope,
            layout: Layout::Rustfmt,
            markers: Markers::Braces,
        }
    }

    /// The same, skipped by `rustfmt`; a test verifies the claim over all fixtures.
    #[must_use]
    pub const fn stable(self) -> Self {
        Self {
            layout: Layout::Stable,
            ..self
        }
    }

    /// The same, with angles as markers.
    #[must_use]
    pub const fn angles(self) -> Self {
        Self {
            markers: Markers::Angles,
            ..self
        }
    }

    /// Where the text goes when it is rendered once.
    #[must_use]
    pub fn target(&self) -> &'static str {
        self.source.strip_suffix(".tera").unwrap_or(self.source)
    }

    /// Where the text goes for an entity: `__plural__` and `__singular__` become its file stems.
    #[must_use]
    pub fn target_for(&self, names: &EntityNames) -> String {
        self.target()
            .replace("__plural__", &names.module_plural)
            .replace("__singular__", &names.module)
    }

    /// The layout of a target; only Rust files have one beyond the text itself.
    #[must_use]
    pub fn final_layout(&self) -> Layout {
        match self.target().rsplit_once('.') {
            Some((_, "rs")) => self.layout,
            _ => Layout::Stable,
        }
    }
}
