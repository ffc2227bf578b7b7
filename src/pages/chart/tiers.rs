//! Tiers: how one drawing is right at several widths without scripts.
//!
//! What differs between widths, such as the row of a mark, is a class for each tier, `a2 b1`, and container queries in
//! `chart.css` choose the tier. A tier without a class of its own is like the one before it.

/// The tiers: the letter of their classes, and the width of the plot for which they are drawn, in CSS pixels. `chart.css` has
/// the same widths. The narrowest is the plot in a window of 320 pixels, to which readers may zoom in (WCAG 2.2 §1.4.10).
pub const TIERS: [(char, u32); 3] = [('a', 288), ('b', 528), ('c', 960)];

/// The width for which the drawing of a page is made that is shown at a width, in CSS pixels.
pub fn tier_width(width: u32) -> u32 {
    let fitting = TIERS.iter().rev().map(|&(_, tier)| tier).find(|&tier| tier <= width);
    fitting.unwrap_or(TIERS[0].1)
}

/// What is hidden in a tier.
pub const HIDDEN: &str = "x";

/// The classes of an element: `values` has its value in each tier, `default` is the value without a class.
pub fn classes<S: AsRef<str>>(values: impl IntoIterator<Item = S>, default: &str) -> String {
    let mut before = default.to_owned();
    let mut classes = String::new();
    for ((letter, _), value) in TIERS.iter().zip(values) {
        let value = value.as_ref();
        if value != before {
            classes.push(' ');
            classes.push(*letter);
            classes.push_str(value);
            value.clone_into(&mut before);
        }
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tiers_that_differ_from_the_one_before_have_a_class() {
        assert_eq!(classes(["0"; 3], "0"), "");
        assert_eq!(classes(["x", "3", "3"], "0"), " ax b3");
        assert_eq!(classes(["2"], "0"), " a2", "a drawing for a single width has one tier");
    }
}
