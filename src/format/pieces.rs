use std::ops::Range;

use super::piece_kind::PieceKind;
use super::scan::{Block, Scan, scan};

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
    let mut cutter = Cutter {
        text,
        scan: scan(text)?,
        pieces: Vec::new(),
    };
    for item in cutter.parts(0..text.len(), 0) {
        let whole = &text[item.clone()];
        if whole.lines().all(|line| line.starts_with("//!")) {
            cutter.push(PieceKind::FileComment, whole);
        } else if whole.starts_with("//!") || whole.starts_with("#![") || whole.starts_with("/*!") {
            return None;
        } else {
            cutter.cut_item(item);
        }
    }
    Some(cutter.pieces)
}

/// A text on its way into pieces; what it says of itself is read once.
struct Cutter<'text> {
    text: &'text str,
    scan: Scan,
    pieces: Vec<Piece<'text>>,
}

impl<'text> Cutter<'text> {
    fn push(&mut self, kind: PieceKind, text: &'text str) {
        self.pieces.push(Piece { kind, text });
    }

    fn cut_item(&mut self, item: Range<usize>) {
        let text = self.text;
        let whole = &text[item.clone()];
        let kind = whole.lines().find_map(member_kind);
        let Some((kind, block)) = kind.zip(self.sole_block(item.clone(), 0)) else {
            return self.push(PieceKind::Items, whole);
        };
        let opening = &text[item.start..=block.start];
        match kind {
            PieceKind::StructField | PieceKind::EnumVariant => {
                let Some(parts) = list_lines(&text[block.body()]) else {
                    return self.push(PieceKind::Items, whole);
                };
                self.push(kind.list_opening(), opening);
                for part in parts {
                    self.push(kind, part);
                }
            }
            _ => {
                self.push(PieceKind::Opening, opening);
                for member in self.parts(block.body(), 1) {
                    self.cut_member(kind, member);
                }
            }
        }
        self.push(PieceKind::Closing, "}");
    }

    fn cut_member(&mut self, kind: PieceKind, member: Range<usize>) {
        let whole = &self.text[member.clone()];
        let sole_match = match kind {
            PieceKind::ImplMember => self.sole_match(member),
            _ => None,
        };
        let Some((opening, arms)) = sole_match else {
            return self.push(kind, whole);
        };
        self.push(PieceKind::MatchOpening, opening);
        for arm in arms {
            self.push(PieceKind::Arm, arm);
        }
        self.push(PieceKind::MatchClosing, MATCH_END);
    }

    /// A method that is nothing but a match, each arm on a line of its own: up to the first arm,
    /// and the arms.
    fn sole_match(&self, member: Range<usize>) -> Option<(&'text str, Vec<&'text str>)> {
        let method = self.sole_block(member.clone(), 1)?;
        let inside = self.sole_block(method.body(), 2)?;
        let head = self.text[method.start + 1..=inside.start].trim();
        if !head.starts_with("match ") || head.contains('\n') {
            return None;
        }
        let arms = list_lines(&self.text[inside.body()])?;
        let are_arms = arms
            .iter()
            .all(|arm| arm.contains("=>") && !arm.trim().contains('\n'));
        are_arms.then(|| (&self.text[member.start..=inside.start], arms))
    }

    /// The only block of braces of a part at this depth, if the part ends with it.
    fn sole_block(&self, part: Range<usize>, depth: usize) -> Option<Block> {
        let mut blocks = within(&self.scan.blocks, &part, |block| block.end)
            .iter()
            .filter(|block| block.depth == depth);
        let block = *blocks.next()?;
        let is_last = self.text[block.end + 1..part.end].trim().is_empty();
        let is_empty = self.text[block.body()].trim().is_empty();
        (blocks.next().is_none() && is_last && !is_empty).then_some(block)
    }

    /// The parts between the gaps of one depth, without blank lines around them.
    fn parts(&self, whole: Range<usize>, depth: usize) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut at = whole.start;
        for gap in within(&self.scan.gaps, &whole, |gap| gap.start) {
            if gap.depth == depth {
                parts.push(at..gap.start);
                at = gap.end;
            }
        }
        parts.push(at..whole.end);
        parts.retain(|part| !self.text[part.clone()].trim().is_empty());
        parts
    }
}

/// Those of a list in the order of the text that are in a part of it.
fn within<'list, Item>(
    list: &'list [Item],
    part: &Range<usize>,
    place: impl Fn(&Item) -> usize,
) -> &'list [Item] {
    let first = list.partition_point(|item| place(item) < part.start);
    let end = list.partition_point(|item| place(item) < part.end);
    &list[first..end]
}

/// How a match ends that is all of a method.
const MATCH_END: &str = "        }\n    }";

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
