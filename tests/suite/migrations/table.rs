//! Every kind of change, alone and with others.

use super::case::Case;

pub fn fields() -> Vec<Case> {
    vec![
        Case::of("an optional field").add(
            "title: string 1..200",
            "\n      subtitle: string ..100 optional",
        ),
        Case::of("a field with a default").add(
            "views: int default=0",
            "\n      kind: enum news,essay default=news",
        ),
        Case::of("a decimal with a default").add(
            "views: int default=0",
            "\n      tax: decimal 4,2 default=0.19",
        ),
        Case::of("a unique optional field").add(
            "title: string 1..200",
            "\n      code: string unique optional",
        ),
        Case::of("a field with an index")
            .add("title: string 1..200", "\n      shelf: int index optional"),
        Case::of("a json field with a default")
            .add("views: int default=0", "\n      seen: bool default=true"),
        Case::of("several fields").add(
            "title: string 1..200",
            "\n      one: int optional\n      two: text default=none\n      three: uuid optional",
        ),
        Case::of("drops a field")
            .change("      bio: text optional\n", "")
            .losing(&["users.bio"]),
        Case::of("drops a required field")
            .change("      content: text\n", "")
            .losing(&["posts.content"]),
        Case::of("drops a unique field")
            .change("      slug: slug unique\n", "")
            .losing(&["posts.slug"]),
        Case::of("drops a unique email")
            .change("      email: email unique\n", "")
            .losing(&["users.email"]),
        Case::of("drops the last field behind a decimal")
            .given("      price: decimal 8,2\n", "")
            .given(
                "      details: json optional\n",
                "      price: decimal 8,2\n      details: json optional\n",
            )
            .change("      details: json optional\n", "")
            .losing(&["posts.details"]),
        Case::of("renames a field without rules")
            .change("content: text", "text: text renamed_from=content")
            .renaming("posts.content", "posts.text"),
        Case::of("renames a field with a check")
            .change(
                "title: string 1..200",
                "headline: string 1..200 renamed_from=title",
            )
            .renaming("posts.title", "posts.headline"),
        Case::of("renames a unique field")
            .change("slug: slug unique", "path: slug unique renamed_from=slug")
            .renaming("posts.slug", "posts.path"),
        Case::of("renames a field in an index")
            .change(
                "published_at: datetime",
                "public_since: datetime renamed_from=published_at",
            )
            .change("[published, published_at]", "[published, public_since]")
            .renaming("posts.published_at", "posts.public_since"),
        Case::of("renames a field to a keyword")
            .change("content: text", "order: text renamed_from=content")
            .renaming("posts.content", "posts.order"),
    ]
}

pub fn wider_types() -> Vec<Case> {
    let posts = |name, old: &str, new: &str| Case::of(name).change(old, new);
    vec![
        posts(
            "a longer string",
            "title: string 1..200",
            "title: string 1..250",
        ),
        posts("string to text", "title: string 1..200", "title: text"),
        posts(
            "int to bigint",
            "views: int default=0",
            "views: bigint default=0",
        )
        .add("score: float optional", "\n      x: int optional"),
        posts(
            "int to decimal",
            "views: int default=0",
            "views: decimal 14,2 default=0",
        )
        .converting(&["posts.views"]),
        posts(
            "int to float",
            "views: int default=0",
            "views: float default=0",
        )
        .converting(&["posts.views"]),
        posts(
            "int to text",
            "views: int default=0",
            "views: string default=none",
        )
        .converting(&["posts.views"]),
        posts(
            "a wider decimal",
            "rating: decimal 3,1 min=0 max=5",
            "rating: decimal 5,2 min=0 max=10",
        )
        .converting(&["posts.rating"]),
        posts(
            "bool to int",
            "published: bool default=false",
            "published: int default=0",
        ),
        posts(
            "enum to string",
            "role: enum reader,author,admin default=reader",
            "role: string ..20 default=reader",
        ),
        posts("date to datetime", "day: date", "day: datetime").converting(&["comments.day"]),
        posts(
            "json to text",
            "details: json optional",
            "details: text optional",
        ),
        posts(
            "uuid to string",
            "token: uuid unique",
            "token: string unique",
        )
        .converting(&["comments.token"]),
    ]
}

