use crate::format::scan::opaque_length;

use super::tree::{UseLeaf, leaves};

/// What a Rust text says outside of comments.
#[derive(Debug, Default)]
pub struct RustWords<'text> {
    /// In the order of the text, without the words of imports.
    pub all: Vec<RustWord<'text>>,
    /// The file itself, and the modules with their texts in it.
    pub modules: Vec<InlineModule>,
    /// In the order of the text.
    pub imports: Vec<ImportPlace>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RustWord<'text> {
    pub text: &'text str,
    pub role: WordRole,
    /// The place of its module in the list.
    pub module: usize,
}

/// What a word may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordRole {
    /// Something that is in scope.
    Name,
    /// The same, before a `!`.
    Macro,
    /// Something that belongs to what stands before it: after a `.` or a `::`.
    Member,
    /// Where the path of an import begins.
    Head,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InlineModule {
    /// The module around it; the file itself has none.
    pub parent: Option<usize>,
    /// The modules around it all of whose names it imports.
    pub globs: Vec<usize>,
}

/// A `use` and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportPlace {
    /// The place of the word `use`.
    pub start: usize,
    /// The end of its tree.
    pub end: usize,
    pub module: usize,
    /// Whether it is no part of a function.
    pub is_item: bool,
    pub follows_attribute: bool,
}

impl RustWords<'_> {
    /// The module so many levels above another.
    #[must_use]
    pub fn above(&self, module: usize, levels: usize) -> Option<usize> {
        (0..levels).try_fold(module, |module, _| self.modules[module].parent)
    }
}

/// Reads the words of a text and what they are part of.
#[must_use]
pub fn read(text: &str) -> RustWords<'_> {
    let mut reader = WordReader {
        text,
        at: 0,
        before: [RustToken::Sign(b';'); 2],
        ups: None,
        braces: Vec::new(),
        module: 0,
        words: RustWords {
            modules: vec![InlineModule::default()],
            ..RustWords::default()
        },
    };
    while reader.step() {}
    reader.words
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RustToken<'text> {
    Word(&'text str),
    Dot,
    Colons,
    Sign(u8),
}

struct WordReader<'text> {
    text: &'text str,
    at: usize,
    /// The last token, and the one before it.
    before: [RustToken<'text>; 2],
    /// How many levels `self` and `super` lead up in the path that is being read.
    ups: Option<usize>,
    /// What each open brace goes back to if it belongs to a module.
    braces: Vec<Option<usize>>,
    module: usize,
    words: RustWords<'text>,
}

impl<'text> WordReader<'text> {
    fn step(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let Some(byte) = bytes.get(self.at).copied() else {
            return false;
        };
        let next = bytes.get(self.at + 1).copied();
        match (byte, next) {
            (b' ' | b'\t' | b'\r' | b'\n', _) => self.at += 1,
            (b'/' | b'"' | b'\'', _) | (b'r' | b'b' | b'c', Some(b'"' | b'\'' | b'#' | b'r')) => {
                self.opaque(byte);
            }
            (b'0'..=b'9', _) => self.number(),
            (b'.', Some(b'.')) => self.sign(RustToken::Sign(b'.'), 2),
            (b'.', _) => self.sign(RustToken::Dot, 1),
            (b':', Some(b':')) => self.sign(RustToken::Colons, 2),
            (b'{', _) => self.open(),
            (b'}', _) => self.close(),
            _ if is_word(byte) => self.word(),
            _ => self.sign(RustToken::Sign(byte), 1),
        }
        true
    }

    fn sign(&mut self, token: RustToken<'text>, length: usize) {
        self.at += length;
        self.before = [token, self.before[0]];
    }

    /// A comment, a string, a character, or what only begins like one of them.
    fn opaque(&mut self, byte: u8) {
        let length = opaque_length(self.text, self.at);
        match (length, byte) {
            (0, b'\'') => {
                let lifetime = word_length(&self.text[self.at + 1..]);
                self.sign(RustToken::Sign(b'\''), 1 + lifetime);
            }
            (0, b'/' | b'"') => self.sign(RustToken::Sign(byte), 1),
            (0, _) => self.word(),
            (_, b'/') => self.at += length,
            _ => {
                let string = &self.text[self.at..self.at + length];
                self.string(string);
                self.sign(RustToken::Sign(b'"'), length);
            }
        }
    }

    fn string(&mut self, string: &'text str) {
        if let [RustToken::Sign(b'='), RustToken::Word(key)] = self.before
            && KEYS_OF_PATHS.contains(&key)
        {
            for word in string.split(|letter: char| !letter.is_alphanumeric() && letter != '_') {
                self.push(word, WordRole::Name, self.module);
            }
        }
        for part in string.split('{').skip(1) {
            let constant = &part[..word_length(part)];
            let is_whole = part[constant.len()..].starts_with([':', '}']);
            if is_whole && constant.starts_with(|letter: char| letter.is_ascii_uppercase()) {
                self.push(constant, WordRole::Name, self.module);
            }
        }
    }

    fn number(&mut self) {
        let bytes = self.text.as_bytes();
        let is_part = |at: usize| match bytes.get(at) {
            Some(b'.') => bytes.get(at + 1).is_some_and(u8::is_ascii_digit),
            Some(byte) => is_word(*byte),
            None => false,
        };
        let length = (self.at..bytes.len()).take_while(|at| is_part(*at)).count();
        self.sign(RustToken::Sign(b'0'), length);
    }

