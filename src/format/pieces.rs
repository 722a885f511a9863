use super::piece_kind::PieceKind;
use super::scan::{Gap, scan};

/// A part of a Rust file that `rustfmt` lays out without looking at the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'text> {
    pub kind: PieceKind,
    pub text: &'text str,
}

/// Cuts a file at the blank lines between its items and between the members of its `impl`s,
/// traits and modules; nothing if it is not clear where to cut.
#[must_use]
pub fn pieces(text: &str) -> Option<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    for item in cut(text, &scan(text)?.gaps, 0) {
        if item.lines().all(|line| line.starts_with("//!")) {
            pieces.push(Piece {
                kind: PieceKind::FileComment,
                text: item,
            });
        } else if item.starts_with("//!") || item.starts_with("#![") || item.starts_with("/*!") {
            return None;
        } else {
            cut_item(item, &mut pieces)?;
        }
    }
    Some(pieces)
}

fn cut_item<'text>(item: &'text str, pieces: &mut Vec<Piece<'text>>) -> Option<()> {
    let kind = item.lines().find_map(member_kind);
    let Some((kind, block)) = kind.zip(sole_block(item)) else {
        pieces.push(Piece {
            kind: PieceKind::Items,
            text: item,
        });
        return Some(());
    };
    match kind {
        PieceKind::StructField => cut_list(&block, PieceKind::StructOpening, kind, pieces),
        PieceKind::EnumVariant => cut_list(&block, PieceKind::EnumOpening, kind, pieces),
        _ => cut_members(&block, kind, pieces)?,
    }
    Some(())
}

fn cut_list<'text>(
    block: &Block<'text>,
    opening: PieceKind,
    kind: PieceKind,
    pieces: &mut Vec<Piece<'text>>,
) {
    let Some(lines) = list_lines(block.body) else {
        pieces.push(Piece {
            kind: PieceKind::Items,
            text: block.whole,
        });
        return;
    };
    pieces.push(Piece {
        kind: opening,
        text: block.opening,
    });
    pieces.extend(lines.into_iter().map(|text| Piece { kind, text }));
    pieces.push(CLOSING);
}

fn cut_members<'text>(
    block: &Block<'text>,
    kind: PieceKind,
    pieces: &mut Vec<Piece<'text>>,
) -> Option<()> {
    let members = cut(block.body, &scan(block.body)?.gaps, 0);
    pieces.push(Piece {
        kind: PieceKind::Opening,
        text: block.opening,
    });
    for text in members {
        match sole_match(text).filter(|_| kind == PieceKind::ImplMember) {
            Some((opening, arms)) => push_match(opening, arms, pieces),
            None => pieces.push(Piece { kind, text }),
        }
    }
    pieces.push(CLOSING);
    Some(())
}

fn push_match<'text>(opening: &'text str, arms: Vec<&'text str>, pieces: &mut Vec<Piece<'text>>) {
    pieces.push(Piece {
        kind: PieceKind::MatchOpening,
        text: opening,
    });
    pieces.extend(arms.into_iter().map(|text| Piece {
        kind: PieceKind::Arm,
        text,
    }));
    pieces.push(Piece {
        kind: PieceKind::MatchClosing,
        text: MATCH_END,
    });
}

/// How an item with members ends.
const CLOSING: Piece<'_> = Piece {
    kind: PieceKind::Closing,
    text: "}",
};

/// How a match ends that is all of a method.
const MATCH_END: &str = "        }\n    }";

/// A text that ends with its only block of braces.
struct Block<'text> {
    whole: &'text str,
    /// Up to the brace, and with it.
    opening: &'text str,
    body: &'text str,
}

fn sole_block(whole: &str) -> Option<Block<'_>> {
    let blocks = scan(whole)?.blocks;
    let [(start, end)] = blocks[..] else {
        return None;
    };
    let body = &whole[start + 1..end];
    let is_last = whole[end + 1..].trim().is_empty();
    (is_last && !body.trim().is_empty()).then(|| Block {
        whole,
        opening: &whole[..=start],
        body,
    })
}

/// A method that is nothing but a match, each arm on a line of its own: up to the first arm, and
/// the arms.
fn sole_match(member: &str) -> Option<(&str, Vec<&str>)> {
    let method = sole_block(member)?;
    let inside = sole_block(method.body)?;
    let head = inside.opening.trim();
    let arms = list_lines(inside.body)?;
    let is_match = head.starts_with("match ") && !head.contains('\n');
    let are_arms = arms
        .iter()
        .all(|arm| arm.contains("=>") && !arm.trim().contains('\n'));
    let length = method.opening.len() + inside.opening.len();
    (is_match && are_arms).then(|| (&member[..length], arms))
}

