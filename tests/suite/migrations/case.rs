use std::collections::BTreeMap;
use std::sync::OnceLock;

use scaffold::front::load;
use scaffold::migrate::schema::Schema;
use scaffold::migrate::{Migration, MigrationError, MigrationFile, migrations};
use scaffold::model::Project;

/// What every change starts from.
const BASE: &str = "\
service: {name: blog}
entities:
  User:
    fields:
      name: string 1..100
      email: email unique
      password: password
      role: enum reader,author,admin default=reader
      bio: text optional
  Post:
    fields:
      title: string 1..200
      slug: slug unique
      content: text
      rating: decimal 3,1 min=0 max=5 optional
      price: decimal 8,2
      views: int default=0
      likes: bigint optional
      score: float optional
      published: bool default=false
      published_at: datetime optional
      details: json optional
    relations:
      author: belongs_to User
      editor: belongs_to User optional on_delete=set_null inverse=edited
      tags: many_to_many Tag
    indexes:
      - [published, published_at]
  Comment:
    id: bigint
    soft_delete: true
    versioned: true
    fields:
      body: text 1..5000
      token: uuid unique
      day: date
      data: bytes ..64 optional
    relations:
      post: belongs_to Post on_delete=cascade
      parent: belongs_to Comment optional inverse=replies
  Tag:
    timestamps: false
    fields:
      name: string 1..50 unique
";

/// What the keys of entities are called where they are not called `id`; the first of a line is the
/// entity, which may get another name.
const KEYS: &[(&str, &str)] = &[
    ("User", "user_nr"),
    ("Person", "user_nr"),
    ("Post", "key"),
    ("Article", "key"),
    ("Comment", "comment_nr"),
    ("Remark", "comment_nr"),
    ("Tag", "order"),
    ("Label", "order"),
    ("Page", "page_nr"),
    ("Shelf", "n"),
];

/// Whether a column is the key of its table.
pub fn is_key(column: &str) -> bool {
    column == "id" || KEYS.iter().any(|(_, key)| *key == column)
}

/// A change of the spec, and what it does to rows.
#[derive(Debug, Clone)]
pub struct Case {
    pub name: &'static str,
    old: Spec,
    new: Spec,
    pub allow_destructive: bool,
    pub handmade: Vec<&'static str>,
    /// `posts` to `articles`, `posts.title` to `posts.headline`.
    pub renamed: Vec<(&'static str, &'static str)>,
    /// Columns (`posts.title`) whose values change, and tables (`posts`) whose rows go.
    pub lost: Vec<&'static str>,
    /// What was put in which place.
    pub replacements: Vec<(String, String)>,
}

#[derive(Debug, Clone)]
struct Spec {
    text: String,
    project: OnceLock<Project>,
}

impl Case {
    pub fn of(name: &'static str) -> Self {
        let base = Spec {
            text: BASE.to_owned(),
            project: OnceLock::new(),
        };
        Self {
            name,
            old: base.clone(),
            new: base,
            allow_destructive: false,
            handmade: Vec::new(),
            renamed: Vec::new(),
            lost: Vec::new(),
            replacements: Vec::new(),
        }
    }

    /// Another spec to start from: the base with one place changed.
    pub fn given(mut self, place: &str, text: &str) -> Self {
        self.old = self.old.replaced(place, text);
        self.new = self.old.clone();
        self
    }

    /// One place of the spec as it is going to be.
    pub fn change(mut self, place: &str, text: &str) -> Self {
        self.new = self.new.replaced(place, text);
        self.replacements.push((place.to_owned(), text.to_owned()));
        self
    }

    pub fn add(self, place: &str, text: &str) -> Self {
        let both = format!("{place}{text}");
        self.change(place, &both)
    }

