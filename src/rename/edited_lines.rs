use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use super::own_lines::OwnLine;
use super::substitutions::Substitutions;
use super::tokens::{NameInLine, name_at};

/// A line of a generated file that people have edited.
#[derive(Debug)]
pub(super) struct EditedLine<'text> {
    pub(super) line: OwnLine<'text>,
    /// What it is with the new names where it was generated; nothing where people wrote it.
    pub(super) became: Option<&'text str>,
    /// What has become of names around it.
    pub(super) near: &'text Substitutions,
    /// Which of the differences it is in.
    pub(super) edit: usize,
}

/// The new names of variables, or that they keep theirs.
pub(super) type DecidedVariables = BTreeMap<String, Option<String>>;

/// What becomes of the variables that people have bound and that would not get the same name in
/// all places of a function, or of an edit outside of functions: that of the generated lines, or
/// else they keep the one that they have, in all places. For each line, those of its function.
pub(super) fn decided_variables<'text>(
    lines: &[EditedLine<'text>],
    functions: &[Range<usize>],
    substitute: impl Fn(&EditedLine<'text>, NameInLine<'_>) -> Option<&'text str>,
) -> Vec<Rc<DecidedVariables>> {
    let mut groups: BTreeMap<LineGroup, Vec<&EditedLine<'text>>> = BTreeMap::new();
    let group_of = |number: usize, line: &EditedLine<'_>| {
        let function = functions.partition_point(|function| function.end <= number);
        match functions.get(function) {
            Some(range) if range.contains(&number) => LineGroup::Function(function),
            _ => LineGroup::Edit(line.edit),
        }
    };
    for (number, line) in lines.iter().enumerate() {
        groups.entry(group_of(number, line)).or_default().push(line);
    }
    let decided: BTreeMap<LineGroup, Rc<DecidedVariables>> = groups
        .into_iter()
        .map(|(group, lines)| (group, Rc::new(decided_in(&lines, &substitute))))
        .collect();
    let numbered = lines.iter().enumerate();
    let of_line = |(number, line)| decided.get(&group_of(number, line)).cloned();
    numbered
        .map(|line| of_line(line).unwrap_or_default())
        .collect()
}

/// The lines in which a variable is the same one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum LineGroup {
    Function(usize),
    Edit(usize),
}

fn decided_in<'text>(
    lines: &[&EditedLine<'text>],
    substitute: &impl Fn(&EditedLine<'text>, NameInLine<'_>) -> Option<&'text str>,
) -> DecidedVariables {
    let own = lines.iter().filter(|line| line.became.is_none());
    let bound: BTreeSet<&str> = own.flat_map(|line| line.line.bound()).collect();
    let decided = bound.into_iter().filter_map(|variable| {
        let mut all = BTreeSet::new();
        let mut generated = BTreeSet::new();
        for line in lines {
            for at in line.line.places(variable) {
                let new = substitute(line, name_at(&line.line.tokens, at));
                all.insert(new);
                if line.became.is_some() {
                    generated.insert(new);
                }
            }
        }
        let forced = generated.first().filter(|_| generated.len() == 1);
        let new = forced.copied().flatten().map(str::to_owned);
        (all.len() > 1).then(|| (variable.to_owned(), new))
    });
    decided.collect()
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::super::vocabulary::Vocabulary;
    use super::*;

    /// Decides for lines of which `+` marks people's own; the number is what their surroundings
    /// make of `post`: `article` where it is 1, and nothing where it is 0. Functions go from a line
    /// up to another one.
    fn decided(text: &str, functions: &[(usize, usize)]) -> Vec<String> {
        let functions: Vec<_> = functions.iter().map(|(start, end)| *start..*end).collect();
        let (near, vocabulary) = (Substitutions::default(), Vocabulary::default());
        let line = |text: &'static str, is_own: bool, edit: usize| EditedLine {
            line: OwnLine::new(text, tokens(text, &vocabulary)),
            became: (!is_own).then_some(text),
            near: &near,
            edit,
        };
        let text: &'static str = text.to_owned().leak();
        let lines: Vec<EditedLine<'_>> = text
            .lines()
            .map(|row| {
                line(
                    &row[2..],
                    row.starts_with('+'),
                    usize::from(&row[1..2] == "1"),
                )
            })
            .collect();
        let learnt = decided_variables(&lines, &functions, |line, name| {
            (name.token == "post" && line.edit == 1).then_some("article")
        });
        let of_post = learnt.iter().map(|of_line| match of_line.get("post") {
            Some(Some(new)) => new.clone(),
            Some(None) => "keeps its name".to_owned(),
            None => "as learnt".to_owned(),
        });
        of_post.collect()
    }

    #[test]
    fn a_variable_has_one_name_in_all_edits_of_a_function() {
        let two_edits = "+1let post = 1;\n 0let a = 2;\n+0show(post);";
        // It keeps its name in both, or each edit goes its own way outside of a function.
        assert_eq!(decided(two_edits, &[(0, 3)]), ["keeps its name"; 3]);
        assert_eq!(decided(two_edits, &[]), ["as learnt"; 3]);
        // What is generated between them has the new name.
        let shared = "+0let post = 1;\n 1send(post);\n+0show(post);";
        assert_eq!(decided(shared, &[(0, 3)]), ["article"; 3]);
        // All agree, or nobody but the generated code has bound it.
        let agreed = "+1let post = 1;\n 0let a = 2;\n+1show(post);";
        assert_eq!(decided(agreed, &[(0, 3)]), ["as learnt"; 3]);
        let generated = "+0let a = 1;\n 1let post = 2;\n+0show(post);";
        assert_eq!(decided(generated, &[(0, 3)]), ["as learnt"; 3]);
    }

    #[test]
    fn functions_of_one_edit_are_apart() {
        let text = "+1let post = 1;\n+0show(post);\n+1let post = 1;\n+1show(post);";
        let expected = ["keeps its name", "keeps its name", "as learnt", "as learnt"];
        assert_eq!(decided(text, &[(0, 2), (2, 4)]), expected);
    }
}
