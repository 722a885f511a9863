//! What happens to a file, for every way in which the last rendering, the disk and the new
//! rendering can differ.

use scaffold::catalog::Layout;
use scaffold::disk::{Base, Disk, Obstacle, Snapshot, SnapshotEntry};
use scaffold::plan::{
    BaseChange, Conflict, ConflictKind, ConflictPlace, FileAction, FileChange, KeepReason, plan,
};
use scaffold::render::{File, FileSet, Ownership};

/// One file and what was decided for it.
fn decide(base: Option<&str>, disk: Option<&str>, new: Option<&str>) -> Option<FileAction> {
    decide_seen(
        SnapshotEntry {
            base: match (base, new) {
                (None, _) => Base::Absent,
                (Some(base), Some(new)) if base == new => Base::Same,
                (Some(base), _) => Base::Text(base.to_owned()),
            },
            disk: disk.map_or(Disk::Absent, |disk| Disk::Text(disk.to_owned())),
            formatted: None,
        },
        new,
        Ownership::Generated,
    )
}

fn decide_seen(seen: SnapshotEntry, new: Option<&str>, ownership: Ownership) -> Option<FileAction> {
    let mut files = FileSet::default();
    if let Some(new) = new {
        let file = File {
            text: new.into(),
            layout: Layout::Stable,
            ownership,
        };
        files.insert("file".to_owned(), file).unwrap();
    }
    let mut actions = plan(files, Snapshot::from([("file".to_owned(), seen)])).actions;
    assert!(actions.len() <= 1);
    actions.pop()
}

fn change(base: Option<&str>, disk: Option<&str>, new: Option<&str>) -> FileChange {
    decide(base, disk, new).unwrap().change
}

#[test]
fn a_file_that_was_never_there_is_created() {
    let action = decide(None, None, Some("new")).unwrap();
    assert_eq!(action.change, FileChange::Create { text: "new".into() });
    assert_eq!(action.base, BaseChange::SameAsFile);
}

#[test]
fn a_file_that_nobody_edited_is_updated() {
    let action = decide(Some("old\n"), Some("old\n"), Some("new\n")).unwrap();
    assert_eq!(
        action.change,
        FileChange::Update {
            text: "new\n".into()
        }
    );
    assert_eq!(action.base, BaseChange::SameAsFile);
}

#[test]
fn an_edited_file_stays_while_its_rendering_does() {
    let action = decide(Some("old\n"), Some("mine\n"), Some("old\n")).unwrap();
    assert_eq!(action.change, FileChange::Keep(KeepReason::Edited));
    assert_eq!(action.base, BaseChange::None);
}

#[test]
fn a_file_that_is_already_as_it_should_be_only_needs_remembering() {
    let action = decide(Some("old\n"), Some("new\n"), Some("new\n")).unwrap();
    assert_eq!(action.change, FileChange::Identical);
    assert_eq!(action.base, BaseChange::Write("new\n".into()));
    assert_eq!(
        change(None, Some("new\n"), Some("new\n")),
        FileChange::Identical
    );
    assert_eq!(
        change(Some("new\n"), Some("new\n"), Some("new\n")),
        FileChange::Identical
    );
}

#[test]
fn a_deleted_file_stays_deleted() {
    assert_eq!(
        change(Some("old\n"), None, Some("old\n")),
        FileChange::Keep(KeepReason::Deleted)
    );
    let action = decide(Some("old\n"), None, Some("new\n")).unwrap();
    assert_eq!(action.change, FileChange::Keep(KeepReason::Missed));
    assert_eq!(action.base, BaseChange::Write("new\n".into()));
}

#[test]
fn a_file_that_is_not_rendered_any_more_goes_unless_it_was_edited() {
    assert_eq!(
        change(Some("old\n"), Some("old\n"), None),
        FileChange::Remove
    );
    assert_eq!(
        change(Some("old\n"), Some("old\r\n"), None),
        FileChange::Remove
    );
    let kept = decide(Some("old\n"), Some("mine\n"), None).unwrap();
    assert_eq!(kept.change, FileChange::Keep(KeepReason::Orphaned));
    assert_eq!(kept.base, BaseChange::Remove);
    assert_eq!(decide(None, Some("mine\n"), None), None);
}

