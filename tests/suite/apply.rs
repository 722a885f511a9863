//! All of a run or nothing of it: every single step fails once, and is killed once.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use scaffold::apply::{
    ApplyError, FileOperation, FileSystem, Found, Lock, Recovery, TreeWriter, create,
    is_interrupted, recover,
};
use tempfile::TempDir;

use crate::tree::tree;

/// Lets the first steps through; then fails once, or from then on for ever, like a process that
/// is not there any more.
struct Faulty {
    steps: AtomicUsize,
    fails_at: usize,
    dies: bool,
}

impl Faulty {
    fn new(fails_at: usize, dies: bool) -> Self {
        Self {
            steps: AtomicUsize::new(0),
            fails_at,
            dies,
        }
    }

    fn step(&self) -> io::Result<()> {
        let step = self.steps.fetch_add(1, Ordering::SeqCst);
        if step == self.fails_at || (self.dies && step > self.fails_at) {
            return Err(io::Error::new(io::ErrorKind::StorageFull, "no space left"));
        }
        Ok(())
    }

    fn has_failed(&self) -> bool {
        self.steps.load(Ordering::SeqCst) > self.fails_at
    }
}

impl TreeWriter for Faulty {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        FileSystem.create_folder(path)
    }

    fn write(&self, path: &Path, text: &str) -> io::Result<()> {
        if let Err(error) = self.step() {
            // A disk that fills up has taken a part of the text.
            let half = text
                .char_indices()
                .nth(text.chars().count() / 2)
                .map_or(0, |(at, _)| at);
            FileSystem.write(path, &text[..half])?;
            return Err(error);
        }
        FileSystem.write(path, text)
    }

    fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        FileSystem.copy(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        FileSystem.rename(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        FileSystem.remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        FileSystem.remove_folder(path)
    }
}

fn put(paths: &[&str], text: &str) -> FileOperation {
    FileOperation::Put {
        paths: paths.iter().map(|&path| path.to_owned()).collect(),
        text: text.into(),
    }
}

fn texts(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files
        .iter()
        .map(|&(path, text)| (path.to_owned(), text.to_owned()))
        .collect()
}

fn new_tree() -> Vec<FileOperation> {
    vec![
        put(&["Cargo.toml", ".scaffold/base/Cargo.toml"], "[package]\n"),
        put(
            &["src/main.rs", ".scaffold/base/src/main.rs"],
            "fn main() {}\n",
        ),
        put(&[".scaffold/version"], "1\n"),
    ]
}

#[test]
fn a_new_tree_is_there_whole_or_not_at_all() {
    for dies in [false, true] {
        let mut fails_at = 0;
        loop {
            let home = TempDir::new().unwrap();
            let target = home.path().join("deep/blog");
            let writer = Faulty::new(fails_at, dies);
            let result = create(&writer, &target, &new_tree());
            if !writer.has_failed() {
                assert!(fails_at > 5);
                break;
            }
            if target.exists() {
                assert_eq!(tree(&target).len(), 5);
            } else {
                assert!(matches!(result, Err(ApplyError::Undone(_))), "{result:?}");
                let stays = dies || result.is_ok();
                assert!(
                    stays || tree(home.path()).is_empty(),
                    "{:?}",
                    tree(home.path())
                );
            }
            // The next run does not mind what a killed one has left.
            if !target.exists() {
                create(&FileSystem, &target, &new_tree()).unwrap();
            }
            assert_eq!(tree(home.path()).len(), 5, "{:?}", tree(home.path()));
            fails_at += 1;
        }
    }
}

#[test]
fn a_folder_that_is_not_empty_is_refused() {
    let home = TempDir::new().unwrap();
    fs_err::write(home.path().join("notes"), "mine").unwrap();
    let refusal = create(&FileSystem, home.path(), &new_tree());
    assert!(matches!(refusal, Err(ApplyError::NotEmpty { .. })));
    assert_eq!(tree(home.path()), texts(&[("notes", "mine")]));
    let refusal = create(&FileSystem, &home.path().join("notes"), &new_tree());
    assert!(matches!(refusal, Err(ApplyError::NotAFolder { .. })));
}

#[test]
fn an_empty_folder_is_filled_and_stays_the_same_folder() {
    for fails_at in 0..60 {
        let home = TempDir::new().unwrap();
        let writer = Faulty::new(fails_at, false);
        let result = create(&writer, home.path(), &new_tree());
        if result.is_err() {
            assert_eq!(
                fs_err::read_dir(home.path()).unwrap().count(),
                0,
                "step {fails_at}"
            );
        } else {
            assert_eq!(tree(home.path()).len(), 5, "step {fails_at}");
        }
    }
}

const BEFORE: [(&str, &str); 4] = [
    ("a", "a old"),
    ("gone/b", "b old"),
    ("mine", "mine"),
    (".scaffold/base/a", "a old"),
];

fn changed_tree() -> Vec<FileOperation> {
    vec![
        put(&["a", ".scaffold/base/a"], "a new"),
        FileOperation::Delete {
            path: "gone/b".to_owned(),
        },
        put(&["new/folder/c"], "c new"),
    ]
}

