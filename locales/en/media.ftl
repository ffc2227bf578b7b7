## Pictures, and links to recordings and films.

media-credits-title = Media credits
media-credits-description = Who made the pictures and recordings, their licences, and where they are shown.
# The name of the link in the footer.
media-credits-link = Media credits
# Between a link to a recording, a film or a picture and the name of the site that shows it.
# $host (String) - such as “archive.org”
medium-on-host = on { $host }
# Before the source from which a picture was taken.
medium-from = From
# Before the events and other pages that show a picture.
medium-shown-in = Shown in:
