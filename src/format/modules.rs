/// The names of the modules that a file declares and keeps in files of their own.
///
/// `rustfmt` opens those files too, so they must be there when it runs.
pub fn declared_modules(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| {
        let code = line.split_once("//").map_or(line, |(code, _)| code);
        let statements = code
            .rsplit_once(';')
            .map_or("", |(statements, _)| statements);
        statements.split(';').filter_map(declared)
    })
}

/// The name of the module that a statement declares.
fn declared(statement: &str) -> Option<&str> {
    let (before, name) = statement.trim().rsplit_once(' ')?;
    let name = name.strip_prefix("r#").unwrap_or(name);
    let is_declaration = before == "mod" || before.ends_with(" mod");
    (is_declaration && is_identifier(name)).then_some(name)
}

/// Whether the file of a module is looked for elsewhere: because it is declared inside another one,
/// or because an attribute says so.
pub fn declares_module_elsewhere(text: &str) -> bool {
    text.lines().any(|line| {
        let is_nested = line.starts_with(' ') && declared_modules(line).next().is_some();
        is_nested || line.starts_with("#[path")
    })
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
        let text = "mod a;\npub(crate) mod r#type;\n#[cfg(test)]\nmod tests {\n    mod b;\n}\n// a mod;\nuse modular;\nmod c; // mine\nmod d; mod e; /* ours */\n";
        assert_eq!(
            declared_modules(text).collect::<Vec<_>>(),
            ["a", "type", "b", "c", "d", "e"]
        );
        assert!(declares_module_elsewhere(text));
        assert!(!declares_module_elsewhere("mod a;\n"));
        assert!(declares_module_elsewhere("#[path = \"b.rs\"]\nmod a;\n"));
    }
}