#[test]
fn a_file_of_the_users_own_is_never_overwritten() {
    let marked = "<<<<<<< yours\nmine\n=======\nnew\n>>>>>>> generated now\nsame\n";
    assert_eq!(
        change(None, Some("mine\nsame\n"), Some("new\nsame\n")),
        FileChange::Conflict(Conflict {
            kind: ConflictKind::Foreign,
            places: vec![ConflictPlace { line: 1, lines: 1 }],
            marked: Some(marked.into()),
        })
    );
    let conflict = FileChange::Conflict(Conflict::opaque(Obstacle::Folder));
    let folder = SnapshotEntry {
        disk: Disk::Opaque(Obstacle::Folder),
        ..SnapshotEntry::default()
    };
    assert_eq!(
        decide_seen(folder, Some("new\n"), Ownership::Generated)
            .unwrap()
            .change,
        conflict
    );
}

#[test]
fn edits_in_other_places_are_merged() {
    let action = decide(
        Some("a\nb\nc\n"),
        Some("a\nb\nc mine\n"),
        Some("a new\nb\nc\n"),
    )
    .unwrap();
    assert_eq!(
        action.change,
        FileChange::Merge {
            text: "a new\nb\nc mine\n".into()
        }
    );
    assert_eq!(action.base, BaseChange::Write("a new\nb\nc\n".into()));
}

#[test]
fn changes_of_neighbouring_lines_are_merged() {
    assert_eq!(
        change(
            Some("a\nb\nc\n"),
            Some("a\nb mine\nc\n"),
            Some("a\nb\nc new\n")
        ),
        FileChange::Merge {
            text: "a\nb mine\nc new\n".into()
        }
    );
    assert_eq!(
        change(Some("a\nb\n"), Some("a\nmine\nb\n"), Some("a\nb new\n")),
        FileChange::Merge {
            text: "a\nmine\nb new\n".into()
        }
    );
}

#[test]
fn insertions_at_one_place_both_stay() {
    assert_eq!(
        change(Some("a\nb\n"), Some("a\nmine\nb\n"), Some("a\nnew\nb\n")),
        FileChange::Merge {
            text: "a\nmine\nnew\nb\n".into()
        }
    );
    assert_eq!(
        change(Some("a\nb\n"), Some("a\nnew\nb\n"), Some("a\nnew\nb\n")),
        FileChange::Identical
    );
    assert_eq!(
        change(
            Some("a\nb\n"),
            Some("a\nmine\nnew\nb\n"),
            Some("a\nnew\nb\n")
        ),
        FileChange::Identical
    );
}

#[test]
fn changes_of_the_same_lines_are_a_conflict_with_its_place() {
    let found = change(
        Some("a\nb\nc\n"),
        Some("x\na\nmine 1\nmine 2\nc\n"),
        Some("a\nnew\nc\n"),
    );
    let marked = "x\na\n<<<<<<< yours\nmine 1\nmine 2\n||||||| generated before\nb\n=======\nnew\n>>>>>>> generated now\nc\n";
    let places = vec![ConflictPlace { line: 3, lines: 2 }];
    assert_eq!(
        found,
        FileChange::Conflict(Conflict {
            kind: ConflictKind::Overlap,
            places,
            marked: Some(marked.into())
        })
    );
}

#[test]
fn a_removed_line_that_changed_is_a_conflict() {
    let found = change(Some("a\nb\nc\n"), Some("a\nc\n"), Some("a\nb new\nc\n"));
    assert!(
        matches!(found, FileChange::Conflict(Conflict { kind: ConflictKind::Overlap, places, .. }) if places == [ConflictPlace { line: 2, lines: 0 }])
    );
}

#[test]
fn line_ends_stay_as_they_are() {
    assert_eq!(
        change(Some("a\nb\n"), Some("a\r\nb\r\n"), Some("a\nnew\n")),
        FileChange::Update {
            text: "a\r\nnew\r\n".into()
        }
    );
    assert_eq!(
        change(
            Some("a\nb\nc\n"),
            Some("a mine\r\nb\r\nc"),
            Some("a\nb\nc\nd\n")
        ),
        FileChange::Merge {
            text: "a mine\r\nb\r\nc\r\nd".into()
        }
    );
    assert_eq!(
        change(Some("old\n"), Some("new\r\n"), Some("new\n")),
        FileChange::Identical
    );
    assert_eq!(
        change(Some("a\n"), Some("a\r\n"), Some("a\n")),
        FileChange::Identical
    );
}

