//! A server that is killed under load.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::blog::{create_tag, serve};
use crate::running::RunningService;
use crate::server::{Engine, Server};

const CLIENTS: usize = 8;

/// How many of its requests each client has to see answered in a way before the test goes on.
const ANSWERS: usize = 2;

#[test]
#[ignore = "tier 2"]
fn a_killed_postgres_loses_nothing_that_was_acknowledged() {
    survives(Engine::Postgres);
}

#[test]
#[ignore = "tier 2"]
fn a_killed_mariadb_loses_nothing_that_was_acknowledged() {
    survives(Engine::Mariadb);
}

fn survives(engine: Engine) {
    let server = Server::start(engine);
    let create = "CREATE DATABASE blog;";
    server.run(engine.any_database(), create).unwrap();
    let service = serve(engine, &server.url("blog"), &[]);
    let acknowledged = under_load(&service, &server);

    let stored = server.run("blog", "SELECT name FROM tags;").unwrap();
    let stored: BTreeSet<_> = stored.lines().map(str::to_owned).collect();
    let lost: Vec<_> = acknowledged.difference(&stored).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

/// Writes without pause while the server goes and comes back; gives what was acknowledged.
fn under_load(service: &RunningService, server: &Server) -> BTreeSet<String> {
    let clients: [Client; CLIENTS] = Default::default();
    let is_over = AtomicBool::new(false);
    let each_sees_more = |count: fn(&Client) -> &AtomicUsize| {
        let seen = |client| count(client).load(Ordering::Relaxed);
        let before = clients.each_ref().map(seen);
        while (0..CLIENTS).any(|client| seen(&clients[client]) < before[client] + ANSWERS) {
            assert!(!is_over.load(Ordering::Relaxed), "a client has failed");
            thread::sleep(Duration::from_millis(5));
        }
    };
    thread::scope(|scope| {
        let numbered = clients.iter().enumerate();
        let is_over = &is_over;
        let threads: Vec<_> = numbered
            .map(|(number, client)| scope.spawn(move || client.write(service, number, is_over)))
            .collect();
        each_sees_more(|client| &client.created);
        server.kill();
        each_sees_more(|client| &client.refused);
        server.start_again();
        each_sees_more(|client| &client.created);
        is_over.store(true, Ordering::Relaxed);
        let threads = threads.into_iter();
        threads.flat_map(|thread| thread.join().unwrap()).collect()
    })
}

/// What the requests of a client came to.
#[derive(Default)]
struct Client {
    created: AtomicUsize,
    refused: AtomicUsize,
}

impl Client {
    /// Writes until it is over; gives what was acknowledged.
    fn write(
        &self,
        service: &RunningService,
        client: usize,
        is_over: &AtomicBool,
    ) -> BTreeSet<String> {
        let mut acknowledged = BTreeSet::new();
        let names = (0..).map(|number| format!("tag-{client}-{number}"));
        for name in names.take_while(|_| !is_over.load(Ordering::Relaxed)) {
            match create_tag(service, &name) {
                201 => {
                    self.created.fetch_add(1, Ordering::Relaxed);
                    acknowledged.insert(name);
                }
                503 => {
                    self.refused.fetch_add(1, Ordering::Relaxed);
                }
                status => {
                    is_over.store(true, Ordering::Relaxed);
                    panic!("{name} was answered with {status}");
                }
            }
        }
        acknowledged
    }
}
