use std::path::{Component, Path};

/// A module that a file declares, and where its own file may be.
#[derive(Debug, PartialEq, Eq)]
pub struct ModuleFile<'text> {
    pub module: &'text str,
    pub paths: Vec<String>,
}

/// The modules that the file at this path declares on lines of their own, outside of others.
pub fn module_files<'text>(path: &str, text: &'text str) -> Vec<ModuleFile<'text>> {
    let mut modules = Vec::new();
    // Most files declare none, and to go through the lines of all is a tenth of a rendering.
    if !text.contains("mod ") {
        return modules;
    }
    let mut before = "";
    for line in text.lines() {
        if let Some(module) = declared_on(line) {
            let paths = match path_attribute(before) {
                Some(elsewhere) => vec![joined(path, elsewhere)],
                None => usual_paths(path, module).to_vec(),
            };
            modules.push(ModuleFile { module, paths });
        }
        before = line;
    }
    modules
}

/// The name of the module that a line declares, and nothing else.
pub fn declared_on(line: &str) -> Option<&str> {
    if line.starts_with([' ', '/']) {
        return None;
    }
    declared(line.trim_end().strip_suffix(';')?)
}

/// The path in `#[path = "../factories/mod.rs"]`.
fn path_attribute(line: &str) -> Option<&str> {
    line.strip_prefix("#[path = \"")?.strip_suffix("\"]")
}

/// Below the folder of the file if it is the root of a crate or of a folder, or else below its own.
fn usual_paths(path: &str, module: &str) -> [String; 2] {
    let stem = path.strip_suffix(".rs").unwrap_or(path);
    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let folder = match name {
        "lib" | "main" | "mod" => folder,
        _ => stem,
    };
    [
        format!("{folder}/{module}.rs"),
        format!("{folder}/{module}/mod.rs"),
    ]
}

/// A path that is relative to the folder of a file.
fn joined(path: &str, relative: &str) -> String {
    let folder = Path::new(path).parent().unwrap_or(Path::new(""));
    let mut parts: Vec<String> = Vec::new();
    for part in folder.join(relative).components() {
        match part {
            Component::ParentDir => drop(parts.pop()),
            part => parts.push(part.as_os_str().to_string_lossy().into_owned()),
        }
    }
    parts.join("/")
}

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
    fn modules_have_their_files_below_their_own() {
        let paths = |path, text| -> Vec<String> {
            let files = module_files(path, text).into_iter();
            files.flat_map(|file| file.paths).collect()
        };
        assert_eq!(
            paths("src/lib.rs", "pub mod a;\n    mod b;\n// mod c;\n"),
            ["src/a.rs", "src/a/mod.rs"]
        );
        assert_eq!(
            paths("src/a.rs", "#[cfg(test)]\nmod tests;\n"),
            ["src/a/tests.rs", "src/a/tests/mod.rs"]
        );
        assert_eq!(
            paths(
                "tests/api/main.rs",
                "#[path = \"../made/mod.rs\"]\nmod made;\n"
            ),
            ["tests/made/mod.rs"]
        );
    }

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
