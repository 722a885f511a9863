use super::Edit;

/// Edits of what all entities share, and of tests.
pub fn edits() -> Vec<Edit> {
    [shared(), tests()].concat()
}

fn shared() -> Vec<Edit> {
    vec![
        Edit::of("a new module")
            .create("src/reports.rs", r##"//! Reports for the editors.

/// How a report begins.
pub const HEAD: &str = "# Report";
"##)
            .before("src/lib.rs", "pub mod repositories;\n", "pub mod reports;\n"),
        Edit::of("a module of the models")
            .create("src/models/category.rs", r"/// What kind of post it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    News,
    Essays,
}
")
            .replace("src/models/mod.rs", "mod comment;\n", "mod category;\nmod comment;\n")
            .replace("src/models/mod.rs", "pub use comment::{", "pub use category::Shelf;\npub use comment::{"),
        Edit::of("a new middleware")
            .create("src/middleware/robots.rs", r#"use axum::extract::Request;
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;

/// Asks search engines to stay away.
pub async fn keep_robots_away(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    response
}
"#)
            .replace("src/middleware/mod.rs", "mod request_id;\n", "mod request_id;\nmod robots;\n")
            .replace("src/middleware/mod.rs", "pub use request_id::RequestId;\n", "pub use request_id::RequestId;\npub use robots::keep_robots_away;\n")
            .before("src/app.rs", "            // Bodies are cut off where", "            .layer(from_fn(middleware::keep_robots_away))\n"),
        Edit::of("a part of the container")
            .replace("src/app.rs", "    pub tags: TagService,\n}", "    pub tags: TagService,\n    pub started: std::time::Instant,\n}")
            .replace("src/app.rs", "            tags: tags(database),\n", r"            tags: tags(database),
            started: std::time::Instant::now(),
"),
        Edit::of("a router of their own")
            .replace("src/app.rs", "        .merge(docs::routes())\n", r#"        .merge(docs::routes())
        .merge(Router::new().route("/teapot", axum::routing::get(teapot)))
"#)
            .append("src/app.rs", r"
async fn teapot() -> axum::http::StatusCode {
    axum::http::StatusCode::IM_A_TEAPOT
}
"),
        Edit::of("an entry between two of a list").replace(
            "src/openapi.rs",
            "        tag(\"comments\", ",
            "        tag(\"feeds\", \"What can be subscribed to.\"),\n        tag(\"comments\", ",
        ),
        Edit::of("an entry at the end of a list").replace(
            "src/openapi.rs",
            "        tag(\"tags\", \"What can be done with tags.\"),\n",
            r#"        tag("tags", "What can be done with tags."),
        tag("feeds", "What can be subscribed to."),
"#,
        ),
        Edit::of("a changed default").replace("src/config/settings.rs", "port: 3000,", "port: 8080,"),
        Edit::of("a new setting")
            .replace("src/config/settings.rs", "    pub cors_origins: Origins,\n    ", r"    pub cors_origins: Origins,
    /// What pages are called.
    pub site_name: String,
    ")
            .replace("src/config/settings.rs", "            cors_origins: Origins::default(),\n", r#"            cors_origins: Origins::default(),
            site_name: "Blog".to_owned(),
"#)
            .replace(".env.example", "CORS_ORIGINS=\n", "CORS_ORIGINS=\n\n# What pages are called.\nSITE_NAME=Blog\n"),
        Edit::of("a kind of error")
            .replace("src/errors/error.rs", "pub enum Error {\n", r#"pub enum Error {
    #[error("nothing is served here")]
    Teapot,
"#),
        Edit::of("another wording of an error").replace("src/errors/from_database.rs", "\"is already taken\"", "\"is taken, choose another\""),
        Edit::of("other seeds").replace("src/seeds/posts.rs", "title: \"Notes from the workshop\"", "title: \"Notes from the cellar\""),
        Edit::of("another row of seeds")
            .replace("src/seeds/posts.rs", "        count(store.create(third(&users)?).await)?,\n", r"        count(store.create(third(&users)?).await)?,
        count(store.create(fourth(&users)?).await)?,
")
            .append("src/seeds/posts.rs", r#"
fn fourth(users: &[Uuid]) -> Result<NewPost> {
    Ok(NewPost {
        title: "A fourth".to_owned(),
        slug: "fourth-slug".to_owned(),
        ..third(users)?
    })
}
"#),
        Edit::of("a store of another kind")
            .create("src/repositories/posts/recent.rs", "//! Posts that were read lately.\n")
            .replace("src/repositories/posts.rs", "mod relations;\n", "mod recent;\nmod relations;\n"),
        Edit::of("a command of the program")
            .replace("src/command.rs", "            [\"openapi\"] => Some(Self::OpenApi),\n", r#"            ["openapi"] => Some(Self::OpenApi),
            ["version"] => Some(Self::Version),
"#)
            .replace("src/command.rs", "            Self::OpenApi => print(", "            Self::Version => print(env!(\"CARGO_PKG_VERSION\")),\n            Self::OpenApi => print(")
            .replace("src/command.rs", "    Seed,\n    OpenApi,\n", "    Seed,\n    OpenApi,\n    Version,\n"),
    ]
}

fn tests() -> Vec<Edit> {
    vec![
        Edit::of("a new test").append(
            "src/services/posts/tests.rs",
            r#"
#[tokio::test]
async fn a_title_may_be_long() {
    assert_eq!(payload()["title"].as_str().map(str::len), Some(12));
}
"#,
        ),
        Edit::of("a new file of tests")
            .create(
                "tests/api/feeds.rs",
                r#"#[test]
fn feeds_have_names() {
    assert!(!"feed".is_empty());
}
"#,
            )
            .replace(
                "tests/api/main.rs",
                "mod factories;\n",
                "mod factories;\nmod feeds;\n",
            ),
        Edit::of("an edited test").replace(
            "tests/api/resources/posts/create.rs",
            "    for body in [\"\", \"{\", \"[]\", \"1\"] {",
            "    for body in [\"\", \"{\", \"[]\", \"1\", \"true\", \"null\"] {",
        ),
        Edit::of("another sample in a test").replace(
            "src/services/posts/tests.rs",
            "        \"title\": \"A first look\",\n",
            "        \"title\": \"A first book\",\n",
        ),
        Edit::of("an edited factory").replace(
            "tests/api/factories/post.rs",
            "        \"slug\": format!(\"slug-{n}\"),\n",
            "        \"slug\": format!(\"slug-of-{n}\"),\n",
        ),
        Edit::of("a helper of a factory").append(
            "tests/api/factories/post.rs",
            r#"
/// A stored post that everybody may read.
pub async fn create_public(app: &TestApp) -> Value {
    create_with(app, &json!({ "published": true })).await
}
"#,
        ),
        Edit::of("a deleted test")
            .delete("tests/api/resources/posts/links.rs")
            .replace("tests/api/resources/posts.rs", "mod links;\n", ""),
    ]
}
