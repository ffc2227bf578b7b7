//! A citation on a page: the text, its voice, its source, and the link to the original.

use super::lang_attribute::LangAttribute;
use super::references::{BackLink, EventReferences, Use, Uses};
use super::truncate::truncate;
use super::{PageContext, labels, markdown, text_fragment};
use crate::messages::{Messages, Text, capitalize, isolate};
use crate::model::{Body, CitationRef, Source, SourceIx, Voice};
use crate::query::title_lang;
use crate::routes::CitationFormat;
use askama::Template;

/// A citation, as all pages show it.
#[derive(Debug, Template)]
#[template(path = "_citation.html")]
pub struct CitationView {
    pub(crate) t: Text<'static>,
    pub(crate) lang: LangAttribute,
    /// Its fragment, if the page is that of its event.
    pub anchor: Option<String>,
    /// Its former fragments, which still work as addresses.
    pub aliases: Vec<String>,
    /// Its number on the page.
    pub number: Option<usize>,
    /// The work in short, for its name: "Goldstein 2001"
    pub work: String,
    /// The links back to the places of the page that use it.
    pub back: Vec<BackLink>,
    pub body: BodyView,
    /// Its voice as text, with a capital first letter.
    pub voice: VoiceText,
    /// The language of the voice: that of the timeline if the text consists of names.
    pub voice_lang: LangAttribute,
    /// The speaker whom the source names, if the editors disagree.
    pub attributed: Option<String>,
    /// The cited source; `None` on the page of that source.
    pub source: Option<SourceLink>,
    /// The work in which the passage was read.
    pub via: Option<SourceLink>,
    /// The locator.
    pub locator: Option<String>,
    /// The day on which the quotation was verified, as text.
    pub verified: Option<String>,
    /// The link to the quoted words in the original, and the URL without the text fragment, for print.
    pub at_words: Option<(String, String)>,
    /// The link to the original.
    pub original: Option<String>,
    /// Its permalink.
    pub permalink: String,
    /// The page of its formatted citations; `None` on that page itself.
    pub cite: Option<String>,
    /// Its corrections.
    pub corrections: Vec<Correction>,
    /// The events that use it, on pages of sources: link and title.
    pub used_by: Vec<(String, String)>,
}

/// The text of a citation.
#[derive(Debug)]
pub enum BodyView {
    /// A quotation with its language, and a translation with its translator.
    Quote {
        text: String,
        lang: LangAttribute,
        translation: Option<(String, Option<String>)>,
    },
    /// A paraphrase, as HTML.
    Says(String),
    Reference,
}

/// A voice as text. It may contain the title of a work, which is in italics.
#[derive(Debug, Template)]
#[template(
    source = "{{ before }}{% if let Some(work) = work %}<cite>{{ work }}</cite>{% endif %}{{ after }}",
    ext = "html"
)]
pub struct VoiceText {
    before: String,
    work: Option<String>,
    after: String,
}

impl VoiceText {
    fn new(text: String, work: Option<&str>) -> Self {
        match work.and_then(|work| Some((text.split_once(work)?, work.to_owned()))) {
            Some(((before, after), work)) => {
                Self { before: before.to_owned(), work: Some(work), after: after.to_owned() }
            }
            None => Self { before: text, work: None, after: String::new() },
        }
    }

    fn is_empty(&self) -> bool {
        self.before.is_empty() && self.work.is_none()
    }
}

/// A correction of a citation, with the citations that support it.
#[derive(Debug)]
pub struct Correction {
    /// The note, as HTML.
    pub html: String,
    /// Supporting citations that are shown elsewhere: their sources, with links to the citations.
    pub rests_on: Vec<SourceLink>,
    /// Supporting citations that are shown only here.
    pub citations: Vec<CitationView>,
}

