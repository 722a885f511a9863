use super::Edit;

/// Edits of what all entities share, and of tests.
pub fn edits() -> Vec<Edit> {
    [modules(), container(), settings(), shared(), tests()].concat()
}

fn modules() -> Vec<Edit> {
    vec![
        Edit::of("a new module")
            .create(
                "src/reports.rs",
                r##"//! Reports for the editors.

/// How a report begins.
pub const HEAD: &str = "# Report";
"##,
            )
            .before(
                "src/lib.rs",
                "pub mod repositories;\n",
                "pub mod reports;\n",
            ),
        Edit::of("a module of the models")
            .create(
                "src/models/category.rs",
                r"/// What kind of post it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    News,
    Essays,
}
",
            )
            .replace(
                "src/models/mod.rs",
                "mod comment;\n",
                "mod category;\nmod comment;\n",
            )
            .replace(
                "src/models/mod.rs",
                "pub use comment::*;\n",
                "pub use category::Shelf;\npub use comment::*;\n",
            ),
        Edit::of("a new middleware")
            .create(
                "src/middleware/robots.rs",
                r#"use axum::extract::Request;
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
"#,
            )
            .replace(
                "src/middleware/mod.rs",
                "mod request_id;\n",
                "mod request_id;\nmod robots;\n",
            )
            .replace(
                "src/middleware/mod.rs",
                "pub use request_id::RequestId;\n",
                "pub use request_id::RequestId;\npub use robots::keep_robots_away;\n",
            )
            .before(
                "src/app.rs",
                "            // No other layer responds with this status",
                "            .layer(from_fn(middleware::keep_robots_away))\n",
            ),
    ]
}

fn container() -> Vec<Edit> {
    vec![
        Edit::of("a part of the container")
            .replace(
                "src/container.rs",
                "    pub metrics: Metrics,\n}",
                "    pub metrics: Metrics,\n    pub started: std::time::Instant,\n}",
            )
            .replace(
                "src/container.rs",
                "            metrics,\n",
                "            metrics,\n            started: std::time::Instant::now(),\n",
            ),
        Edit::of("a router of their own")
            .replace(
                "src/app.rs",
                "        .merge(health::routes().with_state(container.health.clone()));\n",
                r#"        .merge(health::routes().with_state(container.health.clone()))
        .merge(Router::new().route("/teapot", axum::routing::get(teapot)));
"#,
            )
            .append(
                "src/app.rs",
                r"
async fn teapot() -> axum::http::StatusCode {
    axum::http::StatusCode::IM_A_TEAPOT
}
",
            ),
        Edit::of("an entry between two of a list").replace(
            "src/controllers/mod.rs",
            "    || comments::routes().into_openapi(),\n",
            "    OpenApi::default,\n    || comments::routes().into_openapi(),\n",
        ),
        Edit::of("an entry at the end of a list").replace(
            "src/controllers/mod.rs",
            "    || tags::routes().into_openapi(),\n",
            r"    || tags::routes().into_openapi(),
    OpenApi::default,
",
        ),
    ]
}

fn settings() -> Vec<Edit> {
    vec![
        Edit::of("a changed default").replace(
            "src/config/settings.rs",
            "port: 3000,",
            "port: 8080,",
        ),
        Edit::of("a new setting")
            .replace(
                "src/config/settings.rs",
                "    pub cors_origins: Origins,\n    ",
                r"    pub cors_origins: Origins,
    /// What pages are called.
    pub site_name: String,
    ",
            )
            .replace(
                "src/config/settings.rs",
                "            cors_origins: Origins::default(),\n",
                r#"            cors_origins: Origins::default(),
            site_name: "Blog".to_owned(),
"#,
            )
            .replace(
                ".env.example",
                "#BLOG_CORS_ORIGINS=\n",
                "#BLOG_CORS_ORIGINS=\n\n# What pages are called.\n#BLOG_SITE_NAME=Blog\n",
            )
            .replace(
                "src/config/settings.rs",
                "        \"cors_origins\",\n",
                "        \"cors_origins\",\n        \"site_name\",\n",
            ),
    ]
}

fn shared() -> Vec<Edit> {
    vec![
        Edit::of("a kind of error").replace(
            "src/errors/error.rs",
            "pub enum Error {\n",
            r#"pub enum Error {
    #[error("nothing is served here")]
    Teapot,
"#,
        ),
        Edit::of("another wording of an error").replace(
            "src/errors/from_database.rs",
            "\"is already taken\"",
            "\"is taken, choose another\"",
        ),
        Edit::of("other seeds").replace(
            "src/seeds.rs",
            "    for n in 1..=3 {\n",
            "    for n in 1..=5 {\n",
        ),
        Edit::of("other posts as seeds").replace(
            "src/seeds.rs",
            "        let payload = factories::post::payload(n, nth(&author_ids, n));\n",
            r#"        let mut payload = factories::post::payload(n, nth(&author_ids, n));
        payload["published"] = json!(true);
"#,
        ),
        Edit::of("a store of another kind")
            .create(
                "src/repositories/posts/recent.rs",
                "//! Posts that were read lately.\n",
            )
            .replace(
                "src/repositories/posts.rs",
                "/// Stores posts. Every method",
                "mod recent;\n\n/// Stores posts. Every method",
            ),
        Edit::of("a command of the program")
            .before(
                "src/command.rs",
                "            Command::Openapi => print(",
                "            Command::Authors => print(env!(\"CARGO_PKG_AUTHORS\")),\n",
            )
            .before(
                "src/command.rs",
                "    /// Print the description of the API as JSON\n",
                "    /// Print who wrote the service\n    Authors,\n",
            ),
    ]
}

fn tests() -> Vec<Edit> {
    vec![
        Edit::of("a new test").append(
            "src/services/posts/tests.rs",
            r"
#[tokio::test]
async fn a_title_may_be_long() {
    assert_eq!(stored().title.len(), 12);
}
",
        ),
        Edit::of("a new file of tests")
            .create(
                "tests/api/feeds.rs",
                r#"#[test]
fn feeds_have_names() {
    assert_eq!("feed".len(), 4);
}
"#,
            )
            .replace(
                "tests/api/main.rs",
                "mod factories;\n",
                "mod factories;\nmod feeds;\n",
            ),
        Edit::of("an edited test").replace(
            "tests/api/contract/rejections.rs",
            "        for body in [\"\", \"{\", \"[]\", \"1\"] {",
            "        for body in [\"\", \"{\", \"[]\", \"1\", \"true\", \"null\"] {",
        ),
        Edit::of("another sample in a test").replace(
            "src/services/posts/tests.rs",
            "        title: \"A first look\".to_owned(),\n",
            "        title: \"A first book\".to_owned(),\n",
        ),
        Edit::of("an edited factory").replace(
            "tests/factories/post.rs",
            "        \"slug\": format!(\"slug-{n}\"),\n",
            "        \"slug\": format!(\"slug-of-{n}\"),\n",
        ),
        Edit::of("a helper of a factory")
            .replace(
                "tests/factories/post.rs",
                "        \"title\": format!(\"A first look {n}\"),\n",
                "        \"title\": title(n),\n",
            )
            .append(
                "tests/factories/post.rs",
                r#"
fn title(n: usize) -> String {
    format!("A look at number {n}")
}
"#,
            ),
        Edit::of("a deleted test").replace(
            "tests/api/posts.rs",
            r"
#[tokio::test]
async fn links() {
    contract::links(&POSTS).await;
}
",
            "",
        ),
    ]
}