/// The parts of a list that has each of them on a line of its own, with the comments and
/// attributes above it; nothing if it is not such a list.
fn list_lines(body: &str) -> Option<Vec<&str>> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in body.split_inclusive('\n') {
        let end = at + line.len();
        let text = line.trim();
        if text.is_empty() && start == at && (at == 0 || end == body.len()) {
            start = end;
        } else if text.ends_with(',') && scan(text).is_some() {
            parts.push(&body[start..end]);
            start = end;
        } else if !is_preface(text) {
            return (text.is_empty() && end == body.len()).then_some(parts);
        }
        at = end;
    }
    body[start..].trim().is_empty().then_some(parts)
}

/// Whether the line stands above a part of a list and belongs to it.
fn is_preface(line: &str) -> bool {
    line.starts_with("//") || (line.starts_with("#[") && line.ends_with(']'))
}

/// What the members of the item are that begins with this line.
fn member_kind(line: &str) -> Option<PieceKind> {
    let line = line
        .strip_prefix("pub ")
        .or(line.strip_prefix("pub(crate) "))
        .unwrap_or(line);
    let first = line.split([' ', '<']).next()?;
    match first {
        "impl" => Some(PieceKind::ImplMember),
        "trait" => Some(PieceKind::TraitMember),
        "mod" => Some(PieceKind::ModuleMember),
        "struct" => Some(PieceKind::StructField),
        "enum" => Some(PieceKind::EnumVariant),
        _ => None,
    }
}

/// The parts between the gaps of one depth, without blank lines around them.
fn cut<'text>(text: &'text str, gaps: &[Gap], depth: usize) -> Vec<&'text str> {
    let mut parts = Vec::new();
    let mut at = 0;
    for gap in gaps.iter().filter(|gap| gap.depth == depth) {
        parts.push(&text[at..gap.start]);
        at = gap.end;
    }
    parts.push(&text[at..]);
    parts.retain(|part| !part.trim().is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_cut_between_its_items_and_their_members() {
        let text = "//! A\n\nuse b;\n\n/// C\npub struct C {\n    d: D,\n\n    e: E,\n}\n\nimpl C {\n    fn f() {\n        1;\n\n        2\n    }\n\n    // G\n    fn g() {}\n}\n";
        let found: Vec<_> = pieces(text)
            .into_iter()
            .flatten()
            .map(|piece| (piece.kind, piece.text.trim()))
            .collect();
        assert_eq!(
            found,
            [
                (PieceKind::FileComment, "//! A"),
                (PieceKind::Items, "use b;"),
                (
                    PieceKind::Items,
                    "/// C\npub struct C {\n    d: D,\n\n    e: E,\n}"
                ),
                (PieceKind::Opening, "impl C {"),
                (
                    PieceKind::ImplMember,
                    "fn f() {\n        1;\n\n        2\n    }"
                ),
                (PieceKind::ImplMember, "// G\n    fn g() {}"),
                (PieceKind::Closing, "}"),
            ]
        );
    }

    #[test]
    fn lists_are_cut_at_their_lines() {
        let text = "/// C\npub struct C {\n    /// D.\n    #[e]\n    d: D<1, 2>,\n    f: F,\n}\n\nimpl C {\n    fn g(self) {\n        match self {\n            Self::A => 1,\n            Self::B(b) => f(b),\n        }\n    }\n}\n";
        let found: Vec<_> = pieces(text)
            .into_iter()
            .flatten()
            .map(|piece| (piece.kind, piece.text.trim()))
            .collect();
        assert_eq!(
            found,
            [
                (PieceKind::StructOpening, "/// C\npub struct C {"),
                (PieceKind::StructField, "/// D.\n    #[e]\n    d: D<1, 2>,"),
                (PieceKind::StructField, "f: F,"),
                (PieceKind::Closing, "}"),
                (PieceKind::Opening, "impl C {"),
                (
                    PieceKind::MatchOpening,
                    "fn g(self) {\n        match self {"
                ),
                (PieceKind::Arm, "Self::A => 1,"),
                (PieceKind::Arm, "Self::B(b) => f(b),"),
                (PieceKind::MatchClosing, "}\n    }"),
                (PieceKind::Closing, "}"),
            ]
        );
    }
}
