/// What rows get where a required value is missing and there is no default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Nothing: the migration stops, and the rows stay as they were.
    Stop,
    /// A value that the column allows.
    Fill,
}
