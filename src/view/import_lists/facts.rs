use crate::model::{Entity, Operation, Project};
use crate::view::column::ColumnView;
use crate::view::dependent::can_be_kept;
use crate::view::entity::{EnumView, InputsView, RelationsView};
use crate::view::relation::refers_to_soft_deleted;
use crate::view::sql::Dialect;

/// What is known of an entity before its views are put together.
pub(in crate::view) struct Facts<'a> {
    pub project: &'a Project,
    pub entity: &'a Entity,
    pub taken: &'a InputsView,
    pub related: &'a RelationsView,
    pub columns: &'a [ColumnView],
    pub enums: &'a [EnumView],
}

impl Facts<'_> {
    /// `PostDetail`, or `Post` where nothing can be sent along.
    pub(in crate::view) fn detail_type(&self) -> String {
        self.stemmed(
            "",
            if self.related.has_relations {
                "Detail"
            } else {
                ""
            },
        )
    }

    /// `PostRelation`, or `NoRelation`.
    pub(in crate::view) fn relation_type(&self) -> String {
        if self.related.has_relations {
            self.stemmed("", "Relation")
        } else {
            "NoRelation".to_owned()
        }
    }

    pub(in crate::view) fn stemmed(&self, before: &str, after: &str) -> String {
        format!("{before}{}{after}", self.entity.names.rust_type)
    }

    pub(super) fn has(&self, operation: Operation) -> bool {
        self.entity.has(operation)
    }

    pub(super) fn target_type(&self, name: &str) -> Option<String> {
        self.project
            .entity(name)
            .map(|target| target.names.rust_type.clone())
    }

    /// Whether rows that are marked as deleted must not be referred to.
    pub(super) fn restricts(&self) -> bool {
        can_be_kept(self.project, self.entity)
    }

    /// Whether a row names the types that it refers to: servers tell by themselves which reference
    /// is to nothing, unless the row is only marked as deleted.
    pub(super) fn names_targets(&self) -> bool {
        !Dialect::of(self.project).sqlx || refers_to_soft_deleted(self.project, self.entity)
    }

    pub(super) fn has_single_scope(&self) -> bool {
        self.related.scopes.iter().any(|scope| scope.one)
    }
}
