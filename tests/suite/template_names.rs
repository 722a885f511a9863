//! What templates say beside their text: the names that they use, and their branches.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use scaffold::catalog::{Markers, Scope, Template, components};
use scaffold::features::Features;
use scaffold::model::Engine;
use scaffold::render::names::{Checked, ValueShape, unknown_names};
use scaffold::render::views;

use crate::templates::fixtures;

/// What the templates of a service and those of an entity see, over all fixtures and engines.
struct Contexts {
    service: ValueShape,
    entity: ValueShape,
    item: ValueShape,
}

impl Contexts {
    fn of_fixtures() -> Self {
        let (mut service, mut entity) = (ValueShape::Unknown, ValueShape::Unknown);
        let mut item = ValueShape::Unknown;
        for (_, mut project) in fixtures() {
            for engine in [Engine::Sqlite, Engine::Postgres, Engine::Mysql] {
                project.engine = engine;
                let views = views(Features::standard(), &project);
                service = service.union(ValueShape::of(&views.service_context()));
                for context in views.item_contexts() {
                    item = item.union(ValueShape::of(&context));
                }
                for context in views.entity_contexts() {
                    entity = entity.union(ValueShape::of(&context));
                }
            }
        }
        Self {
            service,
            entity,
            item,
        }
    }

    /// Every template with what it sees.
    fn templates(&self) -> Vec<Checked<'static>> {
        let context = |template: &Template| match template.scope {
            Scope::Service | Scope::Part => self.service.clone(),
            Scope::Entity | Scope::EntityPart => self.entity.clone(),
            Scope::Item => self.item.clone(),
        };
        let templates = Features::standard().templates().map(|template| Checked {
            source: &template.source,
            text: template.text,
            markers: template.markers,
            context: context(template),
        });
        let parts = components().map(|(source, text)| Checked {
            source,
            text,
            markers: Markers::Braces,
            context: context(includer(source, text)),
        });
        templates.chain(parts).collect()
    }
}

/// The template that includes a part or calls a component of it, be it through another part: what it
/// sees, the part sees.
fn includer(part: &str, text: &str) -> &'static Template {
    let declared = text.split("{% component ").skip(1);
    let names = declared.filter_map(|rest| Some(rest.split_once('(')?.0));
    let calls: Vec<_> = names.map(|name| format!("<{name} ")).collect();
    let uses =
        |text: &str| text.contains(part) || calls.iter().any(|call| text.contains(call.as_str()));
    let mut templates = Features::standard().templates();
    templates
        .find(|template| uses(template.text))
        .or_else(|| {
            let mut others = components().filter(|(other, _)| *other != part);
            let (other, text) = others.find(|(_, text)| uses(text))?;
            Some(includer(other, text))
        })
        .unwrap_or_else(|| panic!("nothing uses `{part}`"))
}

#[test]
fn every_name_that_a_template_uses_is_in_its_view() {
    let unknown: Vec<String> = unknown_names(&Contexts::of_fixtures().templates())
        .into_iter()
        .map(|found| format!("{}:{}: {}", found.source, found.line, found.name))
        .collect();
    assert!(unknown.is_empty(), "{}", unknown.join("\n"));
}

/// Without the fields of a struct, templates miss those that they use. Structs are told apart by
/// their fields; one that stands in several places has to be used in one of them.
#[test]
fn every_field_of_a_view_is_used_by_a_template() {
    let contexts = Contexts::of_fixtures();
    let mut used: BTreeMap<Vec<String>, BTreeSet<String>> = BTreeMap::new();
    for scope in [&contexts.service, &contexts.entity, &contexts.item] {
        let mut templates = contexts.templates();
        templates.retain(|template| template.context == *scope);
        let mut places: BTreeMap<Vec<String>, Vec<Vec<String>>> = BTreeMap::new();
        for StructPlace { steps, fields } in structs(scope) {
            places.entry(fields).or_default().push(steps);
        }
        for (fields, places) in places {
            // All at once: what a component is called with is what all of its calls have.
            let context = places
                .iter()
                .fold(scope.clone(), |context, steps| emptied(&context, steps));
            let missed = missed(&templates, &context, &fields);
            used.entry(fields).or_default().extend(missed);
        }
    }
    let unused: Vec<String> = used
        .iter()
        .flat_map(|(fields, used)| {
            let unused = fields.iter().filter(|field| !used.contains(*field));
            unused.map(|field| format!("`{field}` of {{{}}}", fields.join(", ")))
        })
        // The names of entities are those of the model, which has a use for all of them.
        .filter(|field| !field.contains("rust_type_plural"))
        .collect();
    assert!(unused.is_empty(), "{}", unused.join("\n"));
}

