//! The `scaffold` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    scaffold::cli::main()
}
