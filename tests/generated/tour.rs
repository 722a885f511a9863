//! Walks through the README's tour as a reader would, in an empty folder.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::service::{build_turn, shared_build, target};

const README: &str = include_str!("../../README.md");

#[test]
fn the_tour_of_the_readme_works_as_written() {
    let _turn = build_turn();
    let folder = tempfile::tempdir().unwrap();
    let tour = section("## Three minutes");
    fs_err::write(folder.path().join("library.yaml"), block(tour, "yaml")).unwrap();
    let commands: Vec<_> = blocks(tour, "sh").flat_map(str::lines).collect();
    let port = free_port();

    shell(folder.path(), find(&commands, "scaffold new "));
    let project = folder.path().join("library");
    shell(&project, "cargo build");
    let mut server = Server::start(&project, port);
    server.answers(port);
    let curl = |command: &str| shell(&project, &command.replace(":3000", &format!(":{port}")));
    let created = curl(find(&commands, "curl -s localhost"));
    assert!(
        created.contains("Ursula K. Le Guin") && created.contains(r#""success":true"#),
        "{created}"
    );
    let listed = curl(find(&commands, "curl -s 'localhost"));
    assert!(listed.contains(r#""total":0"#), "{listed}");
    drop(server);

    shell(&project, find(&commands, "scaffold add resource "));
    assert!(project.join("src/models/review.rs").is_file());
    for change in [
        "scaffold add field ",
        "scaffold rename field ",
        "scaffold rename resource ",
        "scaffold remove field ",
    ] {
        shell(&project, find(&commands, change));
    }
    assert!(project.join("src/models/writer.rs").is_file());
    shell(&project, find(&commands, "cargo test"));
}

/// The README's first command generates the blog where it says.
#[test]
fn the_first_command_of_the_readme_is_the_one_that_is_tested() {
    let commands: Vec<_> = blocks(section("## Two commands"), "sh")
        .flat_map(str::lines)
        .collect();
    assert_eq!(
        commands,
        [
            "cargo run -- new blog --spec fixtures/blog.yaml --path target/blog",
            ".ci/servers && cargo test"
        ]
    );
    let ci = include_str!("../../.ci/run");
    assert!(ci.lines().any(|line| line == commands[1]), "{ci}");
}

fn section(heading: &str) -> &'static str {
    let start = README.find(heading).unwrap() + heading.len();
    let end = README[start..]
        .find("\n## ")
        .map_or(README.len(), |end| start + end);
    &README[start..end]
}

fn blocks<'a>(section: &'a str, language: &str) -> impl Iterator<Item = &'a str> {
    let fence = format!("```{language}\n");
    let parts: Vec<_> = section.split(&fence).skip(1).collect();
    parts
        .into_iter()
        .map(|part| part.split("```").next().unwrap())
}

fn block<'a>(section: &'a str, language: &str) -> &'a str {
    blocks(section, language).next().unwrap()
}

fn find<'a>(commands: &[&'a str], start: &str) -> &'a str {
    commands
        .iter()
        .find(|command| command.starts_with(start))
        .unwrap()
}

/// Runs a command line with the built `scaffold` on the path, and gives its output.
#[expect(clippy::disallowed_methods, reason = "the tour is made of commands")]
fn shell(folder: &Path, line: &str) -> String {
    let tool = Path::new(env!("CARGO_BIN_EXE_scaffold")).parent().unwrap();
    let path = format!("{}:{}", tool.display(), std::env::var("PATH").unwrap());
    let output = Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .env("PATH", path)
        .envs(shared_build())
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{line}\n{text}{errors}");
    text
}

pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

/// The service while it runs; stopped by its process id, however the test ends.
struct Server(Child);

impl Server {
    #[expect(clippy::disallowed_methods, reason = "the tour starts the service")]
    fn start(project: &Path, port: u16) -> Self {
        let child = Command::new(target().join("debug/library"))
            .current_dir(project)
            .env("PORT", port.to_string())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        Self(child)
    }

    /// Waits until the port is open; gives up when the service ends or a minute has passed.
    fn answers(&mut self, port: u16) {
        for _ in 0..600 {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return;
            }
            assert!(self.0.try_wait().unwrap().is_none(), "the service ended");
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("nothing answers at port {port}");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}