pub fn narrower_types() -> Vec<Case> {
    let posts = |name, old: &str, new: &str| Case::of(name).change(old, new);
    vec![
        posts(
            "a shorter string",
            "title: string 1..200",
            "title: string 1..50",
        )
        .losing(&["posts.title"]),
        posts("text to string", "content: text", "content: string").losing(&["posts.content"]),
        posts(
            "a longer least",
            "title: string 1..200",
            "title: string 5..200 default=untitled",
        )
        .losing(&["posts.title"]),
        posts(
            "bigint to int",
            "likes: bigint optional",
            "likes: int optional",
        )
        .losing(&["posts.likes"]),
        posts(
            "a narrower decimal",
            "price: decimal 8,2",
            "price: decimal 5,1",
        )
        .losing(&["posts.price"]),
        posts("decimal to int", "price: decimal 8,2", "price: int").losing(&["posts.price"]),
        posts("decimal to float", "price: decimal 8,2", "price: float").losing(&["posts.price"]),
        posts("decimal to text", "price: decimal 8,2", "price: string")
            .converting(&["posts.price"]),
        posts(
            "float to decimal",
            "score: float optional",
            "score: decimal 12,3 optional",
        )
        .losing(&["posts.score"]),
        posts(
            "a range",
            "views: int default=0",
            "views: int min=0 max=1000 default=0",
        )
        .losing(&["posts.views"]),
        posts(
            "datetime to date",
            "published_at: datetime optional",
            "published_at: date optional",
        )
        .losing(&["posts.published_at"]),
        posts("text to json", "bio: text optional", "bio: json optional").losing(&["users.bio"]),
        posts(
            "string to int",
            "title: string 1..200",
            "title: int default=7",
        )
        .losing(&["posts.title"]),
        posts(
            "bool to date",
            "published: bool default=false",
            "published: date optional",
        )
        .losing(&["posts.published"]),
        posts(
            "shorter bytes",
            "data: bytes ..64 optional",
            "data: bytes ..16 optional",
        )
        .losing(&["comments.data"]),
        posts(
            "bytes to uuid",
            "data: bytes ..64 optional",
            "data: uuid optional",
        )
        .losing(&["comments.data"]),
        posts(
            "text to password",
            "bio: text optional",
            "bio: password optional",
        )
        .losing(&["users.bio"]),
    ]
}

pub fn rules() -> Vec<Case> {
    vec![
        Case::of("required to optional").change("content: text", "content: text optional"),
        Case::of("optional to required with a default")
            .change("bio: text optional", "bio: text default=none")
            .converting(&["users.bio"]),
        Case::of("another default").change("views: int default=0", "views: int default=1"),
        Case::of("no default").change("views: int default=0", "views: int"),
        Case::of("a new enum value").change(
            "enum reader,author,admin",
            "enum reader,author,editor,admin",
        ),
        Case::of("an enum value goes")
            .change("enum reader,author,admin", "enum reader,author")
            .losing(&["users.role"]),
        Case::of("unique").change("title: string 1..200", "title: string 1..200 unique"),
        Case::of("not unique").change("slug: slug unique", "slug: slug"),
        Case::of("unique to index").change("slug: slug unique", "slug: slug index"),
        Case::of("an index").change("views: int default=0", "views: int default=0 index"),
        Case::of("no index").change("    indexes:\n      - [published, published_at]\n", ""),
        Case::of("another index").change("[published, published_at]", "[published_at, published]"),
        Case::of("a unique set").add(
            "    indexes:\n      - [published, published_at]",
            "\n    unique:\n      - [author, title]",
        ),
        Case::of("a pattern beside a length").change(
            "name: string 1..100",
            "name: string 1..120 pattern=^[a-z]+$",
        ),
    ]
}

