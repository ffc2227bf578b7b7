//! A citation on a page: what it says, who says it, where it stands, and the way to the original.

use super::lang_attribute::LangAttribute;
use super::truncate::truncate;
use super::{PageContext, labels, markdown, text_fragment};
use crate::messages::Text;
use crate::messages::capitalize;
use crate::model::{Body, CitationFormat, CitationRef, Source, SourceIx, Voice};
use askama::Template;

/// A citation as it is shown wherever it stands.
#[derive(Debug, Template)]
#[template(path = "_citation.html")]
pub struct CitationView {
    /// The text of the interface.
    pub(crate) t: Text<'static>,
    /// The language of text from the timeline.
    pub(crate) lang: LangAttribute,
    /// Its fragment, where it stands on its own event's page.
    pub anchor: Option<String>,
    /// Its earlier fragments, which stay addresses.
    pub aliases: Vec<String>,
    /// Its number on the page.
    pub number: Option<usize>,
    /// What it says.
    pub body: BodyView,
    /// Who says it, in words, beginning with a capital letter.
    pub voice: String,
    /// The language of that: of the timeline if it is only names.
    pub voice_lang: LangAttribute,
    /// Whom the source names where the editors do not follow it.
    pub attributed: Option<String>,
    /// The work whose words these are; none on the page of that work.
    pub source: Option<SourceLink>,
    /// The work in which they were read.
    pub via: Option<SourceLink>,
    /// Where in the source.
    pub locator: Option<String>,
    /// When the words were found in a copy of the source: a day in words.
    pub verified: Option<String>,
    /// The original at the words, and the same address without them, which is printed.
    pub at_words: Option<(String, String)>,
    /// The original as a whole.
    pub original: Option<String>,
    /// Its permanent address on this site.
    pub permalink: String,
    /// How to cite it; none where that is said already.
    pub cite: Option<String>,
    /// What is wrong in it.
    pub corrections: Vec<Correction>,
    /// Where it is used, on pages of sources: link and title.
    pub used_by: Vec<(String, String)>,
}

/// What a citation says.
#[derive(Debug)]
pub enum BodyView {
    /// The source's words, with their language where it is not the page's, and a translation with its translator.
    Quote { text: String, language: Option<String>, translation: Option<(String, Option<String>)> },
    /// A paraphrase, as HTML.
    Says(String),
    /// Nothing.
    Reference,
}

/// What is wrong in a citation, and what says so.
#[derive(Debug)]
pub struct Correction {
    /// The note, as HTML.
    pub html: String,
    /// Citations that are shown elsewhere: their sources, with links to the citations.
    pub rests_on: Vec<SourceLink>,
    /// Citations that are shown only here.
    pub citations: Vec<CitationView>,
}

/// A source's title, link and what follows the title.
#[derive(Clone, Debug)]
pub struct SourceLink {
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// The language of its title, where that is not the page's.
    pub language: Option<String>,
    /// Whether the title is a description.
    pub described: bool,
    /// What contains or publishes it: ", The Diplomat"
    pub held_by: String,
    /// ", July 2024"
    pub date: String,
}

impl SourceLink {
    /// The link to a source's page.
    pub fn new(site: &PageContext<'_>, source: SourceIx) -> Self {
        let record = site.edition.timeline.source(source);
        let publisher = record.publisher.clone().filter(|publisher| Some(publisher) != record.container.as_ref());
        let comma = site.messages().text().comma_separator();
        let holders = record.container.clone().into_iter().chain(publisher);
        let date = record.date.as_ref().map(|date| site.messages().date(date));
        Self {
            href: site.href(site.edition.timeline.source_path(source)),
            title: record.title.clone(),
            language: title_language(record),
            described: record.described,
            held_by: holders.map(|name| format!("{comma}{name}")).collect(),
            date: date.map(|date| format!("{comma}{date}")).unwrap_or_default(),
        }
    }
}

impl CitationView {
    /// A citation; `number` where it has one on the page, `here` where the page is its own event's.
    pub fn new(site: &PageContext<'_>, at: CitationRef, number: Option<usize>, here: bool) -> Self {
        Self { corrections: corrections(site, at, here), ..Self::plain(site, at, number, here) }
    }

