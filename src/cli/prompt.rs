use std::io;

use dialoguer::theme::ColorfulTheme;
use dialoguer::{Confirm, Input};

/// Somebody who answers.
pub trait Prompt {
    /// Asks until the check is content; an empty answer is one, too.
    ///
    /// # Errors
    /// When nobody is there any more.
    fn ask(
        &mut self,
        question: &str,
        check: &dyn Fn(&str) -> Result<(), String>,
    ) -> io::Result<String>;

    /// Asks for yes or no.
    ///
    /// # Errors
    /// When nobody is there any more.
    fn confirm(&mut self, question: &str) -> io::Result<bool>;

    /// Lets them read something.
    fn show(&mut self, text: &str);
}

/// The one at the terminal.
#[derive(Debug, Default)]
pub struct Terminal;

impl Prompt for Terminal {
    fn ask(
        &mut self,
        question: &str,
        check: &dyn Fn(&str) -> Result<(), String>,
    ) -> io::Result<String> {
        Input::<String>::with_theme(&ColorfulTheme::default())
            .with_prompt(question)
            .allow_empty(true)
            .validate_with(|answer: &String| check(answer.trim()))
            .interact_text()
            .map(|answer| answer.trim().to_owned())
            .map_err(broken)
    }

    fn confirm(&mut self, question: &str) -> io::Result<bool> {
        Confirm::with_theme(&ColorfulTheme::default())
            .with_prompt(question)
            .default(true)
            .interact()
            .map_err(broken)
    }

    fn show(&mut self, text: &str) {
        eprintln!("\n{text}");
    }
}

fn broken(error: dialoguer::Error) -> io::Error {
    let dialoguer::Error::IO(error) = error;
    error
}
