use crate::pipeline::Damages;
use crate::state::{BASE, base_path};

/// So many texts are named one by one.
const FEW: usize = 5;

/// What to tell about pristine texts that are not as they were left.
pub fn damage_notes(damages: &Damages) -> Vec<String> {
    let Damages { repaired, lost } = damages;
    let mut notes = if repaired.len() > FEW {
        vec![format!(
            "{} texts in `{BASE}` were lost or changed by something else; they are made again",
            repaired.len()
        )]
    } else {
        repaired.keys().map(|path| made_again(path)).collect()
    };
    notes.extend(lost.iter().map(|path| {
        format!(
            "`{}` was lost or changed by something else, and the templates that made it are gone; \
             if you did not edit `{path}`, remove it and run the command again",
            base_path(path)
        )
    }));
    notes
}

fn made_again(path: &str) -> String {
    format!(
        "`{}` was lost or changed by something else; it is made again",
        base_path(path)
    )
}
