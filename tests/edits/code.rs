use super::Edit;

const SERVICE: &str = "src/services/posts.rs";
const CONTROLLER: &str = "src/controllers/posts.rs";
const NESTED: &str = "src/controllers/posts/nested.rs";
const STORE: &str = "src/repositories/posts.rs";
const SQLITE: &str = "src/repositories/posts/sqlite.rs";
const SCOPE: &str = "src/repositories/posts/scope.rs";
const ROW: &str = "src/repositories/posts/row.rs";
const MODEL: &str = "src/models/post.rs";
const INPUT: &str = "src/models/post/input.rs";
const QUERY: &str = "src/models/post/query.rs";

/// Edits of the code of one entity, through the layers.
pub fn edits() -> Vec<Edit> {
    [service(), controller(), store(), model()].concat()
}

fn service() -> Vec<Edit> {
    vec![
        Edit::of("a method at the end of the service").before(
            SERVICE,
            "\n    /// Takes a tag out of the tags of a post.",
            r"
    /// Whether a post may be shown.
    ///
    /// # Errors
    ///
    /// `NotFound` if there is none with this id.
    pub async fn is_public(&self, id: Uuid) -> Result<bool> {
        let found = self.posts.get(id, Vec::new()).await?;
        Ok(found.post.published)
    }
",
        ),
        Edit::of("a method between two of the service").before(
            SERVICE,
            "    /// Stores a new post.",
            r"    /// The title of a post.
    ///
    /// # Errors
    ///
    /// `NotFound` if there is none with this id.
    pub async fn title(&self, id: Uuid) -> Result<String> {
        Ok(self.posts.get(id, Vec::new()).await?.post.title)
    }

",
        ),
        Edit::of("a changed body with a new import")
            .before(SERVICE, "use uuid::Uuid;\n", "use tracing::info;\n")
            .replace(
                SERVICE,
                r"        let new = input.into_new()?;
        self.posts.create(new).await
",
                r#"        let new = input.into_new()?;
        let post = self.posts.create(new).await?;
        info!(post = %post.id, "a post was written");
        Ok(post)
"#,
            ),
        Edit::of("a comment between lines").after(
            SERVICE,
            "        let replacement = input.into_new()?;\n",
            "        // Moderators asked for whole replacements, see the minutes of May.\n",
        ),
        Edit::of("a method moved up").rewrite(SERVICE, |text| {
            let start = text.find("    /// Deletes a post.").unwrap();
            let end = text.find("    /// Adds a tag to the tags").unwrap();
            let (method, place) = (&text[start..end], "    /// One post.");
            let rest = format!("{}{}", &text[..start], &text[end..]);
            rest.replace(place, &format!("{method}{place}"))
        }),
        Edit::of("an attribute on a method").before(
            SERVICE,
            "    pub async fn create(",
            "    #[tracing::instrument(skip_all)]\n",
        ),
        Edit::of("another member of the service")
            .replace(
                SERVICE,
                "    posts: Arc<dyn PostRepository>,\n}",
                "    posts: Arc<dyn PostRepository>,\n    drafts: u8,\n}",
            )
            .replace(SERVICE, "Self { posts }", "Self { posts, drafts: 3 }")
            .before(
                SERVICE,
                "    /// Some of the posts of a scope.",
                r"    /// How many drafts a person may have.
    #[must_use]
    pub fn drafts(&self) -> u8 {
        self.drafts
    }

",
            ),
    ]
}

fn controller() -> Vec<Edit> {
    vec![
        Edit::of("a new route")
            .replace(
                CONTROLLER,
                "        .routes(routes!(get, replace, update, delete))\n",
                r"        .routes(routes!(get, replace, update, delete))
        .routes(routes!(publish))
",
            )
            .append(CONTROLLER, r#"
/// Publish a post
#[utoipa::path(
    post,
    path = "/posts/{id}/publish",
    tag = "posts",
    operation_id = "publish_post",
    params(("id" = Uuid, Path, description = "The post")),
    responses((status = OK, description = "The post as it is now", body = DataEnvelope<Post>), UpdateErrors),
)]
async fn publish(State(service): State<PostService>, Id(id): Id<Uuid>) -> Result<Data<Post>> {
    let input = PostInput {
        published: crate::validation::Field::Value(true),
        ..PostInput::default()
    };
    Ok(Data(service.update(id, input).await?))
}
"#),
        Edit::of("a renamed variable")
            .replace(
                CONTROLLER,
                "    let post = service.create(input).await?;",
                "    let created = service.create(input).await?;",
            )
            .replace(
                CONTROLLER,
                "/posts/{}\", post.id),\n        data: post,",
                "/posts/{}\", created.id),\n        data: created,",
            ),
        Edit::of("a changed string").replace(
            CONTROLLER,
            "description = \"The new post\"",
            "description = \"The post as it was stored\"",
        ),
        Edit::of("a changed word all over a file").replace(
            CONTROLLER,
            "tag = \"posts\"",
            "tag = \"articles\"",
        ),
        Edit::of("a route that is gone")
            .replace(NESTED, "        .routes(routes!(list_tag_posts))\n", "")
            .rewrite(NESTED, |text| {
                let start = text.find("/// List the posts of a tag").unwrap();
                text[..start].trim_end().to_owned() + "\n"
            }),
    ]
}

