//! The texts in which an event is found: its own, and those of the records that it shares with others.

use crate::messages::Messages;
use crate::model::{Actor, ActorIx, Body, Event, OriginalTitle, Person, PersonIx, Source, SourceIx};
use std::borrow::Cow;

/// How near a text is to what the event is: words found there weigh more or less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Its titles.
    Title,
    /// Who and where.
    Names,
    /// Its summary and text.
    Text,
    /// What its citations and notes say, and the records of its sources.
    Evidence,
}

impl Field {
    /// Every field, the weightiest first.
    pub const ALL: [Self; 4] = [Self::Title, Self::Names, Self::Text, Self::Evidence];

    /// What a word found there adds to an event's relevance.
    #[must_use]
    pub fn weight(self) -> u16 {
        8 >> self as u16
    }
}

/// Which text of an event it is. Numbers are positions in the event's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRef {
    /// Its title.
    Title,
    /// Its official title.
    OfficialTitle,
    /// A title in an original language.
    OriginalTitle(usize),
    /// Its label on the chart.
    Label,
    /// Its dates in words.
    Date,
    /// Its place.
    Place,
    /// An actor's names.
    Actor(ActorIx),
    /// A person's names.
    Person(PersonIx),
    /// Its summary.
    Summary,
    /// Its text.
    Text,
    /// The words of a quotation.
    Quotation(usize),
    /// Their translation.
    Translation(usize),
    /// A paraphrase.
    Paraphrase(usize),
    /// A note.
    Note(usize),
    /// A source's record.
    Source(SourceIx),
}

impl TextRef {
    /// Its field.
    #[must_use]
    pub fn field(self) -> Field {
        match self {
            Self::Title | Self::OfficialTitle | Self::OriginalTitle(_) | Self::Label => Field::Title,
            Self::Date | Self::Place | Self::Actor(_) | Self::Person(_) => Field::Names,
            Self::Summary | Self::Text => Field::Text,
            _ => Field::Evidence,
        }
    }
}

/// Tells an event's own texts, the weightiest first.
pub fn own<'a>(messages: &Messages, event: &'a Event, mut tell: impl FnMut(TextRef, Cow<'a, str>)) {
    tell(TextRef::Title, (&*event.title).into());
    event.official_title.iter().for_each(|title| tell(TextRef::OfficialTitle, (&**title).into()));
    for (n, OriginalTitle { title, .. }) in event.titles.iter().enumerate() {
        tell(TextRef::OriginalTitle(n), title.into());
    }
    if has_label(event) {
        tell(TextRef::Label, (&*event.label).into());
    }
    tell(TextRef::Date, messages.date(&event.date).into());
    for date in &*event.dates {
        tell(TextRef::Date, format!("{} {}", messages.date(&date.date), date.of).into());
    }
    event.place.iter().for_each(|place| tell(TextRef::Place, (&**place).into()));
    tell(TextRef::Summary, (&*event.summary).into());
    tell(TextRef::Text, event.text.plain());
    for (n, citation) in event.citations.iter().enumerate() {
        match &citation.body {
            Body::Quote(quote) => {
                tell(TextRef::Quotation(n), (&quote.exact).into());
                quote.translation.iter().for_each(|words| tell(TextRef::Translation(n), words.into()));
            }
            Body::Says(says) => tell(TextRef::Paraphrase(n), says.plain()),
            Body::Reference => {}
        }
    }
    event.notes.iter().enumerate().for_each(|(n, note)| tell(TextRef::Note(n), note.text.plain()));
}

/// Whether an event's label has words of its own.
fn has_label(event: &Event) -> bool {
    !event.title.contains(&*event.label)
}

/// How many of an event's own texts, the first ones, are titles.
pub fn titles(event: &Event) -> usize {
    1 + usize::from(event.official_title.is_some()) + event.titles.len() + usize::from(has_label(event))
}

/// The names of an actor.
pub fn actor(actor: &Actor) -> impl Iterator<Item = &str> {
    let titles = actor.titles.iter().map(|original| &*original.title);
    std::iter::once(&*actor.title).chain(actor.short.as_deref()).chain(titles)
}

/// The names of a person.
pub fn person(person: &Person) -> impl Iterator<Item = &str> {
    std::iter::once(&*person.name).chain(person.names.iter().map(|original| &*original.title))
}

/// What a source's record says of it.
pub fn source(source: &Source) -> impl Iterator<Item = &str> {
    let authors = source.authors.iter().map(|author| &*author.name);
    let more = [&source.description, &source.publisher, &source.container];
    let titles = source.titles.iter().map(|original| &*original.title);
    std::iter::once(&*source.title).chain(titles).chain(authors).chain(more.into_iter().filter_map(Option::as_deref))
}
