use crate::import::document::{FieldDocument, FieldType};
use crate::import::notice::{Notice, RuleReason};
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
    use TypeName::{Bytes, Json};
    let Kinds {
        name,
        is_text,
        is_whole,
        is_number,
    } = Kinds::of(&field.kind);
    let has_length =
        |unit: LengthUnit| name == Some(Bytes) || (is_text && unit == LengthUnit::Characters);
    match fact {
        Fact::In { values, .. } => one_of(field, values)?,
        Fact::Min {
            value, inclusive, ..
        } if is_number => field.min = Some(end(value, *inclusive, is_whole, 1)?),
        Fact::Max {
            value, inclusive, ..
        } if is_number => field.max = Some(end(value, *inclusive, is_whole, -1)?),
        Fact::LengthMin { value, unit, .. } if has_length(*unit) => {
            field.min = Some(value.to_string()).filter(|_| *value > 0);
        }
        Fact::LengthMax { value, unit, .. } if has_length(*unit) => at_most(field, *value),
        Fact::Json { .. } if is_text || name == Some(Json) => become_plain(field, Json),
        _ => return None,
    }
    Some(())
}

/// What a type is as far as rules go.
struct Kinds {
    name: Option<TypeName>,
    is_text: bool,
    is_whole: bool,
    is_number: bool,
}

impl Kinds {
    fn of(kind: &FieldType) -> Self {
        use TypeName::{Bigint, Float, Int, String, Text};
        let name = match kind {
            FieldType::Plain(name) => Some(*name),
            FieldType::Decimal { .. } | FieldType::Enum(_) => None,
        };
        let is_whole = matches!(name, Some(Int | Bigint));
        let is_decimal = matches!(kind, FieldType::Decimal { .. });
        Self {
            name,
            is_text: matches!(name, Some(String | Text)),
            is_whole,
            is_number: is_whole || is_decimal || name == Some(Float),
        }
    }
}

/// Leaves a field some values: those of an enum, of a `bool`, or a single number.
fn one_of(field: &mut FieldDocument, values: &[String]) -> Option<()> {
    let kinds = Kinds::of(&field.kind);
    if kinds.is_text {
        field.kind = FieldType::Enum(values.to_vec());
        (field.min, field.max) = (None, None);
        return Some(());
    }
    if kinds.is_whole && is_bit(values) {
        become_plain(field, TypeName::Bool);
        return Some(());
    }
    if let ([only], true) = (values, kinds.is_number) {
        (field.min, field.max) = (Some(only.clone()), Some(only.clone()));
        return Some(());
    }
    let is_known = match &field.kind {
        FieldType::Plain(name) => *name == TypeName::Bool && is_bit(values),
        FieldType::Enum(known) => known == values,
        FieldType::Decimal { .. } => false,
    };
    is_known.then_some(())
}

fn become_plain(field: &mut FieldDocument, name: TypeName) {
    field.kind = FieldType::Plain(name);
    (field.min, field.max) = (None, None);
}

fn at_most(field: &mut FieldDocument, length: u32) {
    let known = field.max.as_ref().and_then(|max| max.parse().ok());
    if known.is_none_or(|max: u32| length < max) {
        field.max = Some(length.to_string());
    }
    if field.kind == FieldType::Plain(TypeName::Text) && length <= SHORT {
        field.kind = FieldType::Plain(TypeName::String);
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
