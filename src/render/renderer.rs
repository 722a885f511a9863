use tera::{Context, Delimiters, Tera};

use crate::catalog::{Markers, Template, components};
use crate::diagnostics::{Diagnostic, TemplateProblem};
use crate::features::Features;
use crate::model::Project;

use super::digest::quick_digest;
use super::faults::{Fault, faults, rendering_fault};
use super::override_file::report;
use super::segments::has_markers;
use super::standalone::absorb_standalone_lines;
use super::{Overrides, RenderError};

/// The templates of features, read and checked.
#[derive(Debug)]
pub struct Renderer {
    pub(super) features: &'static Features,
    braces: Loaded,
    angles: Loaded,
    overrides: Overrides,
}

struct Loaded(Tera);

impl std::fmt::Debug for Loaded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.get_template_names()).finish()
    }
}

impl Renderer {
    /// Reads all templates and the parts that they share.
    ///
    /// # Errors
    /// When a template has a fault, or names a filter or a component that does not exist.
    pub fn load(features: &'static Features, overrides: &Overrides) -> Result<Self, RenderError> {
        Self::load_those(features, overrides, features.templates().collect())
    }

    /// Reads what these projects are made of: reading all templates is most of the work for a small
    /// service.
    ///
    /// # Errors
    /// When a template has a fault, or names a filter or a component that does not exist.
    pub fn load_for(
        features: &'static Features,
        overrides: &Overrides,
        projects: &[&Project],
    ) -> Result<Self, RenderError> {
        let templates = projects
            .iter()
            .flat_map(|project| features.templates_of(project));
        let mut templates: Vec<_> = templates.collect();
        templates.sort_by_key(|template| &template.source);
        templates.dedup_by_key(|template| &template.source);
        Self::load_those(features, overrides, templates)
    }

    fn load_those(
        features: &'static Features,
        overrides: &Overrides,
        mut templates: Vec<&Template>,
    ) -> Result<Self, RenderError> {
        templates.retain(|template| plain_text(template, overrides).is_none());
        let load = |markers| {
            let templates = templates
                .iter()
                .filter(|template| template.markers == markers);
            Loaded::load(sources(templates.copied(), markers, overrides), markers)
                .map_err(load_error)
        };
        Ok(Self {
            features,
            braces: load(Markers::Braces)?,
            angles: load(Markers::Angles)?,
            overrides: overrides.clone(),
        })
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
        if let Some(text) = plain_text(template, &self.overrides) {
            return Ok(text.to_owned());
        }
        let Loaded(tera) = match template.markers {
            Markers::Braces => &self.braces,
            Markers::Angles => &self.angles,
        };
        tera.render(&template.source, context)
            .map_err(|error| self.refused(template, target, &error))
    }

    /// An override shows where it went wrong.
    fn refused(&self, template: &Template, target: &str, error: &tera::Error) -> RenderError {
        let placed = self.overrides.get(&template.source).and_then(|text| {
            let fault = rendering_fault(text, template.markers, error)?;
            let problem = TemplateProblem::Rendering {
                message: fault.message,
                target: target.to_owned(),
            };
            let problem = Diagnostic::error(problem, fault.span);
            Some(report(&template.source, &self.overrides, vec![problem]))
        });
        placed.map_or_else(
            || RenderError::Render {
                template: template.source.clone(),
                target: target.to_owned(),
                report: error.to_string(),
            },
            |report| RenderError::Overrides(vec![report]),
        )
    }
}

/// The text of a template without a marker, which need not be read: every other one is such a text.
///
/// A project's own templates may include any other, so then all are read.
fn plain_text(template: &Template, overrides: &Overrides) -> Option<&'static str> {
    let is_plain = overrides.is_empty() && !has_markers(template.text, template.markers);
    is_plain.then_some(template.text)
}

/// What tells the templates of these features from those of others, or of another version.
#[must_use]
pub fn templates_digest(features: &Features) -> String {
    let templates = features.templates();
    let texts = templates.map(|template| (template.source.as_str(), template.text));
    quick_digest(
        texts
            .chain(components())
            .flat_map(|(source, text)| [source, text]),
    )
}

/// What the template engine finds in a text as it was written, beside all shared parts.
#[must_use]
pub fn syntax_faults(
    source: &str,
    text: &str,
    markers: Markers,
    overrides: &Overrides,
) -> Vec<Fault> {
    let parts = components().filter(|(part, _)| *part != source && markers == Markers::Braces);
    let parts = parts.map(|(part, text)| (part, overrides.get(part).map_or(text, String::as_str)));
    let sources = parts.chain([(source, text)]);
    let loaded = Loaded::load(sources.collect(), markers);
    loaded
        .err()
        .map_or_else(Vec::new, |error| faults(text, &error))
}

impl Loaded {
    fn load<Text: AsRef<str>>(
        sources: Vec<(&str, Text)>,
        markers: Markers,
    ) -> Result<Self, tera::Error> {
        let mut tera = Tera::new();
        tera.set_delimiters(match markers {
            Markers::Braces => Delimiters::default(),
            Markers::Angles => angle_delimiters(),
        })?;
        tera.autoescape_on(Vec::<&str>::new());
        tera.add_raw_templates(sources)?;
        Ok(Self(tera))
    }
}

/// The paths and texts of templates with these markers, ready for the template engine.
fn sources<'template>(
    templates: impl Iterator<Item = &'template Template>,
    markers: Markers,
    overrides: &Overrides,
) -> Vec<(&'template str, String)> {
    let texts = templates.map(|template| (template.source.as_str(), template.text));
    let parts = components().filter(|_| markers == Markers::Braces);
    texts
        .chain(parts)
        .map(|(source, text)| (source, overrides.get(source).map_or(text, String::as_str)))
        .map(|(source, text)| (source, absorb_standalone_lines(text, markers)))
        .collect()
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
