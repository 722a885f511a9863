/// A change of the blog's spec.
#[derive(Debug, Clone, Copy)]
pub struct Change {
    pub name: &'static str,
    places: &'static [(&'static str, &'static str)],
    /// A name that edits follow too: they are compared without the difference.
    renamed: Option<(&'static str, &'static str)>,
}

/// Each kind that changes code.
pub const CHANGES: [Change; 8] = [
    Change {
        name: "add a field",
        places: &[(
            "      content: text\n",
            "      content: text\n      summary: text ..500 optional\n",
        )],
        renamed: None,
    },
    Change {
        name: "add an entity",
        places: &[
            (
                "      tags: many_to_many Tag\n",
                "      tags: many_to_many Tag\n      category: belongs_to Category optional\n",
            ),
            (
                "  Tag:\n",
                "  Category:\n    fields:\n      label: string 1..40 unique\n\n  Tag:\n",
            ),
        ],
        renamed: None,
    },
    Change {
        name: "remove a field",
        places: &[("      rating: decimal 3,1 min=0 max=5 optional\n", "")],
        renamed: None,
    },
    Change {
        name: "change types",
        places: &[
            ("title: string 1..200", "title: string 1..250"),
            (
                "rating: decimal 3,1 min=0 max=5",
                "rating: decimal 4,2 min=0 max=10",
            ),
        ],
        renamed: None,
    },
    Change {
        name: "rename a field",
        places: &[(
            "slug: slug unique",
            "permalink: slug unique renamed_from=slug",
        )],
        renamed: Some(("slug", "permalink")),
    },
    Change {
        name: "remove an entity",
        places: &[(
            "  Comment:\n    fields:\n      body: text 1..5000\n    relations:\n      post: belongs_to Post on_delete=cascade\n      author: belongs_to User\n      parent: belongs_to Comment optional inverse=replies   # an answer to another comment\n\n",
            "",
        )],
        renamed: None,
    },
    Change {
        name: "keep versions",
        places: &[(
            "    description: An article\n",
            "    description: An article\n    soft_delete: true\n    versioned: true\n",
        )],
        renamed: None,
    },
    Change {
        name: "change the service",
        places: &[
            (
                "description: A small blog",
                "description: A blog of some size",
            ),
            ("version: 0.1.0", "version: 0.3.0"),
            ("prefix: /api/v1", "prefix: /api/v2"),
        ],
        renamed: None,
    },
];

impl Change {
    /// A text as if the name had always been the new one.
    pub fn with_new_name(self, text: &str) -> String {
        match self.renamed {
            Some((old, new)) => text.replace(old, new),
            None => text.to_owned(),
        }
    }

    pub fn of(self, spec: &str) -> String {
        self.places
            .iter()
            .fold(spec.to_owned(), |spec, (old, new)| {
                assert_eq!(spec.matches(old).count(), 1, "`{old}` in\n{spec}");
                spec.replace(old, new)
            })
    }
}
