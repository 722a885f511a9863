#![expect(
    clippy::disallowed_methods,
    reason = "the tests start cargo and the tests of services"
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use scaffold::model::Engine;
use serde_json::Value;

use super::cargo::{build_turn, cargo_in, root, run, target, timed};
use super::kept_server::{rabbitmq_url, redis_url};
use super::samples::{Sample, samples};
use super::server::{self, Server};
use super::service::Service;
use super::specs::spec;

/// The samples of an engine as one workspace of cargo, so that what they stand on is resolved and
/// compiled once. There is one for each engine: the `SQLite` of rusqlite and the one that sqlx
/// might link cannot be in one lock file.
pub struct Workspace {
    pub engine: Engine,
    folder: PathBuf,
    services: Vec<Service>,
    tests: OnceLock<Vec<TestProgram>>,
}

/// A binary of tests that cargo has built.
struct TestProgram {
    /// The folder of its service.
    folder: PathBuf,
    /// `api`, or the name of the crate.
    target: String,
    path: PathBuf,
}

impl Workspace {
    /// The one that all tests of this process share.
    pub fn of(engine: Engine) -> &'static Self {
        static SQLITE: OnceLock<Workspace> = OnceLock::new();
        static POSTGRES: OnceLock<Workspace> = OnceLock::new();
        static MYSQL: OnceLock<Workspace> = OnceLock::new();
        let workspace = match engine {
            Engine::Sqlite => &SQLITE,
            Engine::Postgres => &POSTGRES,
            Engine::Mysql => &MYSQL,
        };
        workspace.get_or_init(|| Self::generate(engine))
    }

    fn generate(engine: Engine) -> Self {
        let folder = root().join(format!("on-{}", engine.name()));
        if folder.exists() {
            fs_err::remove_dir_all(&folder).unwrap();
        }
        let database = server(engine).map(|engine| Server::shared(engine).url("tests"));
        let generated = |sample: Sample| {
            let spec = spec(engine, sample.spec);
            let service = Service::generate(&folder, &sample.name(engine), &spec);
            if let Some((_, edit)) = sample.edit {
                edit(&service);
            }
            let mut service = match &database {
                Some(url) => service.with_database(url.clone()),
                None => service,
            };
            if spec.contains("\ncache: redis") {
                service = service.with_server("CACHE_URL", redis_url());
            }
            if spec.contains("\nevents: rabbitmq") {
                service = service.with_server("EVENTS_URL", rabbitmq_url());
            }
            service
        };
        let services: Vec<_> = samples(engine).into_iter().map(generated).collect();
        fs_err::write(folder.join("Cargo.toml"), manifest(&services)).unwrap();
        Self {
            engine,
            folder,
            services,
            tests: OnceLock::new(),
        }
    }

    /// Runs every check that the services' own CI workflows run.
    pub fn are_sound(&self) {
        {
            let _turn = build_turn();
            self.cargo("layout", "fmt --all --check");
            self.cargo(
                "lint",
                "clippy --workspace --all-targets --keep-going -- -D warnings",
            );
            self.cargo("documentation", "doc --workspace --no-deps");
        }
        let failures: Vec<_> = self
            .services
            .iter()
            .filter_map(|service| {
                service.has_no_shortcuts();
                self.failure_of_tests(service)
            })
            .collect();
        assert!(failures.is_empty(), "{}", failures.join("\n\n"));
    }

    /// What a service forgets to ask of a crate may be there because others ask for it.
    pub fn has_all_features_of_crates(&self, sample: &str) {
        let _turn = build_turn();
        let clippy = format!(
            "clippy --package {} -- -D warnings",
            self.sample(sample).name()
        );
        self.cargo("lint of one alone", &clippy);
    }

    /// The one of what runs on a server.
    pub fn with_server(engine: server::Engine) -> &'static Self {
        let is_it = |one: &Engine| one.name() == engine.spec();
        Self::of(Engine::ALL.into_iter().find(is_it).unwrap())
    }

    /// The program of a sample.
    pub fn program(&self, sample: &str) -> PathBuf {
        self.tests();
        target().join("debug").join(self.sample(sample).name())
    }

    /// The tests of a sample over HTTP.
    pub fn api_tests(&self, sample: &str) -> Command {
        let mut of_service = self.tests_of(self.sample(sample).folder());
        of_service
            .find(|test| test.target == "api")
            .unwrap()
            .command()
    }

    /// The only sample of this spec, whatever it has besides: `kinds`, or `blog-with-how-tos` with what
    /// its owner has done.
    pub fn sample(&self, spec: &str) -> &Service {
        let end = format!("-{spec}-on-{}", self.engine.name());
        let is_it = |service: &&Service| format!("-{}", service.name()).ends_with(&end);
        let samples: Vec<_> = self.services.iter().filter(is_it).collect();
        match samples.as_slice() {
            [sample] => sample,
            _ => panic!("{} samples are called `…{end}`", samples.len()),
        }
    }

    /// What the tests of a service say when they fail.
    fn failure_of_tests(&self, service: &Service) -> Option<String> {
        let programs: Vec<_> = self.tests_of(service.folder()).collect();
        assert!(!programs.is_empty(), "{} has no tests", service.name());
        let _turn = build_turn();
        let outputs = timed(&format!("{}: tests", service.name()), || -> Vec<_> {
            let programs = programs.into_iter().map(TestProgram::command);
            programs
                .map(|mut program| service.on_its_servers(&mut program).output().unwrap())
                .collect()
        });
        let failed = outputs.iter().filter(|output| !output.status.success());
        let texts: Vec<_> = failed
            .map(|output| String::from_utf8_lossy(&output.stdout))
            .collect();
        (!texts.is_empty()).then(|| format!("{}:\n{}", service.name(), texts.join("\n")))
    }

    fn tests_of(&self, service: &Path) -> impl Iterator<Item = &TestProgram> {
        self.tests()
            .iter()
            .filter(move |test| test.folder == service)
    }

    /// Everything is built when they are.
    fn tests(&self) -> &[TestProgram] {
        self.tests.get_or_init(|| {
            let _turn = build_turn();
            let build = "test --workspace --no-run --message-format json-render-diagnostics";
            let messages = self.cargo("build", build);
            messages
                .lines()
                .filter_map(TestProgram::of_message)
                .collect()
        })
    }

    fn cargo(&self, what: &str, arguments: &str) -> String {
        let what = format!(
            "{} services on {}: {what}",
            self.services.len(),
            self.engine.name()
        );
        timed(&what, || {
            run(cargo_in(&self.folder).args(arguments.split(' ')))
        })
    }
}

impl TestProgram {
    /// What one of cargo's messages says of it.
    fn of_message(message: &str) -> Option<Self> {
        let message: Value = serde_json::from_str(message).ok()?;
        let path = message["executable"].as_str()?;
        let is_test = message["profile"]["test"].as_bool()?;
        let manifest = Path::new(message["manifest_path"].as_str()?);
        is_test.then(|| Self {
            folder: manifest.parent().unwrap().to_owned(),
            target: message["target"]["name"].as_str().unwrap().to_owned(),
            path: path.into(),
        })
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.path);
        command.current_dir(&self.folder);
        command
    }
}

/// The server that an engine needs.
pub fn server(engine: Engine) -> Option<server::Engine> {
    match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(server::Engine::Postgres),
        Engine::Mysql => Some(server::Engine::Mariadb),
    }
}

/// With the profiles of its members, which cargo only reads here.
pub fn manifest(services: &[Service]) -> String {
    let members: Vec<_> = services
        .iter()
        .map(|service| format!("{:?}", service.name()))
        .collect();
    format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n\
         [profile.dev.package.argon2]\nopt-level = 3\n",
        members.join(", ")
    )
}
