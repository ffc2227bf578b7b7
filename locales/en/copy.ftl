## A static copy of the site, where a script answers instead of a server.

# In place of the filters of connections and sources.
copy-shows-all = In this copy of the site, only the timeline can be filtered. This list shows everything.
