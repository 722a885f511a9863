use serde::{Deserialize, Serialize};

/// One entity in every spelling that any layer needs.
///
/// The wire and the database keep the user's word; the Rust spellings are
/// escaped or adapted where the word is reserved or would hide a name that
/// the generated code uses (`Option` becomes the Rust type `OptionEntity`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityNames {
    /// The Rust type: `BlogPost`, `OptionEntity`. Also the stem of `NewBlogPost`, `BlogPostPatch`.
    pub rust_type: String,
    /// `BlogPosts`: the stem of plural types.
    pub rust_type_plural: String,
    /// A local variable or argument for one: `blog_post`, `type_`, `self_`. Never a raw identifier.
    pub var: String,
    /// A local variable or field for several: `blog_posts`. Differs from `var`, also for `news` (`news_list`).
    pub var_plural: String,
    /// Module and file stem for one, as in `models/blog_post.rs`; adapted where it would
    /// be a keyword or the name of a module that every service has (`mod_`, `type_`).
    pub module: String,
    /// Module and file stem for several, as in `controllers/blog_posts.rs`; adapted likewise.
    pub module_plural: String,
    /// The table: `blog_posts`. Not quoted.
    pub table: String,
    /// The last segment of the collection's URL: `blog-posts`.
    pub route: String,
    /// On the wire, for one: `blog_post` (the name of its id in nested routes is `blog_post_id`).
    pub wire: String,
    /// For people: `blog post`.
    pub human: String,
    /// For people: `blog posts`.
    pub human_plural: String,
    /// `a` or `an`, as `human` takes it.
    pub article: String,
}

impl EntityNames {
    /// As in [`EntityNames::wire`], for several: `blog_posts`.
    #[must_use]
    pub fn wire_plural(&self) -> String {
        self.route.replace('-', "_")
    }
}

/// One field or relation in every spelling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldNames {
    /// As the spec and the JSON have it: `published_at`, `type`.
    pub wire: String,
    /// The column: as `wire` for fields, `author_id` for a `belongs_to`. Not quoted.
    pub column: String,
    /// A Rust field: `published_at`, `r#type`, `self_`.
    pub rust: String,
    /// A Rust variable: `published_at`, `type_`. Never a raw identifier.
    pub var: String,
    /// An enum variant: `PublishedAt`, `Self_`.
    pub variant: String,
    /// `PUBLISHED_AT`, for constants.
    pub constant: String,
    /// For people: `published at`.
    pub human: String,
}

impl EntityNames {
    /// The module of what clients send: `post_input`.
    #[must_use]
    pub fn input_module(&self) -> String {
        self.module_with("input")
    }

    /// What makes the service: `post_service`.
    #[must_use]
    pub fn service(&self) -> String {
        self.module_with("service")
    }

    /// With a suffix, the name needs nothing to tell it from a keyword.
    fn module_with(&self, suffix: &str) -> String {
        format!("{}_{suffix}", self.module.trim_end_matches('_'))
    }
}
