//! Values with limits.

use super::CheckContext;
use crate::load::raw::RawEvent;
use crate::load::rule::Rule;
use crate::messages::Messages;
use unicode_segmentation::UnicodeSegmentation;

/// The maximum length of a chart label, in grapheme clusters: what readers take for a character.
pub const MAX_LABEL_CHARS: usize = 28;

/// The allowed values of `significance`.
pub const SIGNIFICANCE: std::ops::RangeInclusive<i64> = 1..=5;

/// A significance outside 1 to 5.
pub fn significance_range(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    if let Some(significance) = &event.significance
        && !SIGNIFICANCE.contains(&significance.value)
    {
        let message = format!("significance goes from 1 to 5, but this is {}", significance.value);
        let hint = "5 keeps its label longest when the chart is crowded; 3 is the default";
        ctx.diagnostics.add(Rule::SignificanceRange, significance.span, message, hint);
    }
}

/// A label of more than 28 characters.
pub fn label_long(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    let Some(label) = &event.label else { return };
    let length = label.value.graphemes(true).count();
    if length > MAX_LABEL_CHARS {
        let message = format!("the label has {length} characters; the chart has room for {MAX_LABEL_CHARS}");
        let hint = "shorten it; an event without a label gets its title, shortened";
        ctx.diagnostics.add(Rule::LabelLong, label.span, message, hint);
    }
}

/// The length of a title from which it is taken for a text, in grapheme clusters.
const MAX_TITLE_CHARS: usize = 150;

/// A title that is as long as a text.
pub fn title_long(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    let Some(title) = event.title.as_ref().filter(|title| title.value.len() > MAX_TITLE_CHARS) else { return };
    let length = title.value.graphemes(true).count();
    if length > MAX_TITLE_CHARS {
        let message = format!("the title has {length} characters");
        let hint = "name the event in about eight words, and tell the rest in `summary` and in the text";
        ctx.diagnostics.add(Rule::TitleLong, title.span, message, hint);
    }
}

/// A negative year, and words that give the same number as a year BCE: −0431 is 432 BCE.
pub fn bce_suspect(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    let Some(date) = &event.date else { return };
    let ends = [date.value.earliest(), date.value.latest()].into_iter().filter(|day| !day.is_infinite());
    let mut numbers = ends.map(|day| day.ymd().0).filter(|&year| year < 0).map(i64::unsigned_abs).peekable();
    if numbers.peek().is_none() {
        return;
    }
    let fields = [&event.title, &event.official_title, &event.label, &event.summary].map(Option::as_ref);
    let words = fields.into_iter().flatten().map(|text| text.value.as_str());
    let said: Vec<u64> = words.chain([event.text.text.as_str()]).flat_map(years_bce).collect();
    if let Some(number) = numbers.find(|number| said.contains(number)) {
        let message =
            format!("the date means {}, but the text says {number} BCE", Messages::english().date(&date.value));
        let hint = format!("the year before 1 CE is written 0000: {number} BCE is -{:04}", number - 1);
        ctx.diagnostics.add(Rule::BceSuspect, date.span, message, hint);
    }
}

/// The years BCE in a text: `431 BCE`, `431 B.C.`
fn years_bce(text: &str) -> Vec<u64> {
    let text = text.replace([',', '.'], "");
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let pairs = words.windows(2).filter(|pair| matches!(pair[1], "BC" | "BCE"));
    pairs.filter_map(|pair| pair[0].parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_bce_are_found_in_words() {
        assert_eq!(years_bce("In 431 BCE, or 432 B.C., war. 10,000 BC."), [431, 432, 10_000]);
        assert!(years_bce("431 men, BCE").is_empty());
    }
}
