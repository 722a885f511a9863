use std::io;

use dialoguer::theme::ColorfulTheme;
use dialoguer::{Confirm, Input};

use crate::diagnostics::Diagnostics;
use crate::front::{self, load};
use crate::pipeline::{GenerateError, SPEC};
use crate::spec::edit::{SpecText, add_entity};
use crate::spec::{Members, arguments};

use super::argument_names::{EntityArgument, ServiceName};
use super::error::CliError;
use super::starting_spec::StartingSpec;

/// Asks for a service's name.
///
/// # Errors
/// When the terminal goes away.
pub fn ask_name(prompt: &mut impl Prompt) -> Result<ServiceName, CliError> {
    let check = |answer: &str| answer.parse::<ServiceName>().map(drop);
    let answer = prompt.ask("Name of the service", &check)?;
    answer.parse().map_err(|reason| CliError::Answer { reason })
}

/// Asks for entities with their fields and relations, and shows the spec before it is used.
///
/// # Errors
/// When the answers are given up, or the terminal goes away.
pub fn ask_spec(prompt: &mut impl Prompt, name: &ServiceName) -> Result<StartingSpec, CliError> {
    let mut spec = StartingSpec::empty(name);
    loop {
        while let Some((entity, members)) = ask_entity(prompt, &spec.text)? {
            spec.text =
                with_entity(&spec.text, &entity.0, &members).map_err(GenerateError::from)?;
        }
        if let Err(problems) = load(SPEC, spec.text.as_bytes()) {
            prompt.show(&problems.to_text(false));
            if !prompt.confirm("Add what is missing? (No: start again)")? {
                spec = StartingSpec::empty(name);
            }
            continue;
        }
        prompt.show(&spec.text);
        return if prompt.confirm("Write this service?")? {
            Ok(spec)
        } else {
            Err(CliError::Declined)
        };
    }
}

/// One entity; none when there are no more.
fn ask_entity(
    prompt: &mut impl Prompt,
    spec: &str,
) -> Result<Option<(EntityArgument, Members)>, CliError> {
    let check = |answer: &str| {
        if answer.is_empty() {
            return Ok(());
        }
        let EntityArgument(name) = answer.parse()?;
        with_entity(spec, &name, &Members::default())
            .map(drop)
            .map_err(|problems| first(&problems))
    };
    let answer = prompt.ask("Resource, like Post (empty: no more)", &check)?;
    if answer.is_empty() {
        return Ok(None);
    }
    let name: EntityArgument = answer
        .parse()
        .map_err(|reason| CliError::Answer { reason })?;
    let members = ask_members(prompt, &name)?;
    Ok(Some((name, members)))
}

fn ask_members(prompt: &mut impl Prompt, entity: &EntityArgument) -> Result<Members, CliError> {
    let question = format!(
        "Field of {}, like title:string:1..200 or author:belongs_to:User (empty: no more)",
        entity.0
    );
    let mut given: Vec<String> = Vec::new();
    loop {
        let check = |answer: &str| {
            let with_it = given.iter().cloned().chain([answer.to_owned()]);
            let with_it: Vec<String> = with_it.filter(|answer| !answer.is_empty()).collect();
            check_members(&with_it)
        };
        let answer = prompt.ask(&question, &check)?;
        if answer.is_empty() {
            return Ok(arguments(&given).map_err(GenerateError::from)?);
        }
        given.push(answer);
    }
}

/// Checks declarations one by one, and that no two have one name.
fn check_members(given: &[String]) -> Result<(), String> {
    let members = arguments(given).map_err(|problems| first(&problems))?;
    let fields = members.fields.iter().map(|field| &field.name.value);
    let relations = members
        .relations
        .iter()
        .map(|relation| &relation.name.value);
    let mut names: Vec<&String> = fields.chain(relations).collect();
    names.sort();
    match names.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(format!("there is a `{}` already", pair[0])),
        None => Ok(()),
    }
}

/// The first problem, with what to do about it, on one line.
fn first(problems: &Diagnostics) -> String {
    let wording = problems
        .iter()
        .next()
        .map(|problem| problem.problem.wording());
    wording.map_or_else(String::new, |wording| match wording.help {
        Some(help) => format!("{} ({help})", wording.message),
        None => wording.message,
    })
}

fn with_entity(text: &str, name: &str, members: &Members) -> Result<String, Diagnostics> {
    let spec = SpecText {
        file_name: SPEC,
        text,
        keys: &front::keys(),
    };
    add_entity(&spec, name, members)
}

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

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use super::*;

    /// Gives prepared answers, and notes which of them were refused.
    struct ScriptedAnswers {
        answers: VecDeque<&'static str>,
        refused: Vec<String>,
        shown: Vec<String>,
    }

    impl ScriptedAnswers {
        fn new(answers: &[&'static str]) -> Self {
            Self {
                answers: answers.iter().copied().collect(),
                refused: vec![],
                shown: vec![],
            }
        }
    }

    impl Prompt for ScriptedAnswers {
        fn ask(
            &mut self,
            _question: &str,
            check: &dyn Fn(&str) -> Result<(), String>,
        ) -> io::Result<String> {
            loop {
                let answer = self
                    .answers
                    .pop_front()
                    .ok_or(io::ErrorKind::UnexpectedEof)?;
                match check(answer) {
                    Ok(()) => return Ok(answer.to_owned()),
                    Err(reason) => self.refused.push(reason),
                }
            }
        }

        fn confirm(&mut self, _question: &str) -> io::Result<bool> {
            Ok(self.answers.pop_front() == Some("yes"))
        }

        fn show(&mut self, text: &str) {
            self.shown.push(text.to_owned());
        }
    }

    #[test]
    fn answers_become_a_spec_that_is_shown_first() {
        let mut script = ScriptedAnswers::new(&[
            "users",
            "name:string:1..100",
            "",
            "post",
            "title:string",
            "author:belongs_to:User",
            "",
            "",
            "yes",
        ]);
        let spec = ask_spec(&mut script, &"blog".parse().unwrap()).unwrap();
        let expected = "\
# yaml-language-server: $schema=.scaffold/schema.json
scaffold: 1
service:
  name: blog
entities:
  User:
    fields:
      name: string 1..100
  Post:
    fields:
      title: string
    relations:
      author: belongs_to User
";
        assert_eq!(spec.text.replace("\n\n", "\n"), expected);
        assert_eq!(script.shown, [spec.text]);
        assert_eq!(script.refused, [""; 0]);
    }

    #[test]
    fn wrong_answers_are_refused_at_once() {
        let mut script = ScriptedAnswers::new(&[
            "1st",
            "post",
            "title:strin",
            "title:string",
            "title:text",
            "",
            "posts",
            "",
            "yes",
        ]);
        ask_spec(&mut script, &"blog".parse().unwrap()).unwrap();
        assert_eq!(script.refused.len(), 4, "{:?}", script.refused);
        assert!(
            script.refused[1].contains("`string`"),
            "{:?}",
            script.refused
        );
        assert!(
            script.refused[2].contains("`title` is given twice"),
            "{:?}",
            script.refused
        );
    }

    #[test]
    fn a_relation_to_nothing_can_be_completed_or_given_up() {
        let mut script = ScriptedAnswers::new(&[
            "post",
            "author:belongs_to:User",
            "",
            "",
            "yes",
            "user",
            "name:string",
            "",
            "",
            "no",
        ]);
        let refusal = ask_spec(&mut script, &"blog".parse().unwrap());
        assert!(matches!(refusal, Err(CliError::Declined)));
        assert!(script.shown[0].contains("User"));
    }
}
