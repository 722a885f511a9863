use include_dir::Dir;

use crate::model::Project;
use crate::view::EntityView;

use super::embedded::{collect, texts_in};
use super::template::{Markers, PARTS, Scope, Template};

/// The templates of a feature: each file below its folder is one, and its path is that of the
/// output.
///
/// What is special about some of them is said of their outputs: by path, or by a folder's path with
/// a slash at its end.
#[derive(Debug, Clone)]
pub struct TemplateFolder(Vec<Template>);

impl TemplateFolder {
    /// The folder of this name below `templates/`.
    #[must_use]
    pub fn embedded(name: &str) -> Self {
        let texts = texts_in(name).into_iter();
        Self(
            texts
                .map(|(source, text)| template(source.to_owned(), text))
                .collect(),
        )
    }

    /// A folder that another crate has embedded, for a feature of this name.
    #[must_use]
    pub fn of(name: &str, folder: &'static Dir<'static>) -> Self {
        let mut texts = Vec::new();
        collect(folder, &mut texts);
        let texts = texts.into_iter();
        Self(
            texts
                .map(|(path, text)| template(format!("{name}/{path}"), text))
                .collect(),
        )
    }

    /// Those whose outputs use braces themselves, so that angles are their markers.
    #[must_use]
    pub fn angles(self, targets: &[&str]) -> Self {
        self.each(targets, |template| template.markers = Markers::Angles)
    }

    /// Those that not all projects have that have the feature.
    #[must_use]
    pub fn when(self, has: fn(&Project) -> bool, targets: &[&str]) -> Self {
        self.each(targets, |template| template.when = has)
    }

    /// Those that not all entities have.
    #[must_use]
    pub fn when_entity(self, has: fn(&EntityView) -> bool, targets: &[&str]) -> Self {
        self.each(targets, |template| template.when_entity = has)
    }

    fn each(mut self, targets: &[&str], change: impl Fn(&mut Template)) -> Self {
        for target in targets {
            let is_meant = |template: &&mut Template| {
                let path = template.target();
                path == *target || (target.ends_with('/') && path.starts_with(target))
            };
            let mut found = self.0.iter_mut().filter(is_meant).peekable();
            debug_assert!(found.peek().is_some(), "there is no template of `{target}`");
            found.for_each(&change);
        }
        self
    }
}

impl IntoIterator for TemplateFolder {
    type Item = Template;
    type IntoIter = std::vec::IntoIter<Template>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

fn template(source: String, text: &'static str) -> Template {
    let mut template = Template {
        source,
        text,
        scope: Scope::Service,
        when: |_| true,
        when_entity: |_| true,
        markers: Markers::Braces,
    };
    let target = template.target();
    let is_of_entity = target.contains("__plural__") || target.contains("__singular__");
    template.scope = match (target.starts_with(PARTS), is_of_entity) {
        (true, true) => Scope::EntityPart,
        (true, false) => Scope::Part,
        (false, true) => Scope::Entity,
        (false, false) if target.contains("__item__") => Scope::Item,
        (false, false) => Scope::Service,
    };
    template
}
