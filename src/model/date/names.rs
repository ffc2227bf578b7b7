//! English names of months and other parts of a year.

use super::season::Season;

/// The name of month 1 to 12; empty otherwise.
pub fn month_name(month: u8) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        12 => "December",
        _ => "",
    }
}

/// The words of a part of a year, and the hemisphere where EDTF states one.
pub(super) fn season_words(season: Season, year: &str) -> (String, Option<&'static str>) {
    let (words, hemisphere) = match season.code() {
        21 => ("spring", None),
        22 => ("summer", None),
        23 => ("autumn", None),
        24 => ("winter", None),
        25 => ("spring", Some("northern hemisphere")),
        26 => ("summer", Some("northern hemisphere")),
        27 => ("autumn", Some("northern hemisphere")),
        28 => ("winter", Some("northern hemisphere")),
        29 => ("spring", Some("southern hemisphere")),
        30 => ("summer", Some("southern hemisphere")),
        31 => ("autumn", Some("southern hemisphere")),
        32 => ("winter", Some("southern hemisphere")),
        33 => ("first quarter of", None),
        34 => ("second quarter of", None),
        35 => ("third quarter of", None),
        36 => ("fourth quarter of", None),
        37 => ("first third of", None),
        38 => ("second third of", None),
        39 => ("last third of", None),
        40 => ("first half of", None),
        _ => ("second half of", None),
    };
    (format!("{words} {year}"), hemisphere)
}
