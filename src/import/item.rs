/// A part of a document that can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    Service,
    Entity(usize),
    Field(usize, usize),
    Relation(usize, usize),
    Index(usize, usize),
    Unique(usize, usize),
}

/// The text of a spec, and what each of its lines stands for.
#[derive(Debug, Clone, Default)]
pub struct Written {
    pub text: String,
    /// By the line's number, from 0.
    pub items: Vec<Item>,
}

impl Written {
    /// Adds a line.
    pub fn line(&mut self, item: Item, text: &str) {
        self.items.push(item);
        self.text.push_str(text);
        self.text.push('\n');
    }
}
