## Frames in pages of other sites, and the page that offers them.

# $timeline (String) - its title
embed-open-in = Open in “{ $timeline }”
# $events (String) - “123 events”
embed-all-events = See all { $events }
# Leads from a frame with one passage to the page of its event.
# $count (Number)
# $number (String)
embed-more-references = { $count ->
    [one] See the page of this event
   *[other] See all { $number } references
}
embed-link = Embed
# What a link “Embed” embeds, for screen readers.
embed-this-event = this event
embed-this-thread = this story
embed-view = Embed this view
# $title (String)
embed-title = Embed “{ $title }”
embed-description = Show it in a page of your own: a preview and the HTML to copy.
embed-lede = Copy this HTML into a page of your own. The frame uses no cookies and stores nothing.
embed-theme = Theme
embed-theme-system = As the reader’s system
embed-width = Width in pixels
embed-height = Height in pixels
embed-update = Update
embed-html = HTML
embed-frame = The frame
embed-resize = Optional: a script that makes the frame as high as its contents
embed-preview = Preview
embed-copied = HTML copied
error-embed-nobody = Not for embedding
error-embed-nobody-detail = The editors of this timeline do not allow other sites to embed it.
# $value (String)
# $key (String)
error-frame-size = “{ $value }” in “{ $key }” is not a number of pixels. Write a whole number such as 640.
error-no-embed = This page cannot be embedded
# $page (String)
error-no-embed-detail = “{ $page }” is not the address of an event, a story or the timeline.
error-format = Unknown format
# $format (String)
error-format-detail = There is no format “{ $format }”. Write json or xml.
error-oembed-url = “url” is missing: write the address of an event, a story or the timeline.

## The picture that other sites show in place of a link to a page.

# Its alternative text.
# $title (String) - of the page
card-description = { $title }, above a chart of events in time
