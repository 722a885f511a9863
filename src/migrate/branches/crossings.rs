use std::collections::BTreeSet;

use crate::migrate::handmade::{Existing, Handmade, statements};

use super::forgotten::forgotten;
use super::misfit::misfit;
use super::{Crossing, Misfit};

/// The migrations that do not fit what those before them have made.
///
/// Two of the same number come from two branches. From there on each one may have been written for
/// another schema, which shows where it cannot run, or where it and its way back together lose what
/// was there before.
#[must_use]
pub fn crossings(existing: &[Existing]) -> Vec<Crossing> {
    let Some(first) = first_meeting(existing) else {
        return Vec::new();
    };
    let mut handmade = Handmade::default();
    let mut found = Vec::new();
    for file in Handmade::in_order(existing) {
        let is_judged = file.number() >= Some(first);
        let before = is_judged.then(|| handmade.clone());
        let misfit = run(&mut handmade, file, is_judged);
        let misfit = misfit.or_else(|| {
            let before = before?;
            forgotten(&before, handmade.clone(), file, back(existing, file)?)
        });
        found.extend(misfit.map(|misfit| Crossing {
            file: file.name.clone(),
            misfit,
        }));
    }
    found
}

/// The first number that two migrations have.
fn first_meeting(existing: &[Existing]) -> Option<u64> {
    let mut seen = BTreeSet::new();
    let ups = existing.iter().filter(|file| file.is_up());
    let numbers = ups.filter_map(Existing::number);
    numbers.filter(|number| !seen.insert(*number)).min()
}

fn run(handmade: &mut Handmade, file: &Existing, is_judged: bool) -> Option<Misfit> {
    let mut found = None;
    for statement in statements(&file.text) {
        if is_judged && found.is_none() {
            found = misfit(handmade, &statement);
        }
        handmade.run(&statement, &file.name);
    }
    found
}

/// The file that goes back, if it does anything.
fn back<'existing>(existing: &'existing [Existing], up: &Existing) -> Option<&'existing Existing> {
    let name = up.name.strip_suffix(".up.sql")?;
    let mut files = existing.iter();
    files.find(|file| {
        file.name.strip_suffix(".down.sql") == Some(name) && !statements(&file.text).is_empty()
    })
}
