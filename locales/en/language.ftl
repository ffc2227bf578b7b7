## The catalogue itself.

# The locale of CLDR by which numbers and lists are written and lists of the interface are sorted.
cldr-locale = en-GB
