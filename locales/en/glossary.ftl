## The glossary: the page, and the card of a term.

glossary-title = Glossary
# $timeline (String)
glossary-description = The terms used in { $timeline }, explained.
# A link in the card that explains a term.
glossary-go = Go to the glossary
