use super::Object;

/// The same thing before a change and after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub from: Object,
    pub to: Object,
}