    fn open(&mut self) {
        let is_module = matches!(self.before, [RustToken::Word(_), RustToken::Word("mod")])
            && self.is_between_items();
        self.braces.push(is_module.then_some(self.module));
        if is_module {
            self.words.modules.push(InlineModule {
                parent: Some(self.module),
                globs: Vec::new(),
            });
            self.module = self.words.modules.len() - 1;
        }
        self.sign(RustToken::Sign(b'{'), 1);
    }

    fn close(&mut self) {
        if let Some(Some(module)) = self.braces.pop() {
            self.module = module;
        }
        self.sign(RustToken::Sign(b'}'), 1);
    }

    fn is_between_items(&self) -> bool {
        self.braces.last().is_none_or(Option::is_some)
    }

    fn word(&mut self) {
        let rest = &self.text[self.at..];
        let raw = if rest.starts_with("r#") { 2 } else { 0 };
        let word = &rest[raw..][..word_length(&rest[raw..])];
        let after = rest[raw + word.len()..].trim_start();
        let before = self.before;
        if word == "use" && raw == 0 && !after.starts_with('<') && before[0] != RustToken::Dot {
            return self.import();
        }
        self.sign(RustToken::Word(word), (raw + word.len()).max(1));
        let ups = self.ups.take();
        match (before[0], word) {
            (RustToken::Colons, "super") => self.ups = ups.map(|ups| ups + 1),
            (RustToken::Colons, _) => match ups {
                Some(ups) => self.push_above(word, WordRole::Name, ups),
                None => self.push(word, WordRole::Member, self.module),
            },
            (RustToken::Dot, _) => self.push(word, WordRole::Member, self.module),
            (_, "self") => self.ups = Some(0),
            (_, "super") => self.ups = Some(1),
            _ if is_local(before, word, after) => {}
            _ if after.starts_with('!') && !after.starts_with("!=") => {
                self.push(word, WordRole::Macro, self.module);
            }
            _ => self.push(word, WordRole::Name, self.module),
        }
    }

    fn push(&mut self, text: &'text str, role: WordRole, module: usize) {
        if !text.is_empty() {
            self.words.all.push(RustWord { text, role, module });
        }
    }

    fn push_above(&mut self, text: &'text str, role: WordRole, levels: usize) {
        if let Some(module) = self.words.above(self.module, levels) {
            self.push(text, role, module);
        }
    }

    fn import(&mut self) {
        let start = self.at;
        let length = statement_length(&self.text[start..]);
        let tree = &self.text[start + "use".len()..start + length];
        self.words.imports.push(ImportPlace {
            start,
            end: start + length,
            module: self.module,
            is_item: self.is_between_items(),
            follows_attribute: self.before[0] == RustToken::Sign(b']'),
        });
        for leaf in leaves(tree).unwrap_or_default() {
            self.import_leaf(&leaf);
        }
        self.at = start + length;
        self.before = [RustToken::Word("use"), RustToken::Sign(b';')];
    }

    /// What an import takes from modules in this text.
    fn import_leaf(&mut self, leaf: &UseLeaf<'text>) {
        let segments = || leaf.path.iter().copied().chain(leaf.name.name.split("::"));
        let ups = segments().take_while(|segment| *segment == "super").count();
        let is_own = leaf.path.first() == Some(&"self");
        match segments().nth(ups + usize::from(is_own)) {
            Some("*") if ups > 0 => {
                if let Some(above) = self.words.above(self.module, ups) {
                    self.words.modules[self.module].globs.push(above);
                }
            }
            Some("*" | "self" | "crate" | "") | None => {}
            Some(head) if ups > 0 || is_own => self.push_above(head, WordRole::Name, ups),
            Some(head) => self.push(head, WordRole::Head, self.module),
        }
    }
}

/// The keys of attributes whose strings are paths.
const KEYS_OF_PATHS: [&str; 8] = [
    "bound",
    "default",
    "deserialize_with",
    "from",
    "into",
    "serialize_with",
    "skip_serializing_if",
    "with",
];

/// Whether the word is declared here, or names a field or a variable for certain.
fn is_local(before: [RustToken<'_>; 2], word: &str, after: &str) -> bool {
    let is_lower = word.starts_with(|letter: char| letter == '_' || letter.is_lowercase());
    let is_declared = match before {
        [RustToken::Word("const"), RustToken::Sign(b'*')] => false,
        [RustToken::Word(keyword), _] => match keyword {
            "fn" | "struct" | "enum" | "trait" | "mod" | "type" | "const" | "static" => true,
            "let" | "mut" | "ref" => is_lower && !after.starts_with("::"),
            _ => false,
        },
        _ => false,
    };
    let is_variable = match after.as_bytes() {
        [b'.', b'.', ..] | [b':', b':', ..] | [b'=', b'=', ..] => false,
        [b'.' | b':' | b'=', ..] => is_lower,
        _ => false,
    };
    is_declared || is_variable
}

/// Up to the `;`, without it.
fn statement_length(text: &str) -> usize {
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b';' => return at,
            b'/' => at += opaque_length(text, at).max(1),
            _ => at += 1,
        }
    }
    text.len()
}

fn word_length(text: &str) -> usize {
    let mut bytes = text.bytes();
    bytes.position(|byte| !is_word(byte)).unwrap_or(text.len())
}

/// Letters beyond ASCII are parts of words, too.
fn is_word(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphanumeric() || !byte.is_ascii()
}
