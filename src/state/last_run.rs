use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use fs_err as fs;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::model::{
    Api, Auth, Engine, Entity, FeatureSettings, FeatureTable, Pool, Project, Service,
};

use super::error::StateError;
use super::merged_json::settled;
use super::record::RenderRecord;
use super::stamp::Stamp;

/// What the tool remembers.
pub const FOLDER: &str = ".scaffold";
/// The pristine text of every generated file, below its own path.
pub const BASE: &str = ".scaffold/base";
/// What is new in generated files and was not written, as patches.
pub const HELD_BACK: &str = ".scaffold/held-back";
/// The changes of a run that is under way.
pub const JOURNAL: &str = ".scaffold/journal";
/// Held by the run that is under way.
pub const LOCK: &str = ".scaffold/lock";

const VERSION: &str = ".scaffold/version";
const SERVICE: &str = ".scaffold/model/service.json";
/// What is remembered of each entity, in a file of its own.
pub const ENTITIES: &str = ".scaffold/model/entities";
const ORDER: &str = ".scaffold/model/order";
/// The digests of the pristine texts.
pub const RECORD: &str = ".scaffold/digests";
/// After which others each migration was written.
pub const HISTORY: &str = ".scaffold/migrations";
const SCHEMA: &str = ".scaffold/schema.json";
const ATTRIBUTES: &str = ".scaffold/.gitattributes";
const IGNORED: &str = ".scaffold/.gitignore";

/// Where the pristine text of a generated file is.
#[must_use]
pub fn base_path(path: &str) -> String {
    format!("{BASE}/{path}")
}

/// Where the patch of a generated file is that was not applied.
#[must_use]
pub fn held_back_path(path: &str) -> String {
    format!("{HELD_BACK}/{path}.patch")
}

/// The last run, as the project remembers it.
#[derive(Debug, Clone, PartialEq)]
pub struct LastRun {
    pub stamp: Stamp,
    pub project: Project,
    pub record: RenderRecord,
}

#[derive(Serialize, Deserialize)]
struct ServiceMemory {
    service: Service,
    engine: Engine,
    #[serde(default, skip_serializing_if = "Pool::is_usual")]
    pool: Pool,
    api: Api,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    auth: Option<Auth>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tables: Vec<FeatureTable>,
    #[serde(flatten)]
    feature_settings: FeatureSettings,
}

/// Branches that add to one of these files are both right.
const ATTRIBUTES_TEXT: &str = "* linguist-generated\nbase/** merge=union\ndigests merge=union\nheld-back/** merge=union\nmigrations merge=union\nmodel/order merge=union\n";
const IGNORED_TEXT: &str = "/journal/\n/lock\n";

/// The files of `.scaffold/` beside the pristine texts: a file for each entity and a line for each
/// name, so that two branches merge.
///
/// # Errors
/// When the model cannot be written as JSON.
pub fn state_files(
    stamp: &Stamp,
    project: &Project,
    schema: String,
) -> serde_json::Result<BTreeMap<String, String>> {
    let Project {
        service,
        engine,
        pool,
        api,
        auth,
        tables,
        feature_settings,
        entities,
    } = project;
    let head = ServiceMemory {
        service: service.clone(),
        engine: *engine,
        pool: pool.clone(),
        api: api.clone(),
        auth: auth.clone(),
        tables: tables.clone(),
        feature_settings: feature_settings.clone(),
    };
    let mut files = BTreeMap::from([
        (VERSION.to_owned(), pretty(stamp)?),
        (SERVICE.to_owned(), pretty(&head)?),
        (
            ORDER.to_owned(),
            lines(entities.iter().map(|entity| &*entity.name)),
        ),
        (SCHEMA.to_owned(), schema),
        (ATTRIBUTES.to_owned(), ATTRIBUTES_TEXT.to_owned()),
        (IGNORED.to_owned(), IGNORED_TEXT.to_owned()),
    ]);
    for entity in entities {
        files.insert(entity_path(&entity.name), pretty(entity)?);
    }
    Ok(files)
}

/// What the project at `root` remembers; nothing if it was never generated.
///
/// # Errors
/// When `.scaffold/` is there and cannot be understood.
pub fn read(root: &Path) -> Result<Option<LastRun>, StateError> {
    if is_absent(root) {
        return Ok(None);
    }
    let stamp: Stamp = read_json(root, VERSION)?;
    stamp.check()?;
    let ServiceMemory {
        service,
        engine,
        pool,
        api,
        auth,
        tables,
        feature_settings,
    } = read_json(root, SERVICE)?;
    let mut names: Vec<String> = Vec::new();
    for name in read_text(root, ORDER)?.lines().map(str::trim) {
        if !name.is_empty() && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    let entities = names
        .iter()
        .map(|name| read_json(root, &entity_path(name)))
        .collect::<Result<Vec<Entity>, _>>()?;
    Ok(Some(LastRun {
        stamp,
        record: fs::read_to_string(root.join(RECORD))
            .map(|text| RenderRecord::parse(&text))
            .unwrap_or_default(),
        project: Project {
            service,
            engine,
            pool,
            api,
            auth,
            tables,
            feature_settings,
            entities,
        },
    }))
}

/// Whether a folder has no memory of a run; a run that was killed early may have left its lock.
#[must_use]
pub fn is_absent(root: &Path) -> bool {
    match fs::read_dir(root.join(FOLDER)) {
        Ok(mut entries) => {
            let lock = root.join(LOCK);
            entries.all(|entry| entry.is_ok_and(|entry| entry.path() == lock))
        }
        Err(_) => !root.join(FOLDER).is_dir(),
    }
}

fn entity_path(name: &str) -> String {
    format!("{ENTITIES}/{name}.json")
}

fn lines<'text>(names: impl Iterator<Item = &'text str>) -> String {
    names.flat_map(|name| [name, "\n"]).collect()
}

fn pretty<T: Serialize>(value: &T) -> serde_json::Result<String> {
    serde_json::to_string_pretty(value).map(|text| text + "\n")
}

fn read_json<T: DeserializeOwned>(root: &Path, path: &str) -> Result<T, StateError> {
    let text = read_text(root, path)?;
    let read = match settled(&text) {
        Some(merged) => serde_json::from_value(merged),
        None => serde_json::from_str(&text),
    };
    read.map_err(|error| StateError::Damaged {
        path: path.to_owned(),
        reason: error.to_string(),
    })
}

fn read_text(root: &Path, path: &str) -> Result<String, StateError> {
    fs::read_to_string(root.join(path)).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => StateError::Lost {
            path: path.to_owned(),
        },
        io::ErrorKind::InvalidData => StateError::Damaged {
            path: path.to_owned(),
            reason: "it is not text in UTF-8".to_owned(),
        },
        _ => StateError::Io(error),
    })
}
