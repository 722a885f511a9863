use super::Edit;

/// Edits that change how a file looks, alone and with others.
pub fn edits() -> Vec<Edit> {
    vec![
        Edit::of("another layout").rewrite("src/models/post.rs", loosened),
        Edit::of("another layout and an edit")
            .rewrite("src/models/post_input.rs", loosened)
            .append(
                "src/models/post_input.rs",
                "\n/// As long as a title may be.\npub const LONGEST: usize = 200;\n",
            ),
        Edit::of("line ends of another system").rewrite("src/models/tag.rs", windows),
        Edit::of("line ends of another system and an edit").rewrite(
            "src/services/posts.rs",
            |text| {
                windows(&text.replace(
                    "                this.posts.delete(tx, id).await\n",
                    "                // For good.\n                this.posts.delete(tx, id).await\n",
                ))
            },
        ),
        Edit::of("no line feed at the end").rewrite("src/models/mod.rs", |text| {
            format!("{text}\npub use self::post::Post as Article;")
                .trim_end()
                .to_owned()
        }),
        Edit::of("no line feed at the end of a table")
            .rewrite("Cargo.toml", |text| text.trim_end().to_owned()),
        Edit::of("spaces at the ends of lines").replace(
            "src/repositories/posts.rs",
            "    Ok(details)\n",
            "    Ok(details)  \n",
        ),
        Edit::of("tabs").rewrite("src/app.rs", |text| text.replace("    ", "\t")),
        Edit::of("a head on every file")
            .rewrite("src/models/post.rs", headed)
            .rewrite("src/controllers/mod.rs", headed)
            .rewrite("src/services/mod.rs", headed)
            .rewrite("src/repositories/posts.rs", headed),
        Edit::of("a moved file")
            .delete("src/repositories/posts.rs")
            .create(
                "src/repositories/posts/mod.rs",
                "//! Moved here by its owner.\n",
            ),
        Edit::of("a deleted file")
            .delete("tests/api/log.rs")
            .replace("tests/api/main.rs", "mod log;\n", ""),
        Edit::of("a file of one's own").create("src/notes.md", "Notes\n"),
    ]
}

/// Every pair of parentheses stretched over lines, which `rustfmt` would undo.
fn loosened(text: &str) -> String {
    text.replace("(self.", "(\n            self.")
        .replace("pub title: ", "pub title:\n        ")
        .replace("        ", "      ")
}

fn windows(text: &str) -> String {
    text.replace('\n', "\r\n")
}

fn headed(text: &str) -> String {
    format!("// Copyright of the editors.\n\n{text}")
}
