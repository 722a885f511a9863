use std::fmt::Write as _;

use crate::random::Random;

/// A spec that changes; no name comes twice.
pub struct Spec {
    entities: Vec<Entity>,
    names: usize,
    /// Old and new names of entities that nobody has asked for yet.
    pub renames: Vec<(String, String)>,
}

struct Entity {
    name: String,
    renamed_from: Option<String>,
    fields: Vec<Field>,
    /// The entity that it belongs to, if there is one.
    owner: Option<String>,
    has_versions: bool,
}

struct Field {
    name: String,
    declaration: &'static str,
    renamed_from: Option<String>,
}

const DECLARATIONS: [&str; 10] = [
    "string optional",
    "string 1..20 default=none",
    "text optional",
    "int default=0",
    "int min=0 max=9 optional",
    "decimal 5,2 optional",
    "bool default=false",
    "enum a,b,c default=a",
    "datetime optional",
    "email unique optional",
];

impl Spec {
    pub fn new() -> Self {
        let mut spec = Self {
            entities: Vec::new(),
            names: 0,
            renames: Vec::new(),
        };
        for _ in 0..2 {
            spec.add_entity();
        }
        spec
    }

    pub fn text(&self) -> String {
        let mut text = "service: {name: life}\nentities:\n".to_owned();
        for entity in &self.entities {
            write!(
                text,
                "  {}:\n    versioned: {}\n",
                entity.name, entity.has_versions
            )
            .unwrap();
            if let Some(old) = &entity.renamed_from {
                writeln!(text, "    renamed_from: {old}").unwrap();
            }
            text.push_str("    fields:\n      title: string 1..100\n");
            for Field {
                name,
                declaration,
                renamed_from,
            } in &entity.fields
            {
                let old = renamed_from
                    .iter()
                    .map(|old| format!(" renamed_from={old}"));
                writeln!(
                    text,
                    "      {name}: {declaration}{}",
                    old.collect::<String>()
                )
                .unwrap();
            }
            if let Some(owner) = &entity.owner {
                writeln!(
                    text,
                    "    relations:\n      owner: belongs_to {owner} optional"
                )
                .unwrap();
            }
        }
        text
    }

    /// Changes one thing, and gives the command that does the same.
    pub fn command(&mut self, random: &mut Random) -> Vec<String> {
        self.forget_renames();
        let at = random.below(self.entities.len());
        let entity = self.entities[at].name.clone();
        let old = self.entities[at]
            .fields
            .last()
            .map(|field| field.name.clone());
        let words: Vec<String> = match (random.below(5), old) {
            (0, _) if self.entities.len() > 1 && !self.is_owner(&entity) => {
                self.remove_entity(at);
                vec!["remove".to_owned(), "resource".to_owned(), entity]
            }
            (1, _) => {
                self.rename_entity(at);
                let new = self.entities[at].name.clone();
                vec!["rename".to_owned(), "resource".to_owned(), entity, new]
            }
            (2, Some(old)) => {
                self.entities[at].fields.pop();
                vec![
                    "remove".to_owned(),
                    "field".to_owned(),
                    format!("{entity}.{old}"),
                ]
            }
            (3, Some(old)) => {
                let new = self.name("field");
                if let Some(field) = self.entities[at].fields.last_mut() {
                    field.name.clone_from(&new);
                }
                vec![
                    "rename".to_owned(),
                    "field".to_owned(),
                    format!("{entity}.{old}"),
                    new,
                ]
            }
            _ => {
                let name = self.name("field");
                let declaration = DECLARATIONS[random.below(DECLARATIONS.len())];
                let words = format!("{name} {declaration}").replace(' ', ":");
                self.entities[at].fields.push(Field {
                    name,
                    declaration,
                    renamed_from: None,
                });
                vec!["add".to_owned(), "field".to_owned(), entity, words]
            }
        };
        self.forget_renames();
        words
    }

    /// Changes one thing or two.
    pub fn change(&mut self, random: &mut Random) {
        self.forget_renames();
        for _ in 0..=random.below(2) {
            let at = random.below(self.entities.len());
            match random.below(9) {
                0 => self.add_entity(),
                1 => self.remove_entity(at),
                2 => self.rename_entity(at),
                3 => self.entities[at].has_versions = !self.entities[at].has_versions,
                4 | 5 => self.change_field(at, random),
                _ => {
                    let name = self.name("field");
                    let declaration = DECLARATIONS[random.below(DECLARATIONS.len())];
                    self.entities[at].fields.push(Field {
                        name,
                        declaration,
                        renamed_from: None,
                    });
                }
            }
        }
    }

    fn change_field(&mut self, at: usize, random: &mut Random) {
        let name = self.name("field");
        let fields = &mut self.entities[at].fields;
        if fields.is_empty() {
            return;
        }
        let field = random.below(fields.len());
        match random.below(3) {
            0 => drop(fields.remove(field)),
            1 if fields[field].renamed_from.is_none() => {
                fields[field].renamed_from = Some(std::mem::replace(&mut fields[field].name, name));
            }
            _ => fields[field].declaration = DECLARATIONS[random.below(DECLARATIONS.len())],
        }
    }

    fn add_entity(&mut self) {
        let name = self.name("Thing");
        let owner = self.entities.last().map(|entity| entity.name.clone());
        self.entities.push(Entity {
            name,
            renamed_from: None,
            fields: Vec::new(),
            owner,
            has_versions: false,
        });
    }

    fn remove_entity(&mut self, at: usize) {
        if self.entities.len() < 2 {
            return;
        }
        let gone = self.entities.remove(at).name;
        for entity in &mut self.entities {
            entity.owner.take_if(|owner| *owner == gone);
        }
    }

    fn rename_entity(&mut self, at: usize) {
        let name = self.name("Thing");
        let entity = &mut self.entities[at];
        if entity.renamed_from.is_some() {
            return;
        }
        let old = std::mem::replace(&mut entity.name, name.clone());
        entity.renamed_from = Some(old.clone());
        self.renames.push((old.clone(), name.clone()));
        for entity in &mut self.entities {
            if entity.owner.as_ref() == Some(&old) {
                entity.owner = Some(name.clone());
            }
        }
    }

    fn is_owner(&self, name: &str) -> bool {
        let mut owners = self
            .entities
            .iter()
            .filter_map(|entity| entity.owner.as_deref());
        owners.any(|owner| owner == name)
    }

    fn forget_renames(&mut self) {
        for entity in &mut self.entities {
            entity.renamed_from = None;
            for field in &mut entity.fields {
                field.renamed_from = None;
            }
        }
    }

    fn name(&mut self, stem: &str) -> String {
        self.names += 1;
        let letters = self
            .names
            .to_string()
            .bytes()
            .map(|digit| char::from(digit - b'0' + b'a'))
            .collect::<String>();
        format!("{stem}{letters}")
    }
}
