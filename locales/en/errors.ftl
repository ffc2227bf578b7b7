## Error pages.

error-not-found = Page not found
# $id (String)
error-unknown-id = There is nothing called “{ $id }” here.
# $path (String)
error-unknown-path = There is no page at “{ $path }”.
error-no-form = Form not found
# $suffix (String)
# $forms (String)
error-no-form-detail = This page has no form “.{ $suffix }”. Besides the page itself there is { $forms }.
error-request = This request cannot be answered
error-withdrawn = This page was withdrawn
# $id (String)
# $reason (String)
error-withdrawn-reason = “{ $id }” was withdrawn. { $reason }
error-no-step = Step not found
# $step (String)
error-no-step-detail = This story has no step “{ $step }”.
error-no-passage = Passage not found
# $id (String)
error-no-passage-detail = This event has no passage “{ $id }”.
# $passage (String)
error-no-passage-of-step = This step has no passage “{ $passage }”.
error-no-page = Page not found
# $page (String)
error-no-page-detail = This list has no page “{ $page }”.
error-bad-path = This address cannot be read
error-bad-path-detail = Its path is not valid UTF-8.
error-too-long = This address is too long
# $limit (String)
error-too-long-detail = Choose fewer values: a query can have at most { $limit } bytes.
error-method = Not allowed
error-method-detail = Pages here can only be read, with GET or HEAD.
error-internal = Something went wrong
error-internal-detail = This page could not be made. The fault is ours, not yours.
error-chart = This chart cannot be drawn
# $value (String)
error-width = “{ $value }” in “width” is not a whole number of pixels. Write a number such as 960.
to-timeline = Go to the timeline
# Above links to what can be read in place of something that was withdrawn.
error-use-instead = Use instead
# Above a link to the story or the event of which a part was not found.
error-see = See the whole page
error-search = Search this timeline

# Above the errors in the data, which were found since the page that is shown was made. Only editors see it.
watch-problem = Your last edit has errors. The page shows the timeline as it was before.