/// Unique emails ignore case, which takes an index of another kind, and on some engines a column.
pub fn emails() -> Vec<Case> {
    let unique = "email: email unique";
    let set = "    indexes:\n      - [published, published_at]";
    let in_a_set = |name| {
        let both = format!("{set}\n    unique:\n      - [author, contact]");
        Case::of(name)
            .given(
                "views: int default=0",
                "views: int default=0\n      contact: email optional",
            )
            .given(set, &both)
    };
    vec![
        Case::of("a unique email is not unique any more").change(unique, "email: email"),
        Case::of("an email becomes unique")
            .given(unique, "email: email")
            .change("email: email", unique),
        Case::of("a unique optional email").add(unique, "\n      mail: email unique optional"),
        Case::of("a unique email becomes a string").change(unique, "email: string unique"),
        Case::of("a unique string becomes an email")
            .given(unique, "email: string ..254 unique")
            .change("email: string ..254 unique", unique),
        Case::of("a unique email becomes a plain text").change(unique, "email: text"),
        Case::of("renames a unique email")
            .change(unique, "mail: email unique renamed_from=email")
            .renaming("users.email", "users.mail"),
        Case::of("renames a unique email that becomes a string")
            .change(unique, "mail: string unique renamed_from=email")
            .renaming("users.email", "users.mail"),
        Case::of("a unique email becomes optional").change(unique, "email: email unique optional"),
        Case::of("a shorter unique email")
            .change(unique, "email: email ..100 unique")
            .losing(&["users.email"]),
        Case::of("a unique optional email becomes required")
            .given(unique, "email: email unique optional")
            .change(
                "email: email unique optional",
                "email: email unique default=a@example.org",
            )
            .converting(&["users.email"]),
        Case::of("a field is called as an email in lower case")
            .add(unique, "\n      email_lowercase: string optional"),
        Case::of("soft delete of what has a unique email")
            .change("  User:\n", "  User:\n    soft_delete: true\n"),
        Case::of("renames an entity with a unique email")
            .change(
                "  User:\n",
                "  Person:\n    renamed_from: User\n    plural: people\n",
            )
            .change("author: belongs_to User", "author: belongs_to Person")
            .change("editor: belongs_to User", "editor: belongs_to Person")
            .renaming("users", "people"),
        in_a_set("a unique set with an email goes")
            .change("    unique:\n      - [author, contact]", ""),
        in_a_set("an email of a unique set is renamed")
            .change(
                "contact: email optional",
                "reply_to: email optional renamed_from=contact",
            )
            .change("- [author, contact]", "- [author, reply_to]")
            .renaming("posts.contact", "posts.reply_to"),
        in_a_set("an email of a unique set goes")
            .change("      contact: email optional\n", "")
            .change("    unique:\n      - [author, contact]", "")
            .losing(&["posts.contact"]),
        in_a_set("an email of a unique set becomes a text of another kind")
            .change("contact: email optional", "contact: url ..300 optional"),
        in_a_set("soft delete of what has an email in a unique set")
            .change("  Post:\n", "  Post:\n    soft_delete: true\n"),
        Case::of("a field of a unique set that a relation needs goes")
            .given(set, &format!("{set}\n    unique:\n      - [author, title]"))
            .change("      title: string 1..200\n", "")
            .change("    unique:\n      - [author, title]", "")
            .losing(&["posts.title"]),
    ]
}

