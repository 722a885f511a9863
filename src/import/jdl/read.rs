use std::collections::BTreeSet;

use crate::diagnostics::{
    Diagnostic, Diagnostics, Problem, Problems, Source, Span, Spanned, nearest,
};
use crate::import::document::ImportedDocument;
use crate::import::notice::Notice;

use super::declarations::{entity, enumeration, relationship};
use super::fields::annotations;
use super::lexer::tokens;
use super::options::{application, option};
use super::parser::{JdlParser, JdlResult};
use super::problem::JdlProblem;
use super::translate::translate;
use super::tree::Tree;

/// A model of JHipster, as far as a spec can say it.
#[derive(Debug, Clone)]
pub struct ReadJdl {
    pub document: ImportedDocument,
    pub notices: Vec<Notice>,
    pub source: Source,
}

/// Reads a JDL text; `service` is its name if it gives none.
///
/// # Errors
/// Everything that is wrong with the text.
pub fn read_jdl(file: &str, bytes: &[u8], service: &str) -> Result<ReadJdl, Diagnostics> {
    let source = text(file, bytes)?;
    let mut problems = Problems::default();
    let tokens = tokens(&source, &mut problems);
    let mut parser = JdlParser::new(&source, tokens, &mut problems);
    let tree = tree(&mut parser);
    check(&tree, &mut problems);
    if !problems.is_empty() {
        return Err(Diagnostics::new(source, problems));
    }
    let mut notices = Vec::new();
    let document = translate(&tree, service, &mut notices);
    Ok(ReadJdl {
        document,
        notices,
        source,
    })
}

fn text(file: &str, bytes: &[u8]) -> Result<Source, Diagnostics> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(file, text)),
        Err(error) => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            let at = error.valid_up_to();
            let problem = Problem::Jdl(JdlProblem::NotUtf8.wording());
            let problem = Diagnostic::error(problem, Span::new(at, at));
            Err(Diagnostics::new(Source::new(file, text), problem))
        }
    }
}

fn tree(parser: &mut JdlParser<'_>) -> Tree {
    let mut tree = Tree::default();
    while !parser.is_at_end() {
        if statement(parser, &mut tree).is_err() {
            parser.recover();
        }
        parser.accept(',');
    }
    tree
}

fn statement(parser: &mut JdlParser<'_>, tree: &mut Tree) -> JdlResult<()> {
    let comment = parser.peek().comment.clone();
    let annotations = annotations(parser)?;
    let comment = comment.or_else(|| parser.peek().comment.clone());
    if parser.accept_word("entity") {
        let entity = entity(parser, comment, annotations)?;
        tree.entities.push(entity);
    } else if parser.accept_word("enum") {
        let enumeration = enumeration(parser)?;
        tree.enums.push(enumeration);
    } else if parser.accept_word("relationship") {
        let relations = relationship(parser)?;
        tree.relations.extend(relations);
    } else if parser.accept_word("application") {
        application(parser, tree)?;
    } else if parser.peek().is_word("deployment") {
        let start = parser.take().span;
        parser.skip_block()?;
        tree.settings
            .push(Spanned::new("deployment".to_owned(), start));
    } else if parser.ahead(1).is_sign('=') {
        // Constants are known from the start.
        parser.take();
        parser.take();
        parser.take();
    } else {
        let option = option(parser)?;
        tree.options.push(option);
    }
    Ok(())
}

/// Entities that JHipster has without being told.
const BUILT_IN: [&str; 2] = ["User", "Authority"];

/// Reports names that are there twice, and relationships of what is not there.
fn check(tree: &Tree, problems: &mut Problems) {
    let entities = tree.entities.iter().map(|entity| &entity.name);
    let enums = tree.enums.iter().map(|found| &found.name);
    let known = once("entity", entities, problems);
    once("enum", enums, problems);
    for relation in &tree.relations {
        for side in [&relation.from, &relation.to] {
            let Spanned { value: name, span } = &side.entity;
            let is_known = known.contains(name) || BUILT_IN.contains(&name.as_str());
            if is_known || relation.built_in {
                continue;
            }
            let problem = JdlProblem::UnknownEntity {
                name: name.clone(),
                nearest: nearest(name, known.iter().map(|known| known.as_str())),
            };
            problems.push(Diagnostic::error(Problem::Jdl(problem.wording()), *span));
        }
    }
}

fn once<'a>(
    what: &'static str,
    names: impl Iterator<Item = &'a Spanned<String>>,
    problems: &mut Problems,
) -> BTreeSet<&'a String> {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(&name.value) {
            let problem = JdlProblem::Twice {
                what,
                name: name.value.clone(),
            };
            problems.push(Diagnostic::error(
                Problem::Jdl(problem.wording()),
                name.span,
            ));
        }
    }
    seen
}
