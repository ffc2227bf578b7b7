## The list of people and the page of a person.

people-title = People
people-description = Who takes part in the events of this timeline, by the state or organisation that each speaks for.
people-lede = The people in this timeline, by the state or organisation that they speak for.
people-without-actor = Others
nav-people = People

person-quoted = In the sources
person-words = In their words
person-without-events = Takes part in no event of this timeline
person-all-words = All passages and paraphrases, with their sources
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
