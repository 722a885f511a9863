use super::keys::{KeyTable, read_spec};
use super::raw::RawSpec;
use super::reader::Reader;
use super::{decode, yaml};
use crate::diagnostics::{Diagnostics, Problems};

/// A spec as far as it could be read, with what is wrong with it.
#[derive(Debug, Clone)]
pub struct ParsedSpec {
    pub spec: RawSpec,
    pub problems: Problems,
}

/// Reads a spec.
///
/// # Errors
/// Everything that is wrong with the text as such; what the names in it stand for is not looked at.
pub fn parse(file_name: &str, bytes: &[u8], keys: &KeyTable) -> Result<RawSpec, Diagnostics> {
    let parsed = parse_all(file_name, bytes, keys)?;
    if parsed.problems.is_empty() {
        Ok(parsed.spec)
    } else {
        Err(Diagnostics::new(parsed.spec.source, parsed.problems))
    }
}

/// Reads as much of a spec as can be read, so that later stages can add their findings.
///
/// # Errors
/// Text that is no YAML document at all.
pub fn parse_all(
    file_name: &str,
    bytes: &[u8],
    keys: &KeyTable,
) -> Result<ParsedSpec, Diagnostics> {
    let source = decode::decode(file_name, bytes)?;
    let mut problems = Problems::default();
    let Some(root) = yaml::parse(&source, &mut problems) else {
        return Err(Diagnostics::new(source, problems));
    };
    let mut spec = RawSpec::new(source.clone());
    let mut reader = Reader::new(&source, &mut problems);
    read_spec(&mut reader, keys, &root, &mut spec);
    Ok(ParsedSpec { spec, problems })
}

/// A spec as JSON, as tools that know nothing of the language see it.
///
/// # Errors
/// Text that is no YAML document.
pub fn to_json(file_name: &str, bytes: &[u8]) -> Result<serde_json::Value, Diagnostics> {
    let source = decode::decode(file_name, bytes)?;
    let mut problems = Problems::default();
    match yaml::parse(&source, &mut problems) {
        Some(root) if problems.is_empty() => Ok(root.json().unwrap_or_default()),
        _ => Err(Diagnostics::new(source, problems)),
    }
}
