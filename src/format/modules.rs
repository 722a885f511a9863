/// The names of the modules that a file declares and keeps in files of their own.
///
/// `rustfmt` opens those files too, so they must be there when it runs.
pub fn declared_modules(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let declaration = line.trim().strip_suffix(';')?;
        let (before, name) = declaration.rsplit_once(' ')?;
        let name = name.strip_prefix("r#").unwrap_or(name);
        let is_declaration = before == "mod" || before.ends_with(" mod");
        (is_declaration && is_identifier(name)).then_some(name)
    })
}

/// Whether a module is declared inside another one, where its file is looked for elsewhere.
pub fn declares_nested_module(text: &str) -> bool {
    text.lines()
        .any(|line| line.starts_with(' ') && declared_modules(line).next().is_some())
}

fn is_identifier(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|character| character == '_' || character.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_in_files_of_their_own_are_found() {
        let text = "mod a;\npub(crate) mod r#type;\n#[cfg(test)]\nmod tests {\n    mod b;\n}\n// a mod;\nuse modular;\n";
        assert_eq!(
            declared_modules(text).collect::<Vec<_>>(),
            ["a", "type", "b"]
        );
        assert!(declares_nested_module(text));
        assert!(!declares_nested_module("mod a;\n"));
    }
}
