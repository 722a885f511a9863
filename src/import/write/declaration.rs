use super::yaml::{is_word, quoted, scalar};

/// A declaration: its type or kind with the argument, and the words behind it.
pub struct Parts {
    /// `type`, `belongs_to` or `many_to_many`, as the key of the long form.
    pub key: &'static str,
    pub head: String,
    /// Of an enum whose values do not fit into one word.
    pub values: Option<Vec<String>>,
    pub words: Vec<(&'static str, Value)>,
}

/// What a word of a declaration says.
pub enum Value {
    Flag,
    /// Numbers, and words of the language.
    Word(String),
    Text(String),
    /// A document, which is YAML as it stands.
    Json(String),
}

/// The declaration in the short form, if it fits there.
pub fn declaration(parts: &Parts) -> String {
    let is_short = parts.values.is_none()
        && parts.words.iter().all(|(name, value)| match value {
            Value::Flag | Value::Word(_) => true,
            Value::Text(text) => *name != "description" && is_word(text),
            Value::Json(_) => false,
        });
    if is_short { short(parts) } else { long(parts) }
}

fn short(parts: &Parts) -> String {
    let Parts {
        key,
        head,
        values: _,
        words,
    } = parts;
    let mut all = vec![if *key == "type" {
        head.clone()
    } else {
        format!("{key} {head}")
    }];
    let end = |wanted: &str| {
        words.iter().find_map(|(name, value)| match value {
            Value::Word(text) if *name == wanted => Some(text.clone()),
            _ => None,
        })
    };
    let (min, max) = (end("min"), end("max"));
    if min.is_some() || max.is_some() {
        all.push(format!(
            "{}..{}",
            min.unwrap_or_default(),
            max.unwrap_or_default()
        ));
    }
    for (name, value) in words {
        match value {
            _ if matches!(*name, "min" | "max") => {}
            Value::Flag => all.push((*name).to_owned()),
            Value::Word(text) | Value::Text(text) | Value::Json(text) => {
                all.push(format!("{name}={text}"));
            }
        }
    }
    all.join(" ")
}

fn long(parts: &Parts) -> String {
    let Parts {
        key,
        head,
        values,
        words,
    } = parts;
    let mut all = vec![format!("{key}: {}", scalar(head))];
    if let Some(values) = values {
        let values: Vec<_> = values.iter().map(|value| scalar(value)).collect();
        all.push(format!("values: [{}]", values.join(", ")));
    }
    all.extend(words.iter().map(|(name, value)| match value {
        Value::Flag => format!("{name}: true"),
        Value::Word(text) | Value::Json(text) => format!("{name}: {text}"),
        Value::Text(text) => format!("{name}: {}", quoted(text)),
    }));
    format!("{{{}}}", all.join(", "))
}
