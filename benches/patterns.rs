//! Specs of a hundred entities full of expensive patterns, against the same spec without patterns.
//!
//! `cargo bench --bench patterns` prints a table; the goal is in its last line.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const ENTITIES: usize = 100;
const ROUNDS: usize = 3;

/// What the five fields of each entity are like; `{n}` is another number in each field.
struct Kind {
    name: &'static str,
    field: &'static str,
    /// How many entities have it. A spec may have 1,000 patterns, of which 50 are large.
    entities: usize,
}

const KINDS: [Kind; 7] = [
    Kind {
        name: "no pattern",
        field: "string ..300",
        entities: ENTITIES,
    },
    Kind {
        name: "after the end",
        field: "{type: string, pattern: '^[A-Z]+$x{n}'}",
        entities: ENTITIES,
    },
    Kind {
        name: "no such word",
        field: r"{type: string, pattern: '^(a|b|c){{n},600}x\bx'}",
        entities: ENTITIES,
    },
    Kind {
        name: "nested, no match",
        field: r"{type: string, pattern: '^((\p{L}+\d){3}!){5}{n}\bz$'}",
        entities: ENTITIES,
    },
    Kind {
        name: "exact length",
        field: r"{type: string, min: 1{n}, max: 1{n}, pattern: '^[\p{L}\p{N}]+[{n}x]$'}",
        entities: ENTITIES,
    },
    Kind {
        name: "letters, exact",
        field: r"{type: string, pattern: '^\p{Greek}{1,20}-\p{Lu}+-{n}$', min: 200, max: 200}",
        entities: ENTITIES,
    },
    Kind {
        name: "very large",
        field: r"{type: string, pattern: '^\w{100}{n}$', min: 101, max: 110}",
        entities: 10,
    },
];

fn main() {
    println!("a spec of {ENTITIES} entities with five patterns each");
    let homes = KINDS.map(|kind| {
        let home = TempDir::new().unwrap();
        fs_err::write(home.path().join("spec.yaml"), spec_of(&kind)).unwrap();
        (kind.name, home)
    });
    let mut best = [f64::INFINITY; KINDS.len()];
    for _ in 0..ROUNDS {
        for (best, (_, home)) in best.iter_mut().zip(&homes) {
            *best = best.min(seconds(home.path()));
        }
    }
    println!("{:<18} | CPU seconds | ratio", "");
    for ((name, _), seconds) in homes.iter().zip(best) {
        println!("{name:<18} | {seconds:>11.2} | {:>5.1}", seconds / best[0]);
    }
    println!("goal: at most 2 CPU seconds each");
}

/// The CPU time until the spec is answered, by a plan or by what is wrong with it.
fn seconds(home: &Path) -> f64 {
    let before = ticks_of_children();
    let status = command()
        .args(["new", "shop", "--dry-run", "--no-format", "--quiet"])
        .args(["--spec", "spec.yaml"])
        .current_dir(home)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(status.unwrap().code().is_some_and(|code| code <= 1));
    f64::from(ticks_of_children() - before) / TICKS_A_SECOND
}

/// Linux has no other number.
const TICKS_A_SECOND: f64 = 100.0;

/// The time that ended children have taken, by themselves and in the system.
fn ticks_of_children() -> u32 {
    let status = fs_err::read_to_string("/proc/self/stat").unwrap();
    let (_, fields) = status.rsplit_once(") ").unwrap();
    let mut fields = fields.split(' ').skip(13);
    let mut ticks = || fields.next().unwrap().parse::<u32>().unwrap();
    ticks() + ticks()
}

#[expect(clippy::disallowed_methods, reason = "processes are what is measured")]
fn command() -> Command {
    Command::new(env!("CARGO_BIN_EXE_scaffold"))
}

fn spec_of(kind: &Kind) -> String {
    let mut spec = "service: {name: shop}\nentities:\n".to_owned();
    for entity in 0..ENTITIES {
        let _ = writeln!(spec, "  Thing{entity}:\n    fields:");
        for field in 0..5 {
            let plain = entity >= kind.entities;
            let declaration = if plain { KINDS[0].field } else { kind.field };
            let number = (10 + entity * 5 + field).to_string();
            let declaration = declaration.replace("{n}", &number);
            let _ = writeln!(spec, "      field{field}: {declaration}");
        }
    }
    spec
}
