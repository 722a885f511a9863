//! The README as data.

const README: &str = include_str!("../../README.md");

pub fn section(heading: &str) -> &'static str {
    let start = README.find(heading).unwrap() + heading.len();
    let end = README[start..]
        .find("\n## ")
        .map_or(README.len(), |end| start + end);
    &README[start..end]
}

pub fn blocks<'a>(section: &'a str, language: &str) -> impl Iterator<Item = &'a str> {
    let fence = format!("```{language}\n");
    let parts: Vec<_> = section.split(&fence).skip(1).collect();
    parts
        .into_iter()
        .map(|part| part.split("```").next().unwrap())
}
