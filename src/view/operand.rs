use serde::Serialize;

use crate::model::{FieldKind, IdKind, Project};

/// A kind of value that lists of the service filter and sort by, in every place that knows of it.
#[derive(Debug, Clone, Serialize)]
pub struct OperandView {
    /// Of the enums `Kind` and, but for choices, `Operand`.
    pub variant: &'static str,
    /// What the kind's variant carries: ` { scale: u32 }`.
    pub payload: &'static str,
    /// The pattern of the kind's variant.
    pub pattern: &'static str,
    /// The same pattern where what it carries does not matter.
    pub any: &'static str,
    /// The type that the operand's variant holds; empty for choices, which are texts.
    pub rust_type: &'static str,
    /// Reads `text` into an operand.
    pub parse: &'static str,
    /// What an operand has to look like, as an expression of a `String`.
    pub expectation: &'static str,
    /// The operators that make sense.
    pub operators: &'static str,
    /// Writes `value` as `parse` reads it.
    pub to_text: &'static str,
    /// The arm that makes a value to bind in a file.
    pub to_value: &'static str,
    /// What a statement to a server binds for `value`.
    pub bind: &'static str,
    /// The schema of an operand.
    pub schema: &'static str,
    /// The expression of one of several operands, for a pattern; none if any text may be one.
    pub several: &'static str,
}

/// The kinds that the lists of a project need, in a fixed order.
#[must_use]
pub fn operands(project: &Project) -> Vec<OperandView> {
    ALL.iter()
        .filter(|operand| needs(project, operand.variant))
        .cloned()
        .collect()
}

fn needs(project: &Project, variant: &str) -> bool {
    let fields = || {
        project
            .entities
            .iter()
            .flat_map(|entity| &entity.fields)
            .filter(|field| !field.private)
    };
    let ids = |kind| project.entities.iter().any(|entity| entity.id.kind == kind);
    let kinds = |matches: fn(&FieldKind) -> bool| fields().any(|field| matches(&field.kind));
    match variant {
        "Text" => kinds(|kind| {
            matches!(
                kind,
                FieldKind::String { .. }
                    | FieldKind::Text { .. }
                    | FieldKind::Email { .. }
                    | FieldKind::Url { .. }
                    | FieldKind::Slug { .. }
                    | FieldKind::Enum { .. }
            )
        }),
        "Choice" => kinds(|kind| matches!(kind, FieldKind::Enum { .. })),
        "Int" => {
            ids(IdKind::Bigint)
                || kinds(|kind| matches!(kind, FieldKind::Int { .. } | FieldKind::Bigint { .. }))
                || project.entities.iter().any(|entity| entity.versioned)
        }
        "Float" => kinds(|kind| matches!(kind, FieldKind::Float { .. })),
        "Decimal" => kinds(|kind| matches!(kind, FieldKind::Decimal { .. })),
        "Bool" => kinds(|kind| matches!(kind, FieldKind::Bool)),
        "Uuid" => ids(IdKind::Uuid) || kinds(|kind| matches!(kind, FieldKind::Uuid)),
        "Date" => kinds(|kind| matches!(kind, FieldKind::Date)),
        "Time" => kinds(|kind| matches!(kind, FieldKind::Time)),
        _ => {
            kinds(|kind| matches!(kind, FieldKind::Datetime))
                || project.entities.iter().any(|entity| entity.timestamps)
        }
    }
}

const ORDERED: &str = "&[Eq, Ne, Gt, Gte, Lt, Lte, In]";