/// A link to a source, with the text that follows its title.
#[derive(Clone, Debug)]
pub struct SourceLink {
    /// Its fragment, if it leads to a citation of the page, which links back.
    pub id: Option<String>,
    pub href: String,
    pub title: String,
    /// The language of the title.
    pub lang: LangAttribute,
    /// Whether the title is a description by the editors.
    pub described: bool,
    /// Its container and its publisher, and whether that is the title of a work.
    pub held_by: Vec<(String, bool)>,
    /// Whether its publisher is a state medium, unless the voice says so already.
    pub state_media: bool,
    /// ", July 2024"
    pub date: String,
}

impl SourceLink {
    pub fn new(site: &PageContext<'_>, source: SourceIx) -> Self {
        Self::without(site, source, None)
    }

    /// A link without the name of one of its holders, which the voice before it has already.
    fn without(site: &PageContext<'_>, source: SourceIx, named: Option<&str>) -> Self {
        let timeline = &site.edition.timeline;
        let record = timeline.source(source);
        let publisher = record.publisher.clone().filter(|publisher| Some(publisher) != record.container.as_ref());
        let comma = site.messages().text().comma_separator();
        let holders = record.container.clone().into_iter().chain(publisher).filter(|name| Some(&**name) != named);
        let date = record.date.as_ref().map(|date| site.messages().date(date));
        Self {
            href: site.href(timeline.source_path(source)),
            title: record.title.clone(),
            lang: site.lang_or(title_lang(timeline, record)),
            described: record.described,
            held_by: holders.map(|name| (name.clone(), timeline.periodical_or_book(record) == Some(&*name))).collect(),
            state_media: record.state_media && named.is_none(),
            id: None,
            date: date.map(|date| format!("{comma}{date}")).unwrap_or_default(),
        }
    }

    /// The link as text: "Title, The Diplomat, July 2024"
    pub fn text(&self, m: &Messages) -> String {
        let names: Vec<_> = [&self.title]
            .into_iter()
            .chain(self.held_by.iter().map(|(name, _)| name))
            .map(|name| isolate(name))
            .collect();
        names.join(&m.text().comma_separator()) + &self.date
    }
}

impl CitationView {
    /// A citation, with its number if the page is that of its event.
    pub fn new(site: &PageContext<'_>, at: CitationRef, page: Option<&EventReferences<'_>>) -> Self {
        Self { corrections: corrections(site, at, page), ..Self::plain(site, at, page) }
    }

    /// Adds the links back to the places that use it, when all of them are known.
    pub fn link_back(&mut self, m: &Messages, uses: &Uses) {
        self.back = self.number.map(|number| uses.links_back(m, number)).unwrap_or_default();
        for citation in self.corrections.iter_mut().flat_map(|correction| &mut correction.citations) {
            citation.link_back(m, uses);
        }
    }

    /// The text of the link to it.
    fn link_text(&self) -> String {
        match self.number {
            Some(number) => self.t.link_to_numbered(number.to_string()),
            None if self.is_quote() => self.t.link_to_passage(),
            None => self.t.link_to_reference(),
        }
    }

    fn is_quote(&self) -> bool {
        matches!(self.body, BodyView::Quote { .. })
    }

    /// Whether it says who is paraphrased.
    fn names_paraphrased(&self) -> bool {
        matches!(self.body, BodyView::Says(_)) && !self.voice.is_empty()
    }

    /// "Reference 4, Goldstein 2001"
    fn name(&self) -> String {
        match self.number {
            Some(number) => self.t.reference_to_work(self.t.reference_named(number.to_string()), &self.work),
            None => self.t.reference_to_work(self.t.reference(), &self.work),
        }
    }

