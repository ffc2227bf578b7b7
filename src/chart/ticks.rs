//! The ticks under the plot, and the headings under the ticks: months for days, years for months.

use super::Scale;
use super::labels::Anchor;
use super::text_metrics;
use crate::messages::Messages;
use crate::model::date::{Day, days_in_month};

/// A tick under the plot.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Position, in percent.
    pub x: f64,
    /// Its label, if it fits.
    pub text: Option<String>,
    /// The side of the tick on which the label is, if the edge of the plot leaves no room to centre it.
    pub anchor: Option<Anchor>,
}

/// The name of a longer period, under the ticks of its parts, at its start or at the left edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// Left edge, in percent.
    pub x: f64,
    pub text: String,
}

/// Ticks and headings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ticks {
    /// From left to right.
    pub ticks: Vec<Tick>,
    /// From left to right.
    pub headings: Vec<Heading>,
    /// True for ticks at days or months, which are meaningless without headings. Years need none.
    pub need_headings: bool,
}

/// Minimum gap between the labels of two ticks, in CSS pixels.
const GAP: f64 = 14.0;

/// The distance between ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TickInterval {
    Days(u8),
    Months(u8),
    Years(i64),
}

impl TickInterval {
    /// Approximate length in days.
    fn days(self) -> f64 {
        #[allow(clippy::cast_precision_loss)]
        match self {
            Self::Days(days) => f64::from(days),
            Self::Months(months) => f64::from(months) * 30.4,
            Self::Years(years) => years as f64 * 365.2425,
        }
    }

    /// Every interval, from one day to fifty billion years.
    fn all() -> impl Iterator<Item = Self> {
        let years = (0..11).map(|power| 10_i64.pow(power)).flat_map(|power| [1, 2, 5].map(|n| Self::Years(n * power)));
        [1, 2, 5, 10].map(Self::Days).into_iter().chain([1, 3, 6].map(Self::Months)).chain(years)
    }

    /// The width of its widest label, in CSS pixels.
    fn room(self, messages: &Messages, scale: &Scale) -> f64 {
        match self {
            Self::Days(_) => text_metrics::width("28"),
            Self::Months(_) => text_metrics::width(messages.short_month(5)),
            Self::Years(step) => {
                let wide = |day: Day| text_metrics::width(&year_text(messages, day.ymd().0, step));
                wide(scale.first).max(wide(scale.last))
            }
        }
    }
}

/// The ticks of a scale on a plot of `width` CSS pixels: the shortest interval whose labels fit.
pub fn ticks(messages: &Messages, scale: &Scale, width: f64) -> Ticks {
    #[allow(clippy::cast_precision_loss)]
    let pixels = width / scale.days() as f64;
    let fits = |step: &TickInterval| step.days() * pixels >= step.room(messages, scale) + GAP;
    let step = TickInterval::all().find(fits).unwrap_or(TickInterval::Years(50_000_000_000));
    let starts = match step {
        TickInterval::Days(days) => day_starts(scale, days),
        TickInterval::Months(months) => month_starts(messages, scale, months),
        TickInterval::Years(years) => year_starts(messages, scale, years),
    };
    let mut free = f64::NEG_INFINITY;
    let tick = |(day, text): (Day, String)| {
        let x = scale.apply(day);
        let (at, room) = (x / 100.0 * width, text_metrics::width(&text));
        let anchor =
            if at < room / 2.0 { Some(Anchor::Start) } else { (width - at < room / 2.0).then_some(Anchor::End) };
        let left = match anchor {
            None => at - room / 2.0,
            Some(Anchor::Start) => at,
            Some(Anchor::End) => at - room,
        };
        let fits = left >= free;
        if fits {
            free = left + room + GAP / 2.0;
        }
        Tick { x, anchor, text: fits.then_some(text) }
    };
    Ticks {
        ticks: starts.into_iter().map(tick).collect(),
        headings: headings(messages, scale, step, width),
        need_headings: !matches!(step, TickInterval::Years(_)),
    }
}

/// The longer periods that contain the ticks, each if its name fits into its visible part.
fn headings(messages: &Messages, scale: &Scale, step: TickInterval, width: f64) -> Vec<Heading> {
    let (year, month, _) = scale.first.ymd();
    // The period that contains the first day begins before the plot.
    let (around, starts) = match step {
        TickInterval::Days(_) => (Day::from_ymd(year, month, 1), month_starts(messages, scale, 1)),
        TickInterval::Months(_) => (Day::from_ymd(year, 1, 1), year_starts(messages, scale, 1)),
        TickInterval::Years(_) => return Vec::new(),
    };
    let mut days: Vec<Day> = around.into_iter().chain(starts.into_iter().map(|(day, _)| day)).collect();
    days.dedup();
    let name = |day: Day| {
        let (year, month, _) = day.ymd();
        if matches!(step, TickInterval::Days(_)) { messages.month_of_year(year, month) } else { messages.year(year) }
    };
    let ends = days.iter().skip(1).copied().chain([Day::MAX]);
    let heading = |(&day, end): (&Day, Day)| {
        let (x, right) = (scale.apply(day), scale.apply(end));
        let text = name(day);
        ((right - x) / 100.0 * width >= text_metrics::width(&text) + GAP).then_some(Heading { x, text })
    };
    days.iter().zip(ends).filter_map(heading).collect()
}

/// A year at a tick: in millions if ticks are that far apart.
fn year_text(messages: &Messages, year: i64, step: i64) -> String {
    const TENTH_OF_A_MILLION: i64 = 100_000;
    if step < TENTH_OF_A_MILLION { messages.year(year) } else { messages.millions(year) }
}

