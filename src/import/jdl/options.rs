use crate::diagnostics::{Span, Spanned};

use super::lexer::JdlTokenKind;
use super::parser::{JdlParser, JdlResult};
use super::tree::{JdlOption, Tree};

/// `paginate A, B with pagination except C`, or `readOnly *`: anything that is no declaration.
pub fn option(parser: &mut JdlParser<'_>) -> JdlResult<JdlOption> {
    let first = parser.word("`entity`, `enum`, `relationship`, an option or a constant")?;
    let mut name = first.value.clone();
    let mut entities = Some(names(parser)?);
    if name == "use" {
        if parser.accept_word("for") {
            name = entities.map(|list| list.join(", ")).unwrap_or_default();
            entities = Some(names(parser)?);
        }
    } else if parser.accept_word("with") {
        parser.word("the value of the option")?;
    }
    let except = if parser.accept_word("except") {
        names(parser)?
    } else {
        Vec::new()
    };
    let end = parser.last_end();
    let span = Span::new(first.span.start, end.max(first.span.end));
    Ok(JdlOption {
        name,
        span,
        text: parser.source.slice(span).to_owned(),
        entities: entities.filter(|list| !list.iter().any(|name| name == "*" || name == "all")),
        except,
    })
}

fn names(parser: &mut JdlParser<'_>) -> JdlResult<Vec<String>> {
    let mut names = Vec::new();
    loop {
        if parser.accept('*') {
            names.push("*".to_owned());
        } else {
            names.push(parser.word("the name of an entity, or `*`")?.value);
        }
        if !parser.accept(',') {
            return Ok(names);
        }
    }
}

/// `application { config { … } entities * … }`, from behind its first word.
pub fn application(parser: &mut JdlParser<'_>, tree: &mut Tree) -> JdlResult<()> {
    parser.expect('{', "`{`")?;
    while !parser.accept('}') {
        if parser.accept_word("config") {
            config(parser, tree)?;
        } else if parser.accept_word("entities") {
            entities(parser, tree)?;
        } else if parser.peek().is_sign('{') {
            parser.skip_block()?;
        } else {
            let option = option(parser)?;
            tree.options.push(option);
            parser.accept(',');
        }
    }
    Ok(())
}

/// `entities A, B`, from behind its first word: those that an application has, unless they are all.
fn entities(parser: &mut JdlParser<'_>, tree: &mut Tree) -> JdlResult<()> {
    let start = parser.peek().span.start;
    let is_all = names(parser)? == ["*"];
    let has_others = parser.accept_word("except");
    if has_others {
        names(parser)?;
    }
    if !is_all || has_others {
        let span = Span::new(start, parser.last_end());
        let text = format!("entities {}", parser.source.slice(span));
        tree.settings.push(Spanned::new(text, span));
    }
    Ok(())
}

/// `{ baseName blog, prodDatabaseType postgresql }`
fn config(parser: &mut JdlParser<'_>, tree: &mut Tree) -> JdlResult<()> {
    parser.expect('{', "`{`")?;
    while !parser.accept('}') {
        let key = parser.word("a setting, or `}`")?;
        let value = setting(parser)?;
        parser.accept(',');
        let is_off = matches!(value.as_str(), "no" | "false");
        let text = format!("{} {value}", key.value);
        match (key.value.as_str(), &tree.base_name) {
            ("baseName", None) => tree.base_name = Some(value),
            ("baseName", Some(_)) => tree.others.push(Spanned::new(value, key.span)),
            _ if is_off => {}
            _ => tree
                .settings
                .push(Spanned::new(text.trim_end().to_owned(), key.span)),
        }
    }
    Ok(())
}

/// The value of a setting: a word, a text, a number or a list.
fn setting(parser: &mut JdlParser<'_>) -> JdlResult<String> {
    if parser.accept('[') {
        while !parser.accept(']') {
            if parser.is_at_end() {
                return Err(parser.unexpected("`]`"));
            }
            parser.take();
        }
        return Ok(String::new());
    }
    let mut value = String::new();
    loop {
        let token = parser.peek().clone();
        let (JdlTokenKind::Word(text) | JdlTokenKind::Text(text) | JdlTokenKind::Number(text)) =
            token.kind
        else {
            return Err(parser.unexpected("the value of the setting"));
        };
        parser.take();
        value.push_str(&text);
        // `org.jhipster.space` and `/path`
        if !parser.accept('.') {
            return Ok(value);
        }
        value.push('.');
    }
}
