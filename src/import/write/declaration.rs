use crate::import::document::{
    FieldDocument, FieldType, JoinNames, RelationDocument, RelationType,
};
use crate::model::OnDelete;
use crate::spec::{TypeName, quote};

/// The declaration of a field.
pub fn field_declaration(field: &FieldDocument) -> Declaration {
    let FieldDocument {
        name: _,
        origin: _,
        column,
        kind,
        optional,
        unique,
        index,
        min,
        max,
        pattern,
        default,
        description,
    } = field;
    let (head, values) = match kind {
        FieldType::Plain(kind) => (kind.name().to_owned(), None),
        FieldType::Decimal { precision, scale } => (format!("decimal {precision},{scale}"), None),
        FieldType::Enum(values)
            if values.len() > 1 && values.iter().all(|value| is_word(value)) =>
        {
            (format!("enum {}", values.join(",")), None)
        }
        FieldType::Enum(values) => ("enum".to_owned(), Some(values.clone())),
    };
    let mut declaration = Declaration {
        key: "type",
        head,
        values,
        words: Vec::new(),
    };
    declaration.word("min", min.clone().map(WordValue::Word));
    declaration.word("max", max.clone().map(WordValue::Word));
    declaration.flag("optional", *optional);
    declaration.flag("unique", *unique);
    declaration.flag("index", *index);
    declaration.text("pattern", pattern.as_ref());
    if *kind == FieldType::Plain(TypeName::Json) {
        declaration.word("default", default.clone().map(WordValue::Json));
    } else {
        declaration.text("default", default.as_ref());
    }
    declaration.text("column", column.as_ref());
    declaration.text("description", description.as_ref());
    declaration
}

/// The declaration of a relation.
pub fn relation_declaration(relation: &RelationDocument) -> Declaration {
    let RelationDocument {
        name: _,
        origin: _,
        target,
        kind,
        inverse,
        description,
    } = relation;
    let mut declaration = Declaration {
        key: "belongs_to",
        head: target.clone(),
        values: None,
        words: Vec::new(),
    };
    let inverse = inverse.clone().map(WordValue::Word);
    match kind {
        RelationType::BelongsTo {
            key: _,
            column,
            optional,
            unique,
            on_delete,
        } => {
            declaration.flag("optional", *optional);
            declaration.flag("unique", *unique);
            let rule = match on_delete {
                OnDelete::Restrict => None,
                OnDelete::Cascade => Some("cascade"),
                OnDelete::SetNull => Some("set_null"),
            };
            let rule = rule.map(|rule| WordValue::Word(rule.to_owned()));
            declaration.word("on_delete", rule);
            declaration.word("inverse", inverse);
            declaration.text("column", column.as_ref());
        }
        RelationType::ManyToMany(JoinNames {
            table,
            column,
            target_column,
        }) => {
            declaration.key = "many_to_many";
            declaration.word("inverse", inverse);
            declaration.text("table", table.as_ref());
            declaration.text("column", column.as_ref());
            declaration.text("target_column", target_column.as_ref());
        }
    }
    declaration.text("description", description.as_ref());
    declaration
}

/// The declaration of a member: its type or kind with the argument, and the words behind it.
pub struct Declaration {
    /// `type`, `belongs_to` or `many_to_many`, as the key of the long form.
    pub key: &'static str,
    pub head: String,
    /// Of an enum whose values do not fit into one word.
    pub values: Option<Vec<String>>,
    pub words: Vec<(&'static str, WordValue)>,
}

/// What a word of a declaration says.
pub enum WordValue {
    Flag,
    /// Numbers, and words of the language.
    Word(String),
    Text(String),
    /// A document, which is YAML as it stands.
    Json(String),
}

impl Declaration {
    /// Adds a word, if there is something to say.
    pub fn word(&mut self, name: &'static str, value: Option<WordValue>) {
        self.words.extend(value.map(|value| (name, value)));
    }

    pub fn flag(&mut self, name: &'static str, on: bool) {
        self.word(name, on.then_some(WordValue::Flag));
    }

    pub fn text(&mut self, name: &'static str, text: Option<&String>) {
        self.word(name, text.cloned().map(WordValue::Text));
    }

    /// In the short form, if it fits there.
    pub fn written(&self) -> String {
        let is_short = self.values.is_none()
            && self.words.iter().all(|(name, value)| match value {
                WordValue::Flag | WordValue::Word(_) => true,
                WordValue::Text(text) => *name != "description" && is_word(text),
                WordValue::Json(_) => false,
            });
        if is_short { self.short() } else { self.long() }
    }

    fn short(&self) -> String {
        let head = match self.key {
            "type" => self.head.clone(),
            key => format!("{key} {}", self.head),
        };
        let [min, max] = ["min", "max"].map(|end| {
            self.words.iter().find_map(|(name, value)| match value {
                WordValue::Word(text) if *name == end => Some(text.as_str()),
                _ => None,
            })
        });
        let range = (min.is_some() || max.is_some())
            .then(|| format!("{}..{}", min.unwrap_or_default(), max.unwrap_or_default()));
        let words = self.words.iter().filter_map(|(name, value)| match value {
            _ if matches!(*name, "min" | "max") => None,
            WordValue::Flag => Some((*name).to_owned()),
            WordValue::Word(text) | WordValue::Text(text) | WordValue::Json(text) => {
                Some(format!("{name}={text}"))
            }
        });
        let all: Vec<_> = [head].into_iter().chain(range).chain(words).collect();
        all.join(" ")
    }

    fn long(&self) -> String {
        let Self {
            key,
            head,
            values,
            words,
        } = self;
        let head = format!("{key}: {}", quote::text(head));
        let values = values
            .as_ref()
            .map(|values| format!("values: {}", list(values)));
        let words = words.iter().map(|(name, value)| match value {
            WordValue::Flag => format!("{name}: true"),
            WordValue::Word(text) | WordValue::Json(text) => format!("{name}: {text}"),
            WordValue::Text(text) => format!("{name}: {}", quote::quoted(text)),
        });
        let all: Vec<_> = [head].into_iter().chain(values).chain(words).collect();
        format!("{{{}}}", all.join(", "))
    }
}

/// Texts in brackets.
pub fn list(texts: &[String]) -> String {
    let texts: Vec<_> = texts.iter().map(|text| quote::text(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// Whether a text can be a word of the short form, wherever it stands.
pub fn is_word(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '+');
    let dotted = text.contains("..");
    !text.is_empty() && !dotted && text.chars().all(plain)
}
