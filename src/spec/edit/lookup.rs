use super::command_line::CommandLine;
use super::editor::Editor;
use crate::diagnostics::{
    Diagnostics, EditProblem, RelationProblem, Spanned, SpellingProblem, nearest,
};
use crate::names;
use crate::spec::{KeyTable, RawAction, RawEntity, RawRelation, RawSpec, Word, parse_all};

/// A spec and the words of a command about it.
#[derive(Debug)]
pub(super) struct SpecLookup<'a> {
    pub(super) spec: RawSpec,
    pub(super) command: &'a CommandLine,
    pub(super) keys: &'a KeyTable,
}

impl<'a> SpecLookup<'a> {
    /// What is wrong with the spec is told when it is read with the change.
    pub(super) fn new(editor: &Editor<'a>, command: &'a CommandLine) -> Result<Self, Diagnostics> {
        let source = &editor.document.source;
        let spec = parse_all(source.name(), source.text().as_bytes(), editor.keys)?.spec;
        Ok(Self {
            spec,
            command,
            keys: editor.keys,
        })
    }

    /// The entity that a word means, in any spelling.
    pub(super) fn entity(&self, word: &Spanned<String>) -> Result<&RawEntity, Diagnostics> {
        let entities = &self.spec.entities;
        let snake = names::snake(&word.value);
        let singular = names::pascal(&names::singular(&snake));
        let is_meant: [&dyn Fn(&RawEntity) -> bool; 4] = [
            &|entity| entity.name.value == word.value,
            &|entity| names::snake(&entity.name.value) == snake,
            &|entity| plural(entity) == snake,
            &|entity| entity.name.value == singular,
        ];
        let found = is_meant
            .into_iter()
            .find_map(|is_meant| entities.iter().find(|entity| is_meant(entity)));
        found.ok_or_else(|| {
            let names = || entities.iter().map(|entity| entity.name.value.as_str());
            let problem = RelationProblem::UnknownTarget {
                name: word.value.clone(),
                nearest: nearest(&singular, names()),
                entities: names().take(12).map(str::to_owned).collect(),
            };
            self.command.refuse(problem, word.span)
        })
    }

    /// The member of this name, of whatever kind.
    pub(super) fn member(
        &self,
        entity: &RawEntity,
        word: &Spanned<String>,
        wanted: MemberKind,
    ) -> Result<NamedMember, Diagnostics> {
        let found = |kind: MemberKind| {
            let is_there = of_kind(entity, kind).contains(&word.value);
            is_there.then(|| NamedMember {
                entity: entity.name.value.clone(),
                name: word.value.clone(),
                kind,
            })
        };
        found(MemberKind::Field)
            .or_else(|| found(MemberKind::Relation))
            .ok_or_else(|| {
                let problem = self.unknown_member(entity, word, wanted);
                self.command.refuse(problem, word.span)
            })
    }

    /// `posts title body` and `posts.title users.name`: each name with its resource.
    pub(super) fn members(&self) -> Result<Vec<MemberWords>, Diagnostics> {
        let (first, rest) = self.command.split_first()?;
        let member = |word: &Spanned<String>| match MemberWords::dotted(word) {
            Some(member) => Ok(member),
            None if MemberWords::dotted(first).is_none() => Ok(MemberWords {
                resource: first.clone(),
                name: word.clone(),
            }),
            None => Err(self.incomplete(word)),
        };
        match MemberWords::dotted(first) {
            Some(_) => self.command.words().iter().map(member).collect(),
            None if rest.is_empty() => Err(self.incomplete(first)),
            None => rest.iter().map(member).collect(),
        }
    }

