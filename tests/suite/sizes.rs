//! How large an entity of the blog is, and how many files a change of its spec touches.
//!
//! An entity is measured by one more like it: the blog gets a copy under another name, and what
//! its tree has more then is the entity, with what shared files say of it. Left out are the
//! migration, with its line in the list of all, the spec and the README.

use std::collections::BTreeMap;

use crate::project::Project;
use crate::tree::tree;

const BLOG: &str = include_str!("../../fixtures/blog.yaml");

/// The most files of an entity with its tests.
const FILES: usize = 8;
/// The most lines of an entity with its tests, on average.
const LINES: usize = 900;
/// The most files that a new field changes.
const CHANGED_BY_A_FIELD: usize = 6;
/// The most files that a new entity changes, but for those of the entities that it refers to.
const CHANGED_BY_AN_ENTITY: usize = 8;

#[test]
fn entities_are_small_and_change_few_files() {
    let copies: Vec<_> = entities()
        .into_iter()
        .map(|(name, block)| (name, copied(name, &block)))
        .collect();
    for (name, copy) in &copies {
        let (of_others, shared): (Vec<_>, Vec<_>) =
            copy.changed.iter().partition(|path| is_of_an_entity(path));
        println!(
            "{name}: {} files, {} lines; changes {} shared files and {} of entities",
            copy.created.len(),
            copy.lines,
            shared.len(),
            of_others.len()
        );
        assert!(copy.created.len() <= FILES, "{name}: {:#?}", copy.created);
        assert!(shared.len() <= CHANGED_BY_AN_ENTITY, "{name}: {shared:#?}");
    }
    let lines: usize = copies.iter().map(|(_, copy)| copy.lines).sum();
    let average = lines / copies.len();
    println!("on average: {average} lines");
    assert!(average <= LINES, "{average} lines on average");
}

#[test]
fn a_new_field_changes_few_files() {
    let project = Project::of(BLOG);
    for (entity, _) in entities() {
        let changed = changed_by_field(&project, entity, "remark:string:optional");
        assert!(
            changed.len() <= CHANGED_BY_A_FIELD,
            "{entity}: {changed:#?}"
        );
    }
    for field in [
        "subtitle:string:1..200:default=none",
        "code:slug:unique:optional",
        "views:int:default=0",
        "price:decimal:9,2:optional",
        "pinned:bool:default=false",
        "expires_on:date:optional",
        "extra:json:optional",
        "status:enum:draft,final:default=draft",
    ] {
        let changed = changed_by_field(&project, "Post", field);
        assert!(changed.len() <= CHANGED_BY_A_FIELD, "{field}: {changed:#?}");
    }
}

fn changed_by_field(project: &Project, entity: &str, field: &str) -> Vec<String> {
    let before = measured(project);
    project.succeeds(&["add", "field", entity, field]);
    let change = Change::between(&before, &measured(project));
    println!("{entity} {field}: changes {} files", change.changed.len());
    assert!(change.created.is_empty(), "{:#?}", change.created);
    change.changed
}

/// What becomes of the files of a service.
struct Change {
    created: Vec<String>,
    changed: Vec<String>,
    /// How many there are more.
    lines: usize,
}

impl Change {
    fn between(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Self {
        let paths = |is_wanted: fn(Option<&String>, &String) -> bool| {
            let files = after.iter();
            let wanted = files.filter(|(path, text)| is_wanted(before.get(*path), text));
            wanted.map(|(path, _)| path.clone()).collect()
        };
        let lines = |tree: &BTreeMap<String, String>| {
            tree.values()
                .map(|text| text.lines().count())
                .sum::<usize>()
        };
        Self {
            created: paths(|before, _| before.is_none()),
            changed: paths(|before, after| before.is_some_and(|before| before != after)),
            lines: lines(after) - lines(before),
        }
    }
}

/// The entities of the blog by name, each as the spec has it.
fn entities() -> Vec<(&'static str, String)> {
    let (_, lines) = BLOG.split_once("entities:\n").unwrap();
    let mut entities: Vec<(&str, String)> = Vec::new();
    for line in lines.lines() {
        match line
            .strip_prefix("  ")
            .and_then(|line| line.strip_suffix(':'))
        {
            Some(name) if !name.starts_with(' ') => entities.push((name, format!("{line}\n"))),
            _ => {
                let (_, block) = entities.last_mut().unwrap();
                block.push_str(line);
                block.push('\n');
            }
        }
    }
    entities
}

/// What an entity like this one adds to the blog.
fn copied(name: &str, block: &str) -> Change {
    let project = Project::of(BLOG);
    let before = measured(&project);
    let copy = block.replace(name, "Note");
    project.edit("scaffold.yaml", |spec| format!("{spec}\n{copy}"));
    project.succeeds(&["sync"]);
    Change::between(&before, &measured(&project))
}

fn measured(project: &Project) -> BTreeMap<String, String> {
    let mut files = tree(&project.root());
    files.retain(|path, _| {
        let is_left_out = ["scaffold.yaml", "README.md", "src/database/migrations.rs"];
        let folders = [".scaffold/", "migrations/"];
        !is_left_out.contains(&path.as_str())
            && !folders.iter().any(|folder| path.starts_with(folder))
    });
    files
}

/// Whether a file is one of the blog's entities: `src/models/post_input.rs`.
fn is_of_an_entity(path: &str) -> bool {
    entities().iter().any(|(name, _)| {
        let name = name.to_lowercase();
        path.split(['/', '.', '_'])
            .any(|word| word.trim_end_matches('s') == name)
    })
}
