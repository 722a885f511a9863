use crate::render::{overrides_digest, templates_digest};
use crate::state::{Stamp, State};

use super::own_templates::OwnTemplates;
use super::{GenerateError, Run};

/// Which templates a run goes by, and which those of the last run were.
#[derive(Debug)]
pub struct TemplatesInUse {
    pub stamp: Stamp,
    /// The version whose templates are left behind, if there is one and that was asked for.
    pub upgraded_from: Option<String>,
}

impl TemplatesInUse {
    /// # Errors
    /// When the project was written with other templates, and is not to be upgraded.
    pub fn of(
        run: &Run<'_>,
        own: &OwnTemplates,
        past: Option<&State>,
    ) -> Result<Self, GenerateError> {
        let stamp = stamp(run, own, past);
        let upgraded_from = upgrade(run, past, &stamp)?;
        Ok(Self {
            stamp,
            upgraded_from,
        })
    }
}

fn stamp(run: &Run<'_>, own: &OwnTemplates, past: Option<&State>) -> Stamp {
    let stamp = Stamp::new(templates_digest(run.features), overrides_digest(&own.texts));
    match past {
        Some(past) => stamp.after(&past.stamp),
        None => stamp,
    }
}

fn upgrade(
    run: &Run<'_>,
    past: Option<&State>,
    stamp: &Stamp,
) -> Result<Option<String>, GenerateError> {
    match past.map(|past| &past.stamp) {
        Some(past) if past.templates != stamp.templates => {
            let found = past.tool.clone();
            if run.upgrades {
                Ok(Some(found))
            } else {
                Err(GenerateError::Outdated { found })
            }
        }
        Some(_) | None => Ok(None),
    }
}
