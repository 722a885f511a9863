use super::wording::{Wording, did_you_mean, short};

/// What is wrong with actions and transitions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActionProblem {
    /// A short form that is not `from -> to`.
    MalformedTransition {
        text: String,
    },
    /// An entry of `when` or `set` that is not `field=value`.
    MalformedAssignment {
        key: &'static str,
        text: String,
    },
    /// The field has no states that transitions could lead between.
    WithoutStates {
        field: String,
        why: String,
    },
    /// A state that no row can be in.
    Unreachable {
        state: String,
        transition: String,
    },
    /// A name that something else has on the same path or in the same file.
    NameTaken {
        entity: String,
        name: String,
        /// What has it: the operation `delete`.
        by: String,
    },
    /// `when` cannot ask for this.
    Incomparable {
        field: String,
        why: &'static str,
    },
    /// `set` cannot write this.
    Unsettable {
        field: String,
        why: String,
    },
    /// `null` for what cannot be null.
    NullForRequired {
        field: String,
    },
    UnknownInput {
        name: String,
        nearest: Option<String>,
        inputs: Vec<String>,
    },
    /// The input may hold what the field cannot.
    InputMismatch {
        input: String,
        field: String,
        why: String,
    },
    UnusedInput {
        input: String,
    },
    /// What is for the columns of tables.
    WordOfColumns {
        word: &'static str,
    },
    /// Neither `set` nor `custom`.
    NothingToDo {
        action: String,
    },
    /// There is no row on a collection.
    OnCollection {
        action: String,
        why: &'static str,
    },
    /// What needs to know who asks.
    NeedsAuth {
        what: &'static str,
    },
}

impl ActionProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::MalformedTransition { text } => Wording::new(
                "malformed-transition",
                format!("`{}` is not a transition", short(text)),
            )
            .help("write the states that it leads from and the one it leads to, as in `draft -> review` or `review,published -> archived`"),
            Self::MalformedAssignment { key, text } => Wording::new(
                "malformed-assignment",
                format!("`{}` is not `field=value`", short(text)),
            )
            .help(format!("write it as in `{key}: [status=published]`")),
            Self::WithoutStates { field, why } => Wording::new(
                "without-states",
                format!("`{}` cannot have transitions", short(field)),
            )
            .help(why.clone()),
            Self::Unreachable { state, transition } => Wording::new(
                "unreachable-state",
                format!("`{transition}` leads from `{state}`, which no row can be in"),
            )
            .help(format!(
                "add a transition that leads to `{state}`, or make it the default of the field"
            )),
            Self::NameTaken { entity, name, by } => Wording::new(
                "action-name-taken",
                format!("`{entity}` cannot have an action `{}`: {by} has the name", short(name)),
            )
            .help("choose another name"),
            Self::Incomparable { field, why } => Wording::new(
                "incomparable-field",
                format!("`when` cannot ask for `{}`", short(field)),
            )
            .help(*why),
            Self::Unsettable { field, why } => {
                Wording::new("unsettable-field", format!("`set` cannot write `{}`", short(field)))
                    .help(why.clone())
            }
            Self::NullForRequired { field } => Wording::new(
                "null-for-required",
                format!("`{field}` is required, so it is never null"),
            )
            .help("give it another value, or make the field `optional`"),
            Self::UnknownInput { name, nearest, inputs } => Wording::new(
                "unknown-input",
                format!("the action has no input `{}`", short(name)),
            )
            .help(if inputs.is_empty() {
                format!("declare it, as in `input: {{{name}: date}}`")
            } else {
                did_you_mean(nearest.as_ref(), "the inputs are", inputs)
            }),
            Self::InputMismatch { input, field, why } => Wording::new(
                "input-mismatch",
                format!("the input `{input}` may hold what `{field}` cannot"),
            )
            .help(why.clone()),
            Self::UnusedInput { input } => {
                Wording::new("unused-input", format!("nothing is done with the input `{input}`"))
                    .help(format!(
                        "write it to a field with `set: [field=${input}]`, or say `custom: true`"
                    ))
            }
            Self::WordOfColumns { word } => Wording::new(
                "word-of-columns",
                format!("an input is not stored, so it cannot be `{word}`"),
            )
            .help(format!("leave `{word}` out")),
            Self::NothingToDo { action } => {
                Wording::new("nothing-to-do", format!("the action `{action}` does nothing"))
                    .help("say what it does with `set`, or write it by hand with `custom: true`")
            }
            Self::OnCollection { action, why } => Wording::new(
                "on-collection",
                format!("`{action}` is on the collection, so there is no row for it"),
            )
            .help(*why),
            Self::NeedsAuth { what } => {
                Wording::new("needs-auth", format!("{what} needs `auth`, which the spec does not have"))
                    .help("add `auth:` with the entity of the accounts, as in `auth: {entity: User}`, or leave it out")
            }
        }
    }
}
