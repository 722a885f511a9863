use std::collections::BTreeSet;
use std::path::Path;

use fs_err as fs;

/// Something that a person does to a project, in one go.
#[derive(Debug, Clone)]
pub struct Edit {
    pub name: &'static str,
    steps: Vec<(&'static str, Step)>,
}

#[derive(Debug, Clone)]
enum Step {
    /// A text becomes another, wherever it stands.
    Replace(&'static str, String),
    Append(&'static str),
    Rewrite(fn(&str) -> String),
    Create(&'static str),
    Delete,
}

impl Edit {
    pub fn of(name: &'static str) -> Self {
        Self {
            name,
            steps: Vec::new(),
        }
    }

    pub fn replace(self, path: &'static str, old: &'static str, new: &str) -> Self {
        self.step(path, Step::Replace(old, new.to_owned()))
    }

    /// Inserts a text behind another.
    pub fn after(self, path: &'static str, place: &'static str, text: &str) -> Self {
        self.replace(path, place, &format!("{place}{text}"))
    }

    pub fn before(self, path: &'static str, place: &'static str, text: &str) -> Self {
        self.replace(path, place, &format!("{text}{place}"))
    }

    /// Adds a text at the end.
    pub fn append(self, path: &'static str, text: &'static str) -> Self {
        self.step(path, Step::Append(text))
    }

    pub fn rewrite(self, path: &'static str, change: fn(&str) -> String) -> Self {
        self.step(path, Step::Rewrite(change))
    }

    pub fn create(self, path: &'static str, text: &'static str) -> Self {
        self.step(path, Step::Create(text))
    }

    pub fn delete(self, path: &'static str) -> Self {
        self.step(path, Step::Delete)
    }

    /// The files that it touches.
    pub fn paths(&self) -> BTreeSet<&'static str> {
        self.steps.iter().map(|(path, _)| *path).collect()
    }

    pub fn apply(&self, root: &Path) {
        for (path, step) in &self.steps {
            step.apply(&root.join(path), self.name);
        }
    }

    fn step(mut self, path: &'static str, step: Step) -> Self {
        self.steps.push((path, step));
        self
    }
}

impl Step {
    fn apply(&self, path: &Path, name: &str) {
        match self {
            Self::Replace(old, new) => {
                let text = fs::read_to_string(path).unwrap();
                assert!(
                    text.contains(old),
                    "{name}: there is no `{old}` in {}\n{text}",
                    path.display()
                );
                fs::write(path, text.replace(old, new)).unwrap();
            }
            Self::Append(more) => {
                let text = fs::read_to_string(path).unwrap();
                fs::write(path, text + more).unwrap();
            }
            Self::Rewrite(change) => {
                let text = fs::read_to_string(path).unwrap();
                fs::write(path, change(&text)).unwrap();
            }
            Self::Create(text) => {
                assert!(!path.exists(), "{name}: {} is there", path.display());
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
            Self::Delete => fs::remove_file(path).unwrap(),
        }
    }
}
