use rust_decimal::Decimal;

use crate::model::DecimalShape;

/// Whole numbers in a range, the believable ones first.
#[must_use]
pub fn integers(field: &str, min: i64, max: i64, count: usize) -> Vec<i64> {
    let fits = |number: &i64| (min..=max).contains(number);
    let start = if fits(&1) {
        1
    } else if min > 1 {
        min
    } else {
        max
    };
    let count_up = std::iter::successors(Some(start), |number| number.checked_add(1));
    let count_down = std::iter::successors(start.checked_sub(1), |number| number.checked_sub(1));
    let counted = count_up.take_while(fits).take(count);
    let counted = counted.chain(count_down.take_while(fits).take(count));
    distinct(usual(field).into_iter().filter(fits).chain(counted), count)
}

/// The first of some values that differ.
fn distinct<T: PartialEq>(values: impl Iterator<Item = T>, count: usize) -> Vec<T> {
    let mut found: Vec<T> = Vec::new();
    for value in values {
        if found.len() == count {
            break;
        }
        if !found.contains(&value) {
            found.push(value);
        }
    }
    found
}

fn usual(field: &str) -> Vec<i64> {
    match field.rsplit('_').next().unwrap_or(field) {
        "year" => vec![2024, 2025, 2026],
        "age" => vec![34, 27, 51],
        "quantity" | "count" | "stock" | "points" => vec![3, 12, 40],
        "grams" | "weight" => vec![250, 1200, 40],
        "days" => vec![7, 14, 30],
        "minutes" | "duration" => vec![45, 90, 20],
        "rating" | "stars" => vec![4, 5, 3],
        _ => Vec::new(),
    }
}

/// Different floats in a range.
#[must_use]
pub fn floats(min: Option<f64>, max: Option<f64>, count: usize) -> Vec<f64> {
    let parts = || {
        (1..=count)
            .filter_map(|part| u32::try_from(part).ok())
            .map(f64::from)
    };
    let fits = |number: &f64| {
        number.is_finite()
            && min.is_none_or(|min| min <= *number)
            && max.is_none_or(|max| *number <= max)
    };
    let plain: Vec<f64> = match (min, max) {
        (Some(min), Some(max)) => between(min, max, count).map(short).collect(),
        (Some(min), None) => parts().map(|part| min + part - 0.5).collect(),
        (None, Some(max)) => parts().map(|part| max - part + 0.5).collect(),
        (None, None) => parts().map(|part| part - 0.5).collect(),
    };
    // Where the range is so narrow or so far from zero that rounding has made them alike.
    let (least, most) = (min.unwrap_or(f64::MIN), max.unwrap_or(f64::MAX));
    let exact = between(least, most, count).chain([least, most]);
    distinct(plain.into_iter().chain(exact).filter(fits), count)
}

/// Numbers at even distances.
fn between(min: f64, max: f64, count: usize) -> impl Iterator<Item = f64> {
    let whole = u32::try_from(count + 1).map_or(1.0, f64::from);
    let step = max / whole - min / whole;
    let parts = (1..=count)
        .filter_map(|part| u32::try_from(part).ok())
        .map(f64::from);
    parts.map(move |part| (min + step * part).clamp(min, max))
}

/// A number with few digits, if it has many.
fn short(number: f64) -> f64 {
    if number.abs() < 1e6 {
        (number * 1000.0).round() / 1000.0
    } else {
        number
    }
}

/// The range of a decimal: its own, or all that its digits hold.
#[must_use]
pub fn decimal_range(
    shape: DecimalShape,
    min: Option<Decimal>,
    max: Option<Decimal>,
) -> (Decimal, Decimal) {
    let most = largest(shape);
    (min.unwrap_or(-most), max.unwrap_or(most))
}

/// The number of nothing but nines.
fn largest(shape: DecimalShape) -> Decimal {
    let digits = 10_i128.pow(shape.precision) - 1;
    Decimal::from_i128_with_scale(digits, shape.scale)
}

/// Decimals in a range with all their digits, the believable ones first.
#[must_use]
pub fn decimals(
    field: &str,
    shape: DecimalShape,
    min: Option<Decimal>,
    max: Option<Decimal>,
    count: usize,
) -> Vec<Decimal> {
    let (least, most) = decimal_range(shape, min, max);
    let usual: &[&str] = match field.rsplit('_').next().unwrap_or(field) {
        "price" | "amount" | "total" | "cost" | "balance" | "subtotal" => {
            &["19.90", "4.50", "120.00"]
        }
        "rating" => &["4.5", "3.0", "5.0"],
        "rate" | "share" | "ratio" => &["0.2", "0.1", "0.05"],
        _ => &["12.5", "7.25", "3.75"],
    };
    let usual = usual.iter().filter_map(|text| text.parse().ok());
    let start = if most < Decimal::ZERO {
        least
    } else {
        least.max(Decimal::ZERO)
    };
    let units = whole_units(least, most, shape.scale, count);
    let numbers = usual
        .chain(spread(start, most, count))
        .map(|number: Decimal| {
            let mut number = number.round_dp(shape.scale);
            number.rescale(shape.scale);
            number
        });
    distinct(
        numbers
            .chain(units)
            .filter(|number| (least..=most).contains(number)),
        count,
    )
}

/// Numbers at even distances.
fn spread(least: Decimal, most: Decimal, count: usize) -> impl Iterator<Item = Decimal> {
    let whole = Decimal::from(count + 1);
    (1..=count).map(move |part| least + (most - least) / whole * Decimal::from(part))
}

/// The numbers from the least on, by the unit of the last digit.
fn whole_units(least: Decimal, most: Decimal, scale: u32, count: usize) -> Vec<Decimal> {
    let mut first = least;
    first.rescale(scale);
    let unit = Decimal::new(1, scale);
    let next = |number: &Decimal| number.checked_add(unit);
    let numbers = std::iter::successors(Some(first), next);
    numbers
        .take_while(|number| *number <= most)
        .take(count)
        .collect()
}
