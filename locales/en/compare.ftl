## Several sides next to each other, at the same events.

compare-title = Compare sides
compare-description = What several sides say about the same events, next to each other, each with its source.
compare-lede = Choose two to four sides to read next to each other what they say about the same events.
compare-lede-events = Each row is an event, each column a side. Words that somebody else reports stand with those who said them.
compare-none = There is nothing to compare yet: fewer than two sides are quoted in this timeline.
compare-one-more = Choose at least one more side.
# $conditions (String) - “China or the Soviet Union; treaties; 1945–1953”
compare-events = At these events: { $conditions }
# $sides (String) - names, joined by “·”
comparison-title = Compare: { $sides }
# $comparison (String) - “Compare: NATO · Moscow”
# $conditions (String)
comparison-at-events = { $comparison } ({ $conditions })
comparison = Comparison
comparison-heading = What each side says
# $events (String) - “31 events”
# $sides (String) - names, joined by “or”
compared-all = { $events } with words of { $sides }
# $number (String)
# $total (String) - “31 events”
# $sides (String) - names, joined by “or”
# $conditions (String)
compared-some = { $number } of { $total } with words of { $sides }: { $conditions }
cited-comparison = This comparison

# Joins the names of sides in a heading. The dot stays in the line of the name before it.
# $first (String)
# $second (String)
sides-joined = { $first }{ "\u00A0" }· { $second }
compare-search = Search events

## The form that chooses the sides.

choose-sides = Choose the sides
change-sides = Change the sides
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

compare-view = Compare sides at these events
compare-these-sides = Compare these sides at all events
compare-with-others = Compare with other sides
see-all-compared = See all events of these sides

## Problems of a query.

# $value (String)
problem-unknown-side = “{ $value }” in “side” is not a perspective, actor or person and was ignored.
