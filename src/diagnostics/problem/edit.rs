use super::wording::{Wording, did_you_mean, quoted_list, short};

/// A spec whose text cannot be changed as asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditProblem {
    EntityExists {
        name: String,
    },
    /// A field or relation of this name is there already.
    MemberExists {
        entity: String,
        name: String,
    },
    UnknownMember {
        entity: String,
        /// `field` or `relation`.
        what: &'static str,
        name: String,
        nearest: Option<String>,
        present: Vec<String>,
    },
    /// A relation where a field was named, or the other way round.
    OtherKind {
        entity: String,
        name: String,
        /// What it is.
        is: &'static str,
        /// The command that is meant.
        command: String,
    },
    /// The other side of a relation, which has no declaration of its own.
    OtherSide {
        entity: String,
        name: String,
        relation: String,
    },
    /// A name without its resource, or a resource without a name.
    Incomplete {
        word: String,
    },
    /// Something else names what is to go.
    StillNamed {
        what: String,
        by: Vec<String>,
    },
    /// Reached by several names, by anchor and alias.
    Shared,
    /// The edited text would not mean what was asked for.
    NotVerified,
}

impl EditProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::EntityExists { name } => Wording::new(
                "entity-exists",
                format!("there is an entity `{name}` already"),
            )
            .label("here")
            .help("choose another name, or edit the entity in the spec"),
            Self::MemberExists { entity, name } => Wording::new(
                "member-exists",
                format!("`{entity}` has a field or relation `{name}` already"),
            )
            .label("here")
            .help("choose another name, or change the one that is there in the spec"),
            Self::StillNamed { what, by } => Wording::new(
                "still-in-use",
                format!("{what} cannot go: {} it", names_it(by)),
            )
            .label("here")
            .help("remove or change that first"),
            Self::Shared => Wording::new(
                "shared-by-alias",
                "an alias (`*name`) uses this, too, and would change with it",
            )
            .help("write the value out where the alias is, or change the spec by hand"),
            Self::NotVerified => Wording::new(
                "edit-not-verified",
                "the layout of the spec is too unusual for an edit that keeps it",
            )
            .help("change the spec by hand and run `scaffold sync`; nothing was changed"),
            Self::UnknownMember {
                entity,
                what,
                name,
                nearest,
                present,
            } => Wording::new(
                "unknown-member",
                format!("`{entity}` has no {what} `{}`", short(name)),
            )
            .help(did_you_mean(
                nearest.as_ref(),
                &format!("its {what}s are"),
                present,
            )),
            Self::OtherKind {
                entity,
                name,
                is,
                command,
            } => Wording::new("other-kind", format!("`{name}` of `{entity}` is a {is}"))
                .help(format!("use `{command}`")),
            Self::OtherSide {
                entity,
                name,
                relation,
            } => Wording::new(
                "other-side",
                format!("`{name}` of `{entity}` is the other side of `{relation}`"),
            )
            .help(format!("change `{relation}`, or give it an `inverse=`")),
            Self::Incomplete { word } => Wording::new(
                "member-expected",
                format!(
                    "`{}` does not name a field or relation of a resource",
                    short(word)
                ),
            )
            .help(
                "write the resource first and then the name, as in `posts title`, or `posts.title`",
            ),
        }
    }
}

/// `` `Comment.post` and `Like.post` name ``
fn names_it(by: &[String]) -> String {
    let verb = if by.len() == 1 { "names" } else { "name" };
    format!("{} {verb}", quoted_list(by))
}

/// A feature that cannot be added or removed as asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeatureProblem {
    Unknown {
        name: String,
        nearest: Option<String>,
        allowed: Vec<String>,
    },
    /// A feature of the service given for a resource, or the other way round.
    Misplaced {
        name: String,
        /// How it is added to a resource, if that is where it belongs.
        example: Option<&'static str>,
    },
    Value {
        name: String,
        value: Option<String>,
        example: &'static str,
    },
    Exists {
        place: String,
        name: String,
        value: String,
    },
    Absent {
        place: String,
        name: String,
        /// Where it comes from all the same.
        help: String,
    },
    Other {
        name: String,
        found: String,
    },
    /// What a login needs is not there, or is there twice.
    NoLogin {
        entity: String,
    },
}

impl FeatureProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::Unknown {
                name,
                nearest,
                allowed,
            } => Wording::new(
                "unknown-feature",
                format!("unknown feature `{}`", short(name)),
            )
            .help(did_you_mean(nearest.as_ref(), "the features are", allowed)),
            Self::Misplaced {
                name,
                example: Some(example),
            } => Wording::new("feature-place", format!("`{name}` belongs to a resource"))
                .help(format!("name the resource, as in `{example} posts`")),
            Self::Misplaced {
                name,
                example: None,
            } => Wording::new(
                "feature-place",
                format!("`{name}` belongs to the whole service"),
            )
            .help("leave the resource out"),
            Self::Value {
                name,
                value,
                example,
            } => Wording::new(
                "feature-value",
                match value {
                    Some(value) => format!("`{}` is no value for `{name}`", short(value)),
                    None => format!("`{name}` needs a value"),
                },
            )
            .help(format!("write it as in `{example}`")),
            Self::Exists { place, name, value } => Wording::new(
                "feature-exists",
                format!("{place} has `{name}: {}` already", short(value)),
            )
            .label("here")
            .help("change it in the spec, or remove it first"),
            Self::Absent { place, name, help } => {
                Wording::new("feature-absent", format!("{place} has no `{name}`"))
                    .help(help.clone())
            }
            Self::Other { name, found } => Wording::new(
                "feature-other",
                format!("`{name}` is `{}` in the spec", short(found)),
            )
            .label("here")
            .help("name that value, or none"),
            Self::NoLogin { entity } => Wording::new(
                "no-login",
                format!("the login and the password of `{entity}` cannot be told from its fields"),
            )
            .help("name them, as in `auth:User:login=email:password=password`"),
        }
    }
}
