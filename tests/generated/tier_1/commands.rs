//! Which command runs which tests is said in several places.

use std::path::Path;

use crate::readme::{blocks, section};
use crate::tree::tree;

const CI: &str = include_str!("../../../.ci/run");
const JUSTFILE: &str = include_str!("../../../justfile");
const CONTRIBUTING: &str = include_str!("../../../CONTRIBUTING.md");

/// Of the higher tiers, as `.ci/run` and the justfile ask for them.
const SERVERS: &str = "cargo test --test servers -- --ignored";
const TIER_2: &str = "cargo test --test generated tier_2 -- --ignored";
const TIER_3: &str = "cargo test --test generated tier_3 -- --ignored";

#[test]
fn readme_justfile_and_ci_agree() {
    let commands: Vec<_> = blocks(section("## Two commands"), "sh")
        .flat_map(str::lines)
        .collect();
    let [generation, tier_1] = commands[..] else {
        panic!("{commands:?}");
    };
    assert_eq!(
        generation,
        "cargo run -- new blog --spec fixtures/blog.yaml --path target/blog"
    );
    assert_eq!(tier_1, "cargo test");
    assert_eq!(recipe("test"), [tier_1]);
    assert_eq!(recipe("ci"), [".ci/run"]);
    for command in [tier_1, ".ci/servers", SERVERS, TIER_2] {
        assert!(
            CI.lines().any(|line| line == format!("part {command}")),
            "{CI}"
        );
    }
    assert!(recipe("everything").contains(&TIER_3));
    for command in [tier_1, ".ci/run", "just everything"] {
        let command = format!("{command} ");
        assert!(
            CONTRIBUTING.lines().any(|line| line.starts_with(&command)),
            "{command}"
        );
    }
}

/// Who asks for tier 1 need not have servers, nor much time.
#[test]
fn tests_of_higher_tiers_are_ignored() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for (folder, reason) in [
        ("servers", "tier 2"),
        ("generated/tier_2", "tier 2"),
        ("generated/tier_3", "tier 3"),
    ] {
        for (file, text) in tree(&tests.join(folder)) {
            let lines: Vec<_> = text.lines().map(str::trim).collect();
            let ignored = format!("#[ignore = \"{reason}\"]");
            let is_ignored = |pair: &[&str]| !pair[0].ends_with("#[test]") || pair[1] == ignored;
            assert!(lines.windows(2).all(is_ignored), "{folder}/{file}");
        }
    }
}

/// The commands of a recipe.
fn recipe(name: &str) -> Vec<&'static str> {
    let head = format!("{name}:");
    let lines = JUSTFILE
        .lines()
        .skip_while(|line| !line.starts_with(&head))
        .skip(1);
    let commands = lines.take_while(|line| line.starts_with(' '));
    commands.map(str::trim).collect()
}
