use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::thread::sleep;
use std::time::Duration;

use super::keeper::{Keeper, ask, hand_over, run_as};
use super::place::new_folder;
use super::{Engine, Session};

/// How often a server is asked whether it has started.
const TRIES: usize = 600;
const PAUSE: Duration = Duration::from_millis(100);

/// A server that only these tests know.
#[derive(Debug)]
pub struct Server {
    pub engine: Engine,
    port: u16,
    folder: PathBuf,
    keeper: Keeper,
}

impl Server {
    /// The one that all tests of this process share.
    pub fn shared(engine: Engine) -> &'static Self {
        static POSTGRES: OnceLock<Server> = OnceLock::new();
        static MARIADB: OnceLock<Server> = OnceLock::new();
        let server = match engine {
            Engine::Postgres => &POSTGRES,
            Engine::Mariadb => &MARIADB,
        };
        server.get_or_init(|| Self::start(engine))
    }

    pub fn start(engine: Engine) -> Self {
        Self::in_folder(engine, new_folder(), &[])
    }

    /// One that has been given `server.pem` and `server.key` in its folder.
    pub fn with_tls(engine: Engine, certify: impl FnOnce(&Path)) -> Self {
        let folder = new_folder();
        certify(&folder);
        let tls = engine.tls(&folder);
        Self::in_folder(engine, folder, &tls)
    }

    fn in_folder(engine: Engine, folder: PathBuf, more: &[String]) -> Self {
        hand_over(engine.user(), &folder);
        run_as(engine.user(), &engine.installation(&folder));
        let port = free_port();
        let words = [&engine.start(&folder, port), more].concat();
        let keeper = Keeper::of(engine, &folder, &words);
        let server = Self {
            engine,
            port,
            folder,
            keeper,
        };
        server.wait();
        server
    }

    /// As a crash would.
    pub fn kill(&self) {
        self.keeper.tell("kill");
    }

    pub fn start_again(&self) {
        self.keeper.tell("start");
        self.wait();
    }

    /// Where clients find a database of it.
    pub fn url(&self, database: &str) -> String {
        self.engine.url(self.port, database)
    }

    /// Runs statements one by one.
    ///
    /// # Errors
    /// What the server says against one of them.
    pub fn run(&self, database: &str, sql: &str) -> Result<String, String> {
        ask(&self.engine.client(self.port, database), sql)
    }

    /// A client that has run these statements, and stays.
    pub fn hold(&self, database: &str, sql: &str) -> Session {
        Session::of(&self.engine.client(self.port, database), sql)
    }

    fn wait(&self) {
        let mut last = String::new();
        for _ in 0..TRIES {
            match self.run(self.engine.any_database(), "SELECT 1;") {
                Ok(_) => return,
                Err(error) => last = error,
            }
            sleep(PAUSE);
        }
        let log = fs_err::read_to_string(self.folder.join("log"));
        panic!(
            "the server does not answer: {last}\n{}",
            log.unwrap_or_default()
        );
    }
}

/// Freed when this returns, so that the server can take it.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}
