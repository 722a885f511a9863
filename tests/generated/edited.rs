//! A blog that people have edited, and that follows its spec then.

use super::edits::{Edit, edits};
use super::service::Service;

/// Those that leave a service sound; many of them in the same files.
const EDITS: [&str; 26] = [
    "a method at the end of the service",
    "a method between two of the service",
    "a changed body with a new import",
    "a comment between lines",
    "a method moved up",
    "an attribute on a method",
    "another member of the service",
    "a new route",
    "a renamed variable",
    "a changed string",
    "a method of the repository",
    "an impl at the end of the model",
    "an added derive",
    "a changed comment",
    "other seeds",
    "a new module",
    "a new middleware",
    "a part of the container",
    "a router of their own",
    "an entry at the end of a list",
    "a command of the program",
    "a new test",
    "a new file of tests",
    "an edited test",
    "a helper of a factory",
    "a new dependency in its place",
];

/// A sentence of the spec and what takes its place.
type Replacement = (&'static str, &'static str);

pub fn edited_and_grown(service: &Service) {
    follow(
        service,
        &[
            (
                "content: text\n",
                "content: text\n      summary: text ..500 optional\n",
            ),
            ("title: string 1..200", "title: string 1..250"),
            (
                "tags: many_to_many Tag\n",
                "tags: many_to_many Tag\n      category: belongs_to Category optional\n",
            ),
            (
                "  Tag:\n",
                "  Category:\n    fields:\n      label: string 1..40 unique\n\n  Tag:\n",
            ),
        ],
    );
}

pub fn edited_and_cut(service: &Service) {
    follow(
        service,
        &[
            ("      rating: decimal 3,1 min=0 max=5 optional\n", ""),
            (
                "slug: slug unique",
                "permalink: slug unique renamed_from=slug",
            ),
            (
                "      parent: belongs_to Comment optional inverse=replies   # an answer to another comment\n",
                "",
            ),
            ("      bio: text optional\n", ""),
        ],
    );
}

/// Edits a blog and changes its spec.
fn follow(service: &Service, changes: &[Replacement]) {
    let edits: Vec<_> = edits()
        .into_iter()
        .filter(|edit| EDITS.contains(&edit.name))
        .collect();
    assert_eq!(edits.len(), EDITS.len());
    for edit in &edits {
        edit.apply(service.folder());
    }
    let spec = fs_err::read_to_string(service.folder().join("scaffold.yaml")).unwrap();
    let spec = changes.iter().fold(spec, |spec, (old, new)| {
        assert_eq!(spec.matches(old).count(), 1, "`{old}`");
        spec.replace(old, new)
    });
    service.sync(&spec);
    for path in edits.iter().flat_map(Edit::paths) {
        assert!(service.folder().join(path).is_file(), "{path}");
    }
}
