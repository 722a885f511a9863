#![expect(clippy::disallowed_methods, reason = "the tests start clients")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};

/// A client that keeps what it has, such as a lock, until it is dropped.
#[derive(Debug)]
pub struct Session(Child);

impl Session {
    /// Returns when the statements are done.
    pub fn of(client: &[String], sql: &str) -> Self {
        let mut client = Command::new(&client[0])
            .args(&client[1..])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let statements = client.stdin.as_mut().unwrap();
        writeln!(statements, "{sql}\nSELECT 'done';").unwrap();
        let mut answer = String::new();
        let mut answers = BufReader::new(client.stdout.as_mut().unwrap());
        answers.read_line(&mut answer).unwrap();
        assert_eq!(answer, "done\n");
        Self(client)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}
