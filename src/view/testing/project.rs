use serde::Serialize;

use crate::model::Project;
use crate::view::EntityView;

use super::seeds::order;

/// What the tests of a service, and its seeds, need beyond those of single entities.
#[derive(Debug, Serialize)]
pub struct ProjectTests {
    pub faults: bool,
    pub fault_helpers: Vec<&'static str>,
    pub listing_helpers: Vec<&'static str>,
    pub value_helpers: Vec<&'static str>,
    pub next: bool,
    pub taken: bool,
    pub without: bool,
    pub only: bool,
    pub nulls: bool,
    pub shows: bool,
    /// The modules of the seeds, in the order of planting.
    pub seeds: Vec<SeedName>,
    pub seeds_parsed: bool,
    pub seeds_nth: bool,
}

/// A module of seeds.
#[derive(Debug, Serialize)]
pub struct SeedName {
    pub module: String,
    pub human: String,
}

impl ProjectTests {
    pub(in crate::view) fn of(project: &Project, entities: &[EntityView]) -> Self {
        let any = |used: fn(&EntityView) -> bool| entities.iter().any(used);
        let inputs = any(|entity| entity.taken.has_inputs);
        let next = any(|entity| entity.tests.factory.counts);
        let taken = any(|entity| entity.tests.factory.takes);
        let written = |name: &str| entities.iter().any(|entity| writes_with(entity, name));
        let (shows, without, only) = (written("assert_shows"), written("without"), written("only"));
        let nulls = written("nulls")
            || any(|entity| entity.rows.has_list && !entity.tests.list.nullable.is_empty());
        let helpers = [
            ("assert_shows", shows),
            ("id", true),
            ("merged", true),
            ("next", next),
            ("nulls", nulls),
            ("only", only),
            ("taken", taken),
            ("without", without),
        ];
        let seeds = order(project).into_iter();
        Self {
            faults: inputs,
            fault_helpers: vec!["Table", "faults", "names", "rounds"],
            listing_helpers: vec!["ids", "list", "walk"],
            value_helpers: helpers
                .into_iter()
                .filter(|(_, used)| *used)
                .map(|(name, _)| name)
                .collect(),
            next,
            taken,
            without,
            only,
            nulls,
            shows,
            seeds: seeds
                .map(|entity| SeedName {
                    module: entity.names.module_plural.clone(),
                    human: entity.names.human_plural.clone(),
                })
                .collect(),
            seeds_parsed: any(|entity| entity.tests.seeds.uses_parsed),
            seeds_nth: any(|entity| entity.tests.seeds.uses_nth),
        }
    }
}

/// Whether the tests of what makes and changes rows use a helper.
fn writes_with(entity: &EntityView, helper: &str) -> bool {
    let tests = &entity.tests;
    (entity.rows.has_create && tests.create.support.contains(&helper))
        || (entity.taken.has_update && tests.change.support.contains(&helper))
}