/// The first days of round years. Round years are multiples of `step` in historical counting, which has no year zero: 20 BCE,
/// 10 BCE, 1 CE, 10 CE.
fn year_starts(messages: &Messages, scale: &Scale, step: i64) -> Vec<(Day, String)> {
    let round = |n: i64| match n {
        // The n-th step before the common era: n × step BCE is the astronomical year 1 - n × step.
        n if n < 0 => n * step + 1,
        0 if step > 1 => 1,
        n => n * step,
    };
    let n = scale.first.ymd().0.div_euclid(step) - 1;
    let mut starts: Vec<(Day, String)> = Vec::new();
    for year in (n..).map(round) {
        let Some(day) = Day::from_ymd(year, 1, 1).filter(|&day| day <= scale.last) else { break };
        if day >= scale.first && starts.last().is_none_or(|(before, _)| *before < day) {
            starts.push((day, year_text(messages, year, step)));
        }
    }
    starts
}

fn month_starts(messages: &Messages, scale: &Scale, step: u8) -> Vec<(Day, String)> {
    let (mut year, mut month, _) = scale.first.ymd();
    month = (month - 1) / step * step + 1;
    let mut starts = Vec::new();
    while let Some(day) = Day::from_ymd(year, month, 1).filter(|&day| day <= scale.last) {
        if day >= scale.first {
            starts.push((day, messages.short_month(month).to_owned()));
        }
        month += step;
        if month > 12 {
            (year, month) = (year + 1, 1);
        }
    }
    starts
}

fn day_starts(scale: &Scale, step: u8) -> Vec<(Day, String)> {
    let mut starts = Vec::new();
    for number in scale.first.number()..=scale.last.number() {
        let day = Day::new(number);
        let (year, month, date) = day.ymd();
        // Skip the last tick of a month if it is too close to the first of the next month.
        let near_end = step > 1 && date + step / 2 > days_in_month(year, month);
        if (date - 1).is_multiple_of(step) && !near_end {
            starts.push((day, date.to_string()));
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::Period;
    use proptest::prelude::*;

    fn scale(from: &str, to: &str) -> Scale {
        let day = |text: &str| text.parse::<Period>().unwrap();
        Scale::new(day(from).first(), day(to).last())
    }

    fn words(from: &str, to: &str, width: f64) -> (String, String) {
        let ticks = ticks(Messages::english(), &scale(from, to), width);
        let texts: Vec<String> = ticks.ticks.into_iter().filter_map(|tick| tick.text).collect();
        let headings: Vec<String> = ticks.headings.into_iter().map(|heading| heading.text).collect();
        (texts.join(" "), headings.join(" "))
    }

    #[test]
    fn ticks_are_round_and_stand_under_what_holds_them() {
        let of = |from, to, width| words(from, to, width);
        assert_eq!(
            of("1945", "2025", 960.0),
            (
                "1945 1950 1955 1960 1965 1970 1975 1980 1985 1990 1995 2000 2005 2010 2015 2020 2025".into(),
                String::new()
            ),
            "years need no headings"
        );
        assert_eq!(of("1945", "2025", 320.0), ("1960 1980 2000 2020".into(), String::new()));
        assert_eq!(
            of("2021-11", "2022-03", 960.0).1,
            "November 2021 December 2021 January 2022 February 2022 March 2022"
        );
        assert_eq!(of("2021", "2022", 960.0), ("Jan Apr Jul Oct Jan Apr Jul Oct".into(), "2021 2022".into()));
        assert_eq!(of("2022-02-20", "2022-02-26", 960.0), ("20 21 22 23 24 25 26".into(), "February 2022".into()));
    }

    #[test]
    fn years_before_the_common_era_are_round_as_people_count_them() {
        assert_eq!(words("-0099", "0100", 400.0).0, "100 BCE 50 BCE 1 CE 50 CE 100");
        assert_eq!(words("-0009", "0010", 960.0).0, "10 BCE 8 BCE 6 BCE 4 BCE 2 BCE 1 CE 2 CE 4 CE 6 CE 8 CE 10 CE");
        assert_eq!(words("Y-4000000", "2000", 700.0).0, "4 million BCE 3 million BCE 2 million BCE 1 million BCE 1 CE");
    }

    proptest! {
        #[test]
        fn ticks_are_bounded_by_the_width_and_their_words_do_not_touch(
            first in -2_000_000_000_000_i64..1_000_000, days in prop_oneof![0..4_000_i64, 0..4_000_000_i64, 0..2_000_000_000_000_i64],
            width in 240..2561_u32,
        ) {
            let scale = Scale::new(Day::new(first), Day::new(first + days));
            let width = f64::from(width);
            let Ticks { ticks, headings, .. } = ticks(Messages::english(), &scale, width);
            prop_assert!(ticks.len() as f64 <= width / 20.0 + 8.0, "{} ticks", ticks.len());
            let mut free = f64::NEG_INFINITY;
            for tick in &ticks {
                prop_assert!((0.0..=100.0).contains(&tick.x));
                let Some(text) = &tick.text else { continue };
                prop_assert!(text != "0" && !text.starts_with("0 "));
                let (at, room) = (tick.x / 100.0 * width, text_metrics::width(text));
                let left = match tick.anchor { None => at - room / 2.0, Some(Anchor::Start) => at, Some(Anchor::End) => at - room };
                prop_assert!(left >= free - 1e-6);
                prop_assert!(left + room <= width + room && left >= -1e-6);
                free = left + room;
            }
            let mut free = f64::NEG_INFINITY;
            for heading in &headings {
                let left = heading.x / 100.0 * width;
                prop_assert!(left >= free);
                free = left + text_metrics::width(&heading.text);
                prop_assert!(free <= width + 0.2);
            }
        }
    }
}
