use std::collections::BTreeMap;

use crate::import::document::{Document, EntityDocument, Origin};
use crate::import::inverses::name_inverses;
use crate::import::naming::{self, EntityNames};
use crate::import::notice::Notice;
use crate::import::reason::{Reason, RuleReason};
use crate::model::{Engine, IdKind, Operation};

use super::fields::has;
use super::translate_field::field;
use super::translate_relation::relate;
use super::tree::{Annotation, JdlEntity, JdlEnum, JdlOption, Tree};

/// What fields and relations have to know of the rest.
pub struct Context<'a> {
    pub tree: &'a Tree,
    /// The names in the spec by those in the text.
    pub names: BTreeMap<&'a str, String>,
    pub notices: &'a mut Vec<Notice>,
}

impl Context<'_> {
    pub fn note(&mut self, at: usize, reason: impl Into<Reason>) {
        self.notices.push(Notice::new(Origin::Text(at), reason));
    }

    pub fn enumeration(&self, name: &str) -> Option<&JdlEnum> {
        self.tree
            .enums
            .iter()
            .find(|found| found.name.value == name)
    }
}

/// The spec that says what a JDL text says.
pub fn translate(tree: &Tree, service: &str, notices: &mut Vec<Notice>) -> Document {
    let mut context = Context {
        tree,
        names: BTreeMap::new(),
        notices,
    };
    let mut taken = EntityNames::default();
    let mut document = Document {
        service: naming::service(tree.base_name.as_deref().unwrap_or(service)),
        engine: Engine::Sqlite,
        entities: Vec::new(),
    };
    for entity in &tree.entities {
        let name = taken.of_entity(&entity.name.value);
        if name.name != entity.name.value {
            let (from, to) = (entity.name.value.clone(), name.name.clone());
            context.note(entity.name.span.start, Reason::Renamed { from, to });
        }
        context
            .names
            .insert(entity.name.value.as_str(), name.name.clone());
        let mut translated = translate_entity(&mut context, entity, name.name);
        translated.plural = name.plural;
        document.entities.push(translated);
    }
    relate(&mut context, &mut document);
    tell_settings(&mut context);
    name_inverses(&mut document);
    document
}

fn translate_entity(context: &mut Context<'_>, entity: &JdlEntity, name: String) -> EntityDocument {
    let JdlEntity {
        name: given,
        table,
        comment,
        annotations,
        fields,
    } = entity;
    let at = given.span.start;
    let mut translated = EntityDocument::new(name, Origin::Text(at), IdKind::Bigint);
    translated.description.clone_from(comment);
    if let Some(table) = table {
        let reason = RuleReason::TableName {
            table: table.value.clone(),
        };
        context.note(table.span.start, reason);
    }
    if is_read_only(context.tree, &given.value, annotations) {
        translated.operations = Some(vec![Operation::List, Operation::Get]);
    }
    for annotation in annotations {
        if !annotation.name.value.eq_ignore_ascii_case("readOnly") {
            tell_annotation(context, annotation);
        }
    }
    for given in fields {
        field(context, &mut translated, given);
    }
    translated
}

fn is_read_only(tree: &Tree, entity: &str, annotations: &[Annotation]) -> bool {
    let names = |option: &JdlOption| {
        let JdlOption {
            name,
            span: _,
            text: _,
            entities,
            except,
        } = option;
        let listed = entities
            .as_ref()
            .is_none_or(|list| list.iter().any(|name| name == entity));
        name == "readOnly" && listed && !except.iter().any(|name| name == entity)
    };
    has(annotations, "readOnly") || tree.options.iter().any(names)
}

/// An annotation that a spec has no place for.
pub fn tell_annotation(context: &mut Context<'_>, annotation: &Annotation) {
    let Annotation { name, value } = annotation;
    let value = value.as_ref().map(|value| format!("({value})"));
    let text = format!("@{}{}", name.value, value.unwrap_or_default());
    context.note(name.span.start, RuleReason::Option { text });
}

/// Options and settings that a spec has no place for.
fn tell_settings(context: &mut Context<'_>) {
    let tree = context.tree;
    for option in tree
        .options
        .iter()
        .filter(|option| option.name != "readOnly")
    {
        let text = option.text.clone();
        context.note(option.span.start, RuleReason::Option { text });
    }
    for setting in &tree.settings {
        let text = setting.value.clone();
        let instead = match text.split(' ').next() {
            Some("prodDatabaseType") => "the spec is for SQLite; `database:` says another engine",
            Some("authenticationType") => "`auth:` says who may log in",
            Some("cacheProvider") => "`cache:` says where answers are kept",
            _ => "`events:` says where changes are published",
        };
        context.note(setting.span.start, RuleReason::Setting { text, instead });
    }
    for found in tree.enums.iter().filter(|found| found.labelled) {
        let of = found.name.value.clone();
        context.note(found.name.span.start, RuleReason::Labels { of });
    }
}
