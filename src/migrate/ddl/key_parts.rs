//! How the columns of an index fit into its key, whose length the servers limit.

use crate::dialect::{Dialect, Digest};
use crate::migrate::schema::{Column, ColumnKind, Index, IndexKind, Table, TextFormat};

use super::definition::is_outside_row;

/// What the key of an index has of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyPart {
    Whole,
    /// So many characters or bytes of its beginning.
    Beginning(u32),
    /// What no other value has in its place, behind so much of its beginning as finds it.
    Digest(u32),
    /// Nothing but its hash, which finds values but does not order them.
    Hash,
}

/// A column as far as the length of a key goes.
#[derive(Debug, Clone, Copy)]
struct KeyColumn {
    /// The most bytes that a value has; nothing if there is no limit.
    bytes: Option<u64>,
    /// The most bytes of one as it should be: addresses are ASCII, or nearly so.
    usual_bytes: Option<u64>,
    /// The most bytes of a character; a byte of bytes is one. Nothing where values cannot be cut.
    unit: Option<u64>,
    /// No digest can stand for it: that would tell upper case from lower.
    ignores_case: bool,
    /// It is kept outside the row, so that an index says how much of it there is in the key.
    is_outside: bool,
}

/// The longest beginning of a value that a key has.
const LONGEST_BEGINNING: u64 = 768;

/// The beginning that is before the digest of the first value of a key.
const BEFORE_DIGEST: u32 = 191;

/// What the key of an index has of each column.
pub fn key_parts(dialect: &Dialect, table: &Table, index: &Index) -> Vec<KeyPart> {
    let columns = key_columns(dialect, table, index);
    let Some(longest) = longest_key(dialect, index) else {
        return vec![KeyPart::Whole; columns.len()];
    };
    let can_digest = !table.existing || matches!(dialect.indexing.digest, Digest::Expression(_));
    if index.is_unique() && can_digest {
        return with_digests(dialect, &columns, longest);
    }
    match columns.as_slice() {
        [only] if dialect.indexing.hashes && only.is_long(dialect, longest) => vec![KeyPart::Hash],
        _ => with_beginnings(dialect, &columns, longest),
    }
}

/// Whether the values of a row may be too long for the key of an index, which no statement tells
/// beforehand.
pub fn may_be_too_long(dialect: &Dialect, table: &Table, index: &Index) -> bool {
    let parts = key_parts(dialect, table, index);
    let columns = key_columns(dialect, table, index);
    let bytes: Option<u64> = columns.iter().zip(&parts).map(of_part).sum();
    let longest = dialect.indexing.longest_key.map(u64::from);
    longest.is_some_and(|longest| bytes.is_none_or(|bytes| bytes > longest))
}

/// The bytes that a key has of a column.
fn of_part((column, part): (&KeyColumn, &KeyPart)) -> Option<u64> {
    const DIGEST: u64 = 32;
    let beginning = |length: u32| u64::from(length) * column.unit.unwrap_or(1);
    match part {
        KeyPart::Whole => column.bytes,
        KeyPart::Beginning(length) => Some(beginning(*length)),
        KeyPart::Digest(length) => Some(beginning(*length) + DIGEST),
        KeyPart::Hash => Some(DIGEST),
    }
}

fn longest_key(dialect: &Dialect, index: &Index) -> Option<u64> {
    let longest = u64::from(dialect.indexing.longest_key?);
    let has_flag = index.kind == IndexKind::UniqueAlive && !dialect.indexing.partial;
    Some(longest - u64::from(has_flag))
}

fn key_columns(dialect: &Dialect, table: &Table, index: &Index) -> Vec<KeyColumn> {
    let names = index.columns.iter();
    names
        .map(|name| match table.column(name) {
            Some(column) => KeyColumn {
                ignores_case: table.ignores_case(index, name),
                ..KeyColumn::of(dialect, column)
            },
            None => KeyColumn::FIXED,
        })
        .collect()
}

/// Those that are too long have digests, and where the engine adds up what may be, as many of the
/// longest others as it takes.
fn with_digests(dialect: &Dialect, columns: &[KeyColumn], longest: u64) -> Vec<KeyPart> {
    let digest = |at: usize| {
        let is_found = at == 0 && matches!(dialect.indexing.digest, Digest::GeneratedColumn(..));
        KeyPart::Digest(if is_found { BEFORE_DIGEST } else { 0 })
    };
    let mut parts: Vec<_> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            if column.is_long(dialect, longest) {
                digest(at)
            } else {
                column.whole()
            }
        })
        .collect();
    if dialect.indexing.adds_up_keys {
        while let Some(at) = longest_whole(columns, &parts, longest) {
            parts[at] = digest(at);
        }
    }
    parts
}