fn store() -> Vec<Edit> {
    vec![
        Edit::of("a method of the repository")
            .after(
                STORE,
                "    async fn delete(&self, id: Uuid) -> Result<()>;\n",
                "    async fn latest(&self) -> Result<Option<Post>>;\n",
            )
            .before(
                SQLITE,
                "    async fn add_to_tags(",
                r#"    async fn latest(&self) -> Result<Option<Post>> {
        let latest = move |connection: &Connection| {
            let sql = format!("{} ORDER BY created_at DESC LIMIT 1", Post::SELECT);
            let mut statement = connection.prepare_cached(&sql)?;
            let mut rows = statement.query([])?;
            Ok(rows.next()?.map(Post::from_row).transpose()?)
        };
        self.database.read(latest).await
    }

"#,
            ),
        Edit::of("a scope of a list")
            .replace(QUERY, "pub enum PostScope {\n    All,\n", r"pub enum PostScope {
    All,
    /// Those that everybody may read.
    Public,
")
            .after(
                SCOPE,
                "        PostScope::All => Ok(Conditions::default()),\n",
                "        PostScope::Public => Ok(Conditions::one(\"published = ?\", true)),\n",
            ),
        Edit::of("a changed statement").replace(
            ROW,
            "\"DELETE FROM posts WHERE id = ?1\"",
            "\"DELETE FROM posts WHERE id = ?1 AND NOT published\"",
        ),
        Edit::of("a field by hand through the layers")
            .replace(MODEL, "    pub updated_at: DateTime<Utc>,\n}", r"    pub updated_at: DateTime<Utc>,
    pub source: Option<String>,
}")
            .replace(MODEL, "    pub author_id: Uuid,\n}", "    pub author_id: Uuid,\n    pub source: Option<String>,\n}")
            .replace(ROW, "created_at, updated_at \\", "created_at, updated_at, source \\")
            .replace(ROW, "Timestamp>(9)?.0,\n", "Timestamp>(9)?.0,\n            source: row.get(10)?,\n")
            .replace(ROW, "author_id, created_at, updated_at) \\\n        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)", "author_id, created_at, updated_at, source) \\\n        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")
            .replace(ROW, r"        Timestamp(post.created_at),
        Timestamp(post.updated_at),
", r"        Timestamp(post.created_at),
        Timestamp(post.updated_at),
        post.source,
")
            .replace(SQLITE, "            updated_at: now,\n", "            updated_at: now,\n            source: new.source,\n")
            .replace(INPUT, "                author_id: author_id?,\n", r"                author_id: author_id?,
                source: None,
")
            .create("migrations/0002_posts_have_a_source.up.sql", "ALTER TABLE posts ADD COLUMN source TEXT;\n")
            .create("migrations/0002_posts_have_a_source.down.sql", "ALTER TABLE posts DROP COLUMN source;\n"),
    ]
}

fn model() -> Vec<Edit> {
    vec![
        Edit::of("an impl at the end of the model").append(
            MODEL,
            r"
impl Post {
    /// The first words.
    #[must_use]
    pub fn beginning(&self) -> String {
        self.content.chars().take(80).collect()
    }
}
",
        ),
        Edit::of("an added derive").replace(
            MODEL,
            "#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]\npub struct Post {",
            "#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, ToSchema)]\npub struct Post {",
        ),
        Edit::of("an attribute on a field").before(
            MODEL,
            r#"    #[schema(example = "A first look")]
    pub title: String,
    #[schema(example = "first"#,
            "    #[serde(rename = \"headline\")]\n",
        ),
        Edit::of("a changed comment").replace(
            MODEL,
            "/// An article\n",
            "/// An article, as readers see it.\n",
        ),
        Edit::of("a rule of their own").after(
            INPUT,
            "        faults.unknown(&self.unknown_fields);\n",
            r#"        faults.check("title", &self.title, |value| {
            rules::length(value.trim(), 3..)
        });
"#,
        ),
        Edit::of("a rule at the end").replace(
            INPUT,
            "            rules::range(value, dec!(0)..=dec!(5))\n        });\n",
            r#"            rules::range(value, dec!(0)..=dec!(5))
        });
        faults.check("content", &self.content, |value| {
            rules::length(value.trim(), 3..)
        });
"#,
        ),
        Edit::of("a changed rule").replace(
            INPUT,
            "rules::length(value, 1..=200)",
            "rules::length(value, 3..=200)",
        ),
    ]
}
