use crate::diagnostics::{Diagnostic, Problems, WordProblem};
use crate::spec::{RelationKind, TypeName, Word, Words, refused_on_field, refused_on_relation};

/// Reports the words that do not go with the type.
pub(super) fn check_field(kind: TypeName, words: &Words, problems: &mut Problems) {
    for (word, given) in words.iter() {
        let same_word = word == Word::Max
            && words
                .get(Word::Min)
                .is_some_and(|min| min.span == given.span);
        if same_word {
            continue;
        }
        if let Some(instead) = refused_on_field(kind, word) {
            let problem = WordProblem::WordNotFor {
                word: word.name(),
                kind: kind.name().to_owned(),
                instead,
            };
            problems.push(Diagnostic::error(problem, given.span));
        }
    }
}

/// Reports the words that do not go with the kind of relation.
pub(super) fn check_relation(kind: RelationKind, words: &Words, problems: &mut Problems) {
    for (word, given) in words.iter() {
        if let Some(instead) = refused_on_relation(kind, word) {
            let problem = WordProblem::WordNotFor {
                word: word.name(),
                kind: kind.name().to_owned(),
                instead,
            };
            problems.push(Diagnostic::error(problem, given.span));
        }
    }
}
