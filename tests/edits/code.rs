use super::Edit;

const SERVICE: &str = "src/services/posts.rs";
const CONTROLLER: &str = "src/controllers/posts.rs";
const REPOSITORY: &str = "src/repositories/posts.rs";
const MODEL: &str = "src/models/post.rs";
const INPUT: &str = "src/models/post_input.rs";

/// Edits of the code of one entity, through the layers.
pub fn edits() -> Vec<Edit> {
    [service(), controller(), repository(), model(), input()].concat()
}

fn service() -> Vec<Edit> {
    vec![
        Edit::of("a method at the end of the service").before(
            SERVICE,
            "\n    /// Removes a tag from the tags of a post.",
            r"
    /// Whether a post may be shown.
    pub async fn is_public(&self, id: Uuid) -> Result<bool> {
        let found = self.get(id, Vec::new()).await?;
        Ok(found.post.published)
    }
",
        ),
        Edit::of("a method between two of the service").before(
            SERVICE,
            "    /// Creates a post.",
            r"    /// The title of a post.
    pub async fn title(&self, id: Uuid) -> Result<String> {
        Ok(self.get(id, Vec::new()).await?.post.title)
    }

",
        ),
        Edit::of("a changed body with a new import")
            .before(SERVICE, "use uuid::Uuid;\n", "use tracing::info;\n")
            .replace(
                SERVICE,
                r"        let new = input.into_new()?;
        let this = self.clone();
        self.database
            .write(async move |tx| this.posts.create(tx, new).await)
            .await
",
                r#"        let new = input.into_new()?;
        let this = self.clone();
        let post = self
            .database
            .write(async move |tx| this.posts.create(tx, new).await)
            .await?;
        info!(post = %post.id, "a post was written");
        Ok(post)
"#,
            ),
        Edit::of("a comment between lines").before(
            SERVICE,
            "        self.apply(id, input.into_replacement()?).await\n",
            "        // Moderators asked for whole replacements, see the minutes of May.\n",
        ),
        Edit::of("a method moved up").rewrite(SERVICE, |text| {
            let start = text.find("    /// Deletes a post.").unwrap();
            let end = text.find("    /// Adds a tag to the tags").unwrap();
            let (method, place) = (&text[start..end], "    /// Gets a post");
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
            .replace(
                SERVICE,
                "Self { database, posts }",
                "Self {\n            database,\n            posts,\n            drafts: 3,\n        }",
            )
            .before(
                SERVICE,
                "    /// Lists the posts in `scope`.",
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
            .append(
                CONTROLLER,
                r#"
/// Publish a post
#[utoipa::path(
    post, path = "/api/v1/posts/{id}/publish", tag = "posts", operation_id = "publish_post",
    params(("id" = Uuid, Path)),
    responses(Data<Post>, UpdateErrors),
)]
async fn publish(State(service): State<PostService>, Id(id): Id<Uuid>) -> Result<Data<Post>> {
    let input = PostInput {
        published: crate::validation::Field::Value(true),
        ..PostInput::default()
    };
    Ok(Data(service.update(id, input).await?))
}
"#,
            ),
        Edit::of("a renamed variable")
            .replace(
                CONTROLLER,
                "    let post = service.create(input).await?;",
                "    let created = service.create(input).await?;",
            )
            .replace(
                CONTROLLER,
                "/posts/{}\", post.id);",
                "/posts/{}\", created.id);",
            )
            .replace(CONTROLLER, "        data: post,", "        data: created,"),
        Edit::of("a changed string").replace(
            CONTROLLER,
            "description = \"Added, or there already\"",
            "description = \"The post has the tag\"",
        ),
        Edit::of("a changed word all over a file").replace(
            CONTROLLER,
            "tag = \"posts\"",
            "tag = \"articles\"",
        ),
        Edit::of("a route that is gone")
            .replace(CONTROLLER, "        .routes(routes!(list_tag_posts))\n", "")
            .rewrite(CONTROLLER, |text| {
                let start = text.find("/// List the posts of a tag").unwrap();
                let end = text.find("/// Add a tag to the tags").unwrap();
                format!("{}{}", &text[..start], &text[end..])
            }),
    ]
}

fn repository() -> Vec<Edit> {
    vec![
        Edit::of("a method of the repository")
            .after(
                REPOSITORY,
                "    async fn delete(&self, tx: &mut Tx, id: Uuid) -> Result<()>;\n",
                r"
    /// Returns the post that was written last.
    async fn latest(&self, tx: &mut Tx) -> Result<Option<Post>>;
",
            )
            .before(
                REPOSITORY,
                "    async fn add_to_tags(&self, tx: &mut Tx, id: Uuid, tag_id: Uuid) -> Result<()> {",
                r#"    async fn latest(&self, tx: &mut Tx) -> Result<Option<Post>> {
        let sql = format!("{} ORDER BY created_at DESC LIMIT 1", Post::SELECT);
        let mut statement = tx.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        Ok(rows.next()?.map(Post::from_row).transpose()?)
    }

"#,
            ),
        Edit::of("a scope of a list")
            .replace(
                MODEL,
                "pub enum PostScope {\n    All,\n",
                r"pub enum PostScope {
    All,
    /// Those that everybody may read.
    Public,
",
            )
            .after(
                REPOSITORY,
                "            PostScope::All => Conditions::default(),\n",
                "            PostScope::Public => Conditions::one(\"published = ?\", true),\n",
            ),
        Edit::of("a changed statement").replace(
            REPOSITORY,
            "\"DELETE FROM posts WHERE id = ?1\"",
            "\"DELETE FROM posts WHERE id = ?1 AND NOT published\"",
        ),
        Edit::of("a field by hand through the layers")
            .replace(
                MODEL,
                "    pub updated_at: DateTime<Utc>,\n}",
                "    pub updated_at: DateTime<Utc>,\n    pub source: Option<String>,\n}",
            )
            .replace(
                REPOSITORY,
                "        updated_at \\\n        FROM posts\"",
                "        updated_at, source \\\n        FROM posts\"",
            )
            .replace(
                REPOSITORY,
                "Timestamp>(9)?.0,\n",
                "Timestamp>(9)?.0,\n            source: row.get(10)?,\n",
            )
            .replace(
                REPOSITORY,
                "            updated_at: now,\n",
                "            updated_at: now,\n            source: None,\n",
            )
            .create(
                "migrations/0002_posts_have_a_source.up.sql",
                "ALTER TABLE posts ADD COLUMN source TEXT;\n",
            )
            .create(
                "migrations/0002_posts_have_a_source.down.sql",
                "ALTER TABLE posts DROP COLUMN source;\n",
            ),
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
    ]
}

fn input() -> Vec<Edit> {
    vec![
        Edit::of("a rule of their own").after(
            INPUT,
            "        let mut faults = Faults::unknown(&self.unknown_fields);\n",
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
