//! What Markdown shows as text.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The words of a document. Items of lists begin with a hyphen or a number; what is not plain text
/// or code, such as HTML, is named.
pub fn plain_text(markdown: &str) -> String {
    let parts: Vec<_> = events(markdown).map(shown).collect();
    words(&parts.concat())
}

/// The words below each heading.
pub fn sections(markdown: &str) -> Vec<String> {
    let mut sections: Vec<String> = Vec::new();
    let mut in_heading = false;
    for event in events(markdown) {
        match event {
            Event::Start(Tag::Heading { .. }) => in_heading = true,
            Event::End(TagEnd::Heading(_)) => {
                in_heading = false;
                sections.push(String::new());
            }
            event if !in_heading => {
                let section = sections.last_mut().unwrap();
                section.push_str(&shown(event));
            }
            _ => {}
        }
    }
    sections.iter().map(|section| words(section)).collect()
}

/// What a text of the spec should be shown as: nothing in it is markup but lists of one level, and
/// words in backticks.
pub fn prose_text(text: &str) -> String {
    let lines = text.trim().lines().map(|line| {
        let line = line.trim();
        match line.split_once(' ') {
            Some((marker, rest)) if is_marker(marker) && !rest.trim().is_empty() => {
                format!("{} {rest}", if is_bullet(marker) { "-" } else { "1." })
            }
            _ => line.to_owned(),
        }
    });
    let text = lines.collect::<Vec<_>>().join(" ");
    let shown: Vec<_> = text.split_whitespace().map(without_backticks).collect();
    shown.join(" ")
}

fn without_backticks(word: &str) -> String {
    match word.split('`').collect::<Vec<_>>()[..] {
        [before, code, after] if !code.is_empty() => format!("{before}{code}{after}"),
        _ => word.to_owned(),
    }
}

fn is_marker(marker: &str) -> bool {
    let number = marker.strip_suffix(['.', ')']).unwrap_or_default();
    is_bullet(marker)
        || (1..=9).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
}

fn is_bullet(marker: &str) -> bool {
    ["-", "*", "+"].contains(&marker)
}

/// As GitHub and rustdoc read it.
fn events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut ordered = false;
    Parser::new_ext(markdown, options).map(move |event| {
        if let Event::Start(Tag::List(start)) = &event {
            ordered = start.is_some();
        }
        match event {
            Event::Start(Tag::Item) if ordered => Event::Text(" 1. ".into()),
            Event::Start(Tag::Item) => Event::Text(" - ".into()),
            event => event,
        }
    })
}

fn shown(event: Event<'_>) -> String {
    match event {
        Event::Text(text) | Event::Code(text) => text.into_string(),
        Event::SoftBreak
        | Event::Start(Tag::Paragraph | Tag::List(_))
        | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::List(_)) => " ".to_owned(),
        other => format!(" {other:?} "),
    }
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
