## The list of people and the page of a person.

people-title = People
people-description = The people in this timeline, by the state or organisation they speak for.
people-lede = The people in this timeline, by the state or organisation they speak for.
people-without-actor = Others
nav-people = People

person-quoted = In the sources
person-words = In their words
person-without-events = No events in this timeline
person-all-words = All quotations and paraphrases, with sources
# The link from the page of a voice to that of the person.
voice-person = Person
# $name (String)
# $events (String) - “14 events”
person-with-events = { $name }: took part in { $events }
# $count (Number)
# $number (String)
quoted-times = { $count ->
    [one] quoted once
   *[other] quoted { $number } times
}
# $count (Number)
# $number (String)
paraphrased-times = { $count ->
    [one] paraphrased once
   *[other] paraphrased { $number } times
}
