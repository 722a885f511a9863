use crate::import::document::Document;
use crate::import::inverses::name_inverses;
use crate::import::naming;
use crate::import::notice::Notice;
use crate::import::schema::Schema;

use super::entity::entity;
use super::join::join;
use super::options::Options;
use super::plan::Plan;

/// The spec of a database, and what of it a spec cannot say.
#[must_use]
pub fn map(schema: &Schema, options: Options) -> (Document, Vec<Notice>) {
    let mut notices = Vec::new();
    let plan = Plan::of(schema, &mut notices);
    let mut document = Document {
        service: naming::service(&schema.name),
        engine: options.engine,
        entities: Vec::new(),
    };
    for planned in &plan.entities {
        let entity = entity(&plan, planned, options, &mut notices);
        document.entities.push(entity);
    }
    for table in &plan.joins {
        join(&plan, table, options, &mut document, &mut notices);
    }
    name_inverses(&mut document);
    (document, notices)
}
