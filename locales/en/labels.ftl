## Names of the values that records can have.

actor-kind-state = State
actor-kind-organisation = Organisation
actor-kind-group = Group
actor-kind-other = Other

source-kind-treaty = Treaty
source-kind-statement = Statement
source-kind-strategy = Strategy
source-kind-speech = Speech or interview
source-kind-report = Report
source-kind-article = Article
source-kind-book = Book
source-kind-dataset = Data set
source-kind-web = Web page
source-kind-letter = Letter
source-kind-manuscript = Manuscript
source-kind-archival-item = Archival item
source-kind-archival-collection = Archival collection
source-kind-legal-case = Court decision
source-kind-legislation = Legislation
source-kind-bill = Bill
source-kind-regulation = Regulation
source-kind-hearing = Hearing
source-kind-patent = Patent
source-kind-standard = Standard
source-kind-newspaper-article = Newspaper article
source-kind-magazine-article = Magazine article
source-kind-journal-article = Journal article
source-kind-review = Review
source-kind-periodical = Periodical
source-kind-chapter = Chapter
source-kind-encyclopedia-entry = Encyclopedia entry
source-kind-dictionary-entry = Dictionary entry
source-kind-conference-paper = Conference paper
source-kind-thesis = Thesis
source-kind-pamphlet = Pamphlet
source-kind-interview = Interview
source-kind-broadcast = Broadcast
source-kind-film = Film
source-kind-performance = Performance
source-kind-song = Song or recording
source-kind-musical-score = Musical score
source-kind-map = Map
source-kind-image = Image
source-kind-blog-post = Blog post
source-kind-post = Post
source-kind-software = Software

source-role-primary = primary source
source-role-secondary = secondary source
source-role-reference = reference work

access-free = free to read
access-registration = free with registration
access-paywall = paywalled

note-kind-differs = Sources differ
note-kind-open = Not known
note-kind-corrects = Correction

## Kinds of event, for timelines that do not name their own.

kind-treaty = Treaty
kind-agreement = Agreement
kind-declaration = Declaration
kind-statement = Statement
kind-speech = Speech
kind-strategy = Strategy
kind-vote = Vote
kind-visit = Visit
kind-summit = Summit
kind-founding = Founding
kind-accession = Accession
kind-war = War
kind-crisis = Crisis
kind-exercise = Exercise
kind-process = Process
kind-other = Other

## Types of relation: between the name of the earlier event and that of the later, and the other way round.

relation-led-to = led to
    .reverse = resulted from
relation-reacted-to = reacted to
    .reverse = prompted
relation-strengthened = strengthened
    .reverse = was strengthened by
relation-weakened = weakened
    .reverse = was weakened by
relation-ended = ended
    .reverse = was ended by
relation-part-of = was part of
    .reverse = included
relation-superseded = superseded
    .reverse = was superseded by
relation-renewed = renewed
    .reverse = was renewed by
relation-reaffirmed = reaffirmed
    .reverse = was reaffirmed by
relation-violated = violated
    .reverse = was violated by
relation-echoed = echoed
    .reverse = was echoed by
relation-contrasted-with = is contrasted with
    .reverse = is contrasted with

## How a claim is qualified.

claim-hedged = tentative
claim-disputed = disputed
claim-hedged-and-disputed = tentative and disputed
claim-plain = stated outright

# $title (String) - the title of an event, a source or a story that only editors see so far
draft-title = Draft: { $title }