/// Of a key that is too long, the longest column that a digest can stand for and does not yet.
fn longest_whole(columns: &[KeyColumn], parts: &[KeyPart], longest: u64) -> Option<usize> {
    let sizes = columns.iter().zip(parts).map(of_part);
    let bytes: u64 = sizes.flatten().sum();
    let others = columns.iter().enumerate().filter(|(at, column)| {
        let can_be_digested = column.unit.is_some() && !column.ignores_case;
        can_be_digested && !matches!(parts[*at], KeyPart::Digest(_))
    });
    let (at, _) = others.max_by_key(|(_, column)| column.bytes)?;
    (bytes > longest).then_some(at)
}

/// Those that are too long are cut to what the others leave; where the engine adds up what may be,
/// the longest have equal parts of the key.
fn with_beginnings(dialect: &Dialect, columns: &[KeyColumn], longest: u64) -> Vec<KeyPart> {
    let is_cut = |column: &&KeyColumn| {
        let is_long = column.is_long(dialect, longest);
        column.unit.is_some() && (is_long || dialect.indexing.adds_up_keys)
    };
    let whole = columns.iter().filter(|column| !is_cut(column));
    let whole: u64 = whole.filter_map(|column| column.bytes).sum();
    let mut left = longest.saturating_sub(whole);
    let mut cut: Vec<_> = columns.iter().filter(is_cut).collect();
    cut.sort_by_key(|column| column.bytes.unwrap_or(u64::MAX));
    let mut share = left;
    for (at, column) in cut.iter().enumerate() {
        share = left / u64::try_from(cut.len() - at).unwrap_or(u64::MAX);
        match column.bytes {
            Some(bytes) if bytes <= share => left -= bytes,
            _ => break,
        }
    }
    let part = |column: &KeyColumn| {
        if is_cut(&column) {
            column.beginning(share)
        } else {
            KeyPart::Whole
        }
    };
    columns.iter().map(part).collect()
}

impl KeyColumn {
    /// One whose values all have their type's own length.
    const FIXED: Self = Self {
        bytes: Some(16),
        usual_bytes: Some(16),
        unit: None,
        ignores_case: false,
        is_outside: false,
    };

    fn of(dialect: &Dialect, column: &Column) -> Self {
        let (units, unit) = match &column.kind {
            ColumnKind::Text { .. } | ColumnKind::Enum { .. } => {
                (column.kind.most_characters(), ColumnKind::CHARACTER)
            }
            ColumnKind::Bytes { length } => (length.max.map(u64::from), 1),
            _ => return Self::FIXED,
        };
        let is_ascii = matches!(
            column.kind,
            ColumnKind::Text {
                format: TextFormat::Url,
                ..
            }
        );
        Self {
            bytes: units.map(|units| units * unit),
            usual_bytes: units.map(|units| if is_ascii { units } else { units * unit }),
            unit: Some(unit),
            ignores_case: false,
            is_outside: is_outside_row(dialect, &column.kind),
        }
    }

    /// Whether a value can be too long for a key by itself.
    fn is_long(&self, dialect: &Dialect, longest: u64) -> bool {
        let bytes = if dialect.indexing.adds_up_keys {
            self.bytes
        } else {
            self.usual_bytes
        };
        bytes.is_none_or(|bytes| bytes > longest)
    }

    /// All of it, which is said where it is kept outside the row.
    fn whole(&self) -> KeyPart {
        match self.bytes {
            Some(bytes) if self.is_outside => self.beginning(bytes),
            _ => KeyPart::Whole,
        }
    }

    /// As much of it as there is in so many bytes.
    fn beginning(&self, bytes: u64) -> KeyPart {
        let is_whole = self.bytes.is_some_and(|all| all <= bytes);
        if is_whole && !self.is_outside {
            return KeyPart::Whole;
        }
        let bytes = self.bytes.map_or(bytes, |all| all.min(bytes));
        let length = bytes / self.unit.unwrap_or(1);
        let length = length.clamp(1, LONGEST_BEGINNING);
        KeyPart::Beginning(u32::try_from(length).unwrap_or(u32::MAX))
    }
}
