/// SQL with `@` for a value, and `{scale}`, `{unit}` or `{times}` for what a decimal's places ask
/// for: their number, ten to its power, or ` * ` and that where there are any.
pub type ValueTemplate = &'static str;

/// The value as it is.
pub const SAME: ValueTemplate = "@";

/// How the values of one type become those of another.
#[derive(Debug)]
pub struct Conversions {
    pub from_text: FromText,
    pub to_text: ToText,
    /// Whether a text `@` matches the regular expression `{pattern}`.
    pub matches: &'static str,
    pub bool_to_number: ValueTemplate,
    /// Rounds to the places of an exact number.
    pub float_to_exact: ValueTemplate,
    pub exact_to_float: ValueTemplate,
    /// Likewise, of a decimal with places behind the point.
    pub decimal_to_float: ValueTemplate,
    /// Cuts the places of a decimal; not where decimals are whole numbers of units.
    pub decimal_to_exact: ValueTemplate,
    /// Of sixteen bytes.
    pub bytes_to_uuid: ValueTemplate,
    pub uuid_to_bytes: ValueTemplate,
    pub date_to_datetime: ValueTemplate,
    pub datetime_to_date: ValueTemplate,
    /// Functions that conversions call, by their names, with the statements that make them.
    pub needed: &'static [(&'static str, &'static str)],
}

/// What a text stands for as another type, or `NULL`.
#[derive(Debug)]
pub struct FromText {
    pub integer: TextReading,
    pub float: TextReading,
    pub decimal: TextReading,
    pub bool: TextReading,
    pub uuid: TextReading,
    pub date: TextReading,
    pub time: TextReading,
    pub datetime: TextReading,
    pub json: TextReading,
    pub bytes: TextReading,
}

/// How a text is read.
#[derive(Debug, Clone, Copy)]
pub enum TextReading {
    /// This sees itself to what is none.
    Any(ValueTemplate),
    /// Only texts of a pattern are read; others are `NULL`.
    Matching(&'static str, ValueTemplate),
}

/// The text that stands for a value.
#[derive(Debug)]
pub struct ToText {
    pub number: ValueTemplate,
    /// Of a decimal with places behind the point.
    pub decimal: ValueTemplate,
    pub bool: ValueTemplate,
    pub uuid: ValueTemplate,
    pub date: ValueTemplate,
    pub time: ValueTemplate,
    pub datetime: ValueTemplate,
    pub json: ValueTemplate,
    pub bytes: ValueTemplate,
}

/// A template for a value with so many places behind the point.
#[must_use]
pub fn fill(template: &str, value: &str, scale: u32) -> String {
    let unit = power_of_ten(scale);
    let times = if scale == 0 {
        String::new()
    } else {
        format!(" * {unit}")
    };
    template
        .replace("{scale}", &scale.to_string())
        .replace("{unit}", &unit.to_string())
        .replace("{times}", &times)
        .replace('@', value)
}

/// What a whole number of units is counted in.
#[must_use]
pub fn power_of_ten(places: u32) -> i64 {
    10_i64.checked_pow(places).unwrap_or(i64::MAX)
}

/// What texts look like that stand for a value: patterns that every server understands.
pub(super) mod patterns {
    pub const UUID: &str = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$";
    pub const WHOLE: &str = "^-?[0-9]{1,18}$";
    pub const NUMBER: &str = "^-?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]{1,2})?$";
    pub const DATE: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    pub const TIME: &str = "^[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?$";
    pub const MOMENT: &str =
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+]00:00)$";
}
