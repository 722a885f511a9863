use std::collections::BTreeMap;

use tera::{Context, Delimiters, Tera};

use crate::catalog::{CATALOG, Markers, Template, components, embedded};

use super::RenderError;
use super::digest::digest;
use super::standalone::absorb_standalone_lines;

/// Texts that a project has put in the place of templates, by the paths of the templates.
pub type Overrides = BTreeMap<String, String>;

/// The templates, read and checked.
#[derive(Debug)]
pub struct Engine {
    braces: Loaded,
    angles: Loaded,
    digest: String,
}

struct Loaded(Tera);

impl std::fmt::Debug for Loaded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.get_template_names()).finish()
    }
}

impl Engine {
    /// Reads the templates of the catalog and the parts that they share.
    ///
    /// # Errors
    /// When a template has a fault, or names a filter or a component that does not exist.
    pub fn load(overrides: &Overrides) -> Result<Self, RenderError> {
        let braces = sources(Markers::Braces, overrides)?;
        let angles = sources(Markers::Angles, overrides)?;
        let texts = braces
            .iter()
            .chain(&angles)
            .flat_map(|(source, text)| [*source, text]);
        Ok(Self {
            digest: digest(texts),
            braces: Loaded::load(braces, Delimiters::default())?,
            angles: Loaded::load(angles, angle_delimiters())?,
        })
    }

    /// What tells these templates from others.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The text of one template in one context.
    ///
    /// # Errors
    /// When the template asks for something that the context does not have.
    pub fn render(
        &self,
        template: &Template,
        target: &str,
        context: &Context,
    ) -> Result<String, RenderError> {
        let Loaded(tera) = match template.markers {
            Markers::Braces => &self.braces,
            Markers::Angles => &self.angles,
        };
        tera.render(template.source, context)
            .map_err(|error| RenderError::Render {
                template: template.source.to_owned(),
                target: target.to_owned(),
                report: error.to_string(),
            })
    }
}

impl Loaded {
    fn load(
        sources: Vec<(&'static str, String)>,
        delimiters: Delimiters,
    ) -> Result<Self, RenderError> {
        let mut tera = Tera::new();
        tera.set_delimiters(delimiters).map_err(load_error)?;
        tera.autoescape_on(Vec::<&str>::new());
        tera.add_raw_templates(sources).map_err(load_error)?;
        Ok(Self(tera))
    }
}

/// The paths and texts of all templates with these markers, ready for the template engine.
fn sources(
    markers: Markers,
    overrides: &Overrides,
) -> Result<Vec<(&'static str, String)>, RenderError> {
    let mut texts = Vec::new();
    for template in CATALOG
        .iter()
        .filter(|template| template.markers == markers)
    {
        let text = embedded(template.source).ok_or(RenderError::Missing {
            template: template.source,
        })?;
        texts.push((template.source, text));
    }
    if markers == Markers::Braces {
        texts.extend(components());
    }
    Ok(texts
        .into_iter()
        .map(|(source, text)| (source, overrides.get(source).map_or(text, String::as_str)))
        .map(|(source, text)| (source, absorb_standalone_lines(text, markers)))
        .collect())
}

fn angle_delimiters() -> Delimiters {
    Delimiters {
        block_start: "<%".into(),
        block_end: "%>".into(),
        variable_start: "<<".into(),
        variable_end: ">>".into(),
        comment_start: "<#".into(),
        comment_end: "#>".into(),
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that `map_err` wants"
)]
fn load_error(error: tera::Error) -> RenderError {
    RenderError::Load {
        report: error.to_string(),
    }
}
