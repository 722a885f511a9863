use std::collections::BTreeMap;

use crate::import::document::Provenance;
use crate::import::notice::{Notice, NoticeReason, RuleReason};

use super::tree::{Annotation, JdlEnum, Tree};

/// What fields and relations have to know of the rest.
pub struct Translation<'a> {
    pub tree: &'a Tree,
    /// The names in the spec by those in the text.
    pub names: BTreeMap<&'a str, String>,
    pub notices: &'a mut Vec<Notice>,
}

impl Translation<'_> {
    pub fn note(&mut self, at: usize, reason: impl Into<NoticeReason>) {
        self.notices.push(Notice::new(Provenance::Text(at), reason));
    }

    pub fn enumeration(&self, name: &str) -> Option<&JdlEnum> {
        self.tree
            .enums
            .iter()
            .find(|found| found.name.value == name)
    }

    /// An annotation that a spec has no place for.
    pub fn note_annotation(&mut self, annotation: &Annotation) {
        let Annotation { name, value } = annotation;
        let value = value.as_ref().map(|value| format!("({value})"));
        let text = format!("@{}{}", name.value, value.unwrap_or_default());
        self.note(name.span.start, RuleReason::Option { text });
    }
}