#[test]
fn a_new_layout_is_no_edit() {
    let seen = SnapshotEntry {
        base: Base::Text("f(a, b);\n".to_owned()),
        disk: Disk::Text("f(\n    a,\n    b,\n);\n".to_owned()),
        formatted: Some("f(a, b);\n".to_owned()),
    };
    let action = decide_seen(seen, Some("f(a, c);\n"), Ownership::Generated).unwrap();
    assert_eq!(
        action.change,
        FileChange::Update {
            text: "f(a, c);\n".into()
        }
    );
}

#[test]
fn what_is_written_once_is_the_users_from_then_on() {
    let seen = SnapshotEntry {
        disk: Disk::Text("mine".to_owned()),
        ..SnapshotEntry::default()
    };
    let kept = decide_seen(seen, Some("new"), Ownership::Once).unwrap();
    assert_eq!(
        (kept.change, kept.base),
        (FileChange::Keep(KeepReason::Owned), BaseChange::None)
    );
    let created = decide_seen(SnapshotEntry::default(), Some("new"), Ownership::Once).unwrap();
    assert_eq!(created.change, FileChange::Create { text: "new".into() });
    assert_eq!(created.base, BaseChange::None);
}

fn merged(base: &str, mine: &str, new: &str) -> Option<String> {
    match change(Some(base), Some(mine), Some(new)) {
        FileChange::Merge { text } => Some(text.into()),
        FileChange::Identical => Some(mine.to_owned()),
        FileChange::Conflict(Conflict {
            kind: ConflictKind::Overlap,
            ..
        }) => None,
        other => panic!("{other:?}"),
    }
}

#[test]
fn other_words_of_one_line_are_merged() {
    assert_eq!(
        merged("f(1..=200)\n", "f(3..=200)\n", "f(1..=250)\n").as_deref(),
        Some("f(3..=250)\n")
    );
    assert_eq!(
        merged(
            "fn delete(&self) {\n    go(self)\n}\n",
            "fn delete(&self) {\n    // For good.\n    go(self)\n}\n",
            "fn delete(&self, at: u8) {\n    go(self, at)\n}\n"
        )
        .as_deref(),
        Some("fn delete(&self, at: u8) {\n    // For good.\n    go(self, at)\n}\n")
    );
}

#[test]
fn neighbouring_words_and_numbers_of_one_version_are_not() {
    assert_eq!(
        merged("version 0.1.0\n", "version 0.1.5\n", "version 0.2.0\n"),
        None
    );
    assert_eq!(
        merged(
            "title: String\n",
            "title: Caption\n",
            "title: Option<String>\n"
        ),
        None
    );
    assert_eq!(
        merged("one two three four\n", "1 2 3 four\n", "one 2 drei vier\n"),
        None
    );
}

#[test]
fn entries_of_a_list_without_order_both_stay() {
    assert_eq!(
        merged(
            "use a::{B, C};\n",
            "use a::{B, C, Mine};\n",
            "use a::{B, C, New};\n"
        )
        .as_deref(),
        Some("use a::{B, C, Mine, New};\n")
    );
    assert_eq!(
        merged(
            "x = [\"a\"]\n",
            "x = [\"a\", \"mine\"]\n",
            "x = [\"a\", \"new\"]\n"
        )
        .as_deref(),
        Some("x = [\"a\", \"mine\", \"new\"]\n")
    );
    assert_eq!(
        merged(
            "#[derive(Debug)]\n",
            "#[derive(Debug, Eq)]\n",
            "#[derive(Debug, Copy)]\n"
        )
        .as_deref(),
        Some("#[derive(Debug, Eq, Copy)]\n")
    );
    assert_eq!(
        merged("call(a);\n", "call(a, mine);\n", "call(a, new);\n"),
        None
    );
}

#[test]
fn an_import_that_both_add_comes_once() {
    assert_eq!(
        merged(
            "use a;\n\nfn f() {}\n",
            "use a;\nuse b;\nuse mine;\n\nfn f() {}\n",
            "use a;\nuse b;\nuse new;\n\nfn f() {}\n"
        )
        .as_deref(),
        Some("use a;\nuse b;\nuse mine;\nuse new;\n\nfn f() {}\n")
    );
}

