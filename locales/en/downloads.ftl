## The events of a list as files.

downloads = Download these events:
download-csv = CSV
download-json = JSON
download-svg = Chart (SVG)
download-png = Chart (PNG)
# The last line of a chart as a picture.
# $title (String) - of the timeline
picture-source = Source: { $title }
error-download = This file cannot be made
