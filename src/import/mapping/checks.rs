use crate::import::document::{FieldDocument, FieldType};
use crate::import::notice::Notice;
use crate::import::notice::RuleReason;
use crate::import::schema::{DatabaseTable, Fact, LengthUnit, facts};
use crate::spec::TypeName;

/// Gives the fields the rules that the checks of their table say; others are told.
///
/// `field_of` finds the field of a column.
pub fn apply_checks(
    table: &DatabaseTable,
    fields: &mut [FieldDocument],
    field_of: impl Fn(&str) -> Option<usize>,
    notices: &mut Vec<Notice>,
) {
    for text in &table.checks {
        let mut changed = fields.to_vec();
        let all = facts(text).and_then(|facts| {
            facts.iter().try_for_each(|fact| {
                let field = changed.get_mut(field_of(fact.column())?)?;
                rule(field, fact)
            })
        });
        if all.is_some() {
            fields.clone_from_slice(&changed);
        } else {
            let text = text.clone();
            notices.push(Notice::table(&table.name, RuleReason::Check { text }));
        }
    }
}

/// Gives a field a rule; nothing if its type has no such rule.
fn rule(field: &mut FieldDocument, fact: &Fact) -> Option<()> {
    use TypeName::{Bigint, Bytes, Float, Int, Json, String, Text};
    let name = match &field.kind {
        FieldType::Plain(name) => Some(*name),
        FieldType::Decimal { .. } | FieldType::Enum(_) => None,
    };
    let is_text = matches!(name, Some(String | Text));
    let is_whole = matches!(name, Some(Int | Bigint));
    let is_number =
        is_whole || name == Some(Float) || matches!(field.kind, FieldType::Decimal { .. });
    let has_length =
        |unit: LengthUnit| name == Some(Bytes) || (is_text && unit == LengthUnit::Characters);
    match fact {
        Fact::In { values, .. } if is_text => {
            field.kind = FieldType::Enum(values.clone());
            (field.min, field.max) = (None, None);
            Some(())
        }
        Fact::In { values, .. } if is_whole && is_bit(values) => {
            field.kind = FieldType::Plain(TypeName::Bool);
            (field.min, field.max) = (None, None);
            Some(())
        }
        Fact::In { values, .. } if is_number && values.len() == 1 => {
            field.min.clone_from(&values.first().cloned());
            field.max.clone_from(&field.min);
            Some(())
        }
        Fact::In { values, .. } => {
            let is_known = name == Some(TypeName::Bool) && is_bit(values);
            (is_known || field.kind == FieldType::Enum(values.clone())).then_some(())
        }
        Fact::Min {
            value, inclusive, ..
        } if is_number => {
            field.min = Some(end(value, *inclusive, is_whole, 1)?);
            Some(())
        }
        Fact::Max {
            value, inclusive, ..
        } if is_number => {
            field.max = Some(end(value, *inclusive, is_whole, -1)?);
            Some(())
        }
        Fact::LengthMin { value, unit, .. } if has_length(*unit) => {
            field.min = Some(value.to_string()).filter(|_| *value > 0);
            Some(())
        }
        Fact::LengthMax { value, unit, .. } if has_length(*unit) => {
            let shorter = field
                .max
                .as_ref()
                .and_then(|max| max.parse().ok())
                .is_none_or(|max: u32| *value < max);
            if shorter {
                field.max = Some(value.to_string());
            }
            if name == Some(Text) && *value <= SHORT {
                field.kind = FieldType::Plain(String);
            }
            Some(())
        }
        Fact::Json { .. } if is_text || name == Some(Json) => {
            field.kind = FieldType::Plain(Json);
            (field.min, field.max) = (None, None);
            Some(())
        }
        _ => None,
    }
}

/// Texts up to this length are strings.
const SHORT: u32 = 255;

fn is_bit(values: &[String]) -> bool {
    let mut sorted = values.to_vec();
    sorted.sort();
    sorted == ["0", "1"]
}

/// The end of a range; between two numbers there is one only for whole ones.
fn end(value: &str, inclusive: bool, is_whole: bool, step: i64) -> Option<String> {
    if inclusive {
        let sound = !is_whole || value.parse::<i64>().is_ok();
        return sound.then(|| value.to_owned());
    }
    let value: i64 = value.parse().ok().filter(|_| is_whole)?;
    Some(value.checked_add(step)?.to_string())
}
