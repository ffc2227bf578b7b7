## Actors, eras and voices.

actors-title = Actors
actors-description = Who acts in this timeline: states, alliances and organisations, with the events of each.
actors-lede = Who acts in this timeline. An actor that continues another includes its events.
# $actor (String)
# $events (String)
# $timeline (String)
actor-description = { $actor }: { $events } in { $timeline }, each with its evidence.
actor-continues = Continues
actor-events-included = whose events are included here
actor-continued-by = Continued by
actor-perspective = Perspective
actor-people = Speaking for it
actor-voice = Voice
# $events (String)
see-its-events = See its { $events } in the timeline
actor-without-events = It took part in no event of this timeline, and none is about it.
about-it-title = About it, without its taking part

# $span (String)
era-span = Era · { $span }
era-without-events = No event of this timeline falls in this period.
neighbouring-eras = Neighbouring eras
era-before = Before
era-after = After

voices-title = Voices
voice-one = Voice
voices-description = Who speaks in the sources of this timeline, by perspective: how much is quoted from each, and at which events.
voices-none = Nobody is quoted in this timeline yet.
voices-lede = Who speaks in the sources of this timeline, by the perspective from which they speak. A voice is counted if it speaks, or if somebody reports its view.
# $actor (String)
voice-for = for { $actor }
trail-voices = Voices
speaks-for = Speaks for
own-voice-separate = whose own voice is counted separately
voice-perspective = Perspective
voice-actor = Actor
# $actor (String)
what-actor-did = What { $actor } did
nothing-in-voice = Nothing is quoted or paraphrased in this voice.
no-perspective = Others
any-perspective = From any perspective
voices-authors = Authors of sources
voices-publishers = Publishers of sources
voices-unattributed = Speakers whom sources do not name
voice-source-author = the source’s author
voice-source-publisher = the source’s publisher
voices-authors-lede = An author speaks in their own voice, from the perspective of the source.
voices-publishers-lede = Headlines, captions and standfirsts: the words of those who publish a source.
voices-unattributed-lede = Words that a source attributes to somebody without saying to whom.
# $counts (String) - “2 quotations and 3 paraphrases”
in-its-voice = { $counts } in its voice
# $counts (String)
in-chronological-order = { $counts }, in chronological order
references-title = References
# $name (String)
the-voice-of = the voice of { $name }
# $name (String)
# $timeline (String)
# $counts (String)
# $events (String)
voice-page-description = { $name } in { $timeline }: { $counts }, at { $events }.
# $name (String)
# $timeline (String)
# $events (String)
voice-page-description-bare = { $name } in { $timeline }, at { $events }.
# $voices (String)
# $timeline (String)
unnamed-voice-description = { $voices } of { $timeline }: how much is quoted from each source, and at which events.
