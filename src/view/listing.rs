use std::collections::BTreeSet;

use serde::Serialize;

use super::imports::external;
use super::operand::OperandView;

/// What the `listing` module and the documentation of its parameters need.
#[derive(Debug, Serialize)]
pub struct ListingView {
    /// The kinds whose operands have a type of their own.
    pub values: Vec<OperandView>,
    /// The kinds of which several are described by a pattern.
    pub patterned: Vec<OperandView>,
    /// The pattern of the other kinds; empty if there are none.
    pub unpatterned: String,
    pub kind_imports: Vec<String>,
    pub operand_imports: Vec<String>,
    /// The operators of the kinds, those that have the same ones together.
    pub operator_groups: Vec<OperatorGroup>,
    /// The operators that any kind has.
    pub operators: Vec<&'static str>,
    /// Regular expressions of single operands.
    pub constants: Vec<&'static str>,
    pub schema_imports: Vec<&'static str>,
    pub formats: bool,
}

/// Kinds that have the same operators.
#[derive(Debug, Serialize)]
pub struct OperatorGroup {
    /// Their patterns: `Self::Uuid | Self::Choice(_)`.
    pub kinds: String,
    pub operators: &'static str,
}

impl ListingView {
    pub(super) fn of(operands: &[OperandView]) -> Self {
        let values: Vec<_> = operands
            .iter()
            .filter(|operand| !operand.rust_type.is_empty())
            .cloned()
            .collect();
        let patterned: Vec<_> = operands
            .iter()
            .filter(|operand| !operand.several.is_empty())
            .cloned()
            .collect();
        let unpatterned: Vec<_> = operands
            .iter()
            .filter(|operand| operand.several.is_empty())
            .map(|operand| format!("Kind::{}", operand.any))
            .collect();
        let used: BTreeSet<_> = operands
            .iter()
            .flat_map(|operand| words(operand.operators))
            .collect();
        let formats = operands
            .iter()
            .any(|operand| operand.schema.starts_with("formatted"));
        let mut schema_imports = vec!["ObjectBuilder", "Schema", "Type"];
        if formats {
            schema_imports = vec![
                "KnownFormat",
                "ObjectBuilder",
                "Schema",
                "SchemaFormat",
                "Type",
            ];
        }
        let is_used = |name: &str| {
            operands
                .iter()
                .any(|operand| operand.several.contains(name) || operand.schema.contains(name))
        };
        Self {
            kind_imports: external(
                operands
                    .iter()
                    .filter(|operand| operand.variant != "Choice")
                    .flat_map(|operand| [operand.parse]),
            ),
            operand_imports: external(
                values
                    .iter()
                    .flat_map(|operand| [operand.rust_type, operand.to_text]),
            ),
            values,
            patterned,
            unpatterned: unpatterned.join(" | "),
            operator_groups: operator_groups(operands),
            operators: used.into_iter().collect(),
            constants: CONSTANTS
                .iter()
                .filter(|(name, _)| is_used(name))
                .map(|(_, code)| *code)
                .collect(),
            schema_imports,
            formats,
        }
    }
}

fn operator_groups(operands: &[OperandView]) -> Vec<OperatorGroup> {
    let mut groups: Vec<OperatorGroup> = Vec::new();
    for operand in operands {
        let kind = format!("Self::{}", operand.any);
        match groups
            .iter_mut()
            .find(|group| group.operators == operand.operators)
        {
            Some(group) => group.kinds = format!("{} | {kind}", group.kinds),
            None => groups.push(OperatorGroup {
                kinds: kind,
                operators: operand.operators,
            }),
        }
    }
    groups
}

const CONSTANTS: &[(&str, &str)] = &[
    (
        "UUID",
        "const UUID: &str = \"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\";",
    ),
    ("INT", "const INT: &str = \"-?[0-9]{1,18}\";"),
    (
        "FLOAT",
        "const FLOAT: &str = r\"-?[0-9]{1,9}(\\.[0-9]{1,9})?\";",
    ),
    (
        "DECIMAL",
        "const DECIMAL: &str = r\"-?[0-9]{1,9}(\\.[0-9]{1,9})?\";",
    ),
    (
        "DATE",
        "const DATE: &str = \"[0-9]{4}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)\";",
    ),
    (
        "TIME",
        "const TIME: &str = r\"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,6})?\";",
    ),
];

fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.trim_matches(['&', '[', ']']).split(", ")
}
