//! The regular expression of the decimal numbers in a range, which JSON Schema has no word for.

use rust_decimal::Decimal;

use crate::model::DecimalShape;

/// Matches the numbers that have the shape and lie between the ends, both included.
#[must_use]
pub fn decimal_pattern(shape: DecimalShape, min: Option<Decimal>, max: Option<Decimal>) -> String {
    let unit = ten_to(shape.scale);
    let limit = ten_to(shape.precision) - 1;
    let low = min.map_or(-limit, |min| units(min, shape.scale).max(-limit));
    let high = max.map_or(limit, |max| units(max, shape.scale).min(limit));
    let mut ways = Vec::new();
    if low < 0 {
        let nearest = if high < 0 { -high } else { 0 };
        ways.push(format!(
            "-({})",
            magnitudes(nearest, -low, unit, shape.scale)
        ));
    }
    if high >= 0 {
        ways.push(magnitudes(low.max(0), high, unit, shape.scale));
    }
    format!("^({})$", ways.join("|"))
}

fn units(number: Decimal, scale: u32) -> i128 {
    let mut number = number;
    number.rescale(scale);
    number.mantissa()
}

/// The numbers from `low` to `high` units, neither of them negative.
fn magnitudes(low: i128, high: i128, unit: i128, scale: u32) -> String {
    let (first, from) = (low / unit, low % unit);
    let (last, to) = (high / unit, high % unit);
    let width = scale as usize;
    if first == last {
        return format!("{first}{}", fraction(from, to, width));
    }
    let mut ways = Vec::new();
    let mut whole_from = first;
    if from > 0 {
        ways.push(format!("{first}{}", fraction(from, unit - 1, width)));
        whole_from += 1;
    }
    let whole_to = if to == unit - 1 { last } else { last - 1 };
    if whole_from <= whole_to {
        ways.push(format!(
            "{}{}",
            integers(whole_from, whole_to),
            fraction(0, unit - 1, width)
        ));
    }
    if to < unit - 1 {
        ways.push(format!("{last}{}", fraction(0, to, width)));
    }
    ways.join("|")
}

/// The digits behind the point from `from` to `to`, where zeros at the end may be left out.
fn fraction(from: i128, to: i128, width: usize) -> String {
    if width == 0 {
        return String::new();
    }
    let all = ten_to(u32::try_from(width).unwrap_or(0)) - 1;
    if from == 0 && to == all {
        let digits = if width == 1 {
            "[0-9]".to_owned()
        } else {
            format!("[0-9]{{1,{width}}}")
        };
        return format!(r"(\.{digits})?");
    }
    let from = format!("{from:0width$}");
    let to = format!("{to:0width$}");
    let ways = tails(from.as_bytes(), to.as_bytes());
    let optional = if from.bytes().all(|digit| digit == b'0') {
        "?"
    } else {
        ""
    };
    format!(r"(\.({})){optional}", ways.join("|"))
}

/// The digit strings of up to this width, at least one long, that lie between two of full width
/// when they are filled up with zeros.
fn tails(from: &[u8], to: &[u8]) -> Vec<String> {
    let width = from.len();
    let (low, high) = (from[0], to[0]);
    if width == 1 {
        return vec![digit_class(low, high)];
    }
    let free = format!("[0-9]{{0,{}}}", width - 1);
    let zeros = vec![b'0'; width - 1];
    let nines = vec![b'9'; width - 1];
    if low == high {
        return vec![continued(low, &from[1..], &to[1..])];
    }
    let mut ways = Vec::new();
    let mut start = low;
    if from[1..] != zeros {
        ways.push(continued(low, &from[1..], &nines));
        start += 1;
    }
    let mut end = high;
    if to[1..] != nines {
        end -= 1;
    }
    if start <= end {
        ways.push(format!("{}{free}", digit_class(start, end)));
    }
    if to[1..] != nines {
        ways.push(continued(high, &zeros, &to[1..]));
    }
    ways
}

fn continued(digit: u8, from: &[u8], to: &[u8]) -> String {
    let optional = if from.iter().all(|digit| *digit == b'0') {
        "?"
    } else {
        ""
    };
    format!(
        "{}({}){optional}",
        char::from(digit),
        tails(from, to).join("|")
    )
}

