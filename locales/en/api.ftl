## The API: why a request is refused.

# $parameter (String)
# $known (String) - a list
api-unknown-parameter = There is no parameter “{ $parameter }” here. There are { $known }.
# $parameter (String)
api-no-parameters = There is no parameter “{ $parameter }” here, nor any other.
# $parameter (String)
api-empty-parameter = “{ $parameter }” is empty. Give it a value, or leave it out.
# $value (String)
# $most (String)
api-bad-limit = “{ $value }” in “limit” is not a whole number from 1 to { $most }.
api-bad-cursor = This cursor belongs to another list or to an earlier version of the data. Begin again without “cursor”, and follow the links.
# $field (String)
# $known (String) - a list
api-unknown-field = There is no field “{ $field }” here. There are { $known }.
# $value (String)
# $least (String)
# $most (String)
api-bad-width = “{ $value }” in “width” is not a whole number of pixels from { $least } to { $most }.
api-no-text = Say in “q” what to search for.
api-few-sides = Give “side” at least twice: the ids of perspectives, actors or people.

## The page for those who write programs.

api-title = Data for programs
api-lede = Everything in this timeline can be read by programs: as JSON, in the forms of other tools, and as files.
# A link on the page about the timeline.
api-link = Data for programs: the API, other forms of pages, and files
api-endpoints = The API
api-endpoints-text = Each address answers with JSON. The examples work.
# A link to the OpenAPI document.
api-description = Its description in OpenAPI 3.1
api-timeline = The timeline as a whole: its texts, its types of event, how much it contains.
api-events = The events of a view, with their passages, connections and changes.
api-actors = The actors.
api-people = The people.
api-eras = The eras.
api-sources = The sources of a view.
api-threads = The stories, step by step.
api-relations = The connections of a view: who claims each, with what reservations, and what it rests on.
api-facets = The values of each filter, how many events each would give, and the query for it.
api-search = What words find, the best first, with the words marked in excerpts; and which words were corrected or left out.
api-compare = What two to four sides say about the same events.
api-chart = The chart of a view as numbers: marks, blocks, rows and eras.
api-record = One of them, by its id.
api-parameters = Parameters
api-parameters-text = Filters have the parameters of the pages, so the query of a page is also that of the API. Anything unknown is refused.
# $most (String)
api-limit = How many items an answer has: 50, or any number up to { $most }.
api-cursor = Where in a list to go on. Follow the links to the next part; a cursor is valid until the data changes.
api-fields = Which fields the items have, separated by commas.
api-facet = Which filters, if not all.
api-width = The width of the chart in pixels.
api-forms = Other forms of a page
api-forms-text = Put the ending behind the address of an event, an actor, a person, an era, a source or a story. Not every form is there for each.
api-form-json = JSON
api-form-markdown = Markdown
api-form-json-ld = Linked data (JSON-LD)
api-form-calendar = Calendar (iCalendar)
api-form-bibtex = BibTeX
api-files = Files, calendars and feeds
api-files-text = They take the query of a page, too.
api-file-json = All events as JSON
api-file-csv = All events as a table (CSV)
api-file-json-lines = All events as JSON, one in a line (JSON Lines)
api-file-calendar = All events of a known day as a calendar (iCalendar)
api-file-on-this-day = The same on each anniversary
api-file-atom = What was added and changed, as a feed (Atom)
api-file-json-feed = The same as JSON Feed
api-file-svg = The chart as a picture (SVG)
api-file-citation = How to cite a view (CSL-JSON)
api-file-zip = The data as its editors write it
api-rules = Good to know
api-rule-errors = Errors are problem details (RFC 9457): they name the parameter, the value, and what to do.
api-rule-links = Lists have the addresses of their first, previous and next part, also in the header “Link” (RFC 8288).
api-rule-cache = Answers have an entity tag: ask again with “If-None-Match”, and an answer that has not changed is not sent again. The header “Data-Version” names the version of the data.
api-rule-scripts = Scripts of other sites may read everything (CORS). There are no keys and no cookies.
api-rule-names = Names are those of the data format. New ones may be added; those that are there keep their meaning as long as the address says “v1”.
