use std::collections::{BTreeMap, BTreeSet};

use scaffold::plan::FileAction;

use super::change::{CHANGES, Change};
use super::meeting::{Meeting, new_text, outcome};
use super::project::{BLOG, Project};
use super::table::{Outcome, table};
use crate::edits::{Edit, edits};

/// The edit of each row meets the change of each column, each pair for itself.
#[test]
fn every_edit_meets_every_change_of_the_spec() {
    let columns = scaffold::parallel::map(CHANGES, Column::of);
    let faults: Vec<_> = columns
        .iter()
        .flat_map(|column| column.faults.clone())
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    let outcomes: Vec<_> = columns.into_iter().map(|column| column.outcomes).collect();
    insta::assert_snapshot!(table(&outcomes));
}

/// What has become of all edits by one change of the spec.
struct Column {
    change: Change,
    /// A project that nobody has edited, and what it becomes.
    project: Project,
    actions: Vec<FileAction>,
    outcomes: BTreeMap<&'static str, Outcome>,
    faults: Vec<String>,
}

impl Column {
    fn of(change: Change) -> Self {
        let project = Project::generate(BLOG);
        let actions = project.plan(&change.of(BLOG)).plan.actions;
        let is_new = |path: &&str| {
            let action = actions.iter().find(|action| action.path == **path);
            action.is_some_and(FileAction::touches_disk)
        };
        let meets = |edit: &Edit| edit.paths().iter().any(is_new);
        let (meeting, apart): (Vec<_>, Vec<_>) = edits().into_iter().partition(meets);
        let mut column = Self {
            change,
            project,
            actions,
            outcomes: apart
                .iter()
                .map(|edit| (edit.name, Outcome::Apart))
                .collect(),
            faults: Vec::new(),
        };
        for round in rounds(meeting) {
            column.meet(&round);
        }
        column
    }

    fn meet(&mut self, round: &[Edit]) {
        let spec = self.change.of(BLOG);
        let paths = || round.iter().flat_map(Edit::paths);
        let (actions, texts) = self.project.edited(round, |project| {
            let texts: BTreeMap<_, _> = paths().map(|path| (path, project.text(path))).collect();
            (project.plan(&spec).plan.actions, texts)
        });
        for edit in round {
            let mut all = Outcome::Apart;
            for path in edit.paths() {
                let base = self.project.text(path);
                let action = by_path(&actions, path);
                let meeting = Meeting {
                    path,
                    base: &base,
                    mine: &texts[path],
                    new: new_text(&base, by_path(&self.actions, path)),
                    change: self.change,
                };
                all = all.max(action.map_or(Outcome::Apart, outcome));
                let (edit, change) = (edit.name, self.change.name);
                let faults = meeting.faults(action).into_iter();
                let faults = faults.map(|fault| format!("## {edit} × {change}: {path}\n{fault}"));
                self.faults.extend(faults);
            }
            self.outcomes.insert(edit.name, all);
        }
    }
}

fn by_path<'plan>(actions: &'plan [FileAction], path: &str) -> Option<&'plan FileAction> {
    actions.iter().find(|action| action.path == path)
}

/// Edits of different files do not meet, so they are looked at in one go.
fn rounds(edits: Vec<Edit>) -> Vec<Vec<Edit>> {
    let mut rounds: Vec<(BTreeSet<&str>, Vec<Edit>)> = Vec::new();
    for edit in edits {
        let paths = edit.paths();
        match rounds
            .iter_mut()
            .find(|(taken, _)| taken.is_disjoint(&paths))
        {
            Some((taken, round)) => {
                taken.extend(paths);
                round.push(edit);
            }
            None => rounds.push((paths, vec![edit])),
        }
    }
    rounds.into_iter().map(|(_, round)| round).collect()
}
