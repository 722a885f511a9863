//! What people do to a generated blog.

mod build;
mod code;
mod edit;
mod layout;
mod rest;
mod surroundings;

pub use edit::Edit;

/// All of them, each for itself.
pub fn edits() -> Vec<Edit> {
    [
        code::edits(),
        rest::edits(),
        layout::edits(),
        build::edits(),
        surroundings::edits(),
    ]
    .concat()
}
