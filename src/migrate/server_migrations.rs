use super::Migration;
use super::ddl::{MissingValues, commented};
use super::difference::SchemaChange;
use super::server::{Server, server_script};
use super::summary::{name, summary};

/// One migration in a transaction, where the server has such, and one behind it for what can be done
/// while others read and write.
pub fn server_migrations(server: Server, change: &SchemaChange<'_>, number: u64) -> Vec<Migration> {
    let up = server_script(server, change, MissingValues::Stop, true);
    let back = change.reversed();
    let down = server_script(server, &back, MissingValues::Fill, false);
    let (notes, back_notes) = (sentences(change), sentences(&back));
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