/// Texts that are longer than the key of an index, which have digests, hashes or beginnings there.
pub fn long_keys() -> Vec<Case> {
    let (plain, unique) = ("bio: text optional", "bio: text optional unique");
    let set = "    indexes:\n      - [published, published_at]";
    vec![
        Case::of("a long text becomes unique").change(plain, unique),
        Case::of("a unique long text is not unique any more")
            .given(plain, unique)
            .change(unique, plain),
        Case::of("a unique string becomes a long text")
            .given(plain, "bio: string optional unique")
            .change("bio: string optional unique", unique),
        Case::of("a unique long text becomes a string")
            .given(plain, unique)
            .change(unique, "bio: string optional unique")
            .losing(&["users.bio"]),
        Case::of("an index of a long text").change(plain, "bio: text optional index"),
        Case::of("a string with an index becomes a long text")
            .given(plain, "bio: string optional index")
            .change("bio: string optional index", "bio: text optional index"),
        Case::of("renames a unique long text")
            .given(plain, unique)
            .change(unique, "life: text optional unique renamed_from=bio")
            .renaming("users.bio", "users.life"),
        Case::of("drops a unique long text")
            .given(plain, unique)
            .change("      bio: text optional unique\n", "")
            .losing(&["users.bio"]),
        Case::of("an index of more than fits into its key")
            .add(
                "slug: slug unique",
                "\n      one: string optional\n      two: url optional",
            )
            .change(set, &format!("{set}\n      - [title, one, two, content]")),
        Case::of("a unique set of more than fits into its key")
            .add(
                "slug: slug unique",
                "\n      one: string optional\n      two: url optional",
            )
            .change(
                set,
                &format!("{set}\n    unique:\n      - [title, one, two, content]"),
            ),
    ]
}

pub fn relations() -> Vec<Case> {
    vec![
        Case::of("an optional relation").add(
            "author: belongs_to User\n",
            "      approver: belongs_to User optional inverse=approved\n",
        ),
        Case::of("drops an optional relation")
            .change(
                "      editor: belongs_to User optional on_delete=set_null inverse=edited\n",
                "",
            )
            .losing(&["posts.editor_id"]),
        Case::of("renames a relation")
            .change(
                "author: belongs_to User\n",
                "writer: belongs_to User renamed_from=author\n",
            )
            .renaming("posts.author_id", "posts.writer_id"),
        Case::of("another rule on delete").change("on_delete=set_null", "on_delete=restrict"),
        Case::of("cascade").change(
            "author: belongs_to User\n",
            "author: belongs_to User on_delete=cascade\n",
        ),
        Case::of("a required relation becomes optional").change(
            "author: belongs_to User\n",
            "author: belongs_to User optional\n",
        ),
        Case::of("one to one")
            .given(
                "    relations:\n      post:",
                "    relations:\n      owner: belongs_to User optional inverse=none\n      post:",
            )
            .change(
                "owner: belongs_to User optional",
                "owner: belongs_to User optional unique",
            )
            .given(
                "owner: belongs_to User optional",
                "owner: belongs_to User optional unique",
            )
            .change(
                "owner: belongs_to User optional unique",
                "owner: belongs_to User optional",
            ),
        Case::of("a many to many").add(
            "tags: many_to_many Tag\n",
            "      topics: many_to_many Tag inverse=about\n",
        ),
        Case::of("drops a many to many")
            .change("      tags: many_to_many Tag\n", "")
            .losing(&["post_tags"]),
        Case::of("renames a many to many")
            .change(
                "tags: many_to_many Tag\n",
                "labels: many_to_many Tag renamed_from=tags\n",
            )
            .renaming("post_tags", "post_labels"),
        Case::of("a uuid becomes a relation")
            .given(
                "      token: uuid unique\n",
                "      token: uuid unique\n      reader_id: uuid optional\n",
            )
            .change("      reader_id: uuid optional\n", "")
            .add(
                "parent: belongs_to Comment optional inverse=replies\n",
                "      reader: belongs_to User optional\n",
            ),
        Case::of("an optional relation to another entity")
            .change(
                "editor: belongs_to User optional on_delete=set_null",
                "editor: belongs_to Tag optional on_delete=set_null",
            )
            .losing(&["posts.editor_id"]),
    ]
}