/// What the templates that speak of one of these fields cannot find in a context.
fn missed(templates: &[Checked<'_>], context: &ValueShape, fields: &[String]) -> Vec<String> {
    let speaks_of = |text: &str| {
        let mut fields = fields.iter();
        fields.any(|field| text.contains(&format!(".{field}")))
    };
    // A component knows only what it is called with.
    let templates: Vec<_> = templates
        .iter()
        .filter(|template| speaks_of(template.text) || template.text.contains("{{ <"))
        .map(|template| Checked {
            context: context.clone(),
            ..template.clone()
        })
        .collect();
    let unknown = unknown_names(&templates).into_iter();
    unknown
        .filter_map(|unknown| Some(unknown.name.rsplit_once('.')?.1.to_owned()))
        .collect()
}

/// A struct in a view, by the fields that lead to it.
struct StructPlace {
    steps: Vec<String>,
    fields: Vec<String>,
}

/// Those below the root, which only holds the views. What has every text for a field is no struct.
fn structs(root: &ValueShape) -> Vec<StructPlace> {
    let mut found = Vec::new();
    let mut waiting = vec![(Vec::new(), root)];
    while let Some((steps, shape)) = waiting.pop() {
        match shape {
            ValueShape::List(item) => waiting.push((steps, item)),
            ValueShape::Map(fields) => {
                for (name, field) in fields {
                    waiting.push(([&steps[..], std::slice::from_ref(name)].concat(), field));
                }
                let fields = fields.keys().cloned().collect();
                found.push(StructPlace { steps, fields });
            }
            ValueShape::Unknown | ValueShape::Scalar => {}
        }
    }
    // Of the features few are asked for by their names.
    found.retain(|place| !place.steps.is_empty() && place.steps != ["features"]);
    found
}

fn emptied(shape: &ValueShape, steps: &[String]) -> ValueShape {
    match (shape, steps) {
        (ValueShape::List(item), _) => ValueShape::List(Box::new(emptied(item, steps))),
        (ValueShape::Map(fields), [step, rest @ ..]) => {
            let mut fields = fields.clone();
            if let Some(field) = fields.get(step) {
                let field = emptied(field, rest);
                fields.insert(step.clone(), field);
            }
            ValueShape::Map(fields)
        }
        (ValueShape::Map(_), []) => ValueShape::Map(BTreeMap::new()),
        (ValueShape::Unknown | ValueShape::Scalar, _) => shape.clone(),
    }
}

/// The most tags of branches in a hundred lines of a template, and on average.
const WORST: usize = 10;
const AVERAGE: usize = 3;

#[test]
fn templates_have_few_branches() {
    let templates = Features::standard().templates();
    let texts = templates.map(|template| (&*template.source, template.text));
    let mut counts: Vec<Branches> = texts
        .chain(components())
        .map(|(source, text)| Branches {
            source,
            count: branches(text),
            lines: text.lines().count().max(1),
        })
        .collect();
    counts.sort_by_key(|template| Reverse(template.count * 10_000 / template.lines));
    for template in &counts {
        println!("{template}");
    }
    let count: usize = counts.iter().map(|template| template.count).sum();
    let lines: usize = counts.iter().map(|template| template.lines).sum();
    println!(
        "{count} in {lines}, {} per thousand lines",
        count * 1000 / lines
    );
    assert!(count * 100 < AVERAGE * lines, "{count} in {lines}");
    let is_dense = |template: &&Branches<'_>| template.count * 100 >= WORST * template.lines;
    let dense: Vec<_> = counts
        .iter()
        .filter(is_dense)
        .map(Branches::to_string)
        .collect();
    assert!(dense.is_empty(), "{}", dense.join("\n"));
}

struct Branches<'text> {
    source: &'text str,
    count: usize,
    lines: usize,
}

impl fmt::Display for Branches<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            source,
            count,
            lines,
        } = self;
        let rate = count * 100 / lines;
        write!(f, "{rate} in a hundred: {count} in {lines} of {source}")
    }
}

fn branches(text: &str) -> usize {
    let tags = text
        .split(['{', '<'])
        .filter_map(|tag| tag.strip_prefix('%'));
    let words = tags.map(|tag| tag.trim_start_matches('-').split_whitespace().next());
    words
        .filter(|word| matches!(word, Some("if" | "elif" | "else")))
        .count()
}