/// `}` and the like stand in every insertion.
#[test]
fn an_insertion_is_not_taken_for_a_part_of_another() {
    assert_eq!(
        merged("a\nb\n", "a\nxy\nb\n", "a\ny\nb\n").as_deref(),
        Some("a\nxy\ny\nb\n")
    );
}

#[test]
fn what_counts_is_merged_as_a_whole_or_not_at_all() {
    let base = "let x = Self {\n    id: row.get(0)?,\n    name: row.get(1)?,\n};\n";
    let mine = base.replace("};", "    mine: row.get(2)?,\n};");
    let new =
        "let x = Self {\n    id: row.get(0)?,\n    new: row.get(1)?,\n    name: row.get(2)?,\n};\n";
    assert_eq!(merged(base, &mine, new), None);
    assert_eq!(merged(base, new, new).as_deref(), Some(new));
    let other = base.replace("name: row", "title: row");
    assert_eq!(
        merged(base, &mine, &other),
        Some(mine.replace("name: row", "title: row"))
    );
    assert_eq!(
        merged(
            "VALUES (?1)\n",
            "VALUES (?1, ?2)\n",
            "VALUES (?1, ?2, ?3)\n"
        ),
        None
    );
}

#[test]
fn a_change_follows_what_was_moved() {
    let (one, two) = (
        "fn one() {\n    first();\n    again();\n}\n\n",
        "fn two() {\n    second();\n    again();\n}\n\n",
    );
    let (three, last) = (
        "fn three() {\n    third();\n    again();\n    ever();\n}\n\n",
        "fn last() {}\n",
    );
    let base = [one, two, three, last].concat();
    let new = base.replace("first();", "first(1);");
    let moved = [two, three, one, last].concat();
    assert_eq!(
        merged(&base, &moved, &new),
        Some(moved.replace("first();", "first(1);"))
    );
    let moved_and_changed = moved.replace("third();", "third(3);");
    assert_eq!(
        merged(&base, &moved_and_changed, &new),
        Some(moved_and_changed.replace("first();", "first(1);"))
    );
}

#[test]
fn a_setting_that_was_edited_and_is_rendered_no_more_is_the_users() {
    assert_eq!(
        merged(
            "[x]\na = \"1\"\nb = 2\n",
            "[x]\na = \"1.1\"\nb = 2\n",
            "[x]\nb = 2\n"
        )
        .as_deref(),
        Some("[x]\na = \"1.1\"\nb = 2\n")
    );
    assert_eq!(
        merged("x\nlet a = 1;\ny\n", "x\nlet a = 2;\ny\n", "x\ny\n"),
        None
    );
}

#[test]
fn a_function_that_was_removed_stays_away() {
    let (first, second) = (
        "fn first() {\n    go(\"/a\");\n}\n\n",
        "fn second() {\n    go(\"/b\");\n}\n",
    );
    let base = [first, second].concat();
    let new = base.replace("\"/", "\"/v1/");
    assert_eq!(
        merged(&base, second, &new),
        Some(second.replace("\"/", "\"/v1/"))
    );
}

/// Thousands of lines, all of them other ones: nothing is lost, and it ends.
#[test]
fn a_huge_file_of_which_every_line_changed_is_a_conflict() {
    use std::fmt::Write as _;
    let lines = |what: &str| {
        (0..20_000).fold(String::new(), |mut text, line| {
            writeln!(text, "{what} {line}").unwrap();
            text
        })
    };
    let (base, mine) = (lines("old"), lines("mine"));
    let new = base.replacen("old 7\n", "new 7\n", 1);
    assert_eq!(merged(&base, &mine, &new), None);
    let blank = "\n".repeat(50_000);
    let new = format!("{blank}new\n");
    assert_eq!(
        merged(&blank, &format!("mine\n{blank}"), &new),
        Some(format!("mine\n{new}"))
    );
}

#[test]
fn letters_of_every_script_stay_whole() {
    assert_eq!(
        merged(
            "/// Größe: 1 🦀\nа б\n",
            "/// Größe: 2 🦀\nа б\n",
            "/// Größe: 1 🦀\nа в\n"
        )
        .as_deref(),
        Some("/// Größe: 2 🦀\nа в\n")
    );
    assert_eq!(
        merged(
            "ü = 日本, 語 (é)\n",
            "ü = 日本, 文 (é)\n",
            "ö = 日本, 語 (é)\n"
        )
        .as_deref(),
        Some("ö = 日本, 文 (é)\n")
    );
}
