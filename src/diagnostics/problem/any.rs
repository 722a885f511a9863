use super::{
    AccessProblem, ActionProblem, AuthProblem, ClashProblem, ClientProblem, DeclarationProblem,
    EditProblem, EventProblem, FeatureProblem, RelationProblem, RuleProblem, ShapeProblem,
    SpellingProblem, SystemProblem, TemplateProblem, TextProblem, ValueProblem, WordProblem,
    Wording,
};

/// Everything that can be wrong with a spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    Text(TextProblem),
    Shape(ShapeProblem),
    Declaration(DeclarationProblem),
    Word(WordProblem),
    Value(ValueProblem),
    Rule(RuleProblem),
    Spelling(SpellingProblem),
    Relation(RelationProblem),
    Clash(ClashProblem),
    Auth(AuthProblem),
    Access(AccessProblem),
    Action(ActionProblem),
    Edit(EditProblem),
    Template(TemplateProblem),
    /// Why the database cannot follow, in the words of the stage that knows.
    Migration(Wording),
    /// What is wrong with a model of another tool, in the words of the stage that reads it.
    Jdl(Wording),
    Feature(FeatureProblem),
    Event(EventProblem),
    Client(ClientProblem),
    System(SystemProblem),
}

impl Problem {
    /// How the problem is put to the user.
    #[must_use]
    pub fn wording(&self) -> Wording {
        match self {
            Self::Text(problem) => problem.wording(),
            Self::Shape(problem) => problem.wording(),
            Self::Declaration(problem) => problem.wording(),
            Self::Word(problem) => problem.wording(),
            Self::Value(problem) => problem.wording(),
            Self::Rule(problem) => problem.wording(),
            Self::Spelling(problem) => problem.wording(),
            Self::Relation(problem) => problem.wording(),
            Self::Clash(problem) => problem.wording(),
            Self::Auth(problem) => problem.wording(),
            Self::Access(problem) => problem.wording(),
            Self::Action(problem) => problem.wording(),
            Self::Edit(problem) => problem.wording(),
            Self::Template(problem) => problem.wording(),
            Self::Migration(wording) | Self::Jdl(wording) => wording.clone(),
            Self::Feature(problem) => problem.wording(),
            Self::Event(problem) => problem.wording(),
            Self::Client(problem) => problem.wording(),
            Self::System(problem) => problem.wording(),
        }
    }
}

macro_rules! from_group {
    ($($variant:ident: $group:ident),* $(,)?) => {
        $(impl From<$group> for Problem {
            fn from(problem: $group) -> Self {
                Self::$variant(problem)
            }
        })*
    };
}

from_group! {
    Text: TextProblem,
    Shape: ShapeProblem,
    Declaration: DeclarationProblem,
    Word: WordProblem,
    Value: ValueProblem,
    Rule: RuleProblem,
    Spelling: SpellingProblem,
    Relation: RelationProblem,
    Clash: ClashProblem,
    Auth: AuthProblem,
    Access: AccessProblem,
    Action: ActionProblem,
    Edit: EditProblem,
    Template: TemplateProblem,
    Feature: FeatureProblem,
    Event: EventProblem,
    Client: ClientProblem,
    System: SystemProblem,
}
