//! What people have taken out of generated files goes on changing: what it misses is told.

use fs_err as fs;

use crate::project::Project;

const SPEC: &str = "\
service: {name: shop}
entities:
  Item:
    fields:
      title: string 1..100
      count: int 0..100
";

const INPUT: &str = "src/models/item_input.rs";
const PATCH: &str = ".scaffold/held-back/src/models/item_input.rs.patch";

/// Cuts out what lies between two texts, with the second one; gives it.
fn cut(project: &Project, path: &str, from: &str, to: &str) -> String {
    let text = project.read(path);
    let start = text.find(from).unwrap();
    let end = start + text[start..].find(to).unwrap() + to.len();
    project.write(path, &(text[..start].to_owned() + &text[end..]));
    text[start..end].to_owned()
}

/// Takes the validation into a file of its own, as people do when it grows.
fn move_check(project: &Project) {
    let check = cut(project, INPUT, "    fn check(&self)", "\n    }\n");
    let moved = format!(
        "use super::item_input::ItemInput;\n\nimpl ItemInput {{\n    pub(super) {}\n}}\n",
        check.trim()
    );
    project.write("src/models/item_rules.rs", &moved);
}

fn narrow(project: &Project) {
    project.edit("scaffold.yaml", |spec| spec.replace("0..100", "0..50"));
}

const SYNC: [&str; 2] = ["sync", "--allow-destructive"];

#[test]
fn code_that_was_moved_to_another_file_is_not_taken_for_in_step() {
    let project = Project::of(SPEC);
    move_check(&project);
    project.succeeds(&["check"]);
    narrow(&project);
    let run = project.ends(&SYNC, 4);
    run.says("`fn check(&self) -> Faults` is not here any more (it may be in src/models/item_rules.rs:5)");
    run.says("but for what is held back");
    assert!(project.read(INPUT).contains("maximum = 50"));
    let patch = project.read(PATCH);
    assert!(
        patch.contains(
            "-        faults.check(\"count\", &self.count, |value| rules::range(value, 0..=100));"
        ),
        "{patch}"
    );
    assert!(
        patch.contains(
            "+        faults.check(\"count\", &self.count, |value| rules::range(value, 0..=50));"
        ),
        "{patch}"
    );
    let check = project.ends(&["check", "--json"], 4).json();
    assert_eq!(check["status"], "held_back");
    assert_eq!(check["held_back"], serde_json::json!([PATCH]));
    project.succeeds(&["sync"]).says(PATCH);
    fs::remove_file(project.root().join(PATCH)).unwrap();
    project.succeeds(&["check"]);
}

#[test]
fn changes_that_are_held_back_add_up() {
    let project = Project::of(SPEC);
    move_check(&project);
    narrow(&project);
    project.ends(&SYNC, 4);
    project.edit("scaffold.yaml", |spec| spec.replace("0..50", "0..20"));
    project.ends(&SYNC, 4);
    let patch = project.read(PATCH);
    for range in ["-0..=100", "+0..=50", "-0..=50", "+0..=20"] {
        let (sign, range) = range.split_at(1);
        let is_there = |line: &str| line.starts_with(sign) && line.contains(range);
        assert!(patch.lines().any(is_there), "{sign}{range}: {patch}");
    }
}

#[test]
fn a_statement_that_was_deleted_is_told_like_a_function() {
    let project = Project::of(SPEC);
    let statement = cut(&project, INPUT, "        let new = NewItem {", "};\n");
    assert!(statement.contains("title"));
    let run = project.run(&["add", "field", "items", "note:text:optional"]);
    assert_eq!(run.status, 4, "{}", run.stderr);
    run.says("`let new = NewItem` is not here any more; what is new");
    assert!(project.read(PATCH).contains("+            note: "));
}

#[test]
fn a_file_that_was_moved_misses_what_is_new_and_one_that_was_deleted_does_not() {
    let project = Project::of(SPEC);
    let root = project.root();
    fs::rename(root.join(INPUT), root.join("src/models/input.rs")).unwrap();
    fs::remove_file(root.join("src/services/items.rs")).unwrap();
    let run = project.run(&["add", "field", "items", "note:text:optional"]);
    assert_eq!(run.status, 4, "{}", run.stderr);
    run.says("keep src/models/item_input.rs (deleted by you; what is new in it is not written)");
    run.says("(it may be in src/models/input.rs:1)");
    assert!(project.read(PATCH).contains("+    pub note: Field<String>"));
    assert!(
        !root
            .join(".scaffold/held-back/src/services/items.rs.patch")
            .exists()
    );
    let check = project.ends(&["check"], 4);
    check.says("note: deleted by you, and not written again: src/models/item_input.rs, src/services/items.rs");
}

#[test]
fn what_is_removed_by_both_is_no_loss() {
    let project = Project::of(SPEC);
    move_check(&project);
    let run = project.run(&["remove", "resource", "items", "--allow-destructive"]);
    assert!(!run.stderr.contains("held back"), "{}", run.stderr);
}

#[test]
fn a_dry_run_holds_nothing_back_on_disk() {
    let project = Project::of(SPEC);
    move_check(&project);
    narrow(&project);
    project
        .ends(&["sync", "--allow-destructive", "--dry-run"], 4)
        .says(PATCH);
    assert!(!project.root().join(PATCH).exists());
}