    /// With `--allow-destructive`, and this may be lost.
    pub fn losing(mut self, lost: &[&'static str]) -> Self {
        self.lost.extend(lost);
        self.allowed()
    }

    /// The values stay, in another form.
    pub fn converting(mut self, columns: &[&'static str]) -> Self {
        self.lost.extend(columns);
        self
    }

    pub fn renaming(mut self, old: &'static str, new: &'static str) -> Self {
        self.renamed.push((old, new));
        self
    }

    /// With `--allow-destructive`.
    pub fn allowed(mut self) -> Self {
        self.allow_destructive = true;
        self
    }

    pub fn old(&self) -> &Project {
        self.old.project()
    }

    pub fn old_spec(&self) -> &str {
        &self.old.text
    }

    pub fn new_spec(&self) -> &str {
        &self.new.text
    }

    pub fn changed(&self) -> &Project {
        self.new.project()
    }

    /// The same change where no key is called `id`.
    pub fn with_named_keys(mut self) -> Self {
        self.old = self.old.with_named_keys();
        self.new = self.new.with_named_keys();
        self
    }

    /// A migration that users have written after the first one.
    pub fn handmade(mut self, sql: &'static str) -> Self {
        self.handmade.push(sql);
        self
    }

    pub fn migrations(&self) -> Result<Vec<Migration>, MigrationError> {
        let [(up, text), (down, _)] = creation(self.old()).files();
        let mut existing = vec![
            MigrationFile { name: up, text },
            MigrationFile {
                name: down,
                text: String::new(),
            },
        ];
        for (number, text) in (2..).zip(&self.handmade) {
            existing.push(MigrationFile {
                name: format!("{number:04}_mine.up.sql"),
                text: (*text).to_owned(),
            });
        }
        migrations(
            Some(self.old()),
            self.changed(),
            &existing,
            self.allow_destructive,
        )
    }

    pub fn migration(&self) -> Migration {
        let Self { name, .. } = self;
        let mut migrations = self
            .migrations()
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(migrations.len(), 1, "{name}");
        migrations.remove(0)
    }

    pub fn refusal(&self) -> String {
        self.migrations().map(|_| ()).unwrap_err().to_string()
    }

    /// The columns of which not every value is there, and that were not announced as lost.
    pub fn lost_values<Value: PartialEq>(
        &self,
        before: &ValuesOf<Value>,
        after: &ValuesOf<Value>,
        renamed: bool,
    ) -> Vec<String> {
        let is_lost = |(place, values): &(&String, &BTreeMap<String, Value>)| {
            let (table, column) = place.split_once('.').unwrap();
            if self.lost.contains(&table) || self.lost.contains(&place.as_str()) {
                return false;
            }
            let place = if renamed {
                self.new_place(table, column)
            } else {
                (*place).clone()
            };
            let is_join = !before.keys().any(|place| {
                let of_table = place.split_once('.').filter(|(of, _)| *of == table);
                of_table.is_some_and(|(_, column)| is_key(column))
            });
            match after.get(&place) {
                Some(found) if is_join => !found.values().eq(values.values()),
                Some(found) => found != *values,
                None => !values.is_empty(),
            }
        };
        let lost = before.iter().filter(is_lost);
        lost.map(|(place, _)| place.clone()).collect()
    }

    fn new_place(&self, table: &str, column: &str) -> String {
        let renamed = |name: &str| {
            let mut renamed = self.renamed.iter();
            let (_, new) = renamed.find(|(old, _)| *old == name)?;
            Some((*new).to_owned())
        };
        let table_now = renamed(table).unwrap_or_else(|| table.to_owned());
        renamed(&format!("{table}.{column}")).unwrap_or_else(|| format!("{table_now}.{column}"))
    }
}

/// The values of columns (`posts.title`), by the ids of their rows.
pub type ValuesOf<Value> = BTreeMap<String, BTreeMap<String, Value>>;

/// The migration that makes a database from nothing.
pub fn creation(project: &Project) -> Migration {
    migrations(None, project, &[], false).unwrap().remove(0)
}

pub fn schema(project: &Project) -> Schema {
    Schema::of(project)
}

pub fn project(spec: &str) -> Project {
    load("scaffold.yaml", spec.as_bytes()).unwrap_or_else(|problems| panic!("{problems}\n{spec}"))
}

impl Spec {
    fn replaced(&self, place: &str, text: &str) -> Self {
        let Self { text: spec, .. } = self;
        assert_eq!(
            spec.matches(place).count(),
            1,
            "`{place}` is there once in\n{spec}"
        );
        Self {
            text: spec.replace(place, text),
            project: OnceLock::new(),
        }
    }

    fn with_named_keys(&self) -> Self {
        let mut text = self.text.replace("    id: bigint\n", "");
        for (entity, key) in KEYS {
            let kind = if key.contains("comment") {
                "bigint"
            } else {
                "uuid"
            };
            let start = format!("  {entity}:\n");
            let id = format!("    id: {{type: {kind}, column: {key}}}\n");
            if !text.contains(&format!("{start}    id:")) {
                text = text.replace(&start, &format!("{start}{id}"));
            }
        }
        Self {
            text,
            project: OnceLock::new(),
        }
    }

    fn project(&self) -> &Project {
        self.project.get_or_init(|| project(&self.text))
    }
}
