#![expect(
    clippy::disallowed_methods,
    reason = "the tests start the generator as a user would"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use super::cargo::{build_turn, cargo_in, root, run, timed};
use super::specs::neighbours;

/// A generated service.
pub struct Service {
    name: String,
    folder: PathBuf,
    /// What its own tests need of servers, by environment variables.
    servers: Vec<(String, String)>,
}

impl Service {
    /// One that is built for itself, with nothing but the features of crates that it asks for.
    pub fn alone(name: &str, spec: &str) -> Self {
        Self::generate(&root().join("alone"), name, spec)
    }

    /// Generates a service of this name beside others, anew.
    pub fn generate(parent: &Path, name: &str, spec: &str) -> Self {
        let folder = parent.join(name);
        if folder.exists() {
            fs_err::remove_dir_all(&folder).unwrap();
        }
        fs_err::create_dir_all(parent).unwrap();
        let path = folder.with_extension("yaml");
        fs_err::write(&path, spec).unwrap();
        for neighbour in fs_err::read_dir(neighbours()).unwrap() {
            let neighbour = neighbour.unwrap();
            let place = parent.join(neighbour.file_name());
            // Others that are generated meanwhile read it whole, as it was or as it is.
            let copy = place.with_extension(name);
            fs_err::copy(neighbour.path(), &copy).unwrap();
            fs_err::rename(&copy, place).unwrap();
        }
        run(scaffold(parent)
            .args(["new", name, "--quiet", "--spec"])
            .arg(&path));
        Self::at(&folder)
    }

    /// One that is there already.
    pub fn at(folder: &Path) -> Self {
        Self {
            name: folder.file_name().unwrap().to_string_lossy().into_owned(),
            folder: folder.to_owned(),
            servers: Vec::new(),
        }
    }

    /// With a server for its tests.
    pub fn with_database(mut self, url: String) -> Self {
        self.servers.push(("DATABASE_URL".to_owned(), url));
        self
    }

    /// Likewise for a server that a setting names: `CACHE_URL`.
    pub fn with_server(mut self, setting: &str, url: String) -> Self {
        let prefix = self.name.replace('-', "_").to_uppercase();
        self.servers.push((format!("{prefix}_{setting}"), url));
        self
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Gives it another spec, and brings it in step.
    pub fn sync(&self, spec: &str) {
        fs_err::write(self.folder.join("scaffold.yaml"), spec).unwrap();
        run(scaffold(&self.folder).args(["sync", "--quiet", "--allow-destructive"]));
    }

    /// Makes a command know its servers.
    pub fn on_its_servers<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.envs(self.servers.iter().cloned())
    }

    /// Runs every check that the service's own CI workflow runs.
    pub fn is_sound(&self) {
        self.cargo("layout", &["fmt", "--check"]);
        self.passes_its_lints();
        self.cargo("documentation", &["doc", "--no-deps"]);
        self.passes_its_tests();
        self.has_no_shortcuts();
    }

    pub fn passes_its_lints(&self) {
        self.cargo("lint", &["clippy", "--all-targets", "--", "-D", "warnings"]);
    }

    pub fn passes_its_tests(&self) {
        self.cargo("build", &["test", "--no-run"]);
        self.cargo("tests", &["test"]);
    }

    /// Runs the service's own command on a database.
    pub fn starts(&self, database: &Path, arguments: &[&str]) {
        let _turn = build_turn();
        run(cargo_in(&self.folder)
            .args(["run", "--quiet", "--"])
            .args(arguments)
            .env("DATABASE_URL", format!("sqlite:{}", database.display())));
    }

    fn cargo(&self, what: &str, arguments: &[&str]) {
        let _turn = build_turn();
        let mut cargo = cargo_in(&self.folder);
        let cargo = self.on_its_servers(cargo.args(arguments));
        timed(&format!("{}: {what}", self.name), || run(cargo));
    }

    /// What no tool refuses: silenced lints, unfinished code, and `unwrap` outside tests.
    pub fn has_no_shortcuts(&self) {
        for file in rust_files(&self.folder.join("src")) {
            let text = fs_err::read_to_string(&file).unwrap();
            let parts = text.split("#[cfg(test)]\nimpl ").next().unwrap_or_default();
            let product = parts.split("mod tests {").next().unwrap_or_default();
            let is_test = file.components().any(|part| part.as_os_str() == "tests")
                || file.file_name().is_some_and(|name| name == "tests.rs");
            for word in [
                "#[allow",
                "#[expect",
                "#![allow",
                "todo!",
                "unimplemented!",
                "unsafe {",
            ] {
                assert!(!text.contains(word), "`{word}` in {}", file.display());
            }
            for word in [".unwrap()", ".expect("] {
                assert!(
                    is_test || !product.contains(word),
                    "`{word}` in {}",
                    file.display()
                );
            }
        }
    }
}

fn scaffold(folder: &Path) -> Command {
    let mut scaffold = Command::new(env!("CARGO_BIN_EXE_scaffold"));
    scaffold.current_dir(folder);
    scaffold
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs_err::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}
