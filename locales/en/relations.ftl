## Relations between events.

relations-title = Relations
relations-description = How the events of this timeline affected each other: each relation with who claims it, and in what passage.
relations-lede = How events affected each other, according to somebody. Each arc is such a claim; the list says who makes it, and in what passage.
relations-none = This timeline has no relations between events yet.
what-is-shown = What is shown
skip-past-diagram = Skip past the diagram to the list
claims-title = The claims
legend-title = Legend
legend-outside-filter = outside the filter, at the other end
arc-diagram-title = Diagram
show-in-diagram = Show in the diagram
facet-relation-type = Type
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
