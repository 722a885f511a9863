use super::BranchConflict;

/// Why no migration was written for a change of the spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MigrationProblem {
    /// `alike` are new entities that may be the same one under a new name.
    EntityDropped {
        entity: String,
        table: String,
        alike: Vec<String>,
    },
    /// A `many_to_many` relation; `alike` are new ones between the same entities.
    LinkDropped {
        entity: String,
        relation: String,
        table: String,
        alike: Vec<String>,
    },
    /// A field, a foreign key or a column that the service keeps; `alike` are new ones of a like type.
    MemberDropped {
        entity: String,
        member: String,
        alike: Vec<String>,
    },
    RequiredAdded {
        entity: String,
        member: String,
        can_default: bool,
    },
    MadeRequired {
        entity: String,
        member: String,
        can_default: bool,
    },
    /// Some values may not fit any more.
    Narrowed {
        entity: String,
        member: String,
        from: String,
        to: String,
    },
    /// No value can be taken over.
    Replaced {
        entity: String,
        member: String,
        from: String,
        to: String,
    },
    SoftDeleteRemoved {
        entity: String,
    },
    /// The table was there before the service, and may hold what the spec says nothing of.
    ExistingRebuilt {
        entity: String,
        table: String,
    },
    /// `file` has added a column that the spec asks for now.
    ColumnThere {
        entity: String,
        member: String,
        file: String,
    },
    /// `file` has added an index, a trigger, a view or a column that cannot stay.
    HandmadeLost {
        entity: String,
        table: String,
        what: String,
        file: String,
    },
    /// `file` has made a table, a view or an index of a name that is needed now.
    NameTaken {
        entity: String,
        what: &'static str,
        name: String,
        file: String,
    },
    IdChanged {
        entity: String,
        from: String,
        to: String,
    },
    /// Two branches have met whose migrations do not go together.
    Crossed {
        conflict: BranchConflict,
        /// The migrations whose lines have to go first for all to go together, if there are such.
        order: Option<Vec<String>>,
    },
    /// Git has left both of its sides in a migration.
    Unmerged {
        file: String,
        line: usize,
    },
}

impl MigrationProblem {
    /// Whether `--allow-destructive` makes it none.
    #[must_use]
    pub fn can_be_allowed(&self) -> bool {
        !matches!(
            self,
            Self::IdChanged { .. }
                | Self::ColumnThere { .. }
                | Self::NameTaken { .. }
                | Self::Crossed { .. }
                | Self::Unmerged { .. }
        )
    }

    /// The entity of the new spec that it is about, and the field or relation; nothing where the
    /// spec does not name it any more.
    #[must_use]
    pub fn place(&self) -> Option<(&str, Option<&str>)> {
        match self {
            Self::EntityDropped { .. } | Self::Crossed { .. } | Self::Unmerged { .. } => None,
            Self::LinkDropped { entity, .. }
            | Self::MemberDropped { entity, .. }
            | Self::SoftDeleteRemoved { entity }
            | Self::ExistingRebuilt { entity, .. }
            | Self::HandmadeLost { entity, .. }
            | Self::NameTaken { entity, .. }
            | Self::IdChanged { entity, .. } => Some((entity, None)),
            Self::RequiredAdded { entity, member, .. }
            | Self::MadeRequired { entity, member, .. }
            | Self::Narrowed { entity, member, .. }
            | Self::ColumnThere { entity, member, .. }
            | Self::Replaced { entity, member, .. } => Some((entity, Some(member))),
        }
    }
}
