//! What is around the code of a service: how it is configured, built and run.

use crate::project::Project;

fn projects() -> [Project; 2] {
    let spec = crate::project::SPEC;
    [
        Project::of(spec),
        Project::of(&format!("{spec}database: postgres\n")),
    ]
}

/// The variables of a file, each after `before` and up to `after`.
fn variables(text: &str, before: &str, after: &str) -> Vec<String> {
    let lines = text.lines().filter_map(|line| line.strip_prefix(before));
    let names = lines.filter_map(|rest| rest.split_once(after));
    names.map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn every_setting_is_in_the_example_and_in_the_readme() {
    for (project, count) in projects().iter().zip([16, 21]) {
        let example = variables(&project.read(".env.example"), "#SHOP_", "=");
        let readme = variables(&project.read("README.md"), "| `SHOP_", "`");
        assert_eq!(example, readme);
        assert_eq!(example.len(), count, "{example:?}");
        let settings = project.read("src/config/settings.rs");
        let fields = variables(&settings, "    pub ", ":");
        let fields: Vec<_> = fields.iter().map(|name| name.to_uppercase()).collect();
        assert_eq!(example, fields);
    }
}

#[test]
fn the_toolchain_is_named_in_one_place() {
    for project in projects() {
        let toolchain = project.read("rust-toolchain.toml");
        let (_, channel) = toolchain.split_once("channel = \"").unwrap();
        let manifest = project.read("Cargo.toml");
        let (_, version) = manifest.split_once("rust-version = \"").unwrap();
        let (version, _) = version.split_once('"').unwrap();
        assert!(channel.starts_with(&format!("{version}.")), "{toolchain}");
        for path in ["Dockerfile", ".github/workflows/ci.yml"] {
            let text = project.read(path);
            assert!(!text.contains(version), "{path}");
            assert!(text.contains("rustup toolchain install\n"), "{path}");
        }
        assert!(
            project
                .read(".dockerignore")
                .contains("!rust-toolchain.toml\n")
        );
    }
}

#[test]
fn what_wants_a_lock_file_makes_one_first() {
    for project in projects() {
        assert!(!project.root().join("Cargo.lock").exists());
        for path in ["Dockerfile", ".github/workflows/ci.yml"] {
            let text = project.read(path);
            let (before, _) = text.split_once("--locked").unwrap();
            let makes = "test -f Cargo.lock || cargo generate-lockfile";
            assert!(before.contains(makes), "{path}");
        }
        assert!(!project.read(".gitignore").contains("Cargo.lock"));
    }
}

#[test]
fn containers_are_in_production_and_say_whether_they_are_ready() {
    for project in projects() {
        let dockerfile = project.read("Dockerfile");
        assert!(dockerfile.contains("SHOP_ENV=production"), "{dockerfile}");
        let check = "CMD [\"/usr/local/bin/shop\", \"healthcheck\"]";
        assert!(dockerfile.contains(check), "{dockerfile}");
        let compose = project.read("compose.yaml");
        for line in [
            "SHOP_ENV: production",
            "SHOP_HOST: 0.0.0.0",
            "SHOP_PORT: 3000",
        ] {
            assert!(compose.contains(&format!("      {line}\n")), "{line}");
        }
        assert!(compose.contains("      SHOP_DATABASE_URL: "), "{compose}");
    }
}

#[test]
fn the_readme_names_the_commands_of_the_generator() {
    for project in projects() {
        let readme = project.read("README.md");
        for command in ["scaffold sync", "scaffold add resource", "scaffold check"] {
            assert!(readme.contains(&format!("\n{command}")), "{command}");
        }
    }
}
