//! `scaffold rename`: everything follows, what people wrote too.

use std::path::PathBuf;

use fs_err as fs;
use tempfile::TempDir;

use crate::command::{Run, scaffold};
use crate::tree::tree;

const SPEC: &str = "\
service: {name: blog}
entities:
  User:
    fields:
      name: string
  Post: # what people read
    fields:
      title: string
    relations:
      author: belongs_to User
      tags: many_to_many Tag
    indexes:
      - [title, author]
  Tag:
    fields:
      title: string
";

struct Project {
    home: TempDir,
}

impl Project {
    fn new() -> Self {
        let home = TempDir::new().unwrap();
        fs::write(home.path().join("blog.yaml"), SPEC).unwrap();
        let run = scaffold(home.path(), &["new", "blog", "--spec", "blog.yaml"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        Self { home }
    }

    fn root(&self) -> PathBuf {
        self.home.path().join("blog")
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap()
    }

    fn edit(&self, path: &str, change: impl Fn(String) -> String) {
        let text = self.read(path);
        let changed = change(text.clone());
        assert_ne!(changed, text, "{path}");
        fs::write(self.root().join(path), changed).unwrap();
    }

    fn run(&self, line: &str) -> Run {
        scaffold(&self.root(), &line.split(' ').collect::<Vec<_>>())
    }

    fn done(&self, line: &str) -> Run {
        let run = self.run(line);
        assert_eq!(run.status, 0, "{line}: {}", run.stderr);
        run
    }

    /// The tree must be the one that the spec gives, but for its history and what people wrote.
    fn assert_fresh_but_for(&self, edited: &[&str]) {
        let fresh = self.home.path().join("fresh");
        let arguments = [
            "new",
            "blog",
            "--spec",
            "blog/scaffold.yaml",
            "--path",
            "fresh",
        ];
        assert_eq!(scaffold(self.home.path(), &arguments).status, 0);
        let history = |path: &String| {
            !path.contains("migrations")
                && path != ".scaffold/digests"
                && !edited.contains(&path.as_str())
        };
        let (mut here, mut wanted) = (tree(&self.root()), tree(&fresh));
        here.retain(|path, _| history(path));
        wanted.retain(|path, _| history(path));
        for (path, text) in &wanted {
            assert_eq!(here.get(path), Some(text), "{path}");
        }
        assert_eq!(here.len(), wanted.len());
        fs::remove_dir_all(fresh).unwrap();
    }
}

#[test]
fn a_resource_takes_its_files_its_table_and_its_routes_along() {
    let project = Project::new();
    let run = project.done("rename resource posts articles");
    for line in [
        "create src/models/article.rs\n",
        "remove src/models/post.rs\n",
        "create migrations/0002_rename_posts_to_articles.up.sql\n",
    ] {
        run.says(line);
    }
    let spec = project.read("scaffold.yaml");
    assert!(spec.ends_with(&SPEC.replace("Post:", "Article:")), "{spec}");
    let migration = project.read("migrations/0002_rename_posts_to_articles.up.sql");
    assert!(
        migration.contains("ALTER TABLE posts RENAME TO articles;"),
        "{migration}"
    );
    project.assert_fresh_but_for(&[]);
    assert_eq!(project.run("check").status, 0);
    project.done("rename resource Article Post");
    project.assert_fresh_but_for(&[]);
}

#[test]
fn a_field_and_a_relation_take_their_columns_along() {
    let project = Project::new();
    project.done("rename field posts.title headline");
    project.done("rename field post author writer");
    project.done("rename field posts tags labels");
    let spec = project.read("scaffold.yaml");
    let renamed = SPEC
        .replacen(
            "title: string\n    relations",
            "headline: string\n    relations",
            1,
        )
        .replace("author: belongs_to", "writer: belongs_to")
        .replace("tags: many", "labels: many")
        .replace("[title, author]", "[headline, writer]");
    assert!(spec.ends_with(&renamed), "{spec}");
    let title = project.read("migrations/0002_rename_title_to_headline_in_posts.up.sql");
    assert!(title.contains("headline"), "{title}");
    assert!(
        tree(&project.root())
            .keys()
            .all(|path| !path.contains("drop")),
        "nothing is dropped"
    );
    project.assert_fresh_but_for(&[]);
    assert_eq!(project.run("check").status, 0);
}

const OWN_METHOD: &str = "
impl Post {
    /// A post, as a heading: mine.
    #[must_use]
    pub fn heading(&self, post: &NewPost) -> String {
        format!(\"{} {}\", self.title, post.title)
    }
}
";

#[test]
fn edits_travel_to_the_new_paths_and_follow_the_names() {
    let project = Project::new();
    project.edit("src/models/post.rs", |text| text + OWN_METHOD);
    project.edit("src/controllers/health.rs", |text| {
        text + "\n// PostService is not asked; axum::routing::post is no post.\n"
    });
    project.edit("tests/api/posts.rs", |text| {
        text.replace('\n', "\r\n") + "// Mine.\r\n"
    });
    fs::remove_file(project.root().join("tests/factories/post.rs")).unwrap();
    let own = "use crate::models::Post;\n";
    fs::write(project.root().join("src/own.rs"), own).unwrap();
    fs::create_dir_all(project.root().join("src/services/posts")).unwrap();
    fs::write(
        project.root().join("src/services/posts/own.rs"),
        "// Mine.\n",
    )
    .unwrap();
    let run = project.done("rename resource posts Article");
    for line in [
        "merge src/models/article.rs\n",
        "remove src/models/post.rs\n",
        "your edits of `src/models/post.rs` are in `src/models/article.rs` now\n",
        "`src/own.rs` still says `Post`, which is `Article` now (line 1)\n",
        "`src/services/posts/own.rs` is yours and stays where it is, but its module is in `src/services/articles.rs` now\n",
    ] {
        run.says(line);
    }
    assert!(
        project.read("src/models/article.rs").ends_with(
            &OWN_METHOD
                .replace("A post", "An article")
                .replace("Post", "Article")
                .replace("post", "article")
        )
    );
    let health = project.read("src/controllers/health.rs");
    assert!(
        health.ends_with("// ArticleService is not asked; axum::routing::post is no article.\n"),
        "{health}"
    );
    let list = project.read("tests/api/articles.rs");
    assert!(
        list.contains("contract::creates(&ARTICLES)") && list.ends_with("// Mine.\r\n"),
        "{list}"
    );
    assert_eq!(list.matches('\n').count(), list.matches("\r\n").count());
    assert_eq!(project.read("src/own.rs"), own);
    assert!(!project.root().join("tests/factories/article.rs").exists());
    assert!(!project.root().join("src/models/post.rs").exists());
    assert_eq!(project.run("check").status, 0);
    project.assert_fresh_but_for(&[
        "src/models/article.rs",
        "src/controllers/health.rs",
        "tests/api/articles.rs",
        "tests/factories/article.rs",
        "src/own.rs",
        "src/services/posts/own.rs",
    ]);
}

/// What people may have in a file, with a variable that is called as a method of HTTP is.
const OWN_TEXTS: &str = "
/// The post's heading, as people's posts have it: see https://example.org/posts/post.
pub fn heading(title: &str) -> Vec<String> {
    let mut posts = vec![title.to_owned()];
    posts.push(format!(\"{posts:?}\"));
    tracing::info!(target: \"posts\", \"posts: {}\", posts.len());
    for post in &posts {
        println!(\"{post}, {}\", post);
    }
    posts
}
";

#[test]
fn what_is_none_of_the_services_names_stays_and_what_follows_in_texts_is_told() {
    let project = Project::new();
    for path in [
        "src/services/posts.rs",
        "src/controllers/posts.rs",
        "src/health.rs",
    ] {
        project.edit(path, |text| text + OWN_TEXTS);
    }
    let run = project.done("rename resource posts articles");
    for path in [
        "src/services/articles.rs",
        "src/controllers/articles.rs",
        "src/health.rs",
    ] {
        let text = project.read(path);
        let own = &text[text.rfind("heading, as people").unwrap()..];
        assert!(own.contains("see https://example.org/posts/post."), "{own}");
        assert!(own.contains("target: \"posts\""), "{own}");
        assert!(
            text.contains("/// The post's heading, as people's"),
            "{text}"
        );
        // Each variable has one name, whichever it is.
        let of = |name: &str| {
            let words = own.split(|c: char| !c.is_alphanumeric() && c != '_');
            words.filter(|word| *word == name).count()
        };
        assert!([0, 3].contains(&of("article")), "{own}");
        let variable = if own.contains("let mut articles") {
            "articles"
        } else {
            "posts"
        };
        for place in [
            "let mut *",
            "    *.push(",
            "{*:?}",
            "*.len()",
            "in &*",
            "    *\n}",
        ] {
            assert!(
                own.contains(&place.replace('*', variable)),
                "{place}: {own}"
            );
        }
        run.says(&format!(
            "now in comments and strings of yours, see `{path}` (line "
        ));
    }
}

#[test]
fn files_of_people_that_use_an_old_field_are_listed() {
    let project = Project::new();
    let own =
        "use crate::models::Post;\n\npub fn title(post: &Post) -> &str {\n    &post.title\n}\n";
    fs::write(project.root().join("src/own.rs"), own).unwrap();
    let other = "use crate::models::Tag;\n\npub fn title(tag: &Tag) -> &str {\n    &tag.title\n}\n";
    fs::write(project.root().join("src/other.rs"), other).unwrap();
    let run = project.done("rename field posts.title headline");
    run.says("`src/own.rs` still says `title`, which is `headline` now (line 3, 4)");
    assert!(!run.stderr.contains("src/other.rs"), "{}", run.stderr);
    assert_eq!(project.read("src/own.rs"), own);
}

#[test]
fn edits_follow_a_field_of_their_own_resource_only() {
    let project = Project::new();
    let method = "\nfn of(post: &Post) -> &str {\n    &post.title\n}\n";
    project.edit("src/models/post.rs", |text| text + method);
    let other = "\nfn of(tag: &Tag) -> &str {\n    &tag.title\n}\n";
    project.edit("src/models/tag.rs", |text| text + other);
    project.done("rename field posts.title headline");
    assert!(
        project
            .read("src/models/post.rs")
            .ends_with(&method.replace("title", "headline"))
    );
    assert!(project.read("src/models/tag.rs").ends_with(other));
    assert_eq!(project.run("check").status, 0);
}

#[test]
fn an_edit_of_the_very_line_follows_too() {
    let project = Project::new();
    project.edit("src/models/post.rs", |text| {
        text.replacen("pub title: String,", "pub(crate) title: String, // mine", 1)
    });
    project.done("rename field posts title headline");
    let model = project.read("src/models/post.rs");
    assert!(
        model.contains("pub(crate) headline: String, // mine"),
        "{model}"
    );
}

#[test]
fn an_old_name_in_the_spec_does_the_same_and_may_stay() {
    let project = Project::new();
    project.edit("src/models/post.rs", |text| text + OWN_METHOD);
    project.edit("scaffold.yaml", |spec| {
        spec.replace(
            "  Post: # what people read\n",
            "  Article:\n    renamed_from: Post\n",
        )
        .replacen(
            "title: string\n",
            "headline: string renamed_from=title\n",
            1,
        )
        .replace("[title,", "[headline,")
    });
    project.done("sync");
    let model = project.read("src/models/article.rs");
    assert!(
        model.contains("pub fn heading(&self, article: &NewArticle)"),
        "{model}"
    );
    assert!(model.contains("self.headline, article.headline"), "{model}");
    assert_eq!(project.run("check").status, 0);
    project.done("rename resource articles Essay");
    project.done("rename field essays.headline heading");
    assert!(
        project
            .read("src/models/essay.rs")
            .contains("self.heading, essay.heading")
    );
    assert_eq!(project.run("check").status, 0);
    project.assert_fresh_but_for(&["src/models/essay.rs"]);
}

#[test]
fn something_in_the_way_is_a_conflict_and_nothing_is_written() {
    let project = Project::new();
    project.edit("src/models/post.rs", |text| text + "\n// Mine.\n");
    fs::write(
        project.root().join("src/models/article.rs"),
        "// Another.\n",
    )
    .unwrap();
    let before = tree(&project.root());
    let run = project.run("rename resource posts article");
    assert_eq!(run.status, 3, "{}", run.stderr);
    run.says("conflict src/models/article.rs (not written by scaffold)");
    assert_eq!(tree(&project.root()), before);
}

#[test]
fn wrong_words_are_told_and_nothing_is_written() {
    let project = Project::new();
    let before = tree(&project.root());
    for (line, status, message) in [
        ("rename resource posts", 2, "NEW"),
        ("rename resource nobody Post", 1, "error[unknown-entity]"),
        ("rename resource posts users", 1, "error[entity-exists]"),
        (
            "rename field posts.titel headline",
            1,
            "did you mean `title`?",
        ),
        ("rename field posts.title author", 1, "error[member-exists]"),
        ("rename field posts.title Head-Line", 1, "write `head_line`"),
        ("rename field users.posts articles", 1, "error[other-side]"),
    ] {
        let run = project.run(line);
        assert_eq!(run.status, status, "{line}: {}", run.stderr);
        run.says(message);
    }
    project.done("rename resource posts article --dry-run --json");
    assert_eq!(tree(&project.root()), before);
}

/// Every statement of the code, with a comment of the user's behind it.
fn marked(text: &str) -> String {
    let mark = |line: &str| {
        if line.ends_with(';') && !line.contains('"') {
            format!("{line} // mine\n")
        } else {
            format!("{line}\n")
        }
    };
    text.lines().map(mark).collect()
}

#[test]
fn every_line_may_have_been_edited() {
    let project = Project::new();
    let is_layer = |path: &str| {
        let layers = ["controllers", "models", "repositories", "services"];
        layers
            .iter()
            .any(|layer| path.starts_with(&format!("src/{layer}/")))
    };
    let marks = || -> usize {
        let layers = tree(&project.root())
            .into_iter()
            .filter(|(path, _)| is_layer(path));
        layers
            .map(|(_, text)| text.matches("// mine").count())
            .sum()
    };
    for (path, text) in tree(&project.root()) {
        if is_layer(&path) {
            fs::write(project.root().join(path), marked(&text)).unwrap();
        }
    }
    let before = marks();
    project.done("rename resource posts article");
    project.done("rename field articles.author writer");
    project.done("rename field articles.title headline");
    assert_eq!(marks(), before);
    let service = project.read("src/services/articles.rs");
    assert!(
        !service.contains("posts") && service.contains("// mine"),
        "{service}"
    );
    assert_eq!(project.run("check").status, 0);
}
