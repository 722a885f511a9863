use super::expression::{Expression, expression};

/// What a check says of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    In {
        column: String,
        values: Vec<String>,
    },
    Min {
        column: String,
        value: String,
        inclusive: bool,
    },
    Max {
        column: String,
        value: String,
        inclusive: bool,
    },
    LengthMin {
        column: String,
        unit: LengthUnit,
        value: u32,
    },
    LengthMax {
        column: String,
        unit: LengthUnit,
        value: u32,
    },
    /// It is a JSON document.
    Json {
        column: String,
    },
}

/// What a length is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LengthUnit {
    /// Of texts; bytes for those that are none.
    Characters,
    Bytes,
}

/// What a condition says, if all of it is something that the language has.
#[must_use]
pub fn facts(text: &str) -> Option<Vec<Fact>> {
    let mut facts = Vec::new();
    collect(&expression(text)?, &mut facts)?;
    Some(facts)
}

fn collect(expression: &Expression, facts: &mut Vec<Fact>) -> Option<()> {
    match expression {
        Expression::And(parts) => {
            for part in parts {
                collect(part, facts)?;
            }
            Some(())
        }
        Expression::Or(parts) => or(parts, facts),
        Expression::In(left, values) => {
            let column = column(left)?;
            let values = values.iter().map(literal).collect::<Option<_>>()?;
            facts.push(Fact::In { column, values });
            Some(())
        }
        Expression::Compare(sign, left, right) => compare(sign, left, right, facts),
        Expression::Call(name, arguments) => match (name.as_str(), arguments.as_slice()) {
            ("json_valid", [argument]) => {
                let column = column(argument)?;
                facts.push(Fact::Json { column });
                Some(())
            }
            _ => None,
        },
        _ => None,
    }
}

/// `a IS NULL OR …`, and `a = 'x' OR a = 'y'`.
fn or(parts: &[Expression], facts: &mut Vec<Fact>) -> Option<()> {
    let nulls = parts.iter().filter_map(|part| match part {
        Expression::IsNull(operand) => column(operand),
        _ => None,
    });
    let nulls: Vec<_> = nulls.collect();
    let rest: Vec<_> = parts
        .iter()
        .filter(|part| !matches!(part, Expression::IsNull(_)))
        .collect();
    if let [only] = rest.as_slice() {
        let mut inner = Vec::new();
        collect(only, &mut inner)?;
        let is_of = |fact: &Fact| {
            nulls
                .iter()
                .all(|column| column.eq_ignore_ascii_case(fact.column()))
        };
        inner.iter().all(is_of).then_some(())?;
        facts.extend(inner);
        return Some(());
    }
    let mut of = None;
    let mut values = Vec::new();
    for part in parts {
        let Expression::Compare("=", left, right) = part else {
            return None;
        };
        let column = column(left)?;
        if of.get_or_insert_with(|| column.clone()) != &column {
            return None;
        }
        values.push(text(right)?);
    }
    facts.push(Fact::In {
        column: of?,
        values,
    });
    Some(())
}

fn compare(sign: &str, left: &Expression, right: &Expression, facts: &mut Vec<Fact>) -> Option<()> {
    if literal(left).is_some() && literal(right).is_none() {
        let turned = match sign {
            "<=" => ">=",
            ">=" => "<=",
            "<" => ">",
            ">" => "<",
            same => same,
        };
        return compare(turned, right, left, facts);
    }
    if let Expression::Call(name, arguments) = left
        && let Some(unit) = unit(name)
        && let [argument] = arguments.as_slice()
    {
        let of = (column(argument)?, unit);
        return length(sign, &of, number(right)?.parse().ok()?, facts);
    }
    let column = column(left)?;
    let is_text = matches!(right, Expression::Text(_));
    if sign == "=" {
        let values = vec![literal(right)?];
        facts.push(Fact::In { column, values });
        return Some(());
    }
    // The order of texts is not the language's.
    let value = if is_text { None } else { number(right) }?;
    facts.push(match sign {
        "<=" => Fact::Max {
            column,
            value,
            inclusive: true,
        },
        "<" => Fact::Max {
            column,
            value,
            inclusive: false,
        },
        ">=" => Fact::Min {
            column,
            value,
            inclusive: true,
        },
        _ => Fact::Min {
            column,
            value,
            inclusive: false,
        },
    });
    Some(())
}

fn unit(function: &str) -> Option<LengthUnit> {
    match function {
        "length" | "char_length" | "character_length" => Some(LengthUnit::Characters),
        "octet_length" => Some(LengthUnit::Bytes),
        _ => None,
    }
}

fn length(
    sign: &str,
    (column, unit): &(String, LengthUnit),
    value: u32,
    facts: &mut Vec<Fact>,
) -> Option<()> {
    let (column, unit) = (column.as_str(), *unit);
    let (min, max) = match sign {
        "<=" => (None, Some(value)),
        "<" => (None, Some(value.checked_sub(1)?)),
        ">=" => (Some(value), None),
        ">" => (Some(value.checked_add(1)?), None),
        _ => (Some(value), Some(value)),
    };
    let min = min.map(|value| Fact::LengthMin {
        column: column.to_owned(),
        unit,
        value,
    });
    let max = max.map(|value| Fact::LengthMax {
        column: column.to_owned(),
        unit,
        value,
    });
    facts.extend(min.into_iter().chain(max));
    Some(())
}

fn column(expression: &Expression) -> Option<String> {
    match expression {
        Expression::Column(name) => Some(name.clone()),
        _ => None,
    }
}

fn literal(expression: &Expression) -> Option<String> {
    text(expression).or_else(|| number(expression))
}

fn text(expression: &Expression) -> Option<String> {
    match expression {
        Expression::Text(text) => Some(text.clone()),
        _ => None,
    }
}

fn number(expression: &Expression) -> Option<String> {
    match expression {
        Expression::Number(number) => Some(number.clone()),
        _ => None,
    }
}

impl Fact {
    /// The column that it is about.
    #[must_use]
    pub fn column(&self) -> &str {
        match self {
            Self::In { column, .. }
            | Self::Min { column, .. }
            | Self::Max { column, .. }
            | Self::LengthMin { column, .. }
            | Self::LengthMax { column, .. }
            | Self::Json { column } => column,
        }
    }
}
