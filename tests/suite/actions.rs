//! Actions and transitions in a project that lives: by command, by hand, and under other names.

use std::path::Path;

use fs_err as fs;
use scaffold::front;
use scaffold::migrate::migrations;
use scaffold::spec::edit::{self, CommandLine, MemberKind, SpecText};

use crate::project::Project;

const SPEC: &str = "\
service: {name: shop}
entities:
  Item:
    fields:
      title: string 1..100
      pinned: bool default=false
      status: enum draft,review,published default=draft
      seen_at: datetime optional
    relations:
      owner_of: belongs_to Person optional inverse=items
    transitions:
      status:
        submit: draft -> review # Who wrote it.
        publish: {from: review, to: published, set: [seen_at=now]}
    actions:
      pin: {when: [pinned=false, owner_of=null], set: [pinned=true, owner_of_id=null]}
      retitle: {when: {status: draft}, input: {title: string 1..50}, set: {title: $title, pinned: false}}
      check: {custom: true}
  Person:
    fields:
      name: string
";

fn edited(text: &str, line: &str) -> Result<String, String> {
    let words: Vec<_> = line.split(' ').collect();
    let command = |words: &[&str]| {
        let words: Vec<_> = words.iter().map(|word| (*word).to_owned()).collect();
        CommandLine::new(&words)
    };
    let spec = &SpecText {
        file_name: "scaffold.yaml",
        text,
        keys: &front::keys(),
    };
    let edit = match words[..] {
        ["add", "feature", ref rest @ ..] => edit::add_feature(spec, &command(rest)),
        ["remove", "feature", ref rest @ ..] => edit::remove_feature(spec, &command(rest)),
        ["remove", "field", ref rest @ ..] => {
            edit::remove_members(spec, MemberKind::Field, &command(rest))
        }
        ["rename", "field", ref rest @ ..] => edit::rename_member(spec, &command(rest)),
        ["rename", "action", ref rest @ ..] => edit::rename_action(spec, &command(rest)),
        _ => panic!("{line}"),
    };
    edit.map(|edit| edit.text)
        .map_err(|problems| problems.to_text(false))
}

/// The lines that an edit changes, as they are then.
fn new_lines(line: &str) -> Vec<String> {
    let after = edited(SPEC, line).unwrap();
    let before: Vec<_> = SPEC.lines().collect();
    let lines = after.lines().filter(|line| !before.contains(line));
    lines.map(|line| line.trim().to_owned()).collect()
}

#[test]
fn commands_add_them_and_take_them_away() {
    for (add, remove, written) in [
        (
            "transition:status:reject:review:draft items",
            "transition:status:reject items",
            "reject: review -> draft",
        ),
        (
            "transition:status:reopen:review,published:draft items",
            "transition:reopen items",
            "reopen: review,published -> draft",
        ),
        (
            "action:unpin:when=pinned=true:set=pinned=false items",
            "action:unpin items",
            "unpin: {when: [pinned=true], set: [pinned=false]}",
        ),
        (
            "action:rename:input=title=string:set=title=$title:custom items",
            "action:rename items",
            "rename: {input: {title: string}, set: [\"title=$title\"], custom: true}",
        ),
        (
            "action:recount:collection:custom people",
            "action:recount people",
            "recount: {on: collection, custom: true}",
        ),
    ] {
        let added = edited(SPEC, &format!("add feature {add}")).unwrap();
        assert!(added.contains(&format!("{written}\n")), "{added}");
        let removed = edited(&added, &format!("remove feature {remove}")).unwrap();
        assert_eq!(removed, SPEC, "{remove}");
    }
}

#[test]
fn what_is_there_or_is_no_action_is_refused() {
    for (line, code) in [
        (
            "add feature transition:status:submit:draft:review items",
            "feature-exists",
        ),
        ("add feature action:pin:custom items", "feature-exists"),
        ("add feature action:unpin items", "feature-value"),
        ("add feature action:unpin:pinned items", "feature-value"),
        (
            "add feature transition:status:reject items",
            "feature-value",
        ),
        ("remove feature action:unpin items", "feature-absent"),
        ("remove feature transition:reject items", "feature-value"),
        ("rename action items.unpin loosen", "unknown-member"),
        ("rename action items.pin publish", "member-exists"),
    ] {
        let refusal = edited(SPEC, line).unwrap_err();
        assert!(refusal.starts_with(&format!("error[{code}]")), "{refusal}");
    }
}