    /// A citation without its corrections.
    fn plain(site: &PageContext<'_>, at: CitationRef, page: Option<&EventReferences<'_>>) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let citation = timeline.citation(at);
        let source = timeline.source(citation.source);
        let read_in = timeline.source(citation.read_in());
        let none = |_: &str| None;
        let here = page.is_some();
        let named = holder_in_voice(source, &citation.voices().collect::<Vec<_>>());
        let body = match &citation.body {
            Body::Quote(quote) => BodyView::Quote {
                text: quote.exact.clone(),
                lang: site.lang_or(quote.language.as_deref()),
                translation: quote.translation.clone().map(|text| (text, quote.translator.clone())),
            },
            Body::Says(text) => BodyView::Says(markdown::render(site, text, 3, Some(at.event), &none)),
            Body::Reference => BodyView::Reference,
        };
        let url = |source: &Source| source.url.clone().or_else(|| source.archive_url.clone());
        Self {
            t: site.messages().text(),
            lang: site.lang(),
            anchor: here.then(|| citation.id.to_string()),
            aliases: if here { citation.aliases.iter().map(ToString::to_string).collect() } else { Vec::new() },
            number: page.and_then(|page| page.number(at)),
            work: labels::author_and_year(m, source),
            back: Vec::new(),
            voice: VoiceText::new(voice(site, at), named.filter(|_| timeline.periodical_or_book(source) == named)),
            voice_lang: match &citation.voice[..] {
                [Voice::Actor(_) | Voice::Person(_)] if citation.reports.is_empty() => site.lang(),
                [Voice::Author] if citation.reports.is_empty() && !source.authors.is_empty() => site.lang(),
                _ => LangAttribute::default(),
            },
            attributed: names(site, source, &citation.attributed_to),
            source: Some(SourceLink::without(site, citation.source, named)),
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

/// The corrections of a citation, which are notes of any event. A citation that only such a note uses is shown within
/// it on the page of its event, and linked on other pages.
fn corrections(site: &PageContext<'_>, at: CitationRef, page: Option<&EventReferences<'_>>) -> Vec<Correction> {
    let timeline = &site.edition.timeline;
    let mut found = Vec::new();
    for (owner, note) in site.edition.backlinks.corrections_of(timeline, at) {
        let nested = |citation: &CitationRef| {
            let own = page.is_some() && owner == at.event && citation.event == owner;
            own && timeline.citation(*citation).only_in_notes && timeline.event(owner).is_first_to_cite(note, *citation)
        };
        let (own, others): (Vec<CitationRef>, Vec<CitationRef>) = note.citations.iter().partition(|c| nested(c));
        let link = |at: CitationRef| {
            let source = SourceLink::new(site, timeline.citation(at).source);
            let title = truncate(&source.title, 60);
            let (id, href) = match page.and_then(|page| page.cite(at)) {
                Some(Use { id, href, .. }) => (Some(id), href),
                None => (None, site.href(timeline.citation_path(at))),
            };
            SourceLink { id, href, title, held_by: Vec::new(), date: String::new(), state_media: false, ..source }
        };
        found.push(Correction {
            html: markdown::render(site, &note.text, 3, Some(owner), &|id| {
                page.filter(|page| page.event == owner)?.cite_id(id)
            }),
            rests_on: others.into_iter().map(link).collect(),
            citations: own.into_iter().map(|at| CitationView::plain(site, at, page)).collect(),
        });
    }
    found
}

/// The holder of a source that its voices name: that of an unnamed author, and the publisher that speaks.
fn holder_in_voice<'a>(source: &'a Source, voices: &[Voice]) -> Option<&'a str> {
    voices.iter().find_map(|voice| match voice {
        Voice::Author if source.authors.is_empty() => source.holder(),
        Voice::Publisher => source.publisher.as_deref(),
        _ => None,
    })
}

/// "The author (reported view: United States)".
fn voice(site: &PageContext<'_>, at: CitationRef) -> String {
    let m = site.messages();
    let citation = site.edition.timeline.citation(at);
    let source = site.edition.timeline.source(citation.source);
    let (speaking, reported) = (spoken(site, source, &citation.voice), spoken(site, source, &citation.reports));
    capitalize(&labels::speakers(m, &speaking, &reported))
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

/// The names of the voices of a citation; for a paraphrase without a speaker, its author.
pub fn speakers(site: &PageContext<'_>, at: CitationRef) -> String {
    let m = site.messages();
    let citation = site.edition.timeline.citation(at);
    let voices: Vec<Voice> = citation.voices().collect();
    let voices = if voices.is_empty() { vec![Voice::Author] } else { voices };
    m.and(&spoken(site, site.edition.timeline.source(citation.source), &voices))
}

/// The names of the claimants of a relation.
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
