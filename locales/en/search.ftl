## The search box, its suggestions and the description of the search for browsers.

search-label = Search events and sources
search-relations = Search connections
search-button = Search
suggestions-title = Suggestions
suggestions-none = No suggestions
suggestions-one = 1 suggestion
# Follows a number, which a script sets.
suggestions-many = suggestions
suggestions-years = Years
suggestions-eras = Eras
suggestions-events = Events
suggestions-actors = Actors
suggestions-people = People
suggestions-sources = Sources
# $events (String) - “2 events”
suggestion-year = Go to the year, { $events }
# $events (String) - “2 events”
suggestion-period = Go to these years, { $events }
# $span (String) - “1956–1972”
suggestion-era = Era, { $span }
suggestion-actor = Actor
suggestion-person = Person
suggestion-source = Source
# $date (String)
suggestion-source-dated = Source, { $date }
# At most 1,024 characters (OpenSearch 1.1, Description).
# $title (String)
opensearch-description = Search events and sources of “{ $title }”

## What a search leaves out, and what the timeline covers.

# $words (String) - quoted and joined by “and”
search-left-out = No event contains all of these words. These results leave out { $words }.
# $years (String)
# $title (String)
coverage = This timeline covers { $years }: { $title }.
