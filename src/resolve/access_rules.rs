//! The words of `access` as grants.

use super::accounts::WORDS;
use crate::diagnostics::{
    AccessProblem, Diagnostic, Problems, ShapeProblem, Span, Spanned, nearest,
};
use crate::model::{AccessRule, Action, Auth, Entity, Grant};
use crate::spec::RawAccessRule;

/// A line of `access`.
#[derive(Debug)]
pub(super) struct GrantedRule {
    pub(super) rule: AccessRule,
    /// Of its key.
    pub(super) span: Span,
    /// In the order of the model, each with its word.
    granted: Vec<Spanned<Grant>>,
}

impl GrantedRule {
    /// Where a grant is given, if it is.
    pub(super) fn place(&self, grant: &Grant) -> Option<Span> {
        let found = self.granted.iter().find(|granted| granted.value == *grant);
        found.map(|granted| granted.span)
    }

    pub(super) fn grants(&self) -> Vec<Grant> {
        let granted = self.granted.iter();
        granted.map(|granted| granted.value.clone()).collect()
    }
}

/// Reads rules where these are the accounts.
pub(super) struct RuleReader<'model> {
    auth: &'model Auth,
    /// The values of the role; nothing where the accounts have none.
    roles: Option<Vec<String>>,
}

impl<'model> RuleReader<'model> {
    pub(super) fn new(auth: &'model Auth, entities: &[Entity]) -> Self {
        let mut entities = entities.iter();
        let accounts = entities.find(|entity| entity.name == auth.entity);
        let role = accounts.and_then(|accounts| accounts.field(auth.role.as_ref()?));
        let roles = role.map(|role| {
            let values = role.kind.values().iter();
            values.map(|value| value.wire.clone()).collect()
        });
        Self { auth, roles }
    }

    /// The rules that are about operations; `what` is their mapping in messages, and `actions` are
    /// what others may be about.
    pub(super) fn read(
        &self,
        rules: &[RawAccessRule],
        (what, actions): (&str, &[Action]),
        problems: &mut Problems,
    ) -> Vec<GrantedRule> {
        let read = rules.iter().filter_map(|raw| {
            let Some(rule) = AccessRule::named(&raw.name.value) else {
                if !actions
                    .iter()
                    .any(|action| action.names.wire == raw.name.value)
                {
                    let problem = unknown_rule(raw, what, actions);
                    problems.push(Diagnostic::error(problem, raw.name.span));
                }
                return None;
            };
            Some(GrantedRule {
                rule,
                span: raw.name.span,
                granted: self.granted(&raw.who.value, problems),
            })
        });
        read.collect()
    }

    /// What words grant, in the order of the model.
    pub(super) fn granted(
        &self,
        words: &[Spanned<String>],
        problems: &mut Problems,
    ) -> Vec<Spanned<Grant>> {
        let granted = words
            .iter()
            .filter_map(|word| match self.grant(&word.value) {
                Ok(grant) => Some(Spanned::new(grant, word.span)),
                Err(problem) => {
                    problems.push(Diagnostic::error(problem, word.span));
                    None
                }
            });
        let mut granted: Vec<_> = granted.collect();
        granted.sort_by_key(|granted| self.rank(&granted.value));
        if let Some(problem) = redundant(&granted)
            && let Some(second) = granted.get(1)
        {
            let first = granted[0].span;
            problems
                .push(Diagnostic::error(problem, second.span).related(first, "this says it all"));
        }
        granted
    }

    fn grant(&self, word: &str) -> Result<Grant, AccessProblem> {
        match (word, &self.roles) {
            ("public", _) => Ok(Grant::Public),
            ("authenticated", _) => Ok(Grant::Authenticated),
            ("owner", _) => Ok(Grant::Owner),
            (role, Some(roles)) if roles.iter().any(|known| known == role) => {
                Ok(Grant::Role(role.to_owned()))
            }
            (role, roles) => Err(self.unknown_role(role, roles.as_deref())),
        }
    }

    fn unknown_role(&self, role: &str, roles: Option<&[String]>) -> AccessProblem {
        let words = WORDS.iter().copied();
        let known: Vec<&str> = roles
            .into_iter()
            .flatten()
            .map(String::as_str)
            .chain(words)
            .collect();
        let nearest = nearest(role, known.iter().copied());
        let role = role.to_owned();
        if roles.is_none() && nearest.is_none() {
            let accounts = self.auth.entity.clone();
            return AccessProblem::NoRoles { role, accounts };
        }
        AccessProblem::UnknownRole {
            role,
            nearest,
            known: known.into_iter().map(str::to_owned).collect(),
        }
    }

    fn rank(&self, grant: &Grant) -> usize {
        match grant {
            Grant::Public => 0,
            Grant::Authenticated => 1,
            Grant::Owner => 2,
            Grant::Role(role) => {
                let mut roles = self.roles.iter().flatten();
                3 + roles.position(|known| known == role).unwrap_or_default()
            }
        }
    }
}

/// What a first word makes idle, which lets in whom the others let in.
fn redundant(granted: &[Spanned<Grant>]) -> Option<AccessProblem> {
    let (first, others) = granted.split_first()?;
    let word = match first.value {
        Grant::Public => WORDS[0],
        Grant::Authenticated => WORDS[1],
        Grant::Owner | Grant::Role(_) => return None,
    };
    let others = others.iter().map(|other| other.value.word().to_owned());
    let others: Vec<_> = others.collect();
    (!others.is_empty()).then_some(AccessProblem::Redundant { word, others })
}

/// `list` and `get` are operations that `read` is for.
fn unknown_rule(raw: &RawAccessRule, what: &str, actions: &[Action]) -> ShapeProblem {
    let mut names: Vec<&str> = AccessRule::ALL.map(AccessRule::name).to_vec();
    names.extend(actions.iter().map(|action| action.names.wire.as_str()));
    let key = raw.name.value.clone();
    let nearest = match key.as_str() {
        "list" | "get" | "show" | "index" => Some("read".to_owned()),
        "write" | "edit" | "replace" => Some("update".to_owned()),
        _ => nearest(&key, names.iter().copied()),
    };
    ShapeProblem::UnknownKey {
        key,
        within: what.to_owned(),
        nearest,
        home: None,
        allowed: names.into_iter().map(str::to_owned).collect(),
    }
}
