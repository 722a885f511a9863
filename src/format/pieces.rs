use super::scan::{Gap, scan};

/// A part of a Rust file that `rustfmt` lays out without looking at the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'text> {
    pub kind: PieceKind,
    pub text: &'text str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PieceKind {
    /// Lines of `//!`, which nobody lays out.
    FileComment,
    /// Items at the outermost level.
    Items,
    /// `impl Post {` and the like, without what is in it.
    Opening,
    /// What stands between two blank lines in an `impl`.
    ImplMember,
    /// The same in a trait.
    TraitMember,
    /// The same in a module.
    ModuleMember,
    /// The closing brace.
    Closing,
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
    let found = scan(item)?;
    let members = found
        .blocks
        .last()
        .filter(|(_, end)| item[end + 1..].trim().is_empty());
    let kind = item.lines().find_map(member_kind);
    let is_worth_it = found.gaps.iter().any(|gap| gap.depth == 1);
    let (Some(&(start, end)), Some(kind), true, 1) =
        (members, kind, is_worth_it, found.blocks.len())
    else {
        pieces.push(Piece {
            kind: PieceKind::Items,
            text: item,
        });
        return Some(());
    };
    pieces.push(Piece {
        kind: PieceKind::Opening,
        text: &item[..=start],
    });
    let body = &item[start + 1..end];
    let members = cut(body, &scan(body)?.gaps, 0);
    pieces.extend(members.into_iter().map(|text| Piece { kind, text }));
    pieces.push(Piece {
        kind: PieceKind::Closing,
        text: "}",
    });
    Some(())
}

/// What the members of the item are that begins with this line.
fn member_kind(line: &str) -> Option<PieceKind> {
    let line = line.strip_prefix("pub ").unwrap_or(line);
    let first = line.split([' ', '<']).next()?;
    match first {
        "impl" => Some(PieceKind::ImplMember),
        "trait" => Some(PieceKind::TraitMember),
        "mod" => Some(PieceKind::ModuleMember),
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
}
