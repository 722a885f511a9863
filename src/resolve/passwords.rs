use super::accounts::password_field;
use super::bounds::length;
use crate::diagnostics::{AuthProblem, Diagnostic, Problems};
use crate::model::{FieldKind, Length};
use crate::spec::{DeclarationWords, RawAction, RawField, RawSpec, TypeName, Word};

/// The least characters of passwords.
#[derive(Debug, Clone, Copy)]
pub(super) struct PasswordRules<'spec> {
    /// The entity and the field that is the password of accounts.
    of_accounts: Option<(&'spec str, &'spec str)>,
}

/// What a password has at least, unless the spec says otherwise.
const LEAST: u32 = 8;

/// What the password of an account has at least, whatever the spec says.
const LEAST_OF_ACCOUNTS: u32 = 12;

impl<'spec> PasswordRules<'spec> {
    pub(super) fn new(spec: &'spec RawSpec) -> Self {
        let of_accounts = password_field(spec);
        Self { of_accounts }
    }

    /// Whether people log in with a field.
    pub(super) fn is_of_accounts(self, entity: &str, field: &RawField) -> bool {
        self.of_accounts == Some((entity, field.name.value.as_str()))
    }

    /// Whether an action of an entity writes an input to what people log in with.
    pub(super) fn is_set(self, entity: &str, action: &RawAction, input: &RawField) -> bool {
        let accounts = self.of_accounts.filter(|(name, _)| *name == entity);
        accounts.is_some_and(|(_, field)| action.sets(field, &input.name.value))
    }
}

/// A password, of an account or of something else.
pub(super) fn password(
    words: &DeclarationWords,
    is_of_accounts: bool,
    problems: &mut Problems,
) -> FieldKind {
    let least = if is_of_accounts {
        LEAST_OF_ACCOUNTS
    } else {
        LEAST
    };
    let usual = Length {
        min: Some(least),
        max: Some(128),
    };
    let too_short = is_of_accounts.then(|| too_short(words)).flatten();
    if let Some(diagnostic) = too_short {
        problems.push(diagnostic);
        return FieldKind::Password { length: usual };
    }
    FieldKind::Password {
        length: length(TypeName::Password, words, usual, problems),
    }
}

/// The end of a range that lets the password of an account be too short.
fn too_short(words: &DeclarationWords) -> Option<Diagnostic> {
    let ends = [Word::Min, Word::Max].into_iter();
    let mut short = ends.filter_map(|word| {
        let given: u32 = words.text(word)?.value.parse().ok()?;
        let span = words.get(word)?.span;
        (given < LEAST_OF_ACCOUNTS).then_some((given, span))
    });
    let (given, span) = short.next()?;
    let least = LEAST_OF_ACCOUNTS;
    Some(Diagnostic::error(
        AuthProblem::ShortPassword { given, least },
        span,
    ))
}
