## The events of a list as files.

downloads = Download these events:
download-csv = CSV
download-json = JSON
error-download = This file cannot be made
