use crate::migrate::Reordering;

/// What to do about databases that have run some of the migrations before these got their order.
pub fn reordering_notes(reordering: &Reordering, table: &str) -> Vec<String> {
    let Reordering { renames, to_undo } = reordering;
    if renames.is_empty() {
        return Vec::new();
    }
    // From the last one on, so that no name is taken.
    let statements = renames.iter().rev().map(|(old, new)| {
        let [old, new] = [old, new].map(|name| name.replace('\'', "''"));
        format!("\n    UPDATE {table} SET name = '{new}' WHERE name = '{old}';")
    });
    let renamed = format!(
        "databases know migrations by name: one that has run any of these runs it again unless it is told \
         before it migrates{}",
        statements.collect::<String>()
    );
    let undone = to_undo.iter().map(|line| {
        let times = match line.len() {
            1 => "once".to_owned(),
            count => format!("{count} times"),
        };
        format!(
            "a database that has run {} without what goes before it now cannot follow: undo it there first, \
             {times} by `cargo run -- migrate down` on the branch that it comes from",
            names(line)
        )
    });
    let mut notes = vec![renamed];
    notes.extend(undone);
    notes
}

fn names(line: &[String]) -> String {
    let names: Vec<String> = line.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
