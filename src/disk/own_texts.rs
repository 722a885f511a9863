use std::cell::OnceCell;
use std::io;
use std::path::Path;

use fs_err as fs;

use super::snapshot::OnDisk;
use super::walk::collect;

/// The texts that people have added to a project, read when they are first asked for.
#[derive(Debug)]
pub struct OwnTexts<'run> {
    root: &'run Path,
    /// The paths that are not theirs.
    known: &'run OnDisk,
    texts: OnceCell<Vec<(String, String)>>,
}

impl<'run> OwnTexts<'run> {
    #[must_use]
    pub fn new(root: &'run Path, known: &'run OnDisk) -> Self {
        Self {
            root,
            known,
            texts: OnceCell::new(),
        }
    }

    /// All of them, with their paths.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn all(&self) -> io::Result<impl Iterator<Item = (&str, &str)>> {
        let texts = if let Some(texts) = self.texts.get() {
            texts
        } else {
            let texts = self.read()?;
            self.texts.get_or_init(|| texts)
        };
        Ok(texts.iter().map(|(path, text)| (&**path, &**text)))
    }

    fn read(&self) -> io::Result<Vec<(String, String)>> {
        let mut files = Vec::new();
        for entry in fs::read_dir(self.root)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if PASSED_OVER.contains(&name.as_str()) {
                continue;
            }
            if entry.file_type()?.is_dir() {
                collect(&entry.path(), &format!("{name}/"), &mut files)?;
            } else {
                files.push(name);
            }
        }
        files.sort();
        files.retain(|path| !self.known.contains_key(path));
        let text = |path: String| {
            let file = self.root.join(&path);
            let is_small = fs::metadata(&file).is_ok_and(|found| found.len() <= MAX_OWN_BYTES);
            // What is no text has no names in it.
            let text = is_small.then(|| fs::read_to_string(&file).ok())??;
            Some((path, text))
        };
        Ok(files.into_iter().filter_map(text).collect())
    }
}

/// Folders that hold nothing of a service's own source.
const PASSED_OVER: [&str; 5] = [".git", ".scaffold", "migrations", "node_modules", "target"];

/// More than any source that somebody wrote by hand.
const MAX_OWN_BYTES: u64 = 1024 * 1024;
