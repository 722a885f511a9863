use rust_decimal::Decimal;

use crate::model::DecimalShape;

/// Whole numbers in a range, the believable ones first.
pub(super) fn integers(field: &str, min: i64, max: i64, count: usize) -> Vec<i64> {
    let fits = |number: &i64| (min..=max).contains(number);
    let mut numbers: Vec<i64> = usual(field).into_iter().filter(fits).collect();
    let start = if fits(&1) {
        1
    } else if min > 1 {
        min
    } else {
        max
    };
    let step = if start == max { -1 } else { 1 };
    let mut next = Some(start);
    while let Some(number) = next.filter(|number| fits(number) && numbers.len() < count) {
        if !numbers.contains(&number) {
            numbers.push(number);
        }
        next = number.checked_add(step);
    }
    numbers.truncate(count);
    numbers
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

/// Floats in a range.
pub(super) fn floats(min: Option<f64>, max: Option<f64>, count: usize) -> Vec<f64> {
    let parts = (1..=count)
        .filter_map(|part| u32::try_from(part).ok())
        .map(f64::from);
    match (min, max) {
        (Some(min), Some(max)) => {
            let whole = u32::try_from(count + 1).map_or(1.0, f64::from);
            let step = max / whole - min / whole;
            parts
                .map(|part| short(min + step * part).clamp(min, max))
                .collect()
        }
        (Some(min), None) => parts.map(|part| min + part - 0.5).collect(),
        (None, Some(max)) => parts.map(|part| max - part + 0.5).collect(),
        (None, None) => parts.map(|part| part - 0.5).collect(),
    }
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
pub(super) fn decimal_range(
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
pub(super) fn decimals(
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
    let mut found: Vec<Decimal> = Vec::new();
    for number in usual.chain(spread(least.max(Decimal::ZERO.min(most)), most, count)) {
        let mut number: Decimal = number;
        number = number.round_dp(shape.scale);
        number.rescale(shape.scale);
        if (least..=most).contains(&number) && !found.contains(&number) && found.len() < count {
            found.push(number);
        }
    }
    found
}

/// Numbers at even distances.
fn spread(least: Decimal, most: Decimal, count: usize) -> impl Iterator<Item = Decimal> {
    let whole = Decimal::from(count + 1);
    (1..=count).map(move |part| least + (most - least) / whole * Decimal::from(part))
}
