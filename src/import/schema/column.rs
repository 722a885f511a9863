#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub name: String,
    pub comment: Option<String>,
    /// The type as the database says it.
    pub declared: String,
    pub kind: ColumnType,
    pub nullable: bool,
    pub default: Option<Default>,
    /// Whether the database works the value out.
    pub generated: bool,
}

/// What a column holds, whatever the engine calls it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnType {
    /// Up to so many characters.
    Text(Option<u32>),
    Integer {
        bits: u8,
        unsigned: bool,
    },
    /// A year, as MySQL keeps it in one byte.
    Year,
    Float,
    Decimal {
        precision: u32,
        scale: u32,
    },
    /// A number of any size, with any digits behind the point.
    Numeric,
    Bool,
    Uuid,
    Date,
    Time,
    Datetime,
    Json,
    Bytes(Option<u32>),
    /// Texts that match an expression.
    TextLike(&'static str),
    Enum(Vec<String>),
    /// Values of several types.
    Mixed,
    /// Some values that its type in the language does not have.
    Odd(&'static str),
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Default {
    /// A value, without quotes.
    Value(String),
    /// Bytes in hexadecimal.
    Bytes(Vec<u8>),
    /// What only the database can work out, as SQL says it.
    Expression(String),
}
