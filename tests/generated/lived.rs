//! A service whose spec has changed again and again, and that people have edited in between.

use super::lives::living::{Habits, Life, comment};
use super::service::Service;
use super::tree::tree;

#[test]
fn a_service_that_has_lived_for_long_is_sound() {
    let habits = Habits {
        format: true,
        is_careful: true,
    };
    let life = Life::lived(5, 14, habits);
    assert!(life.comments.len() > 20, "{}", life.comments.len());
    let text: String = tree(life.folder.path()).into_values().collect();
    for number in &life.comments {
        assert!(text.contains(&comment(*number)));
    }
    let service = Service::at(life.folder.path());
    service.cargo(&["test"]);
}
