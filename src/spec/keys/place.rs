/// The mapping that a key stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyPlace {
    /// The top of the spec.
    Spec,
    Service,
    Database,
    Pool,
    Api,
    Auth,
    Entity,
    /// An entity, or `defaults:` for those that do not say otherwise.
    EntityOrDefaults,
    Id,
}

/// How `scaffold add feature` names a key.
#[derive(Debug, Clone, Copy)]
pub struct KeyCommand {
    pub name: &'static str,
    pub form: CommandForm,
    pub example: &'static str,
    /// The key below it that has the value in the long form.
    pub inner: Option<&'static str>,
    /// Its place among the features that a message lists.
    pub listed: u8,
}

/// What the value of a feature is on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommandForm {
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
    /// `status:submit:draft:review`: the field, the name, and the states.
    Transition,
    /// `unfeature:set=featured_until=null`: the name, and what it says.
    Action,
}

impl KeyPlace {
    /// Whether a key of another place stands in this mapping, too.
    pub(super) fn has(self, other: Self) -> bool {
        self == other || (self == Self::Entity && other == Self::EntityOrDefaults)
    }

    /// The keys above the mapping of the whole service.
    pub(in crate::spec) fn above(self) -> &'static [&'static str] {
        match self {
            Self::Service => &["service"],
            Self::Database => &["database"],
            Self::Pool => &["database", "pool"],
            Self::Api => &["api"],
            Self::Auth => &["auth"],
            Self::Spec | Self::Entity | Self::EntityOrDefaults | Self::Id => &[],
        }
    }

    /// A key with the mapping that it stands in, from the top of the spec or of the entity.
    pub(super) fn path(self, name: &str) -> String {
        match self {
            Self::Api => format!("api.{name}"),
            _ => name.to_owned(),
        }
    }
}
