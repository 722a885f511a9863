use crate::diagnostics::Diagnostics;
use crate::front::load;
use crate::model::Engine;
use crate::pipeline::{GenerateError, SPEC};
use crate::spec::{arguments, with_colons};

use super::argument_names::{EntityArgument, ServiceName};
use super::draft::{Draft, DraftFile, with_entity};
use super::error::CliError;
use super::prompt::Prompt;
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

/// What takes the last answer back.
const UNDO: &str = "undo";

/// Asks for the database and for entities with their fields and relations, and shows the spec before
/// it is used. The answers are kept in a file until the service is written.
///
/// # Errors
/// When the answers are declined, or the terminal goes away.
pub fn ask_spec(
    prompt: &mut impl Prompt,
    name: &ServiceName,
    kept: DraftFile,
) -> Result<StartingSpec, CliError> {
    prompt.show(&format!(
        "`{UNDO}` takes an answer back; answers are kept in `{}` until the service is written",
        kept.path().display()
    ));
    let mut draft = Draft::new(name);
    draft.database = ask_database(prompt)?;
    loop {
        while ask_entity(prompt, &mut draft)? {
            kept.save(&draft.text().map_err(GenerateError::from)?)?;
        }
        correct_targets(prompt, &mut draft)?;
        let text = draft.text().map_err(GenerateError::from)?;
        kept.save(&text)?;
        if let Err(problems) = load(SPEC, text.as_bytes()) {
            prompt.show(&problems.to_text(false));
            continue;
        }
        prompt.show(&text);
        if prompt.confirm("Write this service?")? {
            return Ok(StartingSpec::drafted(text, kept));
        }
        let kept = kept.path().to_owned();
        return Err(CliError::Declined { kept });
    }
}

/// Asks whose migrations go first, and next, until one branch is left; gives the first one of each
/// that was chosen.
///
/// # Errors
/// When the terminal goes away.
pub fn ask_order(prompt: &mut impl Prompt, lines: &[Vec<String>]) -> Result<Vec<String>, CliError> {
    let mut left: Vec<&Vec<String>> = lines.iter().collect();
    let mut chosen = Vec::new();
    while left.len() > 1 {
        let choices = left.iter().enumerate();
        let choices = choices.map(|(at, line)| format!("{}  {}\n", at + 1, line.join(", ")));
        prompt.show(choices.collect::<String>().trim_end());
        let word = if chosen.is_empty() { "first" } else { "next" };
        let question = format!("Which migrations go {word}, 1 to {}", left.len());
        let position = |answer: &str| {
            let number = answer.parse().unwrap_or(0_usize);
            number.checked_sub(1).filter(|at| *at < left.len())
        };
        let check = |answer: &str| {
            let is_one = position(answer).is_some();
            is_one
                .then_some(())
                .ok_or_else(|| format!("a number from 1 to {}", left.len()))
        };
        let answer = prompt.ask(&question, &check)?;
        let line = left.remove(position(&answer).unwrap_or_default());
        chosen.extend(line.first().cloned());
    }
    Ok(chosen)
}

fn ask_database(prompt: &mut impl Prompt) -> Result<Option<String>, CliError> {
    let names = Engine::ALL.map(Engine::name);
    let question = format!("Database, one of {} (empty: sqlite)", names.join(", "));
    let check = |answer: &str| {
        let is_one = answer.is_empty() || names.contains(&answer);
        is_one
            .then_some(())
            .ok_or_else(|| format!("one of {}", names.join(", ")))
    };
    let answer = prompt.ask(&question, &check)?;
    Ok((!answer.is_empty()).then_some(answer))
}

/// Asks for one entity, or takes the last one back; says whether there may be more.
fn ask_entity(prompt: &mut impl Prompt, draft: &mut Draft) -> Result<bool, CliError> {
    let check = |answer: &str| match answer {
        "" | UNDO => Ok(()),
        answer => {
            let EntityArgument(name) = answer.parse()?;
            let added = draft.text().and_then(|text| with_entity(&text, &name, &[]));
            added.map(drop).map_err(|problems| first(&problems))
        }
    };
    let answer = prompt.ask("Resource, like Post (empty: no more)", &check)?;
    if answer.is_empty() {
        return Ok(false);
    }
    if answer == UNDO {
        draft.entities.pop();
        return Ok(true);
    }
    let EntityArgument(name) = answer
        .parse()
        .map_err(|reason| CliError::Answer { reason })?;
    if let Some(members) = ask_members(prompt, &name)? {
        draft.entities.push((name, members));
    }
    Ok(true)
}

/// The fields and relations of an entity; nothing if even the entity is taken back.
fn ask_members(prompt: &mut impl Prompt, entity: &str) -> Result<Option<Vec<String>>, CliError> {
    let question = format!(
        "Field of {entity}, like `title string 1..200` or `author belongs_to User` (empty: no more)"
    );
    let mut given: Vec<String> = Vec::new();
    loop {
        let check = |answer: &str| {
            if answer.is_empty() || answer == UNDO {
                return Ok(());
            }
            let with_it = given.iter().cloned().chain([with_colons(answer)]);
            check_members(&with_it.collect::<Vec<_>>())
        };
        match prompt.ask(&question, &check)?.as_str() {
            "" => return Ok(Some(given)),
            UNDO if given.is_empty() => return Ok(None),
            UNDO => drop(given.pop()),
            answer => given.push(with_colons(answer)),
        }
    }
}

