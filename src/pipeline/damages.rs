use std::collections::BTreeMap;

use crate::format::prune_declarations;
use crate::render::{Renderer, render};

use super::given::Given;
use super::recall::{damaged, repaired};
use super::{GenerateError, Run};

/// What has become of the pristine texts of the last run.
#[derive(Debug, Default)]
pub struct Damages {
    /// Those that were lost or tampered with, as they must have been.
    pub repaired: BTreeMap<String, String>,
    /// Those that other templates wrote, so that they cannot be had again.
    pub lost: Vec<String>,
}

impl Damages {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.repaired.is_empty() && self.lost.is_empty()
    }
}

/// Finds them, and makes again what can be made.
///
/// # Errors
/// When a template fails, or a file cannot be read.
pub fn damages(given: Given<'_>, renderer: &Renderer) -> Result<Damages, GenerateError> {
    let Some(past) = given.past else {
        return Ok(Damages::default());
    };
    let Run { root, format, .. } = *given.run;
    let damaged = damaged(root, &past.record);
    let knows_nothing = past.record.is_empty();
    if damaged.is_empty() && !knows_nothing {
        return Ok(Damages::default());
    }
    if past.stamp != *given.stamp {
        return Ok(Damages {
            lost: damaged,
            ..Damages::default()
        });
    }
    let mut before = render(renderer, &past.project, &given.migrations.existing)?;
    prune_declarations(&mut before);
    let paths = (!knows_nothing).then_some(damaged.as_slice());
    Ok(Damages {
        repaired: repaired(root, before, paths, format)?,
        lost: Vec::new(),
    })
}
