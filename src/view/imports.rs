use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::model::Entity;

use super::column::ColumnView;
use super::entity::{EnumView, target_types};
use super::relation::RelationView;

/// The paths that the files of an entity import, beyond those that all of them do.
#[derive(Debug, Serialize)]
pub struct Imports {
    /// Crates, for the model.
    pub model: Vec<String>,
    /// Other models, for the model.
    pub model_siblings: Vec<String>,
    /// Crates, for the input.
    pub input: Vec<String>,
    /// Enums and the like, for the input.
    pub input_siblings: Vec<String>,
    /// Enums, for the query.
    pub query_siblings: Vec<String>,
    /// Crates, for the repository.
    pub repository: Vec<String>,
    /// Wrappers of values, for the repository.
    pub wrappers: Vec<String>,
    /// Other models, for the repository.
    pub repository_models: Vec<String>,
    /// What a test needs to make rows.
    pub factory: Vec<String>,
}

/// Names in code, and the paths that they come from.
const PATHS: &[(&str, &str, &str)] = &[
    ("DateTime<", "chrono", "DateTime"),
    ("Utc", "chrono", "Utc"),
    ("SubsecRound", "chrono", "SubsecRound"),
    ("SecondsFormat", "chrono", "SecondsFormat"),
    ("DateTime::", "chrono", "DateTime"),
    ("NaiveDate", "chrono", "NaiveDate"),
    ("NaiveTime", "chrono", "NaiveTime"),
    ("Decimal", "rust_decimal", "Decimal"),
    ("dec!", "rust_decimal", "dec"),
    ("Value", "serde_json", "Value"),
    ("json!", "serde_json", "json"),
    ("Uuid", "uuid", "Uuid"),
    ("uuid!", "uuid", "uuid"),
    ("BASE64_STANDARD", "base64::prelude", "BASE64_STANDARD"),
    ("BASE64_STANDARD", "base64", "Engine"),
];

impl Imports {
    pub(super) fn of(
        entity: &Entity,
        columns: &[ColumnView],
        relations: &[RelationView],
        enums: &[EnumView],
    ) -> Self {
        let own = &entity.names.rust_type;
        let inputs = || columns.iter().filter(|column| column.input.is_some());
        let types: Vec<_> = columns
            .iter()
            .map(|column| column.rust_type.as_str())
            .collect();
        let input_code: Vec<_> = inputs()
            .flat_map(|column| {
                let input = column.input.iter().flat_map(|input| {
                    input
                        .rules
                        .iter()
                        .map(String::as_str)
                        .chain([input.default.as_str()])
                });
                input.chain([column.base_type.as_str()])
            })
            .collect();
        let has_password = types.iter().any(|code| code.contains("Password"));
        let targets = target_types(relations, own);
        let siblings = |extra: bool| {
            let mut names: BTreeSet<String> = targets.clone();
            names.extend(extra.then(|| "Password".to_owned()));
            names.into_iter().collect::<Vec<_>>()
        };
        let enum_names: Vec<_> = enums.iter().map(|one| one.rust_type.clone()).collect();
        let listed_enums = columns.iter().filter(|column| column.list_kind.is_some());
        let listed_enums = enum_names.iter().filter(|name| {
            listed_enums
                .clone()
                .any(|column| column.base_type == **name)
        });
        let reads: Vec<_> = columns.iter().map(|column| column.read.as_str()).collect();
        let mut input_siblings = enum_names.clone();
        input_siblings.extend(has_password.then(|| "Password".to_owned()));
        let mut repository_models: Vec<_> = targets.iter().cloned().collect();
        repository_models.extend(
            enum_names
                .iter()
                .filter(|name| {
                    reads
                        .iter()
                        .any(|read| read.contains(&format!("Word<{name}>")))
                })
                .cloned(),
        );
        let key_types: Vec<_> = [super::kind::id_type(entity.id.kind).0].into();
        Self {
            model: external(types.iter().copied()),
            model_siblings: siblings(has_password),
            input: external(input_code.iter().copied()),
            input_siblings,
            query_siblings: listed_enums.cloned().collect(),
            repository: external(reads.iter().chain(&key_types).copied()),
            wrappers: ["Json", "Scaled", "Timestamp", "Word"]
                .into_iter()
                .filter(|name| {
                    reads.iter().any(|read| {
                        read.contains(&format!("{name}<")) || read.contains(&format!("{name}>"))
                    })
                })
                .map(str::to_owned)
                .collect(),
            repository_models,
            factory: Vec::new(),
        }
    }
}

/// The paths that code needs, one for each crate.
pub(super) fn external<'a>(code: impl Iterator<Item = &'a str>) -> Vec<String> {
    let code: Vec<_> = code.collect();
    let mut names: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (mark, path, name) in PATHS {
        if code.iter().any(|code| mentions(code, mark)) {
            names.entry(path).or_default().insert(name);
        }
    }
    let paths = names.into_iter().map(|(path, names)| {
        let names: Vec<_> = names.into_iter().collect();
        if names.len() == 1 {
            format!("{path}::{}", names[0])
        } else {
            format!("{path}::{{{}}}", names.join(", "))
        }
    });
    paths.collect()
}

/// Whether code contains a name that does not continue another one.
fn mentions(code: &str, mark: &str) -> bool {
    code.match_indices(mark).any(|(index, _)| {
        let before = code[..index].chars().next_back();
        let after = code[index + mark.len()..].chars().next();
        let continues = |character: Option<char>| {
            character.is_some_and(|character| character.is_alphanumeric() || character == '_')
        };
        !continues(before) && (mark.ends_with(['<', '!', ':']) || !continues(after))
    })
}
