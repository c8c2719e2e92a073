//! Reading a filter: recursive descent over the text, bounded in length, depth and count.

use kernel::limits::{FILTER_CHARS, FILTER_DEPTH, FILTER_TERMS};
use kernel::{Fault, Result};

use super::tree::{Argument, Comparison, Expression, Filter};
use crate::types::Operator;

/// Operators as they are written, the longer ones first.
const OPERATORS: &[(&str, Operator)] = &[
    ("<=", Operator::Le),
    (">=", Operator::Ge),
    ("!=", Operator::Ne),
    ("=", Operator::Eq),
    ("<", Operator::Lt),
    (">", Operator::Gt),
    (":", Operator::Has),
];

/// Reads a filter; an empty text is the filter that every record fits.
///
/// # Errors
/// `bad_filter` with the place (`at`, in characters from 1), `filter_too_large`.
pub fn parse_filter(text: &str) -> Result<Filter> {
    if text.chars().count() > FILTER_CHARS {
        return Err(Fault::invalid("filter_too_large"));
    }
    let mut parser = Parser { text, at: 0, comparisons: 0 };
    parser.skip_blanks();
    if parser.rest().is_empty() {
        return Ok(Filter(None));
    }
    let expression = parser.expression(0)?;
    parser.skip_blanks();
    if parser.rest().is_empty() { Ok(Filter(Some(expression))) } else { Err(parser.fault()) }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    comparisons: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn fault(&self) -> Fault {
        Fault::invalid("bad_filter").with("at", self.text[..self.at].chars().count() + 1)
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// Takes this sign if it comes next.
    fn takes(&mut self, sign: &str) -> bool {
        let found = self.rest().starts_with(sign);
        if found {
            self.at += sign.len();
        }
        found
    }

    /// Takes this word if it comes next and ends there.
    fn takes_word(&mut self, word: &str) -> bool {
        let ends = self.rest().strip_prefix(word).is_some_and(|after| {
            after.chars().next().is_none_or(|c| c.is_whitespace() || c == '(')
        });
        ends && self.takes(word)
    }

    /// sequence { AND sequence }
    fn expression(&mut self, depth: usize) -> Result<Expression> {
        if depth > FILTER_DEPTH {
            return Err(Fault::invalid("filter_too_large"));
        }
        let mut parts = vec![self.factor(depth)?];
        loop {
            self.skip_blanks();
            if self.rest().is_empty() || self.rest().starts_with(')') {
                break;
            }
            // Factors that follow one another without AND are all meant (AIP-160, sequence).
            self.takes_word("AND");
            parts.push(self.factor(depth)?);
        }
        Ok(one_or(parts, Expression::And))
    }

    /// term { OR term }
    fn factor(&mut self, depth: usize) -> Result<Expression> {
        let mut parts = vec![self.term(depth)?];
        loop {
            self.skip_blanks();
            if !self.takes_word("OR") {
                return Ok(one_or(parts, Expression::Or));
            }
            parts.push(self.term(depth)?);
        }
    }

    /// [ NOT | - ] ( comparison | brackets )
    fn term(&mut self, depth: usize) -> Result<Expression> {
        self.skip_blanks();
        if self.takes_word("NOT") || self.takes("-") {
            self.skip_blanks();
            return Ok(Expression::Not(Box::new(self.simple(depth)?)));
        }
        self.simple(depth)
    }

    fn simple(&mut self, depth: usize) -> Result<Expression> {
        if !self.takes("(") {
            return self.comparison().map(Expression::Compare);
        }
        let inner = self.expression(depth + 1)?;
        self.skip_blanks();
        if self.takes(")") { Ok(inner) } else { Err(self.fault()) }
    }

    fn comparison(&mut self) -> Result<Comparison> {
        self.comparisons += 1;
        if self.comparisons > FILTER_TERMS {
            return Err(Fault::invalid("filter_too_large"));
        }
        let field = self.name()?;
        self.skip_blanks();
        let operator = OPERATORS.iter().find(|(sign, _)| self.rest().starts_with(sign));
        let (sign, operator) = operator.ok_or_else(|| self.fault())?;
        self.takes(sign);
        self.skip_blanks();
        let argument = self.argument()?;
        if argument == Argument::Any && *operator != Operator::Has {
            return Err(self.fault());
        }
        Ok(Comparison { field, operator: *operator, argument })
    }

    fn name(&mut self) -> Result<String> {
        let rest = self.rest();
        let end =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
        let name = &rest[..end];
        let keyword = matches!(name, "AND" | "OR" | "NOT");
        if keyword || !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Err(self.fault());
        }
        self.at += end;
        Ok(name.to_owned())
    }

    fn argument(&mut self) -> Result<Argument> {
        for quote in ['"', '\''] {
            if self.rest().starts_with(quote) {
                return self.quoted(quote).map(Argument::Text);
            }
        }
        let rest = self.rest();
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"' | '\''))
            .unwrap_or(rest.len());
        let word = &rest[..end];
        if word.is_empty() || matches!(word, "AND" | "OR" | "NOT") {
            return Err(self.fault());
        }
        self.at += end;
        Ok(if word == "*" { Argument::Any } else { Argument::Text(word.to_owned()) })
    }

    fn quoted(&mut self, quote: char) -> Result<String> {
        let mut text = String::new();
        let mut escaped = false;
        for (at, c) in self.rest().char_indices().skip(1) {
            match c {
                _ if escaped => {
                    text.push(c);
                    escaped = false;
                }
                '\\' => escaped = true,
                _ if c == quote => {
                    self.at += at + c.len_utf8();
                    return Ok(text);
                }
                _ => text.push(c),
            }
        }
        Err(self.fault())
    }
}

