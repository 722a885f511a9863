use std::fmt;
use std::str::FromStr;

use crate::names;

/// The name of a service: kebab-case, because it becomes the crate's and the folder's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceName(String);

impl ServiceName {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ServiceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for ServiceName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if is_kebab_case(text) {
            return Ok(Self(text.to_owned()));
        }
        let suggestion = kebab_case(text);
        Err(if is_kebab_case(&suggestion) {
            format!("a service is named in kebab-case: `{suggestion}`")
        } else {
            "a service is named in kebab-case, like `blog` or `order-desk`".to_owned()
        })
    }
}

fn is_kebab_case(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.split('-').all(|word| {
            !word.is_empty()
                && word
                    .chars()
                    .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        })
}

fn kebab_case(text: &str) -> String {
    let mut kebab = String::new();
    let mut after_lower = false;
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() {
            if letter.is_ascii_uppercase() && after_lower {
                kebab.push('-');
            }
            kebab.push(letter.to_ascii_lowercase());
        } else if !kebab.is_empty() && !kebab.ends_with('-') {
            kebab.push('-');
        }
        after_lower = letter.is_ascii_lowercase() || letter.is_ascii_digit();
    }
    kebab.trim_end_matches('-').to_owned()
}

/// The name of an entity as the spec writes it; `posts`, `post` and `Post` mean the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityArgument(pub String);

impl FromStr for EntityArgument {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_word = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
        let begins_well = text.starts_with(|first: char| first.is_ascii_alphabetic());
        if !begins_well || !text.chars().all(is_word) {
            return Err("a resource is named with letters, like `post` or `BlogPost`".to_owned());
        }
        Ok(Self(names::pascal(&names::singular(&names::snake(text)))))
    }
}

#[cfg(test)]
mod tests {
    use super::{EntityArgument, ServiceName};

    #[test]
    fn names_are_kebab_case_and_others_get_a_suggestion() {
        assert!("order-desk2".parse::<ServiceName>().is_ok());
        for (text, suggestion) in [
            ("OrderDesk", "`order-desk`"),
            ("order_desk", "`order-desk`"),
            ("a--b", "`a-b`"),
        ] {
            let refusal = text
                .parse::<ServiceName>()
                .map_err(|refusal| refusal.contains(suggestion));
            assert_eq!(refusal, Err(true), "{text}");
        }
        for text in ["", "-", "1a", "..", "a/b/../c", "ä"] {
            assert!(text.parse::<ServiceName>().is_err(), "{text}");
        }
    }

    #[test]
    fn every_spelling_is_the_same_entity() {
        for text in [
            "BlogPost",
            "blog_post",
            "blog-posts",
            "blogPosts",
            "BlogPosts",
        ] {
            assert_eq!(
                text.parse(),
                Ok(EntityArgument("BlogPost".to_owned())),
                "{text}"
            );
        }
        for text in ["", "1st", "a b", "a:b", "ä", "-", "../x"] {
            assert!(text.parse::<EntityArgument>().is_err(), "{text}");
        }
    }
}
