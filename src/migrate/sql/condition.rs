use crate::migrate::schema::Numbers;
use crate::model::Length;

use super::wrapped::wrapped;

/// Of a list of values.
const WIDTH: usize = 84;

/// That something is within a range; nothing if every value is.
pub fn between<T: ToString>(what: &str, range: Numbers<T>) -> Option<String> {
    let Numbers { min, max } = range.map(|end| end.to_string());
    match (min, max) {
        (Some(min), Some(max)) if min == max => Some(format!("{what} = {min}")),
        (Some(min), Some(max)) => Some(format!("{what} BETWEEN {min} AND {max}")),
        (Some(min), None) => Some(format!("{what} >= {min}")),
        (None, Some(max)) => Some(format!("{what} <= {max}")),
        (None, None) => None,
    }
}

/// That a measure is that of an allowed length.
pub fn lengths(measure: &str, Length { min, max }: Length) -> Option<String> {
    let min = min.filter(|min| *min > 0);
    between(measure, Numbers { min, max })
}

/// That something is one of these values.
pub fn one_of(what: &str, literals: &[String]) -> String {
    format!("{what} IN ({})", literals.join(", "))
}

/// The same, in lines where there are many.
pub fn one_of_lines(what: &str, literals: &[String]) -> Vec<String> {
    let condition = one_of(what, literals);
    if condition.len() <= WIDTH {
        return vec![condition];
    }
    let mut lines = vec![format!("{what} IN (")];
    lines.extend(wrapped(literals, WIDTH));
    lines.push(")".to_owned());
    lines
}

/// A condition, in lines, as a check.
pub fn in_check(mut lines: Vec<String>) -> Vec<String> {
    if let Some(first) = lines.first_mut() {
        *first = format!("CHECK ({first}");
    }
    if let Some(last) = lines.last_mut() {
        last.push(')');
    }
    lines
}

/// A value where a condition holds, and otherwise something else; without that, the value.
pub fn when(condition: &str, value: &str, otherwise: Option<&str>) -> String {
    match otherwise {
        Some("NULL") => format!("CASE WHEN {condition} THEN {value} END"),
        Some(otherwise) => format!("CASE WHEN {condition} THEN {value} ELSE {otherwise} END"),
        None => value.to_owned(),
    }
}
