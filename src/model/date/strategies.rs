//! Dates for property tests: texts of every supported form, generated without the code under test.

use proptest::prelude::*;

type Ymd = (i64, u8, u8);

/// An EDTF date: a single one, or an interval in order.
pub fn date() -> impl Strategy<Value = String> {
    let single = || single_and_a_day_in_it();
    let interval = (single(), single()).prop_map(
        |((a, on), (b, then))| {
            if on <= then { format!("{a}/{b}") } else { format!("{b}/{a}") }
        },
    );
    let half = (single(), 0..4_u8).prop_map(|((a, _), form)| match form {
        0 => format!("{a}/.."),
        1 => format!("../{a}"),
        2 => format!("{a}/"),
        _ => format!("/{a}"),
    });
    prop_oneof![single().prop_map(|(text, _)| text), interval, half]
}

/// A single date and a day on which it may have been.
pub fn single_and_a_day_in_it() -> impl Strategy<Value = (String, Ymd)> {
    // Days to 28 are in every month.
    let day = (-9999..=9999_i64, 1..=12_u8, 1..=28_u8);
    let of_four_digits = (day, 0..10_u8, marks(), marks(), marks()).prop_map(|((y, m, d), form, a, b, c)| {
        let sign = if y < 0 { "-" } else { "" };
        let digits = format!("{:04}", y.abs());
        let year = format!("{sign}{digits}");
        let text = match form {
            0 => mark(&[&year], &[a]),
            1 => mark(&[&year, &format!("{m:02}")], &[a, b]),
            2 => mark(&[&year, &format!("{m:02}"), &format!("{d:02}")], &[a, b, c]),
            3 => mark(&[&year, "XX"], &[a, b]),
            4 => mark(&[&year, "XX", "XX"], &[a, b, c]),
            5 => mark(&[&year, &format!("{m:02}"), "XX"], &[a, b, c]),
            6 => mark(&[&year, &season(m).to_string()], &[a, b]),
            7 => mark(&[&year, &(33 + (m - 1) / 3).to_string()], &[a, b]),
            8 => format!("{year}-{m:02}-{d:02}T12:30:00+04:30"),
            _ => {
                let known = usize::from(m % 3) + 1;
                mark(&[&format!("{sign}{}{}", &digits[..known], "X".repeat(4 - known))], &[a])
            }
        };
        // A winter's January is that of the next year.
        let year = if form == 6 && m < 3 { y + 1 } else { y };
        (text, (year, m, d))
    });
    let long = (10_000..=1_000_000_000_000_i64, any::<bool>(), 1..=12_u8, 1..=28_u8, marks());
    let long = long.prop_map(|(y, negative, m, d, a)| {
        let y = if negative { -y } else { y };
        (mark(&[&format!("Y{y}")], &[a]), (y, m, d))
    });
    prop_oneof![9 => of_four_digits, 1 => long]
}

/// Marks to the left and right of a component.
fn marks() -> impl Strategy<Value = (&'static str, &'static str)> {
    let any = prop::sample::select(vec!["", "", "", "?", "~", "%"]);
    (any.clone(), any)
}

fn mark(components: &[&str], marks: &[(&str, &str)]) -> String {
    let marked: Vec<_> = components.iter().zip(marks).map(|(c, (left, right))| format!("{left}{c}{right}")).collect();
    marked.join("-")
}

fn season(month: u8) -> u8 {
    match month {
        3..=5 => 21,
        6..=8 => 22,
        9..=11 => 23,
        _ => 24,
    }
}
