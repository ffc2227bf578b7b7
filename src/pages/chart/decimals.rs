//! Positions in a drawing as text. A page has hundreds of them, and the standard library looks for the exact digits of each.

/// A position in percent, with at most two decimals: "12.5%".
pub fn percent(n: f64) -> String {
    let Some(hundredths) = rounded(n, 100.0) else {
        let text = format!("{n:.2}");
        return format!("{}%", text.trim_end_matches('0').trim_end_matches('.'));
    };
    let (whole, tenths, rest) = (hundredths / 100, hundredths / 10 % 10, hundredths % 10);
    let mut text = String::with_capacity(8);
    push_digits(&mut text, whole);
    if tenths > 0 || rest > 0 {
        text.push('.');
        text.push(digit(tenths));
    }
    if rest > 0 {
        text.push(digit(rest));
    }
    text.push('%');
    text
}

/// Adds a number with one decimal: "12.0".
pub fn push_tenths(text: &mut String, n: f64) {
    let Some(tenths) = rounded(n, 10.0) else { return text.push_str(&format!("{n:.1}")) };
    push_digits(text, tenths / 10);
    text.push('.');
    text.push(digit(tenths % 10));
}

/// Adds a number without decimals: "12".
pub fn push_whole(text: &mut String, n: f64) {
    match rounded(n, 1.0) {
        Some(n) => push_digits(text, n),
        None => text.push_str(&format!("{n:.0}")),
    }
}

fn push_digits(text: &mut String, n: u32) {
    if n >= 10 {
        push_digits(text, n / 10);
    }
    text.push(digit(n % 10));
}

/// How near to the middle between two results a product may be that might have been rounded to its other side.
const DOUBT: f64 = 1e-6;

/// A positive number as so many parts of one, rounded. `None` if that needs the exact digits.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn rounded(n: f64, parts: f64) -> Option<u32> {
    let product = n * parts;
    let nearest = product.round();
    let is_sure = n.is_sign_positive() && product < 1e6 && (product - nearest).abs() < 0.5 - DOUBT;
    is_sure.then_some(nearest as u32)
}

fn digit(n: u32) -> char {
    char::from_digit(n, 10).unwrap_or('0')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_digits_are_those_of_the_standard_library(thousandths in 0..200_000_u32, n in -5.0..20_000.0_f64) {
            for n in [n, f64::from(thousandths) / 1000.0, f64::from(thousandths) / 8.0, -n] {
                let exact = format!("{n:.2}");
                prop_assert_eq!(percent(n), format!("{}%", exact.trim_end_matches('0').trim_end_matches('.')));
                let mut text = String::new();
                push_tenths(&mut text, n);
                text.push(' ');
                push_whole(&mut text, n);
                prop_assert_eq!(text, format!("{n:.1} {n:.0}"));
            }
        }
    }

    #[test]
    fn zeros_at_the_end_are_left_out_of_percentages() {
        assert_eq!([0.0, 100.0, 12.5, 33.333, 0.05].map(percent), ["0%", "100%", "12.5%", "33.33%", "0.05%"]);
    }
}
