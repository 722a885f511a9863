//! Rebuilds the crate when a template comes or goes: the templates are part of it.

fn main() {
    println!("cargo::rerun-if-changed=templates");
}
