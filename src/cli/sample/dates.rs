//! Dates: most in a few busy periods of the twentieth century, as in real archives, the rest spread over five thousand years,
//! and a few long before.

use super::random::Random;
use crate::model::date::Day;

const LAST_YEAR: i64 = 2024;

/// A period with many events.
struct BusyPeriod {
    /// Day number of its middle.
    middle: i64,
    /// Days from its middle to either end.
    radius: i64,
    /// Cumulative share of events in the periods up to this one, in thousandths.
    up_to: u32,
}

/// The days on which the events begin, sorted.
pub fn beginnings(count: u32, seed: u64) -> Vec<i64> {
    let random = &mut Random::new(seed, u64::MAX);
    let periods = busy_periods(random);
    let mut days: Vec<i64> = (0..count).map(|_| beginning(&periods, random)).collect();
    days.sort_unstable();
    days
}

/// Fourteen periods, one about every nine years, some of weeks and some of years.
fn busy_periods(random: &mut Random) -> Vec<BusyPeriod> {
    let mut up_to = 0;
    let weights: Vec<u32> = (0..14).map(|_| 1 + random.below(6)).collect();
    let all: u32 = weights.iter().sum();
    (0..14)
        .zip(weights)
        .map(|(n, weight)| {
            up_to += weight * 1000 / all;
            let year = 1903 + n * 17 / 2 + random.between(-2, 2);
            let radius = random.pick(&[60, 200, 500, 900, 1600]).unwrap_or(200);
            BusyPeriod { middle: first_of(year) + random.between(0, 364), radius, up_to }
        })
        .collect()
}

fn beginning(periods: &[BusyPeriod], random: &mut Random) -> i64 {
    let (first, last) = match random.below(1000) {
        0..700 => {
            let at = random.below(1000);
            let Some(period) = periods.iter().find(|period| at < period.up_to).or(periods.last()) else {
                return 0;
            };
            // The sum of three uniform numbers is dense in the middle, like news.
            let throw = (0..3).map(|_| random.between(-period.radius, period.radius)).sum::<i64>() / 2;
            return (period.middle + throw).clamp(first_of(1900), first_of(LAST_YEAR) + 365);
        }
        700..850 => (1900, LAST_YEAR),
        850..930 => (1760, 1900),
        930..970 => (1300, 1760),
        970..997 => (-3000, 1300),
        _ => (-19_000, -3000),
    };
    first_of(random.between(first, last)) + random.between(0, 364)
}

/// The day number of 1 January.
fn first_of(year: i64) -> i64 {
    Day::from_ymd(year, 1, 1).map_or(0, Day::number)
}

/// An EDTF date that begins around `day`, never before the year of `day`.
pub fn date(day: i64, random: &mut Random) -> String {
    let (year, month, of_month) = Day::new(day).ymd();
    if year < 1300 {
        return ancient(year, random);
    }
    if random.chance(200) {
        return range(day, random);
    }
    let month_of = format!("{year:04}-{month:02}");
    let exact = format!("{month_of}-{of_month:02}");
    match random.below(100) {
        0..56 => exact,
        56..68 => month_of,
        68..78 => format!("{year:04}"),
        78..82 => format!("{year:04}~"),
        82..84 => format!("{exact}?"),
        84..86 => format!("{year:04}%"),
        86..90 => match month {
            // Winter would begin in the year before.
            1 | 2 => month_of,
            _ => format!("{year:04}-{}", 20 + month / 3),
        },
        90..93 => format!("{:03}X", year / 10),
        93..94 => format!("{year:04}-{}", 33 + (month - 1) / 3),
        94..97 => format!("{year:04}-XX"),
        _ => format!("{month_of}-XX"),
    }
}

/// A date known to the year at most.
fn ancient(year: i64, random: &mut Random) -> String {
    let text = |year: i64| match (year < 0, year.unsigned_abs()) {
        (true, digits @ 10_000..) => format!("Y-{digits}"),
        (true, digits) => format!("-{digits:04}"),
        (false, digits) => format!("{digits:04}"),
    };
    match random.below(10) {
        0..4 => text(year),
        4..7 => format!("{}~", text(year)),
        7 => format!("{}?", text(year)),
        _ => format!("{}/{}", text(year), text(year + random.between(1, 60))),
    }
}

/// An interval of days, months or years, or with an open or unknown end.
fn range(day: i64, random: &mut Random) -> String {
    let (year, month, of_month) = Day::new(day).ymd();
    let start = format!("{year:04}-{month:02}-{of_month:02}");
    match random.below(20) {
        0 => return format!("{start}/.."),
        1 => return format!("{year:04}/"),
        _ => {}
    }
    let length = match random.below(10) {
        0..5 => random.between(1, 20),
        5..8 => random.between(20, 400),
        _ => random.between(400, 4000),
    };
    let last = Day::new((day + length).min(first_of(LAST_YEAR) + 365)).ymd();
    let (last_year, last_month, last_day) = if last < (year, month, of_month) { (year, month, of_month) } else { last };
    match random.below(4) {
        0 if last_year > year => format!("{year:04}/{last_year:04}"),
        1 if (last_year, last_month) > (year, month) => format!("{year:04}-{month:02}/{last_year:04}-{last_month:02}"),
        2 if length > 200 => format!("{year:04}-{month:02}~/{last_year:04}-{last_month:02}-{last_day:02}"),
        _ => format!("{start}/{last_year:04}-{last_month:02}-{last_day:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::Date;

    #[test]
    fn every_date_is_edtf_and_none_ends_before_it_begins() {
        let days = beginnings(20_000, 3);
        for (n, day) in (0..).zip(days) {
            let text = date(day, &mut Random::new(3, n));
            let read: Result<Date, _> = text.parse();
            let first = read.map(|date| date.earliest().number()).expect(&text);
            assert!(first >= first_of(-20_000) && first <= day.max(first + 365) && day - first < 3653, "{text}");
        }
    }

    #[test]
    fn most_of_it_is_crowded_into_the_twentieth_century() {
        let days = beginnings(10_000, 1);
        let modern = days.iter().filter(|&&day| day >= first_of(1900)).count();
        assert!((8_000..9_000).contains(&modern), "{modern}");
        assert!(days.is_sorted() && days[0] < first_of(-10_000));
    }
}