    /// The action or transition of this name.
    pub(super) fn action<'e>(
        &self,
        entity: &'e RawEntity,
        word: &Spanned<String>,
    ) -> Result<&'e RawAction, Diagnostics> {
        let mut actions = entity.actions.iter();
        let found = actions.find(|action| action.name.value == word.value);
        found.ok_or_else(|| {
            let names = || {
                entity
                    .actions
                    .iter()
                    .map(|action| action.name.value.as_str())
            };
            let problem = EditProblem::UnknownMember {
                entity: entity.name.value.clone(),
                what: "action",
                name: word.value.clone(),
                nearest: nearest(&word.value, names()),
                present: names().take(24).map(str::to_owned).collect(),
            };
            self.command.refuse(problem, word.span)
        })
    }

    /// A new name for a member.
    pub(super) fn new_member(&self, word: &Spanned<String>) -> Result<String, Diagnostics> {
        if names::is_member(&word.value) {
            return Ok(word.value.clone());
        }
        let problem = SpellingProblem::Member {
            what: "field or relation",
            found: word.value.clone(),
            right: names::member_spelling(&word.value),
        };
        Err(self.command.refuse(problem, word.span))
    }

    pub(super) fn incomplete(&self, word: &Spanned<String>) -> Diagnostics {
        let problem = EditProblem::Incomplete {
            word: word.value.clone(),
        };
        self.command.refuse(problem, word.span)
    }

    fn unknown_member(
        &self,
        entity: &RawEntity,
        word: &Spanned<String>,
        wanted: MemberKind,
    ) -> EditProblem {
        if let Some(relation) = self.other_side(entity, &word.value) {
            return EditProblem::OtherSide {
                entity: entity.name.value.clone(),
                name: word.value.clone(),
                relation,
            };
        }
        let present = of_kind(entity, wanted);
        EditProblem::UnknownMember {
            entity: entity.name.value.clone(),
            what: wanted.name(),
            name: word.value.clone(),
            nearest: nearest(&word.value, present.iter().map(String::as_str)),
            present: present.into_iter().take(24).collect(),
        }
    }

    /// The relation of which a name is the other side.
    fn other_side(&self, entity: &RawEntity, name: &str) -> Option<String> {
        self.spec.entities.iter().find_map(|source| {
            let is_it = |relation: &&RawRelation| {
                relation.declaration.as_ref().is_some_and(|declaration| {
                    let inverse = declaration.words.text(Word::Inverse);
                    declaration.target.value == entity.name.value
                        && inverse.map_or_else(|| plural(source), |inverse| inverse.value) == name
                })
            };
            let relation = source.relations.iter().find(is_it)?;
            Some(format!("{}.{}", source.name.value, relation.name.value))
        })
    }
}

fn plural(entity: &RawEntity) -> String {
    match &entity.plural {
        Some(plural) => plural.value.clone(),
        None => names::plural(&names::snake(&entity.name.value)),
    }
}

/// A field or a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberKind {
    Field,
    Relation,
}

/// A member that a command names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamedMember {
    pub(super) entity: String,
    pub(super) name: String,
    pub(super) kind: MemberKind,
}

/// The words that name a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MemberWords {
    pub(super) resource: Spanned<String>,
    pub(super) name: Spanned<String>,
}

impl MemberWords {
    /// `posts.title`
    pub(super) fn dotted(word: &Spanned<String>) -> Option<Self> {
        let (resource, name) = word.value.split_once('.')?;
        let place =
            |text: &str, at: usize| Spanned::new(text.to_owned(), word.span.part(at, text.len()));
        Some(Self {
            resource: place(resource, 0),
            name: place(name, resource.len() + 1),
        })
    }
}

impl MemberKind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Relation => "relation",
        }
    }

    /// The key of an entity below which these are.
    pub(super) fn group(self) -> &'static str {
        match self {
            Self::Field => "fields",
            Self::Relation => "relations",
        }
    }
}

/// The names of the members of one kind.
pub(super) fn of_kind(entity: &RawEntity, kind: MemberKind) -> Vec<String> {
    match kind {
        MemberKind::Field => entity
            .fields
            .iter()
            .map(|field| field.name.value.clone())
            .collect(),
        MemberKind::Relation => entity
            .relations
            .iter()
            .map(|relation| relation.name.value.clone())
            .collect(),
    }
}
