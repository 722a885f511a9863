use super::Edit;

/// Edits of everything that is no code.
pub fn edits() -> Vec<Edit> {
    vec![
        Edit::of("a paragraph of the README").after(
            "README.md",
            "The documentation of the API is at <http://localhost:3000/docs>.",
            " Ask the editors for an account.",
        ),
        Edit::of("a section of the README").before(
            "README.md",
            "## Settings\n",
            "## Who to ask\n\nThe editors.\n\n",
        ),
        Edit::of("a row of a table in the README").after(
            "README.md",
            "| `DELETE` | `/api/v1/posts/{id}` | Delete a post |\n",
            "| `POST` | `/api/v1/posts/{id}/publish` | Publish a post |\n",
        ),
        Edit::of("a README of one's own")
            .rewrite("README.md", |_| "# Our blog\n\nAsk us.\n".to_owned()),
        Edit::of("other examples of settings").replace(
            ".env.example",
            "#BLOG_PORT=3000\n",
            "BLOG_PORT=8080\n",
        ),
        Edit::of("a recipe").append(
            "justfile",
            r"
# Opens the page.
open:
    xdg-open http://localhost:3000/docs
",
        ),
        Edit::of("a changed recipe").replace(
            "justfile",
            "    cargo run\n\n# Applies",
            "    cargo run --release\n\n# Applies",
        ),
        Edit::of("a line of the Dockerfile").before(
            "Dockerfile",
            "COPY . .\n",
            "RUN apt-get update\n",
        ),
        Edit::of("a service of the compose file").replace(
            "compose.yaml",
            "    stop_grace_period: 15s\n",
            "    stop_grace_period: 15s\n  proxy:\n    image: nginx\n",
        ),
        Edit::of("a step of the CI").after(
            ".github/workflows/ci.yml",
            "      - run: cargo test --locked\n",
            "      - run: cargo bench --no-run\n",
        ),
        Edit::of("a line of the gitignore").append(".gitignore", "/dump\n"),
        Edit::of("a migration of one's own")
            .create(
                "migrations/0002_a_view_of_posts.up.sql",
                "CREATE VIEW public_posts AS SELECT id, content FROM posts WHERE published;\n",
            )
            .create(
                "migrations/0002_a_view_of_posts.down.sql",
                "DROP VIEW public_posts;\n",
            ),
    ]
}
