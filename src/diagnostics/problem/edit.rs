use super::wording::Wording;

/// A spec whose text cannot be changed as asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditProblem {
    EntityExists {
        name: String,
    },
    NotInBlockStyle {
        what: String,
    },
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
            Self::NotInBlockStyle { what } => Wording::new(
                "cannot-edit",
                format!(
                    "{what} is not written as one key per line, and cannot be edited by the program"
                ),
            )
            .help("write it with one key per line, or add the entity by hand"),
            Self::NotVerified => Wording::new(
                "edit-not-verified",
                "the layout of the spec is too unusual for an edit that keeps it",
            )
            .help("add the entity by hand; nothing was changed"),
        }
    }
}
