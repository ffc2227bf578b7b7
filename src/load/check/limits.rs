//! Values with limits.

use super::Checked;
use crate::load::Rule;

/// The most characters that a chart label may have.
pub const LONGEST_LABEL: usize = 28;

/// A significance outside 1 to 5.
pub fn significance_range(checked: &Checked<'_>) {
    for event in &checked.draft.events {
        if let Some(significance) = &event.significance
            && !(1..=5).contains(&significance.value)
        {
            let message = format!("significance goes from 1 to 5, and this is {}", significance.value);
            let hint = "5 keeps its label longest when the chart is crowded; 3 is the default";
            checked.report.add(Rule::SignificanceRange, significance.at, message, hint);
        }
    }
}

/// A label of more than 28 characters.
pub fn label_long(checked: &Checked<'_>) {
    for event in &checked.draft.events {
        if let Some(label) = &event.label {
            let length = label.value.chars().count();
            if length > LONGEST_LABEL {
                let message = format!("the label has {length} characters; the chart has room for {LONGEST_LABEL}");
                checked.report.add(Rule::LabelLong, label.at, message, "leave out what the title says");
            }
        }
    }
}

/// A negative year beside words that name the same number: −0431 is 432 BCE.
pub fn bce_suspect(checked: &Checked<'_>) {
    for event in &checked.draft.events {
        let Some(date) = &event.date else { continue };
        let (year, _, _) = date.value.earliest().ymd();
        if year >= 0 || date.value.earliest().is_infinite() {
            continue;
        }
        let number = year.unsigned_abs();
        let fields = [event.title.as_ref(), event.label.as_ref(), event.summary.as_ref()];
        let mut words: Vec<&str> = fields.into_iter().flatten().map(|text| text.value.as_str()).collect();
        words.push(&event.text.text);
        let named = |text: &str| {
            let text = text.replace(',', "");
            text.split(|c: char| !c.is_alphanumeric() && c != '.')
                .collect::<Vec<_>>()
                .windows(2)
                .any(|pair| pair[0] == number.to_string() && ["BC", "BCE", "B.C", "B.C.", "B.C.E."].contains(&pair[1]))
        };
        if words.into_iter().any(named) {
            let message = format!("the date is {}, and the words say {number} BCE", date.value.words());
            let hint = format!("the year before 1 CE is written 0000: {number} BCE is -{:04}", number - 1);
            checked.report.add(Rule::BceSuspect, date.at, message, hint);
        }
    }
}
