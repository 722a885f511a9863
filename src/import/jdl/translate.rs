use std::collections::BTreeMap;

use crate::import::document::{EntityDocument, ImportedDocument, Provenance};
use crate::import::naming::{self, DistinctNames, name_inverses};
use crate::import::notice::{Notice, NoticeReason, RuleReason};
use crate::model::{Engine, IdKind, Operation};

use super::fields::has;
use super::translate_field::field;
use super::translate_relation::relate;
use super::translation::Translation;
use super::tree::{Annotation, JdlEntity, JdlOption, Tree};

/// The spec that says what a JDL text says.
pub fn translate(tree: &Tree, service: &str, notices: &mut Vec<Notice>) -> ImportedDocument {
    let mut translation = Translation {
        tree,
        names: BTreeMap::new(),
        notices,
    };
    let mut taken = DistinctNames::default();
    let mut document = ImportedDocument {
        service: naming::service(tree.base_name.as_deref().unwrap_or(service)),
        engine: Engine::Sqlite,
        entities: Vec::new(),
    };
    for entity in &tree.entities {
        let name = taken.of_entity(&entity.name.value);
        if name.name != entity.name.value {
            let spelling = || "names of entities are in Pascal case".to_owned();
            let reason = NoticeReason::Renamed {
                from: entity.name.value.clone(),
                to: name.name.clone(),
                why: name.why.map_or_else(spelling, |why| why.to_string()),
            };
            translation.note(entity.name.span.start, reason);
        }
        translation
            .names
            .insert(entity.name.value.as_str(), name.name.clone());
        let mut translated = translate_entity(&mut translation, entity, name.name);
        translated.plural = name.plural;
        document.entities.push(translated);
    }
    relate(&mut translation, &mut document);
    tell_settings(&mut translation);
    name_inverses(&mut document);
    document
}

fn translate_entity(
    translation: &mut Translation<'_>,
    entity: &JdlEntity,
    name: String,
) -> EntityDocument {
    let JdlEntity {
        name: given,
        table,
        comment,
        annotations,
        fields,
    } = entity;
    let at = given.span.start;
    let mut translated = EntityDocument::new(name, Provenance::Text(at), IdKind::Bigint);
    translated.description.clone_from(comment);
    if let Some(table) = table {
        let reason = RuleReason::TableName {
            table: table.value.clone(),
        };
        translation.note(table.span.start, reason);
    }
    if is_read_only(translation.tree, &given.value, annotations) {
        translated.operations = Some(vec![Operation::List, Operation::Get]);
    }
    for annotation in annotations {
        if !annotation.name.value.eq_ignore_ascii_case("readOnly") {
            translation.note_annotation(annotation);
        }
    }
    for given in fields {
        field(translation, &mut translated, given);
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

/// Options and settings that a spec has no place for.
fn tell_settings(translation: &mut Translation<'_>) {
    let tree = translation.tree;
    for option in tree
        .options
        .iter()
        .filter(|option| option.name != "readOnly")
    {
        let text = option.text.clone();
        translation.note(option.span.start, RuleReason::Option { text });
    }
    let mut rest = Vec::new();
    for setting in &tree.settings {
        let text = setting.value.clone();
        let instead = match text.split(' ').next() {
            Some("prodDatabaseType") => "the spec is for SQLite; `database:` says another engine",
            Some("authenticationType") => "`auth:` says who may log in",
            Some("cacheProvider") => "`cache:` says where answers are kept",
            Some("messageBroker") => "`events:` says where changes are published",
            _ => {
                rest.push(setting);
                continue;
            }
        };
        translation.note(setting.span.start, RuleReason::Setting { text, instead });
    }
    if let Some(first) = rest.first() {
        let texts = rest.iter().map(|setting| setting.value.clone()).collect();
        translation.note(first.span.start, RuleReason::Settings { texts });
    }
    for other in &tree.others {
        let name = other.value.clone();
        translation.note(other.span.start, RuleReason::Application { name });
    }
    for found in tree.enums.iter().filter(|found| found.labelled) {
        let of = found.name.value.clone();
        translation.note(found.name.span.start, RuleReason::Labels { of });
    }
}