fn one_or(mut parts: Vec<Expression>, many: fn(Vec<Expression>) -> Expression) -> Expression {
    if parts.len() == 1 { parts.swap_remove(0) } else { many(parts) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> Option<String> {
        parse_filter(text).ok().map(|f| f.print())
    }

    #[test]
    fn filters_read_as_aip_160_says() {
        for (text, expected) in [
            ("", ""),
            ("a=1", "a = \"1\""),
            (
                "a = 1 AND b>=-2.5 OR NOT c:\"x y\"",
                "a = \"1\" AND (b >= \"-2.5\" OR (NOT c:\"x y\"))",
            ),
            ("a = 'it\\'s' b != \"q\\\"\"", "a = \"it's\" AND b != \"q\\\"\""),
            ("-(a:* OR b < 2026-01-01T00:00:00Z)", "NOT (a:* OR b < \"2026-01-01T00:00:00Z\")"),
            ("NOT(a=1)", "NOT a = \"1\""),
        ] {
            assert_eq!(printed(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn broken_filters_name_the_place() {
        for (text, at) in [
            ("a", "2"),
            ("a =", "4"),
            ("= 1", "1"),
            ("a = 1)", "6"),
            ("(a = 1", "7"),
            ("a = \"x", "5"),
            ("a = *", "6"),
            ("a = 1 AND", "10"),
            ("OR a = 1", "1"),
        ] {
            let fault = parse_filter(text).err().expect(text);
            assert_eq!((fault.code, fault.param("at")), ("bad_filter", Some(at)), "{text}");
        }
    }

    #[test]
    fn depth_count_and_length_are_bounded() {
        let code = |text: String| parse_filter(&text).err().map(|f| f.code);
        assert_eq!(code("(".repeat(5_000)), Some("filter_too_large"));
        assert_eq!(code("NOT (".repeat(1_000)), Some("filter_too_large"));
        assert_eq!(code(vec!["a = 1"; FILTER_TERMS + 1].join(" ")), Some("filter_too_large"));
        assert_eq!(code(format!("a = \"{}\"", "x".repeat(FILTER_CHARS))), Some("filter_too_large"));
        assert_eq!(code(vec!["a = 1"; FILTER_TERMS].join(" AND ")), None);
    }
}
