## Several sides next to each other, at the same events.

compare-title = Compare sides
compare-description = What several sides say about the same events, side by side, with sources.
compare-lede = Choose two to four sides to compare what they say about the same events.
compare-lede-events = Each row is an event, and each column a side. Reported words appear under the side that said them.
compare-none = There is nothing to compare yet: this timeline quotes fewer than two sides.
compare-one-more = Choose at least one more side.
# $conditions (String) - “China or the Soviet Union; treaties; 1945–1953”
compare-events = On these events: { $conditions }
# $sides (String) - names, joined by “·”
comparison-title = Compare: { $sides }
# $comparison (String) - “Compare: NATO · Moscow”
# $conditions (String)
comparison-at-events = { $comparison } ({ $conditions })
comparison = Comparison
comparison-heading = What each side says
# $events (String) - “31 events”
# $sides (String) - names, joined by “or”
compared-all = { $events } quoting { $sides }
# $number (String)
# $total (String) - “31 events”
# $sides (String) - names, joined by “or”
# $conditions (String)
compared-some = { $number } of { $total } quoting { $sides }: { $conditions }
cited-comparison = This comparison

# Joins the names of sides in a heading. The dot stays in the line of the name before it.
# $first (String)
# $second (String)
sides-joined = { $first }{ "\u00A0" }· { $second }
compare-search = Search events

## The form that chooses the sides.

choose-sides = Choose sides
change-sides = Change sides
# $number (String) - from 1 to 4
side-number = Side { $number }
side-none = No side
sides-perspectives = Perspectives
sides-actors = Actors
sides-people = People
compare-button = Compare

## A side that is silent at an event.

nothing-quoted = Nothing quoted.
# Before the title of an event.
nearest-related = Nearest related event:
nearest-in-time = Nearest in time:

## Links to a comparison.

compare-view = Compare sides on these events
compare-these-sides = Compare these sides on all events
compare-with-others = Compare with other sides
see-all-compared = See all events quoting these sides

## Problems of a query.

# $value (String)
problem-unknown-side = “{ $value }” in “side” is not a perspective, actor or person and was ignored.