pub fn entities() -> Vec<Case> {
    let renamed = |case: Case| {
        case.change("  Post:\n", "  Article:\n    renamed_from: Post\n")
            .change("belongs_to Post", "belongs_to Article")
            .renaming("posts", "articles")
            .renaming("post_tags", "article_tags")
            .renaming("post_tags.post_id", "article_tags.article_id")
    };
    vec![
        Case::of("an entity").add("      name: string 1..50 unique\n", "  Page:\n    fields:\n      body: text\n"),
        Case::of("entities with relations").add(
            "      name: string 1..50 unique\n",
            "  Page:\n    fields:\n      body: text\n    relations:\n      shelf: belongs_to Shelf\n      tags: many_to_many Tag\n  Shelf:\n    fields:\n      label: string unique\n",
        ),
        Case::of("drops an entity")
            .change("  Tag:\n    timestamps: false\n    fields:\n      name: string 1..50 unique\n", "")
            .change("      tags: many_to_many Tag\n", "")
            .losing(&["tags", "post_tags"]),
        renamed(Case::of("renames an entity")),
        renamed(Case::of("renames an entity and a field"))
            .change("title: string 1..200", "headline: string 1..200 renamed_from=title")
            .renaming("posts.title", "articles.headline"),
        Case::of("renames an entity with numbered rows")
            .change("  Comment:\n", "  Remark:\n    renamed_from: Comment\n")
            .change("belongs_to Comment", "belongs_to Remark")
            .renaming("comments", "remarks"),
        Case::of("renames an entity whose join table has a long name")
            .given(
                "  Tag:\n",
                "  AbcdefghijAbcdefghijAbcdefghij:\n    fields:\n      n: string\n    relations:\n      abcdefghij_abcdefghij_abcdefgh: many_to_many Tag inverse=none\n  Tag:\n",
            )
            .change("  AbcdefghijAbcdefghijAbcdefghij:\n", "  Xyz:\n    renamed_from: AbcdefghijAbcdefghijAbcdefghij\n")
            .renaming("abcdefghij_abcdefghij_abcdefghijs", "xyzes")
            .renaming(
                "abcdefghij_abcdefghij_abcdefghij_abcdefghij_abcdefghij_abcdefgh",
                "xyz_abcdefghij_abcdefghij_abcdefgh",
            )
            .renaming(
                "abcdefghij_abcdefghij_abcdefghij_abcdefghij_abcdefghij_abcdefgh.abcdefghij_abcdefghij_abcdefghij_id",
                "xyz_abcdefghij_abcdefghij_abcdefgh.xyz_id",
            ),
        Case::of("tables change places")
            .given("  User:\n", "  User:\n    plural: people\n")
            .change("plural: people", "plural: tags")
            .change("  Tag:\n", "  Tag:\n    plural: people\n")
            .renaming("people", "tags")
            .renaming("tags", "people"),
        Case::of("everything is called as what migrations call things themselves")
            .given("  Tag:\n", "  Tag:\n    plural: numbered\n")
            .given("      name: string 1..50 unique\n", "      n: string 1..50 unique\n      changed: int unique\n")
            .change("n: string 1..50 unique", "n: string 1..50 unique optional")
            .change("      changed: int unique\n", "")
            .losing(&["numbered.changed"]),
        Case::of("fields and tables are called as what steps aside for a moment")
            .given("  User:\n", "  User:\n    plural: people\n")
            .given("  Tag:\n", "  Shelf:\n    plural: tags_aside\n    fields:\n      label: string\n  Tag:\n")
            .given("views: int default=0", "views: int default=0\n      views_aside: int optional")
            .change("views: int default=0", "views: string default=none")
            .change("plural: people", "plural: tags")
            .change("  Tag:\n", "  Tag:\n    plural: people\n")
            .renaming("people", "tags")
            .renaming("tags", "people")
            .converting(&["posts.views"]),
        Case::of("soft delete").change("  User:\n", "  User:\n    soft_delete: true\n"),
        Case::of("no soft delete").change("    soft_delete: true\n", "").losing(&["comments", "comments.deleted_at"]),
        Case::of("versions").change("  User:\n", "  User:\n    versioned: true\n"),
        Case::of("no versions").change("    versioned: true\n", "").losing(&["comments.version"]),
        Case::of("renames a key")
            .given("  User:\n", "  User:\n    id: {type: uuid, column: user_nr}\n")
            .change("column: user_nr", "column: key")
            .renaming("users.user_nr", "users.key"),
        Case::of("renames a key that rows of its own table refer to")
            .given("    id: bigint\n", "    id: {type: bigint, column: comment_nr}\n")
            .change("column: comment_nr", "column: order")
            .renaming("comments.comment_nr", "comments.order"),
        Case::of("timestamps").change("    timestamps: false\n", ""),
        Case::of("no timestamps").change("  User:\n", "  User:\n    timestamps: false\n").losing(&["users.created_at", "users.updated_at"]),
    ]
}

