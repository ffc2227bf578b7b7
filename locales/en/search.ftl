## The search box, its suggestions and the description of the search for browsers.

search-label = Search events and sources
search-relations = Search relations
search-button = Search
suggestions-title = Suggestions
suggestions-none = No suggestions
suggestions-one = 1 suggestion
# Follows a number, which a script sets.
suggestions-many = suggestions
suggestions-events = Events
suggestions-actors = Actors
suggestions-people = People
suggestions-sources = Sources
suggestion-actor = Actor
suggestion-person = Person
suggestion-source = Source
# $date (String)
suggestion-source-dated = Source, { $date }
# At most 1,024 characters (OpenSearch 1.1, Description).
# $title (String)
opensearch-description = Search events and sources of “{ $title }”