const ALL: &[OperandView] = &[
    OperandView {
        variant: "Text",
        payload: "",
        pattern: "Text",
        any: "Text",
        rust_type: "String",
        parse: "Some(text.to_owned().into())",
        expectation: "\"text\".to_owned()",
        operators: "&[Eq, Ne, Gt, Gte, Lt, Lte, In, Contains, StartsWith]",
        to_text: "value.clone()",
        to_value: "(Operand::Text(text), _) => text.clone().into()",
        bind: "value.as_str()",
        schema: "of_type(Type::String)",
        several: "",
    },
    OperandView {
        variant: "Choice",
        payload: "(fn() -> Vec<&'static str>)",
        pattern: "Choice(words)",
        any: "Choice(_)",
        rust_type: "",
        parse: "words().contains(&text).then(|| text.to_owned().into())",
        expectation: "format!(\"one of {}\", words().join(\", \"))",
        operators: "&[Eq, Ne, In]",
        to_text: "",
        to_value: "",
        bind: "",
        schema: "of_type(Type::String).enum_values(Some(words()))",
        several: "format!(\"({})\", words().join(\"|\"))",
    },
    OperandView {
        variant: "Int",
        payload: "",
        pattern: "Int",
        any: "Int",
        rust_type: "i64",
        parse: "text.parse().ok().map(Operand::Int)",
        expectation: "\"a whole number\".to_owned()",
        operators: ORDERED,
        to_text: "value.to_string()",
        to_value: "(Operand::Int(number), _) => (*number).into()",
        bind: "*value",
        schema: "of_type(Type::Integer).minimum(Some(i64::MIN)).maximum(Some(i64::MAX))",
        several: "INT.to_owned()",
    },
    OperandView {
        variant: "Float",
        payload: "",
        pattern: "Float",
        any: "Float",
        rust_type: "f64",
        parse: "text.parse().ok().filter(|number: &f64| number.is_finite()).map(Operand::Float)",
        expectation: "\"a number\".to_owned()",
        operators: ORDERED,
        to_text: "value.to_string()",
        to_value: "(Operand::Float(number), _) => (*number).into()",
        bind: "*value",
        schema: "of_type(Type::Number)",
        several: "FLOAT.to_owned()",
    },
    OperandView {
        variant: "Decimal",
        payload: " { scale: u32 }",
        pattern: "Decimal { .. }",
        any: "Decimal { .. }",
        rust_type: "Decimal",
        parse: "Decimal::from_str_exact(text).ok().map(Operand::Decimal)",
        expectation: "\"a decimal number\".to_owned()",
        operators: ORDERED,
        to_text: "value.to_string()",
        to_value: "(Operand::Decimal(number), Kind::Decimal { scale }) => units(*number, scale), (Operand::Decimal(number), _) => units(*number, 0)",
        bind: "*value",
        schema: "of_type(Type::String).pattern(Some(format!(\"^{DECIMAL}$\")))",
        several: "DECIMAL.to_owned()",
    },
    OperandView {
        variant: "Bool",
        payload: "",
        pattern: "Bool",
        any: "Bool",
        rust_type: "bool",
        parse: "text.parse().ok().map(Operand::Bool)",
        expectation: "\"true or false\".to_owned()",
        operators: "&[Eq, Ne]",
        to_text: "value.to_string()",
        to_value: "(Operand::Bool(value), _) => (*value).into()",
        bind: "*value",
        schema: "of_type(Type::Boolean)",
        several: "",
    },
    OperandView {
        variant: "Uuid",
        payload: "",
        pattern: "Uuid",
        any: "Uuid",
        rust_type: "Uuid",
        parse: "Uuid::try_parse(text).ok().map(Operand::Uuid)",
        expectation: "\"a UUID\".to_owned()",
        operators: "&[Eq, Ne, In]",
        to_text: "value.to_string()",
        to_value: "(Operand::Uuid(id), _) => (*id).into()",
        bind: "*value",
        schema: "formatted(KnownFormat::Uuid)",
        several: "UUID.to_owned()",
    },
    OperandView {
        variant: "Date",
        payload: "",
        pattern: "Date",
        any: "Date",
        rust_type: "NaiveDate",
        parse: "text.parse().ok().map(Operand::Date)",
        expectation: "\"a date such as 2026-01-31\".to_owned()",
        operators: ORDERED,
        to_text: "value.to_string()",
        to_value: "(Operand::Date(date), _) => date.to_string().into()",
        bind: "*value",
        schema: "formatted(KnownFormat::Date)",
        several: "format!(\"({DATE})\")",
    },
    OperandView {
        variant: "Time",
        payload: "",
        pattern: "Time",
        any: "Time",
        rust_type: "NaiveTime",
        parse: "text.parse().ok().map(Operand::Time)",
        expectation: "\"a time such as 12:30:00\".to_owned()",
        operators: ORDERED,
        to_text: "value.to_string()",
        to_value: "(Operand::Time(time), _) => time.format(\"%T%.f\").to_string().into()",
        bind: "*value",
        schema: "of_type(Type::String).pattern(Some(format!(\"^{TIME}$\")))",
        several: "TIME.to_owned()",
    },
    OperandView {
        variant: "Datetime",
        payload: "",
        pattern: "Datetime",
        any: "Datetime",
        rust_type: "DateTime<Utc>",
        parse: "DateTime::parse_from_rfc3339(text).ok().map(|time| time.with_timezone(&Utc).into())",
        expectation: "\"a date and time such as 2026-01-31T12:00:00Z\".to_owned()",
        operators: ORDERED,
        to_text: "value.to_rfc3339_opts(SecondsFormat::AutoSi, true)",
        to_value: "(Operand::Datetime(time), _) => time.format(\"%F %T%.f%:z\").to_string().into()",
        bind: "*value",
        schema: "formatted(KnownFormat::DateTime)",
        several: "format!(\"({DATE})T({TIME})(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])\")",
    },
];
