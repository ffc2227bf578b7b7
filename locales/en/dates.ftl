## Dates. Years before the common era have no sign and there is no year zero.

month = { NUMBER($month) ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
# On the axis of the chart.
month-short = { NUMBER($month) ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}

## Years. $year is written with the digits of this language.

# $year (String)
year-ce = { $year } CE
# $year (String)
year-bce = { $year } BCE
# Two years with the era that they share.
# $first (String)
# $last (String)
years = { $first }–{ $last }
# $first (String)
# $last (String)
years-ce = { $first }–{ $last } CE
# $first (String)
# $last (String)
years-bce = { $first }–{ $last } BCE
# $year (String) - the first year of the ten
decade = { $year }s
# $year (String) - the first year of the ten
decade-ce = { $year }s CE
# A tick on an axis of millions of years.
# $millions (String)
millions-ce = { $millions } million CE
# $millions (String)
millions-bce = { $millions } million BCE
# $billions (String)
billions-ce = { $billions } billion CE
# $billions (String)
billions-bce = { $billions } billion BCE

## Months and days.

# $month (String)
# $year (String)
date-month = { $month } { $year }
# $day (String)
# $month (String)
# $year (String)
date-day = { $day } { $month } { $year }

## Parts of a year (ISO 8601-2, codes 21 to 41). The hemisphere is a remark in brackets.

# $year (String)
date-season = { NUMBER($season) ->
    [21] spring { $year }
    [22] summer { $year }
    [23] autumn { $year }
    [24] winter { $year }
    [25] spring { $year }
    [26] summer { $year }
    [27] autumn { $year }
    [28] winter { $year }
    [29] spring { $year }
    [30] summer { $year }
    [31] autumn { $year }
    [32] winter { $year }
    [33] first quarter of { $year }
    [34] second quarter of { $year }
    [35] third quarter of { $year }
    [36] fourth quarter of { $year }
    [37] first third of { $year }
    [38] second third of { $year }
    [39] last third of { $year }
    [40] first half of { $year }
   *[41] second half of { $year }
}
remark-northern-hemisphere = northern hemisphere
remark-southern-hemisphere = southern hemisphere

## How much is known. A remark stands in brackets behind the date.

# $date (String)
date-approximate = c. { $date }
# $date (String)
# $remarks (String) - one remark, or several separated by remark-separator
date-remarks = { $date } ({ $remarks })
remark-separator = , { "" }
remark-uncertain = uncertain
remark-month-unknown = month unknown
remark-day-unknown = day unknown
remark-start-unknown = start unknown
remark-end-unknown = end unknown
date-unknown = date unknown

## Intervals.

# Both ends are single words.
# $start (String)
# $end (String)
interval-compact = { $start }–{ $end }
# An end has several words.
# $start (String)
# $end (String)
interval = { $start } – { $end }
# An end is itself a span, such as “1900–1999”.
# $start (String)
# $end (String)
interval-of-spans = from { $start } to { $end }
# $start (String)
interval-since = since { $start }
# $start (String)
interval-from = from { $start }
# $end (String)
interval-until = until { $end }
# $start (String)
# $end (String)
# $year (String)
interval-months = { $start }–{ $end } { $year }
# $start (String)
# $end (String)
# $month (String)
# $year (String)
interval-days = { $start }–{ $end } { $month } { $year }
# $start (String)
# $start-month (String)
# $end (String)
# $end-month (String)
# $year (String)
interval-days-of-months = { $start } { $start-month } – { $end } { $end-month } { $year }
# The first day that a timeline can have.
beginning-of-time = the beginning
# The last day that a timeline can have.
end-of-time = the end
