## Relations between events, which readers see as “connections”.

relations-title = Connections
relations-description = How the events of this timeline are linked, and who says so, in which passage.
relations-lede = How events are linked, and who says so. Every connection is a claim: it names who makes it, and in which passage.
# The title of the page of one event's relations.
# $event (String)
relations-of = Connections of { $event }
relations-views = Views of connections
tab-one-event = One event
# $number (String)
tab-all = All ({ $number })
# $number (String)
tab-disputed = Disputed ({ $number })
relations-none = This timeline has no connections between events yet.
what-is-shown = What is shown
skip-past-diagram = Skip past the diagram to the list
claims-title = Claims
legend-title = Legend
legend-outside-filter = outside the filters, at the other end of a connection
arc-diagram-title = Diagram
show-in-diagram = Show in the diagram
facet-relation-type = Connection
facet-claim = Claim
# Who claims a relation, and where: “Tentatively claimed by China, in passage 3.” The passages are links.
# $names (String)
claimed-by = Claimed by { $names }
# $names (String)
claimed-by-hedged = Tentatively claimed by { $names }
# Before the links to the passages.
claimed-in = , in
claim-and = and
disputed-by = Disputed by
# Between the name of who disputes a claim and the passage.
disputed-in = in
link-to-claim = Link to this claim
# $relations (String) - “105 connections”
# $events (String) - “38 events”
relations-among = { $relations } between { $events }
# $number (String)
# $total (String)
# $conditions (String)
relations-shown = { $number } of { $total }: { $conditions }
# $first (String)
# $last (String)
# $total (String) - “1,234 connections”
relations-part = { $first }–{ $last } of { $total }, in chronological order, in the diagram and the list.
# $first (String)
# $last (String)
# $total (String) - “1,234 connections”
relations-part-of-event = { $first }–{ $last } of { $total }, in chronological order.
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

## The network of one event: its causes on the left, its consequences on the right.

# The name of the form that chooses the event in the middle.
choose-event = Choose an event
choose-event-label = Event in the middle
# $number (String)
choose-event-hint = The { $number } events with the most connections.
show-event = Show
network-title = Causes and consequences
network-causes = Causes
network-earlier = Earlier events
network-causes-and-earlier = Causes, and earlier events
network-effects = Consequences
network-later = Later events
network-effects-and-later = Consequences, and later events
network-none = None recorded.
event-page = Event page
pin-event = Pin
# $event (String)
pin-event-named = Pin { $event }: show only its connections
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
list-of-event = Its connections
list-farther = Other connections in the diagram
open-event = Open
