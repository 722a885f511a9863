use crate::sql::{SqlKind, SqlToken, sql_tokens};

/// A condition, as far as it is one of those that the language knows.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// A column's name.
    Column(String),
    Text(String),
    Number(String),
    /// A function with its arguments.
    Call(String, Vec<Expression>),
    /// `a <= b`
    Compare(&'static str, Box<Expression>, Box<Expression>),
    /// `a IN (b, c)`, and `a = ANY (ARRAY[b, c])`
    In(Box<Expression>, Vec<Expression>),
    /// `a IS NULL`
    IsNull(Box<Expression>),
    And(Vec<Expression>),
    Or(Vec<Expression>),
}

/// How deep brackets may be, so that a hostile text cannot exhaust the stack.
const DEEPEST: usize = 64;

/// Reads a condition; nothing if it is of another kind.
pub fn expression(text: &str) -> Option<Expression> {
    let tokens = sql_tokens(text);
    let mut reader = ExpressionReader {
        tokens: &tokens,
        at: 0,
        depth: 0,
    };
    let found = reader.or()?;
    (reader.at == tokens.len()).then_some(found)
}

/// The value that a piece of SQL stands for, without quotes; nothing if it has to be worked out.
#[must_use]
pub fn constant(text: &str) -> Option<String> {
    match expression(text)? {
        Expression::Text(text) | Expression::Number(text) => Some(text),
        Expression::Column(word) if matches!(word.as_str(), "true" | "false") => Some(word),
        _ => None,
    }
}

/// The column that a piece of SQL has in lower case, if that is all that it says.
#[must_use]
pub fn lowered(text: &str) -> Option<String> {
    match expression(text)? {
        Expression::Call(name, arguments) if matches!(name.as_str(), "lower" | "lcase") => {
            match arguments.as_slice() {
                [Expression::Column(column)] => Some(column.clone()),
                _ => None,
            }
        }
        _ => None,
    }
}

struct ExpressionReader<'a> {
    tokens: &'a [SqlToken],
    at: usize,
    depth: usize,
}