fn after() -> BTreeMap<String, String> {
    texts(&[
        ("a", "a new"),
        ("mine", "mine"),
        (".scaffold/base/a", "a new"),
        ("new/folder/c", "c new"),
    ])
}

fn project() -> TempDir {
    let home = TempDir::new().unwrap();
    for (path, text) in BEFORE {
        let path = home.path().join(path);
        fs_err::create_dir_all(path.parent().unwrap()).unwrap();
        fs_err::write(path, text).unwrap();
    }
    home
}

/// A process that another test starts holds every lock of this one until it becomes the command.
fn locked(root: &Path) -> Lock {
    Lock::wait(root, || {}).unwrap()
}

fn recovered(writer: &impl TreeWriter, root: &Path) -> Result<Option<Recovery>, ApplyError> {
    recover(writer, &locked(root))
}

fn update(
    writer: &impl TreeWriter,
    root: &Path,
    operations: &[FileOperation],
) -> Result<(), ApplyError> {
    scaffold::apply::update(writer, &locked(root), operations, &Found::new())
}

#[test]
fn changes_are_all_made_or_none_is() {
    let home = project();
    update(&FileSystem, home.path(), &changed_tree()).unwrap();
    assert_eq!(tree(home.path()), after());
    assert!(!home.path().join("gone").exists());
    for dies in [false, true] {
        let mut outcomes = [0, 0];
        for fails_at in 0.. {
            let home = project();
            let writer = Faulty::new(fails_at, dies);
            let result = update(&writer, home.path(), &changed_tree());
            if !writer.has_failed() {
                break;
            }
            let recovery = recovered(&FileSystem, home.path()).unwrap();
            let found = tree(home.path());
            let is_finished = found == after();
            assert!(
                is_finished || found == texts(&BEFORE),
                "step {fails_at}: {found:?}"
            );
            assert!(!is_finished || !matches!(result, Err(ApplyError::Undone(_))));
            if recovery == Some(Recovery::Finished) {
                assert!(is_finished, "step {fails_at}");
            }
            if matches!(
                recovery,
                Some(Recovery::Unstarted | Recovery::Undone { .. })
            ) {
                assert!(!is_finished, "step {fails_at}");
            }
            outcomes[usize::from(is_finished)] += 1;
        }
        let [undone, finished] = outcomes;
        // One that goes on after an error undoes what it has done.
        assert!(
            undone > 5 && finished > if dies { 2 } else { 0 },
            "{outcomes:?}"
        );
    }
}

/// Looks at what a run leaves behind that is killed at its first step, at its second, and so on.
fn after_each_kill(mut look: impl FnMut(usize, &Path)) {
    for fails_at in 0.. {
        let home = project();
        let writer = Faulty::new(fails_at, true);
        drop(update(&writer, home.path(), &changed_tree()));
        if !writer.has_failed() {
            break;
        }
        look(fails_at, home.path());
    }
}

#[test]
fn who_finishes_it_may_be_killed_too() {
    let mut times = 0;
    after_each_kill(|fails_at, root| {
        for again_at in 0.. {
            let writer = Faulty::new(again_at, true);
            drop(recovered(&writer, root));
            if !writer.has_failed() {
                break;
            }
            times += 1;
        }
        drop(recovered(&FileSystem, root).unwrap());
        let found = tree(root);
        assert!(
            found == after() || found == texts(&BEFORE),
            "step {fails_at}: {found:?}"
        );
        assert!(!root.join(".scaffold/journal").exists());
    });
    assert!(times > 20, "{times}");
}

#[test]
fn a_run_was_interrupted_where_there_is_something_to_finish_or_undo() {
    after_each_kill(|fails_at, root| {
        let told = is_interrupted(root);
        let recovery = recovered(&FileSystem, root).unwrap();
        assert_eq!(told, recovery.is_some(), "step {fails_at}: {recovery:?}");
        assert!(!is_interrupted(root), "step {fails_at}");
    });
}

/// Everything but one file.
fn without(path: &str, mut files: BTreeMap<String, String>) -> BTreeMap<String, String> {
    files.remove(path);
    files
}

#[test]
fn what_was_edited_since_the_interruption_stays_and_so_does_what_it_is_an_edit_of() {
    let mut finished = 0;
    after_each_kill(|fails_at, root| {
        let was_written = tree(root)["a"] == "a new";
        fs_err::write(root.join("a"), "a by hand").unwrap();
        drop(recovered(&FileSystem, root).unwrap());
        let found = tree(root);
        assert_eq!(found["a"], "a by hand", "step {fails_at}");
        let rest = without("a", found);
        if rest == without("a", after()) {
            assert!(was_written, "step {fails_at}");
            finished += 1;
        } else {
            assert_eq!(rest, without("a", texts(&BEFORE)), "step {fails_at}");
        }
    });
    assert!(finished > 2);
}

