use serde::Serialize;

use crate::model::Project;
use crate::view::imports;

use super::census::Census;
use super::kinds::KindUses;
use super::relations::RelationUses;
use super::requests::RequestUses;
use super::values::ValueUses;

/// What the entities of a service make use of.
#[derive(Debug, Clone, Serialize)]
pub struct Uses {
    #[serde(flatten)]
    pub kinds: KindUses,
    #[serde(flatten)]
    pub values: ValueUses,
    #[serde(flatten)]
    pub relations: RelationUses,
    #[serde(flatten)]
    pub requests: RequestUses,
    pub soft_delete: bool,
    pub versions: bool,
    /// Points in time are stored.
    pub timestamps: bool,
    /// `now` or a date or time is somewhere.
    pub chrono: bool,
    /// The paths that reading JSON needs.
    pub json_imports: Vec<String>,
    pub tables: Vec<String>,
}

impl Uses {
    #[must_use]
    pub fn of(project: &Project) -> Self {
        let census = Census(project);
        let kinds = KindUses::of(census);
        let timestamps = census.entity(|entity| entity.timestamps);
        let soft_delete = census.entity(|entity| entity.soft_delete);
        let tables = project.entities.iter();
        Self {
            values: ValueUses::of(census, &kinds),
            relations: RelationUses::of(census),
            requests: RequestUses::of(census),
            soft_delete,
            timestamps: timestamps || kinds.datetime,
            versions: census.entity(|entity| entity.versioned),
            chrono: timestamps || soft_delete || kinds.date || kinds.time || kinds.datetime,
            json_imports: json_imports(&kinds),
            tables: tables.map(|entity| entity.names.table.clone()).collect(),
            kinds,
        }
    }
}

fn json_imports(kinds: &KindUses) -> Vec<String> {
    let needs = [
        (kinds.decimal, "Decimal"),
        (kinds.date, "NaiveDate"),
        (kinds.time, "NaiveTime"),
        (kinds.datetime, "DateTime<Utc>"),
        (kinds.datetime || kinds.time, "SubsecRound"),
    ];
    let needed = needs.into_iter().filter(|(needed, _)| *needed);
    imports::external(needed.map(|(_, code)| code))
}
