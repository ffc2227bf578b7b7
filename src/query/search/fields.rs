//! The texts in which an event is found: its own, and those of the records that it shares with other events.

use crate::messages::Messages;
use crate::model::{
    Actor, ActorIx, Body, Citation, Event, OriginalTitle, Person, PersonIx, Source, SourceIx, Timeline, Voice,
};
use std::borrow::Cow;

/// A class of texts by how much a word in them says about the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Its titles.
    Title,
    /// When it happened.
    Date,
    /// Who and where.
    Names,
    /// Its summary and text.
    Text,
    /// What its citations and notes say, and the records of its sources.
    Evidence,
}

impl Field {
    /// Every field, the weightiest first.
    pub const ALL: [Self; 5] = [Self::Title, Self::Date, Self::Names, Self::Text, Self::Evidence];

    /// What a word in it adds to the relevance of an event.
    pub fn weight(self) -> u16 {
        match self {
            Self::Title | Self::Date => 8,
            Self::Names => 4,
            Self::Text => 2,
            Self::Evidence => 1,
        }
    }
}

/// One of the texts of an event. Numbers are positions in the event's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRef {
    Title,
    OfficialTitle,
    /// A title in an original language.
    OriginalTitle(usize),
    /// Its label on the chart.
    Label,
    /// Its dates in words.
    Date,
    Place,
    /// An actor's names.
    Actor(ActorIx),
    /// A person's names.
    Person(PersonIx),
    Summary,
    Text,
    /// The words of a quotation.
    Quotation(usize),
    /// The translation of a quotation.
    Translation(usize),
    Paraphrase(usize),
    Note(usize),
    /// A source's record.
    Source(SourceIx),
}

impl TextRef {
    pub fn field(self) -> Field {
        match self {
            Self::Title | Self::OfficialTitle | Self::OriginalTitle(_) | Self::Label => Field::Title,
            Self::Date => Field::Date,
            Self::Place | Self::Actor(_) | Self::Person(_) => Field::Names,
            Self::Summary | Self::Text => Field::Text,
            _ => Field::Evidence,
        }
    }
}

/// Visits every text in which an event is found, the weightiest field first.
pub fn searchable_texts(messages: &Messages, timeline: &Timeline, event: &Event, mut visit: impl FnMut(TextRef, &str)) {
    let mut texts: Vec<(TextRef, Cow<'_, str>)> = Vec::new();
    event_texts(messages, event, |text_ref, text| texts.push((text_ref, text)));
    let voice = |voice: Voice| match voice {
        Voice::Actor(actor) => Some(TextRef::Actor(actor)),
        Voice::Person(person) => Some(TextRef::Person(person)),
        _ => None,
    };
    let actors = event.actors.iter().chain(&event.concerns).map(|&actor| TextRef::Actor(actor));
    let people = event.people.iter().map(|&person| TextRef::Person(person));
    let voices = event.citations.iter().flat_map(Citation::voices).filter_map(voice);
    let mut seen = Vec::new();
    for text_ref in actors.chain(people).chain(voices).chain(timeline.works(event).map(TextRef::Source)) {
        if seen.contains(&text_ref) {
            continue;
        }
        seen.push(text_ref);
        let mut push = |text| texts.push((text_ref, Cow::Borrowed(text)));
        match text_ref {
            TextRef::Actor(actor) => actor_texts(timeline.actor(actor)).for_each(&mut push),
            TextRef::Person(person) => person_texts(timeline.person(person)).for_each(&mut push),
            TextRef::Source(source) => source_texts(timeline.source(source)).for_each(&mut push),
            _ => {}
        }
    }
    texts.sort_by_key(|(text_ref, _)| text_ref.field());
    texts.iter().for_each(|(text_ref, text)| visit(*text_ref, text));
}

/// Visits an event's own texts, the weightiest field first and in it the titles first ([`title_count`]).
pub fn event_texts<'a>(messages: &Messages, event: &'a Event, mut visit: impl FnMut(TextRef, Cow<'a, str>)) {
    visit(TextRef::Title, (&*event.title).into());
    event.official_title.iter().for_each(|title| visit(TextRef::OfficialTitle, (&**title).into()));
    for (n, OriginalTitle { title, .. }) in event.titles.iter().enumerate() {
        visit(TextRef::OriginalTitle(n), title.into());
    }
    if has_label(event) {
        visit(TextRef::Label, (&*event.label).into());
    }
    visit(TextRef::Date, messages.date(&event.date).into());
    for date in &*event.dates {
        visit(TextRef::Date, format!("{} {}", messages.date(&date.date), date.of).into());
    }
    event.place.iter().for_each(|place| visit(TextRef::Place, (&**place).into()));
    visit(TextRef::Summary, (&*event.summary).into());
    visit(TextRef::Text, event.text.plain());
    for (n, citation) in event.citations.iter().enumerate() {
        match &citation.body {
            Body::Quote(quote) => {
                visit(TextRef::Quotation(n), (&quote.exact).into());
                quote.translation.iter().for_each(|words| visit(TextRef::Translation(n), words.into()));
            }
            Body::Says(says) => visit(TextRef::Paraphrase(n), says.plain()),
            Body::Reference => {}
        }
    }
    event.notes.iter().enumerate().for_each(|(n, note)| visit(TextRef::Note(n), note.text.plain()));
}

/// Whether an event's label is more than a part of its title.
fn has_label(event: &Event) -> bool {
    !event.title.contains(&*event.label)
}

/// How many of [`event_texts`] are titles. They come first.
pub fn title_count(event: &Event) -> usize {
    1 + usize::from(event.official_title.is_some()) + event.titles.len() + usize::from(has_label(event))
}

/// The names of an actor.
pub fn actor_texts(actor: &Actor) -> impl Iterator<Item = &str> {
    let titles = actor.titles.iter().map(|original| &*original.title);
    std::iter::once(&*actor.title).chain(actor.short.as_deref()).chain(titles)
}

/// The names of a person.
pub fn person_texts(person: &Person) -> impl Iterator<Item = &str> {
    std::iter::once(&*person.name).chain(person.names.iter().map(|original| &*original.title))
}

/// The texts of a source's record, its titles first.
pub fn source_texts(source: &Source) -> impl Iterator<Item = &str> {
    let authors = source.authors.iter().map(|author| &*author.name);
    let more = [&source.description, &source.publisher, &source.container];
    let titles = source.titles.iter().map(|original| &*original.title);
    std::iter::once(&*source.title).chain(titles).chain(authors).chain(more.into_iter().filter_map(Option::as_deref))
}
