use std::fmt;

use super::MigrationProblem;

/// Everything that stands in the way of a migration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MigrationError {
    /// Never empty, in the order of the spec.
    pub problems: Vec<MigrationProblem>,
}

impl fmt::Display for MigrationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, problem) in self.problems.iter().enumerate() {
            let wording = problem.wording();
            let gap = if at == 0 { "" } else { "\n" };
            write!(f, "{gap}{}", wording.message)?;
            if let Some(help) = wording.help {
                write!(f, "\nhelp: {help}")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for MigrationError {}