    /// A citation without what is wrong in it.
    fn plain(site: &PageContext<'_>, at: CitationRef, number: Option<usize>, here: bool) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let citation = timeline.citation(at);
        let source = timeline.source(citation.source);
        let read_in = timeline.source(citation.read_in());
        let none = |_: &str| None;
        let body = match &citation.body {
            Body::Quote(quote) => BodyView::Quote {
                text: quote.exact.clone(),
                language: quote.language.clone(),
                translation: quote.translation.clone().map(|text| (text, quote.translator.clone())),
            },
            Body::Says(text) => BodyView::Says(markdown::render(site, text, Some(at.event), &none)),
            Body::Reference => BodyView::Reference,
        };
        let url = |source: &Source| source.url.clone().or_else(|| source.archive_url.clone());
        Self {
            t: site.messages().text(),
            lang: site.lang(),
            anchor: here.then(|| citation.id.to_string()),
            aliases: if here { citation.aliases.iter().map(ToString::to_string).collect() } else { Vec::new() },
            number,
            voice: voice(site, at),
            voice_lang: match &citation.voice[..] {
                [Voice::Actor(_) | Voice::Person(_)] if citation.reports.is_empty() => site.lang(),
                [Voice::Author] if citation.reports.is_empty() && !source.authors.is_empty() => site.lang(),
                _ => LangAttribute::default(),
            },
            attributed: names(site, source, &citation.attributed_to),
            source: Some(SourceLink::new(site, citation.source)),
            via: citation.via.map(|via| SourceLink::new(site, via)),
            locator: citation.locator.as_deref().map(str::to_owned),
            verified: citation.verified.map(|verified| m.day(verified.on)),
            at_words: citation.quote().and_then(|quote| {
                let url = url(read_in)?;
                Some((text_fragment::text_fragment_url(&url, quote), url))
            }),
            original: if citation.quote().is_none() || citation.via.is_some() { url(source) } else { None },
            permalink: site.href(timeline.citation_path(at)),
            cite: Some(site.href(timeline.passage_cite_path(at, CitationFormat::Page))),
            corrections: Vec::new(),
            used_by: Vec::new(),
            body,
        }
    }
}

/// The language of a source's title, where it is written in another script than the Latin: a Chinese text may well have
/// an English title here, and then it is not marked as Chinese.
fn title_language(source: &Source) -> Option<String> {
    let latin = |c: char| c < '\u{250}' || ('\u{1E00}'..'\u{2000}').contains(&c);
    source.language.clone().filter(|_| source.title.chars().any(|c| c.is_alphabetic() && !latin(c)))
}

/// What is wrong in a citation: the notes of any event that correct it. A citation that only such a note uses is shown
/// in it on its own event's page, and linked elsewhere.
fn corrections(site: &PageContext<'_>, at: CitationRef, here: bool) -> Vec<Correction> {
    let timeline = &site.edition.timeline;
    let mut found = Vec::new();
    for (owner, note) in site.edition.backlinks.corrections_of(timeline, at) {
        let nested = |citation: &CitationRef| {
            let own = here && owner == at.event && citation.event == owner;
            own && timeline.citation(*citation).only_in_notes && timeline.event(owner).is_first_to_cite(note, *citation)
        };
        let (own, others): (Vec<CitationRef>, Vec<CitationRef>) = note.citations.iter().partition(|c| nested(c));
        let link = |at: CitationRef| {
            let source = SourceLink::new(site, timeline.citation(at).source);
            let title = truncate(&source.title, 60);
            SourceLink {
                href: site.href(timeline.citation_path(at)),
                title,
                held_by: String::new(),
                date: String::new(),
                ..source
            }
        };
        found.push(Correction {
            html: markdown::render(site, &note.text, Some(owner), &|_| None),
            rests_on: others.into_iter().map(link).collect(),
            citations: own.into_iter().map(|at| CitationView::plain(site, at, None, true)).collect(),
        });
    }
    found
}

/// "The author, reporting the United States"; of a paraphrase "of the author, reporting the United States".
fn voice(site: &PageContext<'_>, at: CitationRef) -> String {
    let m = site.messages();
    let citation = site.edition.timeline.citation(at);
    let source = site.edition.timeline.source(citation.source);
    let (speaking, reported) = (spoken(site, source, &citation.voice), spoken(site, source, &citation.reports));
    match citation.body {
        Body::Says(_) => labels::paraphrased(m, &speaking, &reported),
        _ => capitalize(&labels::speakers(m, &speaking, &reported)),
    }
}

fn spoken(site: &PageContext<'_>, source: &Source, voices: &[Voice]) -> Vec<String> {
    let m = site.messages();
    voices.iter().map(|&voice| labels::voice(m, &site.edition.timeline, source, voice)).collect()
}

fn names(site: &PageContext<'_>, source: &Source, voices: &[Voice]) -> Option<String> {
    let m = site.messages();
    let names = spoken(site, source, voices);
    (!names.is_empty()).then(|| m.and(&names))
}

/// The names of those who speak in a citation: in a paraphrase without a speaker its author.
pub fn speakers(site: &PageContext<'_>, at: CitationRef) -> String {
    let m = site.messages();
    let citation = site.edition.timeline.citation(at);
    let voices: Vec<Voice> = citation.voices().collect();
    let voices = if voices.is_empty() { vec![Voice::Author] } else { voices };
    m.and(&spoken(site, site.edition.timeline.source(citation.source), &voices))
}

/// The names of those who claim a relation.
pub fn claimants(site: &PageContext<'_>, relation: &crate::model::Relation) -> String {
    let m = site.messages();
    let timeline = &site.edition.timeline;
    let mut names: Vec<String> = Vec::new();
    for (voice, source) in timeline.claimants(relation) {
        let name = labels::voice(m, timeline, timeline.source(source), voice);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    m.and(&names)
}
