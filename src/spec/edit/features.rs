/// Something that can be added to a resource or to the whole service.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) name: &'static str,
    pub(super) home: Home,
    pub(super) form: Form,
    pub(super) example: &'static str,
}

/// Where a feature is in a spec.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    /// In an entity.
    Resource,
    /// In an entity, or in `defaults:`.
    Defaults,
    /// At the top level, or in a mapping there.
    Service(&'static [&'static str]),
}

/// What the value of a feature is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `true`, or as given.
    Flag,
    Word,
    /// `a,b`
    List,
    /// `a,b`: one of the sets of a list of sets.
    Set,
    /// `read=public:update=owner,admin`
    Pairs,
    /// `User:login=email`
    Login,
}

const fn known(name: &'static str, home: Home, form: Form, example: &'static str) -> Known {
    Known {
        name,
        home,
        form,
        example,
    }
}

/// Every feature that a command can name.
pub(super) const KNOWN: [Known; 26] = [
    known("soft_delete", Home::Defaults, Form::Flag, "soft_delete"),
    known("versioned", Home::Defaults, Form::Flag, "versioned"),
    known("timestamps", Home::Defaults, Form::Flag, "timestamps:false"),
    known("id", Home::Defaults, Form::Word, "id:bigint"),
    known(
        "operations",
        Home::Defaults,
        Form::List,
        "operations:list,get",
    ),
    known(
        "access",
        Home::Defaults,
        Form::Pairs,
        "access:read=public:update=owner,admin",
    ),
    known(
        "index",
        Home::Resource,
        Form::Set,
        "index:published,published_at",
    ),
    known("unique", Home::Resource, Form::Set, "unique:name,country"),
    known(
        "filters",
        Home::Resource,
        Form::List,
        "filters:status,author",
    ),
    known("sorts", Home::Resource, Form::List, "sorts:created_at"),
    known(
        "include_limit",
        Home::Resource,
        Form::Word,
        "include_limit:50",
    ),
    known("cqrs", Home::Resource, Form::Flag, "cqrs"),
    known("owner", Home::Resource, Form::Word, "owner:author"),
    known("plural", Home::Resource, Form::Word, "plural:people"),
    known("table", Home::Resource, Form::Word, "table:tbl_posts"),
    known(
        "description",
        Home::Resource,
        Form::Word,
        "description:Articles",
    ),
    known("graphql", Home::Service(&["api"]), Form::Flag, "graphql"),
    known(
        "rate_limit",
        Home::Service(&["api"]),
        Form::Word,
        "rate_limit:100/minute",
    ),
    known(
        "prefix",
        Home::Service(&["api"]),
        Form::Word,
        "prefix:/api/v2",
    ),
    known(
        "database",
        Home::Service(&[]),
        Form::Word,
        "database:postgres",
    ),
    known("cache", Home::Service(&[]), Form::Word, "cache:redis"),
    known("events", Home::Service(&[]), Form::Word, "events:rabbitmq"),
    known(
        "telemetry",
        Home::Service(&[]),
        Form::Word,
        "telemetry:otlp",
    ),
    known(
        "auth",
        Home::Service(&[]),
        Form::Login,
        "auth:User:login=email:password=password",
    ),
    known(
        "version",
        Home::Service(&["service"]),
        Form::Word,
        "version:0.2.0",
    ),
    known(
        "subscribes",
        Home::Service(&[]),
        Form::List,
        "subscribes:users.User.deleted",
    ),
];