/// What the service keeps of those that are logged in.
pub fn accounts() -> Vec<Case> {
    const HEAD: &str = "service: {name: blog}\n";
    const AUTH: &str = "service: {name: blog}\nauth: {entity: User}\n";
    let renamed = |case: Case| {
        case.given(HEAD, AUTH)
            .change("auth: {entity: User}", "auth: {entity: Person}")
            .change("  User:\n", "  Person:\n    renamed_from: User\n")
            .change("author: belongs_to User", "author: belongs_to Person")
            .change("editor: belongs_to User", "editor: belongs_to Person")
            .renaming("users", "people")
            .renaming("auth_sessions.user_id", "auth_sessions.person_id")
    };
    vec![
        Case::of("authentication comes").change(HEAD, AUTH),
        Case::of("authentication goes, and nobody misses who was logged in")
            .given(HEAD, AUTH)
            .change(AUTH, HEAD)
            .converting(&["auth_sessions"]),
        renamed(Case::of("renames the accounts")),
        renamed(Case::of(
            "renames the accounts, and widens one of their fields",
        ))
        .change("name: string 1..100", "name: string 1..120"),
        Case::of("other accounts, to whom no session belongs")
            .given(HEAD, AUTH)
            .given(
                "      name: string 1..50 unique\n",
                "      name: string 1..50 unique\n      secret: password\n",
            )
            .change("auth: {entity: User}", "auth: {entity: Tag}")
            .converting(&["auth_sessions"]),
    ]
}

pub fn combinations() -> Vec<Case> {
    vec![
        Case::of("a new entity and a relation to it")
            .add("      name: string 1..50 unique\n", "  Shelf:\n    fields:\n      label: string unique\n")
            .add("author: belongs_to User\n", "      shelf: belongs_to Shelf optional\n"),
        Case::of("one field goes, one comes and one changes")
            .change("      bio: text optional\n", "      born: date optional\n")
            .change("name: string 1..100", "name: string 1..120")
            .losing(&["users.bio"]),
        Case::of("a rename, a longer string and an index")
            .change("title: string 1..200", "headline: string 1..250 index renamed_from=title")
            .renaming("posts.title", "posts.headline"),
        Case::of("rebuilds two tables that refer to each other")
            .change("body: text 1..5000", "body: text 1..6000")
            .change("title: string 1..200", "title: string 1..300")
            .change("name: string 1..100", "name: string 1..101"),
        Case::of("soft delete with a unique set and a new default")
            .change("  Post:\n", "  Post:\n    soft_delete: true\n    versioned: true\n")
            .change("views: int default=0", "views: int default=5")
            .add("    indexes:\n      - [published, published_at]", "\n    unique:\n      - [author, slug]"),
        Case::of("everything at once")
            .change("  Post:\n", "  Article:\n    renamed_from: Post\n    soft_delete: true\n")
            .change("belongs_to Post", "belongs_to Article")
            .change("title: string 1..200", "headline: string 1..250 renamed_from=title\n      subtitle: string optional unique")
            .change("enum reader,author,admin", "enum reader,author,editor,admin")
            .change("      details: json optional\n", "")
            .change("tags: many_to_many Tag", "labels: many_to_many Label renamed_from=tags")
            .change("  Tag:\n", "  Label:\n    renamed_from: Tag\n")
            .add("name: string 1..50 unique\n", "  Shelf:\n    fields:\n      label: string unique\n")
            .renaming("posts", "articles")
            .renaming("posts.title", "articles.headline")
            .renaming("tags", "labels")
            .renaming("post_tags", "article_labels")
            .renaming("post_tags.post_id", "article_labels.article_id")
            .renaming("post_tags.tag_id", "article_labels.label_id")
            .losing(&["posts.details"]),
    ]
}
