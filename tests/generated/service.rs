#![expect(
    clippy::disallowed_methods,
    reason = "the test starts the generator and cargo as a user would"
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Cargo locks the target folder anyway; waiting here keeps the output of one fixture together.
static CARGO: Mutex<()> = Mutex::new(());

/// Waits until no other test builds.
pub fn build_turn() -> MutexGuard<'static, ()> {
    CARGO.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The target folder that all generated services share.
pub fn target() -> PathBuf {
    root().join("target")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated")
}

/// A service that was generated from a fixture.
pub struct Service {
    folder: PathBuf,
    /// What its own tests need of a server.
    database: Option<String>,
    _turn: MutexGuard<'static, ()>,
}

impl Service {
    /// Generates the service anew.
    pub fn generate(fixture: &str) -> Self {
        let spec = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("fixtures")
            .join(fixture);
        Self::from_spec(fixture, &spec.with_extension("yaml"))
    }

    /// Generates the service for another database.
    pub fn on(name: &str, fixture: &str, engine: &str) -> Self {
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
        let spec = fs_err::read_to_string(fixtures.join(fixture).with_extension("yaml")).unwrap();
        let lines = spec.lines().filter(|line| !line.starts_with("database:"));
        let lines: Vec<_> = lines.collect();
        let spec = format!("{}\ndatabase: {engine}\n", lines.join("\n"));
        // Servers have decimals with more digits than SQLite.
        let spec = spec.replace("largest: decimal 18,4", "largest: decimal 28,10");
        Self::from_text(name, &spec)
    }

    /// Generates a service of this name from a spec.
    pub fn from_text(name: &str, spec: &str) -> Self {
        fs_err::create_dir_all(root()).unwrap();
        let path = root().join(name).with_extension("yaml");
        fs_err::write(&path, spec).unwrap();
        Self::from_spec(name, &path)
    }

    /// One that is there already.
    pub fn at(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            database: None,
            _turn: build_turn(),
        }
    }

    fn from_spec(name: &str, spec: &Path) -> Self {
        let turn = build_turn();
        let folder = root().join(name);
        fs_err::create_dir_all(root()).unwrap();
        // Clippy looks for its settings in the folders above too, where it would find our own.
        fs_err::write(root().join("clippy.toml"), "").unwrap();
        if folder.exists() {
            fs_err::remove_dir_all(&folder).unwrap();
        }
        run(Command::new(env!("CARGO_BIN_EXE_scaffold"))
            .args(["new", name, "--quiet", "--spec"])
            .arg(spec)
            .arg("--path")
            .arg(&folder));
        Self {
            folder,
            database: None,
            _turn: turn,
        }
    }

    /// With a server for its tests.
    pub fn with_database(self, url: String) -> Self {
        Self {
            database: Some(url),
            ..self
        }
    }

    /// Runs every check that the service's own CI workflow runs.
    pub fn is_sound(&self) {
        self.passes(&["test"]);
    }

    /// The same but for the unit tests, which know of no database and take long to build where there
    /// are many entities.
    pub fn is_sound_over_http(&self) {
        self.passes(&["test", "--test", "api"]);
    }

    fn passes(&self, tests: &[&str]) {
        self.cargo(&["fmt", "--check"]);
        self.cargo(&["clippy", "--all-targets", "--", "-D", "warnings"]);
        self.cargo(&["doc", "--no-deps"]);
        self.cargo(tests);
        self.has_no_shortcuts();
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Gives it another spec, and brings it in step.
    pub fn sync(&self, spec: &str) {
        fs_err::write(self.folder.join("scaffold.yaml"), spec).unwrap();
        run(Command::new(env!("CARGO_BIN_EXE_scaffold"))
            .args(["sync", "--quiet", "--allow-destructive"])
            .current_dir(&self.folder));
    }

    /// Runs the service's own command on a database.
    pub fn starts(&self, database: &Path, arguments: &[&str]) {
        run(cargo_in(&self.folder)
            .args(["run", "--quiet", "--"])
            .args(arguments)
            .env("DATABASE_URL", format!("sqlite:{}", database.display())));
    }

    pub fn cargo(&self, arguments: &[&str]) {
        run(&mut self.command(arguments));
    }

    /// What is said by something that must not succeed.
    pub fn fails(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().unwrap();
        assert!(!output.status.success(), "{arguments:?} succeeds");
        let said = [output.stdout, output.stderr].concat();
        String::from_utf8(said).unwrap()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut cargo = cargo_in(&self.folder);
        cargo.args(arguments).env("RUSTDOCFLAGS", "-D warnings");
        cargo.envs(self.database.as_ref().map(|url| ("DATABASE_URL", url)));
        cargo
    }

    /// What no check above refuses: silenced lints, unfinished code, and `unwrap` outside tests.
    fn has_no_shortcuts(&self) {
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

fn cargo_in(folder: &Path) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .current_dir(folder)
        .envs(shared_build())
        .env_remove("RUSTFLAGS");
    cargo
}

/// What lets all services share their builds: nobody debugs them, and hardly one is built twice.
pub fn shared_build() -> [(&'static str, PathBuf); 3] {
    [
        ("CARGO_TARGET_DIR", target()),
        ("CARGO_PROFILE_DEV_DEBUG", "0".into()),
        ("CARGO_INCREMENTAL", "0".into()),
    ]
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

fn run(command: &mut Command) {
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{command:?}\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
}
