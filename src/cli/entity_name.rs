use std::str::FromStr;

use crate::names;

/// The name of an entity as the spec writes it; `posts`, `post` and `Post` mean the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityName(pub String);

impl FromStr for EntityName {
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
    use super::EntityName;

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
                Ok(EntityName("BlogPost".to_owned())),
                "{text}"
            );
        }
        for text in ["", "1st", "a b", "a:b", "ä", "-", "../x"] {
            assert!(text.parse::<EntityName>().is_err(), "{text}");
        }
    }
}