#[test]
fn the_names_of_members_are_followed() {
    assert_eq!(
        new_lines("rename field items.pinned on_top"),
        [
            "on_top: bool default=false",
            "pin: {when: [on_top=false, owner_of=null], set: [on_top=true, owner_of_id=null]}",
            "retitle: {when: {status: draft}, input: {title: string 1..50}, set: {title: $title, on_top: false}}",
        ]
    );
    assert_eq!(
        new_lines("rename field items.owner_of keeper"),
        [
            "keeper: belongs_to Person optional inverse=items",
            "pin: {when: [pinned=false, keeper=null], set: [pinned=true, keeper_id=null]}",
        ]
    );
    assert_eq!(
        new_lines("rename field items.status state"),
        [
            "state: enum draft,review,published default=draft",
            "state:",
            "retitle: {when: {state: draft}, input: {title: string 1..50}, set: {title: $title, pinned: false}}",
        ]
    );
    assert_eq!(
        new_lines("rename action items.submit hand_in"),
        ["hand_in: draft -> review # Who wrote it."]
    );
}

#[test]
fn what_they_name_stays() {
    let refusal = edited(SPEC, "remove field items pinned").unwrap_err();
    assert!(refusal.starts_with("error[still-in-use]"), "{refusal}");
    assert!(refusal.contains("`Item.pin`"), "{refusal}");
}

#[test]
fn they_change_no_table() {
    let plain = SPEC.split("    transitions:").next().unwrap().to_owned();
    let plain = plain + "  Person:\n    fields:\n      name: string\n";
    let before = front::load("before", plain.as_bytes()).unwrap();
    let after = front::load("after", SPEC.as_bytes()).unwrap();
    for (from, to) in [(&before, &after), (&after, &before)] {
        let migrations = migrations(Some(from), to, &[], false).unwrap();
        assert_eq!(migrations.len(), 0);
    }
}

#[test]
fn rules_by_hand_stay_and_follow_the_name_of_their_action() {
    let project = Project::of(SPEC);
    let mark =
        "// Your rules of `check` go here: the row is locked, and an error undoes everything.";
    let rule = "if item.pinned {\n                    return Err(Error::Conflict(Vec::new()));\n                }";
    project.edit("src/services/items.rs", |text| text.replace(mark, rule));
    project.succeeds(&["add", "field", "items", "note:string:optional"]);
    project.succeeds(&["add", "feature", "action:unpin:set=pinned=false", "items"]);
    project.succeeds(&["rename", "action", "items.check", "inspect"]);
    let service = project.read("src/services/items.rs");
    assert!(service.contains(rule), "{service}");
    assert!(
        service.contains("pub async fn inspect(&self, id: Uuid) -> Result<Item>"),
        "{service}"
    );
    assert!(service.contains("pub async fn unpin("), "{service}");
    let controller = project.read("src/controllers/items.rs");
    assert!(controller.contains("/items/{id}/inspect"), "{controller}");
    assert!(!controller.contains("check"), "{controller}");
    project.succeeds(&["check"]);
    let migrations = fs::read_dir(project.root().join("migrations")).unwrap();
    // The first one, and that of the field, there and back.
    assert_eq!(migrations.count(), 4);
}

#[test]
fn a_service_without_them_says_nothing_of_them() {
    let project = Project::new();
    for path in [
        "src/http/action.rs",
        "src/services/conditions.rs",
        "src/validation/states.rs",
    ] {
        assert!(!Path::new(&project.root().join(path)).exists(), "{path}");
    }
    let texts = crate::tree::tree(&project.root().join("src"));
    let speaks = |text: &String| text.contains("ActionErrors") || text.contains("transitions");
    // The schema of specs knows all words of the language.
    let texts = texts
        .iter()
        .filter(|(path, _)| *path != ".scaffold/schema.json");
    let speaking: Vec<_> = texts.filter(|(_, text)| speaks(text)).collect();
    assert!(speaking.is_empty(), "{speaking:?}");
}
