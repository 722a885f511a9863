//! A service whose spec has changed again and again, and that people have edited in between.

use super::living::{Habits, Life, comment};
use crate::service::Service;
use crate::tree::tree;

#[test]
#[ignore = "tier 3"]
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
    Service::at(life.folder.path()).passes_its_tests();
}
