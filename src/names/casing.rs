use heck::{ToKebabCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

/// `BlogPost` or `blog post` to `blog_post`.
#[must_use]
pub fn snake(name: &str) -> String {
    name.to_snake_case()
}

/// `blog_post` to `BlogPost`.
#[must_use]
pub fn pascal(name: &str) -> String {
    name.to_upper_camel_case()
}

/// `blog_post` to `blog-post`.
#[must_use]
pub fn kebab(name: &str) -> String {
    name.to_kebab_case()
}

/// `published_at` to `PUBLISHED_AT`.
#[must_use]
pub fn constant(name: &str) -> String {
    name.to_shouty_snake_case()
}

/// `blog_post` to `blog post`.
#[must_use]
pub fn human(snake: &str) -> String {
    snake.trim_matches('_').replace('_', " ")
}

/// `my-blog` to `My blog`.
#[must_use]
pub fn sentence(kebab: &str) -> String {
    let words = kebab.replace(['-', '_'], " ");
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => words,
    }
}

/// Words that begin with another sound than their letter.
const CONSONANT_SOUND: [&str; 9] = [
    "eu", "one", "once", "uni", "usa", "use", "usu", "uti", "ubi",
];
const VOWEL_SOUND: [&str; 4] = ["hour", "honest", "honor", "heir"];

/// `a` or `an`, as the first sound of the words asks for.
#[must_use]
pub fn article(words: &str) -> &'static str {
    let begins = |list: &[&str]| list.iter().any(|start| words.starts_with(start));
    let vowel = words.starts_with(['a', 'e', 'i', 'o', 'u']);
    let negated = words.starts_with("unin") || words.starts_with("unim");
    if begins(&VOWEL_SOUND) || negated || (vowel && !begins(&CONSONANT_SOUND)) {
        "an"
    } else {
        "a"
    }
}