impl ExpressionReader<'_> {
    fn peek(&self) -> Option<&SqlToken> {
        self.tokens.get(self.at)
    }

    fn accept(&mut self, sign: &str) -> bool {
        let found = self.peek().is_some_and(|token| token.is_sign(sign));
        self.at += usize::from(found);
        found
    }

    fn accept_word(&mut self, word: &str) -> bool {
        let found = self.peek().is_some_and(|token| token.is(word));
        self.at += usize::from(found);
        found
    }

    fn or(&mut self) -> Option<Expression> {
        let mut parts = vec![self.and()?];
        while self.accept_word("or") {
            parts.push(self.and()?);
        }
        one_or(parts, Expression::Or)
    }

    fn and(&mut self) -> Option<Expression> {
        let mut parts = vec![self.comparison()?];
        while self.accept_word("and") {
            parts.push(self.comparison()?);
        }
        one_or(parts, Expression::And)
    }

    fn comparison(&mut self) -> Option<Expression> {
        let left = self.operand()?;
        for (sign, meaning) in [
            ("<=", "<="),
            (">=", ">="),
            ("<", "<"),
            (">", ">"),
            ("==", "="),
        ] {
            if self.accept(sign) {
                return self.compare(meaning, left);
            }
        }
        if self.accept("=") {
            if self.accept_word("any") {
                return self.any(left);
            }
            return self.compare("=", left);
        }
        if self.accept_word("between") {
            let low = self.operand()?;
            self.accept_word("and").then_some(())?;
            let high = self.operand()?;
            let at_least = Expression::Compare(">=", Box::new(left.clone()), Box::new(low));
            let at_most = Expression::Compare("<=", Box::new(left), Box::new(high));
            return Some(Expression::And(vec![at_least, at_most]));
        }
        if self.accept_word("in") {
            self.accept("(").then_some(())?;
            return self.list(left, ")");
        }
        if self.accept_word("is") {
            self.accept_word("null").then_some(())?;
            return Some(Expression::IsNull(Box::new(left)));
        }
        Some(left)
    }

    fn compare(&mut self, sign: &'static str, left: Expression) -> Option<Expression> {
        let right = self.operand()?;
        Some(Expression::Compare(sign, Box::new(left), Box::new(right)))
    }

    /// `(ARRAY[…])`, with casts and more brackets around.
    fn any(&mut self, left: Expression) -> Option<Expression> {
        let mut brackets = 0;
        while self.accept("(") {
            brackets += 1;
        }
        self.accept_word("array").then_some(())?;
        self.accept("[").then_some(())?;
        let found = self.list(left, "]")?;
        for _ in 0..brackets {
            self.casts()?;
            self.accept(")").then_some(())?;
        }
        Some(found)
    }

    /// Operands up to the sign that ends them.
    fn list(&mut self, left: Expression, end: &str) -> Option<Expression> {
        let mut values = Vec::new();
        loop {
            values.push(self.operand()?);
            if self.accept(end) {
                return Some(Expression::In(Box::new(left), values));
            }
            self.accept(",").then_some(())?;
        }
    }

    fn operand(&mut self) -> Option<Expression> {
        if self.depth > DEEPEST {
            return None;
        }
        self.depth += 1;
        let found = self.plain_operand();
        self.depth -= 1;
        let found = found?;
        self.casts()?;
        Some(found)
    }

    fn plain_operand(&mut self) -> Option<Expression> {
        if self.accept("(") {
            let inner = self.or()?;
            return self.accept(")").then_some(inner);
        }
        if self.accept("-") {
            return match self.plain_operand()? {
                Expression::Number(number) => Some(Expression::Number(format!("-{number}"))),
                _ => None,
            };
        }
        let token = self.peek()?.clone();
        self.at += 1;
        match token.kind {
            SqlKind::Text(text) => Some(Expression::Text(text)),
            SqlKind::Number(number) => Some(Expression::Number(number)),
            SqlKind::Name(name) => Some(Expression::Column(name)),
            SqlKind::Word(word) if self.accept("(") => self.call(&word),
            // MySQL says the character set of a text before it.
            SqlKind::Word(word) if word.starts_with('_') => match self.peek()?.kind.clone() {
                SqlKind::Text(text) => {
                    self.at += 1;
                    Some(Expression::Text(text))
                }
                _ => Some(Expression::Column(word)),
            },
            SqlKind::Word(word) if !is_operator(&word) => Some(Expression::Column(word)),
            SqlKind::Word(_) | SqlKind::Sign(_) | SqlKind::Other(_) => None,
        }
    }

    fn call(&mut self, name: &str) -> Option<Expression> {
        let mut arguments = Vec::new();
        if !self.accept(")") {
            loop {
                arguments.push(self.operand()?);
                if self.accept(")") {
                    break;
                }
                self.accept(",").then_some(())?;
            }
        }
        Some(Expression::Call(name.to_ascii_lowercase(), arguments))
    }

    /// Goes over `::character varying(20)[]`.
    fn casts(&mut self) -> Option<()> {
        while self.accept("::") {
            let is_name =
                |token: &SqlToken| matches!(token.kind, SqlKind::Word(_) | SqlKind::Name(_));
            let is_type = |token: &SqlToken| match &token.kind {
                SqlKind::Word(word) => !is_operator(word),
                SqlKind::Name(_) => true,
                _ => false,
            };
            if !self.peek().is_some_and(is_name) {
                return None;
            }
            while self.peek().is_some_and(is_type) {
                self.at += 1;
                // The schema of the type.
                self.accept(".");
            }
            if self.accept("(") {
                while !self.accept(")") {
                    self.peek()?;
                    self.at += 1;
                }
            }
            while self.accept("[") {
                self.accept("]").then_some(())?;
            }
        }
        Some(())
    }
}

fn one_or(
    mut parts: Vec<Expression>,
    several: fn(Vec<Expression>) -> Expression,
) -> Option<Expression> {
    if parts.len() == 1 {
        parts.pop()
    } else {
        Some(several(parts))
    }
}

fn is_operator(word: &str) -> bool {
    [
        "and", "or", "not", "is", "in", "between", "like", "glob", "null", "case", "collate",
    ]
    .iter()
    .any(|operator| operator.eq_ignore_ascii_case(word))
}
