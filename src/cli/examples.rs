//! The examples at the end of the help of each command.

pub const NEW: &str = "\
Examples:
  scaffold new blog                              ask for resources and fields
  scaffold new blog --spec blog.yaml             take them from a spec
  scaffold new blog --empty --git                start with nothing, as a git repository
  generate-spec | scaffold new blog --spec -     take the spec from another program";

pub const ADD: &str = "\
Examples:
  scaffold add resource posts title:string:1..200 author:belongs_to:User
  scaffold add field posts subtitle:string:optional";

pub const ADD_RESOURCE: &str = "\
Examples:
  scaffold add resource posts title:string:1..200 body:text published:bool:default=false
  scaffold add resource comments body:text:1..5000 post:belongs_to:Post:on_delete=cascade";

pub const ADD_FIELD: &str = "\
Examples:
  scaffold add field posts subtitle:string:optional
  scaffold add field posts status:enum:draft,published:default=draft rating:decimal:3,1:min=0";

pub const ADD_RELATION: &str = "\
Examples:
  scaffold add relation posts editor:belongs_to:User:optional:inverse=edited_posts
  scaffold add relation posts tags:many_to_many:Tag";

pub const ADD_FEATURE: &str = "\
Examples:
  scaffold add feature soft_delete posts
  scaffold add feature index:published,title posts
  scaffold add feature transition:status:submit:draft:review posts
  scaffold add feature action:unpin:when=pinned=true:set=pinned=false posts
  scaffold add feature database:postgres";

pub const REMOVE: &str = "\
Examples:
  scaffold remove field posts subtitle --allow-destructive
  scaffold remove resource comments --dry-run";

pub const REMOVE_RESOURCE: &str = "\
Examples:
  scaffold remove resource comments --dry-run
  scaffold remove resource comments --allow-destructive";

pub const REMOVE_FIELD: &str = "\
Examples:
  scaffold remove field posts subtitle rating --allow-destructive
  scaffold remove field posts.subtitle --allow-destructive";

pub const REMOVE_RELATION: &str = "\
Examples:
  scaffold remove relation posts editor --allow-destructive
  scaffold remove relation posts.tags --allow-destructive";

pub const REMOVE_FEATURE: &str = "\
Examples:
  scaffold remove feature versioned posts
  scaffold remove feature transition:submit posts
  scaffold remove feature index:published,title posts";

pub const RENAME: &str = "\
Examples:
  scaffold rename resource posts articles
  scaffold rename field posts.title headline";

pub const RENAME_RESOURCE: &str = "\
Examples:
  scaffold rename resource posts articles
  scaffold rename resource BlogPost Article --diff";

pub const RENAME_FIELD: &str = "\
Examples:
  scaffold rename field posts.title headline
  scaffold rename field posts author writer";

pub const RENAME_ACTION: &str = "\
Examples:
  scaffold rename action posts.publish release
  scaffold rename action posts publish release";

pub const SYNC: &str = "\
Examples:
  scaffold sync --dry-run              list the files that would change
  scaffold sync --diff > sync.patch    the same as a patch
  scaffold sync --conflict=markers     write conflicts between markers, as git does";

pub const CHECK: &str = "\
Examples:
  scaffold check                        for CI: status 0 in step, 3 with conflicts, 4 out of step
  scaffold check --since origin/main    name what the branch breaks for clients, too
  scaffold -C services/blog check --json";

pub const UPGRADE: &str = "\
Examples:
  scaffold upgrade --diff    what the templates of this version mean for the project
  scaffold upgrade";

pub const ADOPT: &str = "\
Examples:
  scaffold adopt --dry-run    list the files that are taken for edited
  scaffold adopt";

pub const MIGRATIONS: &str = "\
Examples:
  scaffold migrations order                              ask which branch goes first
  scaffold migrations order --first 0002_create_bees --dry-run";

pub const MIGRATIONS_ORDER: &str = "\
Examples:
  scaffold migrations order                              ask which branch goes first
  scaffold migrations order --first 0002_create_bees     those of its branch, then the others
  scaffold migrations order 0002_create_bees 0002_create_ants 0003_add_age_to_bees";

pub const IMPORT: &str = "\
Examples:
  scaffold import --from sqlite:shop.db --out shop.yaml
  scaffold import --from postgres://ada@localhost/shop > shop.yaml
  scaffold import --from mysql://ada@localhost/shop --adopt --out shop.yaml
  scaffold import --from model.jdl | scaffold new shop --spec -";

pub const TEMPLATES: &str = "\
Examples:
  scaffold templates list
  scaffold templates eject src/services/posts.rs
  scaffold templates diff";

pub const TEMPLATES_LIST: &str = "\
Examples:
  scaffold templates list
  scaffold templates list --json";

pub const TEMPLATES_EJECT: &str = "\
Examples:
  scaffold templates eject src/services/posts.rs
  scaffold templates eject service/src/services/__plural__.rs.tera";

pub const TEMPLATES_DIFF: &str = "\
Examples:
  scaffold templates diff            the project's templates against the tool's
  scaffold templates diff --since    what the tool has changed since they were copied";

pub const INSPECT: &str = "\
Examples:
  scaffold inspect --stage model
  scaffold inspect --stage plan --spec blog.yaml
  scaffold inspect --access                 who may do what";

pub const EXPLAIN: &str = "\
Examples:
  scaffold explain                 all codes
  scaffold explain unknown-type";

pub const SCHEMA: &str = "\
Examples:
  scaffold schema > scaffold.schema.json";

pub const COMPLETIONS: &str = "\
Examples:
  scaffold completions bash > ~/.local/share/bash-completion/completions/scaffold
  scaffold completions zsh > ~/.zfunc/_scaffold
  scaffold completions fish > ~/.config/fish/completions/scaffold.fish";

pub const MAN: &str = "\
Examples:
  scaffold man | man -l -
  scaffold man --out ~/.local/share/man/man1";
