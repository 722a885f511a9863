/// A migration that was written for another schema than the one it meets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crossing {
    /// The file that takes it forwards.
    pub file: String,
    pub misfit: Misfit,
}

/// What is not as the migration takes it to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// It makes something that is there already.
    There { what: String },
    /// It changes something that is not there, or not any more.
    Gone { what: String },
    /// It builds a table anew as it was before `file` gave it something else.
    Forgotten {
        table: String,
        what: String,
        file: String,
    },
}
