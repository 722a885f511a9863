use crate::model::{Engine, EntityNames};
use crate::view::{EntityView, ProjectView};

use super::CATALOG;

/// One template and what becomes of it.
#[derive(Debug, Clone, Copy)]
pub struct Template {
    /// Where it is below `templates/`, which mirrors the tree that it produces:
    /// `src/controllers/__plural__.rs.tera`. Also the name by which a project overrides it.
    pub source: &'static str,
    pub scope: Scope,
    pub store: Option<Store>,
    pub layout: Layout,
    pub markers: Markers,
}

/// What the service keeps its rows in, where that makes a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Store {
    /// A file, through rusqlite.
    Sqlite,
    /// A server, through sqlx; its templates are below `sqlx/`, in the tree that they produce.
    Server,
    /// Below `postgres/`.
    Postgres,
    /// Below `mysql/`.
    Mysql,
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
            store: None,
            layout: Layout::Rustfmt,
            markers: Markers::Braces,
        }
    }

    /// The same, for services on this store alone.
    #[must_use]
    pub const fn on(self, store: Store) -> Self {
        Self {
            store: Some(store),
            ..self
        }
    }

    /// Whether services on this engine have it.
    #[must_use]
    pub fn is_for(&self, engine: Engine) -> bool {
        match self.store {
            None => true,
            Some(Store::Sqlite) => engine == Engine::Sqlite,
            Some(Store::Server) => engine != Engine::Sqlite,
            Some(Store::Postgres) => engine == Engine::Postgres,
            Some(Store::Mysql) => engine == Engine::Mysql,
        }
    }

    /// All that a service on this engine is made of.
    pub fn all_for(engine: Engine) -> impl Iterator<Item = &'static Self> {
        CATALOG
            .iter()
            .filter(move |template| template.is_for(engine))
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
        let folder = match self.store {
            None | Some(Store::Sqlite) => "",
            Some(Store::Server) => "sqlx/",
            Some(Store::Postgres) => "postgres/",
            Some(Store::Mysql) => "mysql/",
        };
        let path = self.source.strip_prefix(folder).unwrap_or(self.source);
        path.strip_suffix(".tera").unwrap_or(path)
    }

    /// Where the text goes for an entity: `__plural__` and `__singular__` become its file stems,
    /// `__engine__` the name of the engine.
    #[must_use]
    pub fn target_for(&self, names: &EntityNames, engine: Engine) -> String {
        self.target()
            .replace("__engine__", engine.name())
            .replace("__plural__", &names.module_plural)
            .replace("__singular___input", &names.input_module())
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
