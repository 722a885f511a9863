use super::Migration;
use super::ddl::{MissingValues, commented};
use super::difference::SchemaChange;
use super::file_migration::loss_note;
use super::server::{Server, server_script};
use super::summary::{name, summary};
use super::user_objects::{AffectedViews, UserObject};

/// One migration in a transaction, where the server has such, and one behind it for what can be done
/// while others read and write.
pub fn server_migrations(
    server: Server,
    change: &SchemaChange<'_>,
    views: &AffectedViews,
    number: u64,
) -> Vec<Migration> {
    let mut up = server_script(server, change, MissingValues::Stop, true);
    let back = change.reversed();
    let mut down = server_script(server, &back, MissingValues::Fill, false);
    around_views(server, views, &mut up.whole, &mut down.whole);
    let (mut notes, back_notes) = (sentences(change), sentences(&back));
    notes.extend(views.lost.iter().map(loss_note));
    let (whole, apart) = (!up.whole.is_empty(), !up.apart.is_empty());
    let title = name(change, &summary(change));
    let mut migrations = Vec::new();
    if whole {
        migrations.push(Migration {
            number,
            name: title.clone(),
            up: commented(&notes, &up.whole),
            down: commented(&back_notes, &down.whole),
            notes: notes.clone(),
        });
    }
    if apart {
        let undone = if whole { up.undone_apart } else { down.whole };
        let marked = [vec![NO_TRANSACTION.to_owned()], notes.clone()].concat();
        migrations.push(Migration {
            number: number + u64::from(whole),
            name: if whole {
                format!("finish_{title}")
            } else {
                title
            },
            up: commented(&marked, &up.apart),
            down: commented(&back_notes, &undone),
            notes: if whole {
                vec![FINISH.to_owned()]
            } else {
                notes
            },
        });
    }
    migrations
}

/// Drops views before the tables under them change, and makes those again that can be.
fn around_views(
    server: Server,
    AffectedViews { lost, passing }: &AffectedViews,
    up: &mut Vec<String>,
    down: &mut Vec<String>,
) {
    let drops = |views: &mut dyn Iterator<Item = &UserObject>| {
        let drop = |view: &UserObject| format!("DROP VIEW {};", server.quote(&view.name));
        views.map(drop).collect::<Vec<_>>()
    };
    let creations = |views: &[UserObject]| {
        let create = |view: &UserObject| format!("{};", view.sql.text);
        views.iter().map(create).collect::<Vec<_>>()
    };
    up.splice(
        ..0,
        drops(&mut lost.iter().rev().chain(passing.iter().rev())),
    );
    up.extend(creations(passing));
    down.splice(..0, drops(&mut passing.iter().rev()));
    down.extend(creations(passing));
    down.extend(creations(lost));
}

/// By this first line the migrator of a service knows what is no transaction.
const NO_TRANSACTION: &str = "no-transaction";

const FINISH: &str = "Finishes that while others read and write.";

fn sentences(change: &SchemaChange<'_>) -> Vec<String> {
    let sentences: Vec<_> = summary(change)
        .into_iter()
        .map(|phrase| phrase.sentence)
        .collect();
    if sentences.is_empty() {
        vec!["Changes the schema.".to_owned()]
    } else {
        sentences
    }
}
