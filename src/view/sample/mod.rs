//! Values that keep the rules of their fields, and values that break them, worked out from the model.

mod base64;
mod counted;
mod edges;
mod faulty;
mod fit;
mod number;
mod pattern;
mod slot;
mod source;
mod still;
mod words;

pub(super) use counted::counted;
pub(super) use edges::edges;
pub(super) use faulty::faulty;
pub(super) use source::{Parse, json, typed};
pub(super) use still::still;
