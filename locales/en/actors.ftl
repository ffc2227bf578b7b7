## Actors, eras and voices. Readers see “quoted” for voice.

actors-title = Actors
actors-description = Everyone who acts in this timeline, with the events of each.
actors-lede = Everyone who acts in this timeline.
# $actor (String)
# $events (String)
# $timeline (String)
actor-description = { $actor }: { $events } in { $timeline }, each with its evidence.
actor-continues = Successor to
actor-events-included = whose events are included here
actor-continued-by = Succeeded by
actor-perspective = Perspective
actor-people = Represented by
actor-voice = In the sources
# $events (String)
see-its-events = See its { $events } in the timeline
actor-without-events = No event in this timeline involves or concerns it.
about-it-title = Events that concern it

# $span (String)
era-span = Era · { $span }
era-without-events = No event in this timeline falls in this period.
neighbouring-eras = Neighbouring eras
era-before = Before
era-after = After

voices-title = Who is quoted
voices-description = Who is quoted or paraphrased in this timeline, by perspective: how often, and on which events.
voices-none = Nobody is quoted in this timeline yet.
voices-lede = The people and bodies quoted or paraphrased in this timeline, by perspective. Reported views count too.
trail-voices = Who is quoted
speaks-for = Speaks for
own-voice-separate = whose own statements are counted separately
voice-perspective = Perspective
voice-actor = Actor
all-its-events = All its events
nothing-in-voice = Nobody is quoted or paraphrased here.
no-perspective = Others
any-perspective = From any perspective
voices-authors = Authors of sources
voices-publishers = Publishers of sources
voices-unattributed = Unnamed speakers
voice-source-author = the source’s author
voice-source-publisher = the source’s publisher
voices-authors-lede = What authors say in their own name, by the perspective of the source.
voices-publishers-lede = Headlines, captions and introductions: the publisher’s own words.
voices-unattributed-lede = Words that a source quotes without naming the speaker.
# $counts (String)
in-chronological-order = { $counts }, in chronological order
references-title = References
# $name (String)
voice-page-title = { $name } in the sources
# $name (String)
# $timeline (String)
# $counts (String)
# $events (String)
voice-page-description = { $name } in { $timeline }: { $counts }, on { $events }.
# $name (String)
# $timeline (String)
# $events (String)
voice-page-description-bare = { $name } in { $timeline }: { $events }.
# $voices (String)
# $timeline (String)
unnamed-voice-description = { $voices } in { $timeline }: how much is quoted from each source, and on which events.