/// The whole numbers from `low` to `high` without zeros in front.
fn integers(low: i128, high: i128) -> String {
    let mut ways = Vec::new();
    let mut start = low;
    while start <= high {
        let (narrow, wide) = (width(start), width(high + 1) - 1);
        if start == ten_to(narrow - 1) && narrow < wide {
            ways.push(format!("[1-9][0-9]{{{},{}}}", narrow - 1, wide - 1));
            start = ten_to(wide);
            continue;
        }
        let end = high.min(ten_to(narrow) - 1);
        ways.extend(same_width(&start.to_string(), &end.to_string()));
        start = end + 1;
    }
    if ways.len() == 1 {
        ways.remove(0)
    } else {
        format!("({})", ways.join("|"))
    }
}

/// How many digits a number has.
fn width(number: i128) -> u32 {
    number.checked_ilog10().unwrap_or(0) + 1
}

/// The least number with one digit more than this.
fn ten_to(width: u32) -> i128 {
    10_i128.pow(width)
}

fn same_width(low: &str, high: &str) -> Vec<String> {
    let (first, last) = (low.as_bytes()[0], high.as_bytes()[0]);
    let rest = low.len() - 1;
    if rest == 0 {
        return vec![digit_class(first, last)];
    }
    let (low_rest, high_rest) = (&low[1..], &high[1..]);
    let zeros = "0".repeat(rest);
    let nines = "9".repeat(rest);
    if low_rest == zeros && high_rest == nines {
        let free = if rest == 1 {
            "[0-9]".to_owned()
        } else {
            format!("[0-9]{{{rest}}}")
        };
        return vec![format!("{}{free}", digit_class(first, last))];
    }
    if first == last {
        let tails = same_width(low_rest, high_rest);
        return tails
            .into_iter()
            .map(|tail| format!("{}{tail}", char::from(first)))
            .collect();
    }
    let mut ways = Vec::new();
    let mut start = first;
    if low_rest != zeros {
        ways.extend(same_width(low, &format!("{}{nines}", char::from(first))));
        start += 1;
    }
    let end = if high_rest == nines { last } else { last - 1 };
    if start <= end {
        ways.extend(same_width(
            &format!("{}{zeros}", char::from(start)),
            &format!("{}{nines}", char::from(end)),
        ));
    }
    if high_rest != nines {
        ways.extend(same_width(&format!("{}{zeros}", char::from(last)), high));
    }
    ways
}

fn digit_class(low: u8, high: u8) -> String {
    let (low, high) = (char::from(low), char::from(high));
    if low == high {
        low.to_string()
    } else {
        format!("[{low}-{high}]")
    }
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::*;

    fn matches(shape: (u32, u32), min: &str, max: &str) {
        let shape = DecimalShape {
            precision: shape.0,
            scale: shape.1,
        };
        let ends = (
            min.parse::<Decimal>().unwrap(),
            max.parse::<Decimal>().unwrap(),
        );
        let pattern = decimal_pattern(shape, Some(ends.0), Some(ends.1));
        let regex = Regex::new(&pattern).unwrap();
        let limit = 10_i64.pow(shape.precision) + 20;
        for units in -limit..=limit {
            let number = Decimal::new(units, shape.scale);
            let inside =
                (ends.0..=ends.1).contains(&number) && units.abs() < 10_i64.pow(shape.precision);
            let short = number.normalize().to_string();
            for text in [number.to_string(), short] {
                if text != "-0" {
                    assert_eq!(regex.is_match(&text), inside, "{text} against {pattern}");
                }
            }
        }
    }

    #[test]
    fn widths_that_are_taken_whole_are_said_at_once() {
        let shape = DecimalShape {
            precision: 8,
            scale: 2,
        };
        let pattern = decimal_pattern(shape, Some(Decimal::ZERO), None);
        assert_eq!(pattern, r"^(([0-9]|[1-9][0-9]{1,5})(\.[0-9]{1,2})?)$");
    }

    #[test]
    fn a_pattern_matches_just_the_numbers_of_its_range() {
        matches((3, 1), "0", "5");
        matches((3, 1), "-2.5", "7.3");
        matches((4, 2), "0.01", "99.99");
        matches((4, 2), "9.95", "10.05");
        matches((3, 0), "7", "123");
        matches((4, 0), "1", "9999");
        matches((4, 0), "10", "999");
        matches((4, 0), "0", "1000");
        matches((4, 3), "-1.234", "-0.5");
        matches((4, 2), "-99.99", "99.99");
    }
}
