## Relations between events.

relations-title = Relations
relations-description = How the events of this timeline affected each other: each relation with who claims it, and in what passage.
relations-lede = How events affected each other, according to somebody. Every relation is a claim: it names who makes it, and in what passage.
# The title of the page of one event's relations.
# $event (String)
relations-of = Relations of { $event }
relations-views = Views of relations
tab-one-event = One event
# $number (String)
tab-all = All ({ $number })
# $number (String)
tab-disputed = Disputed ({ $number })
relations-none = This timeline has no relations between events yet.
what-is-shown = What is shown
skip-past-diagram = Skip past the diagram to the list
claims-title = The claims
legend-title = Legend
legend-outside-filter = outside the filter, at the other end
arc-diagram-title = Diagram
show-in-diagram = Show in the diagram
facet-relation-type = Connection
facet-claim = Claim
# Who claims a relation, and where: “Claimed by China, with reservations, in passage 3.” The passages are links.
# $names (String)
claimed-by = Claimed by { $names }
# $names (String)
claimed-by-hedged = Claimed by { $names }, with reservations
# Before the links to the passages.
claimed-in = , in
claim-and = and
disputed-by = Disputed by
# Between the name of who disputes a claim and the passage.
disputed-in = in
link-to-claim = Link to this claim
# $relations (String) - “105 relations”
# $events (String) - “38 events”
relations-among = { $relations }, among { $events }
# $number (String)
# $total (String)
# $conditions (String)
relations-shown = { $number } of { $total }: { $conditions }
# $first (String)
# $last (String)
# $total (String) - “1,234 relations”
relations-part = { $first } to { $last } of { $total }, in chronological order; the diagram shows these.
# $first (String)
# $last (String)
# $total (String) - “1,234 relations”
relations-part-of-event = { $first } to { $last } of { $total }, in chronological order.
# A relation as a sentence.
# $subject (String)
# $subject-date (String)
# $relation (String)
# $object (String)
# $object-date (String)
relation-sentence = { $subject }, { $subject-date }, { $relation } { $object }, { $object-date }
# $sentence (String)
# $qualification (String)
relation-qualified = { $sentence } ({ $qualification })

## The network of one event: its causes on the left, its effects on the right.

# The name of the form that chooses the event in the middle.
choose-event = Choose an event
choose-event-label = Event in the middle
# $number (String)
choose-event-hint = The { $number } events with the most relations.
show-event = Show
network-title = Causes and effects
network-causes = What led to it
network-earlier = Earlier events
network-causes-and-earlier = What led to it, and earlier events
network-effects = What it led to
network-later = Later events
network-effects-and-later = What it led to, and later events
network-none = None is recorded.
event-page = Event page
pin-event = Pin
# $event (String)
pin-event-named = Pin { $event }: show only its relations
# Before the title of the event whose relations are shown.
pinned-only = Pinned:
pinned-clear = Show all again
# Between the type of a relation and who claims it: “led to – The Diplomat, tentatively; disputed by NATO”.
# $names (String)
edge-claimant = – { $names }
edge-tentatively = , tentatively
edge-separator = ;
# $names (String)
edge-disputed-by = disputed by { $names }
# $count (Number)
# $number (String)
more-in-list = { $count ->
    [one] { $number } more in the list below
   *[other] { $number } more in the list below
}
# $count (Number)
# $number (String)
more-neighbours = { $count ->
    [one] { $number } more
   *[other] { $number } more
}
# For screen readers, after “3 more”.
# $event (String)
more-around = around { $event }
list-of-event = Its relations
list-farther = Further relations in the diagram
open-event = Open