/// Asks what is meant by each target that is no entity of the draft.
fn correct_targets(prompt: &mut impl Prompt, draft: &mut Draft) -> Result<(), CliError> {
    let names: Vec<String> = draft
        .entities
        .iter()
        .map(|(name, _)| name.clone())
        .collect();
    let check = |answer: &str| {
        if answer.is_empty() {
            return Ok(());
        }
        let EntityArgument(name) = answer.parse()?;
        let is_known = names.contains(&name);
        is_known
            .then_some(())
            .ok_or_else(|| format!("the resources are {}", names.join(", ")))
    };
    for (entity, members) in &mut draft.entities {
        for member in members {
            let Some(target) = target(member).filter(|target| !names.contains(target)) else {
                continue;
            };
            let question = format!(
                "`{member}` of {entity}: there is no {target}; which is meant (empty: add {target} next)"
            );
            let answer = prompt.ask(&question, &check)?;
            if let Ok(EntityArgument(name)) = answer.parse() {
                *member = member.replacen(&format!(":{target}"), &format!(":{name}"), 1);
            }
        }
    }
    Ok(())
}

/// The entity that a relation points to.
fn target(member: &str) -> Option<String> {
    let members = arguments(&[member.to_owned()]).ok()?;
    let declaration = members.relations.into_iter().next()?.declaration?;
    Some(declaration.target.value)
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

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::io;

    use super::*;

    /// Gives prepared answers, and notes which of them were refused.
    struct ScriptedAnswers {
        answers: VecDeque<&'static str>,
        refused: Vec<String>,
        shown: Vec<String>,
        /// What the file of the draft had in the end.
        kept: String,
    }

    impl ScriptedAnswers {
        fn new(answers: &[&'static str]) -> Self {
            Self {
                answers: answers.iter().copied().collect(),
                refused: vec![],
                shown: vec![],
                kept: String::new(),
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

    fn asked(answers: &[&'static str]) -> (ScriptedAnswers, Result<StartingSpec, CliError>) {
        let folder = tempfile::TempDir::new().unwrap();
        let mut script = ScriptedAnswers::new(answers);
        let name = "blog".parse().unwrap();
        let kept = DraftFile::vacant(folder.path(), &name);
        let path = kept.path().to_owned();
        let result = ask_spec(&mut script, &name, kept);
        script.kept = fs_err::read_to_string(path).unwrap_or_default();
        (script, result)
    }

    #[test]
    fn answers_become_a_spec_that_is_shown_first() {
        let (script, spec) = asked(&[
            "postgres",
            "users",
            "name string 1..100",
            "",
            "post",
            "title: string",
            "author:belongs_to:User",
            "",
            "",
            "yes",
        ]);
        let expected = "\
# yaml-language-server: $schema=.scaffold/schema.json
scaffold: 1
service:
  name: blog
database: postgres
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
        let spec = spec.unwrap();
        assert_eq!(spec.text.replace("\n\n", "\n"), expected);
        assert_eq!(script.shown.last(), Some(&spec.text));
        assert_eq!(script.refused, [""; 0]);
    }

    #[test]
    fn wrong_answers_are_refused_at_once() {
        let (script, spec) = asked(&[
            "oracle",
            "",
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
        assert!(spec.is_ok());
        let reasons = [
            "one of sqlite",
            "letters",
            "`string`",
            "`title` is given twice",
            "Post",
        ];
        assert_eq!(script.refused.len(), reasons.len(), "{:?}", script.refused);
        for (refused, reason) in script.refused.iter().zip(reasons) {
            assert!(refused.contains(reason), "{refused}");
        }
    }

    #[test]
    fn answers_can_be_taken_back() {
        let (_, spec) = asked(&[
            "",
            "tag",
            "name string",
            "",
            "undo",
            "post",
            "titel string",
            "undo",
            "title string",
            "",
            "user",
            "undo",
            "",
            "yes",
        ]);
        let text = spec.unwrap().text;
        assert!(text.contains("title: string"), "{text}");
        assert!(
            !text.contains("titel") && !text.contains("User") && !text.contains("Tag"),
            "{text}"
        );
    }

    #[test]
    fn a_target_that_is_not_there_can_be_corrected_or_added() {
        let (_, spec) = asked(&[
            "",
            "user",
            "name string",
            "",
            "post",
            "author belongs_to Usr",
            "tags many_to_many Tag",
            "",
            "",
            "users",
            "",
            "tag",
            "name string",
            "",
            "",
            "yes",
        ]);
        let text = spec.unwrap().text;
        assert!(text.contains("author: belongs_to User"), "{text}");
        assert!(text.contains("tags: many_to_many Tag"), "{text}");
    }

    #[test]
    fn what_is_declined_or_interrupted_is_kept() {
        let (script, refusal) = asked(&["", "post", "title string", "", "", "no"]);
        assert!(matches!(refusal, Err(CliError::Declined { .. })));
        assert!(script.kept.contains("title: string"), "{}", script.kept);
        let (script, interruption) = asked(&["", "post", "title string", "", "user"]);
        assert!(matches!(interruption, Err(CliError::Io(_))));
        assert!(script.kept.contains("title: string"), "{}", script.kept);
    }

    #[test]
    fn branches_are_put_in_order_one_by_one() {
        let lines = ["0002_a", "0002_b", "0002_c"].map(|name| vec![name.to_owned()]);
        let mut script = ScriptedAnswers::new(&["4", "no", "2", "2"]);
        let order = ask_order(&mut script, &lines).unwrap();
        assert_eq!(order, ["0002_b", "0002_c"]);
        assert_eq!(script.refused, ["a number from 1 to 3"; 2]);
        assert_eq!(
            script.shown,
            ["1  0002_a\n2  0002_b\n3  0002_c", "1  0002_a\n2  0002_c"]
        );
    }
}