#[test]
fn a_run_that_was_discarded_is_not_made_again() {
    after_each_kill(|fails_at, root| {
        for (path, text) in BEFORE {
            let path = root.join(path);
            fs_err::create_dir_all(path.parent().unwrap()).unwrap();
            fs_err::write(path, text).unwrap();
        }
        let _ = fs_err::remove_dir_all(root.join("new"));
        drop(recovered(&FileSystem, root).unwrap());
        assert_eq!(tree(root), texts(&BEFORE), "step {fails_at}");
    });
}

#[test]
fn a_run_of_which_a_part_was_discarded_is_undone() {
    after_each_kill(|fails_at, root| {
        let was_written = is_interrupted(root) && tree(root)["a"] == "a new";
        fs_err::write(root.join("a"), "a old").unwrap();
        drop(recovered(&FileSystem, root).unwrap());
        if was_written {
            assert_eq!(tree(root), texts(&BEFORE), "step {fails_at}");
        }
    });
}

/// An editor that saves a file while the run is at one of its steps.
struct Saving<'root> {
    steps: Faulty,
    file: &'root Path,
}

impl Saving<'_> {
    fn step(&self) {
        if self.steps.step().is_err() {
            fs_err::write(self.file, "by hand").unwrap();
        }
    }
}

impl TreeWriter for Saving<'_> {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.step();
        FileSystem.create_folder(path)
    }

    fn write(&self, path: &Path, text: &str) -> io::Result<()> {
        self.step();
        FileSystem.write(path, text)
    }

    fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step();
        FileSystem.copy(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        FileSystem.rename(from, to)?;
        self.step();
        Ok(())
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        FileSystem.remove_file(path)?;
        self.step();
        Ok(())
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.step();
        FileSystem.remove_folder(path)
    }
}

#[test]
fn what_is_saved_while_a_run_writes_stays() {
    for path in ["a", "gone/b"] {
        let mut refusals = 0;
        for saves_at in 0.. {
            let home = project();
            let file = home.path().join(path);
            let folder = file.parent().unwrap().to_owned();
            let writer = Saving {
                steps: Faulty::new(saves_at, false),
                file: &file,
            };
            let keeper = folder.join("keeper");
            fs_err::write(&keeper, "").unwrap();
            let result = update(&writer, home.path(), &changed_tree());
            fs_err::remove_file(&keeper).unwrap();
            if !writer.steps.has_failed() {
                break;
            }
            let found = tree(home.path());
            assert_eq!(found[path], "by hand", "{path}, step {saves_at}");
            let rest = without(path, found);
            if let Err(error) = result {
                assert!(matches!(error, ApplyError::Changed { .. }), "{error}");
                assert_eq!(
                    rest,
                    without(path, texts(&BEFORE)),
                    "{path}, step {saves_at}"
                );
                refusals += 1;
            } else {
                assert_eq!(rest, without(path, after()), "{path}, step {saves_at}");
            }
        }
        assert!(refusals > 3, "{path}: {refusals}");
    }
}

#[test]
fn what_is_not_as_the_run_has_found_it_stays() {
    let home = project();
    let found = Found::from([("a".to_owned(), None)]);
    let refusal =
        scaffold::apply::update(&FileSystem, &locked(home.path()), &changed_tree(), &found);
    assert!(matches!(refusal, Err(ApplyError::Changed { path }) if path == "a"));
    assert_eq!(tree(home.path()), texts(&BEFORE));
}

#[test]
fn a_path_where_no_file_can_be_is_found_before_anything_is_written() {
    for blocked in ["new/folder/c", "new"] {
        let home = project();
        if blocked == "new" {
            fs_err::write(home.path().join(blocked), "").unwrap();
        } else {
            fs_err::create_dir_all(home.path().join(blocked)).unwrap();
        }
        let before = tree(home.path());
        let writer = Faulty::new(0, false);
        let refusal = update(&writer, home.path(), &changed_tree());
        assert!(matches!(refusal, Err(ApplyError::Blocked { .. })));
        assert!(!writer.has_failed() && tree(home.path()) == before);
    }
}

#[test]
fn a_lock_is_held_by_one_run_or_shared_by_those_that_read() {
    let home = project();
    assert!(Lock::share(home.path(), || {}).unwrap().is_none());
    let held = locked(home.path());
    assert!(matches!(Lock::take(home.path()), Err(ApplyError::Busy)));
    drop(held);
    let shared = [(); 2].map(|()| Lock::share(home.path(), || {}).unwrap());
    assert!(shared.iter().all(Option::is_some));
    assert!(matches!(Lock::take(home.path()), Err(ApplyError::Busy)));
}

#[cfg(unix)]
#[test]
fn permissions_stay() {
    use std::os::unix::fs::PermissionsExt;
    let home = project();
    let script = home.path().join("a");
    fs_err::set_permissions(&script, std::fs::Permissions::from_mode(0o754)).unwrap();
    update(&FileSystem, home.path(), &changed_tree()).unwrap();
    assert_eq!(
        fs_err::metadata(&script).unwrap().permissions().mode() & 0o777,
        0o754
    );
}
