use serde::Serialize;

use crate::model::{Entity, Operation, Project};
use crate::view::column::ColumnView;

use super::closed::ClosedTests;
use super::delete::DeleteTests;
use super::factory::FactoryView;
use super::read::{GetTests, LinkTests, ListTests, NestedTests};
use super::seeds::SeedsView;
use super::service::ServiceTests;
use super::subject::{Subject, chosen};
use super::tables::{Tables, nobody};
use super::write::{ChangeTests, ConflictTests, CreateTests, VersionTests};

/// What the tests of an entity and its seeds need, by the files that they are in.
#[derive(Debug, Serialize)]
pub struct TestView {
    /// The files of the tests over HTTP.
    pub modules: Vec<&'static str>,
    pub factory: FactoryView,
    pub tables: Tables,
    pub create: CreateTests,
    pub change: ChangeTests,
    pub conflict: ConflictTests,
    pub versions: VersionTests,
    pub get: GetTests,
    pub list: ListTests,
    pub nested: NestedTests,
    pub links: LinkTests,
    pub delete: DeleteTests,
    pub closed: ClosedTests,
    pub service: ServiceTests,
    pub seeds: SeedsView,
    /// An id that no row has.
    pub nobody: &'static str,
    /// What never comes out.
    pub hidden: Vec<String>,
}

impl TestView {
    pub(in crate::view) fn of(project: &Project, entity: &Entity, columns: &[ColumnView]) -> Self {
        let subject = Subject::new(project, entity, columns);
        let mut view = Self {
            modules: Vec::new(),
            factory: FactoryView::of(project, entity),
            create: CreateTests::of(&subject),
            change: ChangeTests::of(&subject),
            conflict: ConflictTests::of(&subject),
            versions: VersionTests::of(&subject),
            get: GetTests::of(&subject),
            list: ListTests::of(&subject),
            nested: NestedTests::of(&subject),
            links: LinkTests::of(&subject),
            delete: DeleteTests::of(&subject),
            closed: ClosedTests::of(&subject),
            service: ServiceTests::of(project, entity, columns),
            seeds: SeedsView::of(project, entity),
            nobody: nobody(entity.id.kind),
            hidden: subject.tables.hidden.clone(),
            tables: Tables::of(project, entity, subject.updates),
        };
        view.modules = view.files(&subject);
        view
    }

    fn files(&self, subject: &Subject<'_>) -> Vec<&'static str> {
        let deletes = subject.has(Operation::Delete);
        chosen(&[
            ("change", subject.updates),
            ("closed", !self.closed.requests.is_empty()),
            ("conflict", subject.updates && !self.conflict.is_empty()),
            ("create", subject.has(Operation::Create)),
            ("delete", deletes),
            ("get", subject.has(Operation::Get)),
            ("hidden", !self.hidden.is_empty()),
            ("links", !self.links.joins.is_empty()),
            ("list", subject.has(Operation::List)),
            ("nested", !self.nested.is_empty()),
            ("values", subject.takes_values()),
            (
                "versions",
                subject.entity.versioned && (subject.updates || deletes),
            ),
        ])
    }
}
