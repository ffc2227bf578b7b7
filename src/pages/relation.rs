//! A relation on a page: how one event bears on another, on whose word, and in which passages.

use super::arc_diagram::{LegendSwatch, arc_anchor, claim_anchor};
use super::citation::{claimants, speakers};
use super::lang_attribute::LangAttribute;
use super::truncate::truncate;
use super::{PageContext, labels, markdown};
use crate::model::{Body, CitationRef, EventIx, Relation, RelationRef};
use crate::query::RelationRole;

/// A relation as it is shown wherever it stands.
#[derive(Debug)]
pub struct RelationView {
    /// Its fragment on the page, if it has one here.
    pub anchor: Option<String>,
    /// Its earlier fragments, which stay addresses.
    pub aliases: Vec<String>,
    /// Its number on the page.
    pub number: Option<usize>,
    /// The event that bears on the other, where that is not the page's own: link, title, date.
    pub subject: Option<(String, String, String)>,
    /// How it bears on the other.
    pub words: String,
    /// The other event.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Its date in words.
    pub date: String,
    /// Who claims it.
    pub claimed_by: String,
    /// Whether they do so with a reservation.
    pub hedged: bool,
    /// Its bow in the drawing of relations, where the page has one: link and looks.
    pub arc: Option<(String, LegendSwatch)>,
    /// What the passages say, where that is shown.
    pub said: Vec<ClaimEvidence>,
    /// In which passages: links and what they are called.
    pub passages: Vec<(String, String, LangAttribute)>,
    /// Passages that say otherwise, and who says so in them.
    pub disputed: Vec<(String, String, LangAttribute, String)>,
    /// Its permanent address on this site.
    pub permalink: String,
}

/// What a passage says on which a relation rests.
#[derive(Debug)]
pub struct ClaimEvidence {
    /// What it is, where it is not the source's own words.
    pub name: Option<String>,
    /// The words, in quotation marks where they are quoted.
    pub text: String,
    /// Their language, where it is not the page's.
    pub language: Option<String>,
    /// The passage: link and title of its source.
    pub passage: Option<(String, String)>,
    /// What is wrong in it, as HTML.
    pub corrections: Vec<String>,
}

/// The number of a citation on the page, where it has one.
type Numbers<'a> = &'a dyn Fn(CitationRef) -> Option<usize>;

impl RelationView {
    /// A relation that is no page's own: both events are named.
    pub fn whole(site: &PageContext<'_>, at: RelationRef) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let from = timeline.event(at.event);
        let subject = (site.href(timeline.event_path(at.event)), from.title.to_string(), m.date(&from.date));
        let view = Self::new(site, at.event, timeline.relation(at), false, "", &|_| None);
        Self { subject: Some(subject), ..view }
    }

    /// A relation in the list of all, with what its passages say.
    pub fn listed(site: &PageContext<'_>, at: RelationRef) -> Self {
        let timeline = &site.edition.timeline;
        let relation = timeline.relation(at);
        Self {
            anchor: Some(claim_anchor(timeline, at)),
            arc: Some((format!("#{}", arc_anchor(timeline, at)), LegendSwatch::of(relation))),
            said: relation.citations.iter().flat_map(|&at| said(site, at)).collect(),
            ..Self::whole(site, at)
        }
    }

    /// A relation read from the side of one of its events.
    fn new(
        site: &PageContext<'_>,
        from: EventIx,
        relation: &Relation,
        backwards: bool,
        query: &str,
        numbers: Numbers<'_>,
    ) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let other = if backwards { from } else { relation.to };
        let passage = |&at: &CitationRef| {
            let title = || truncate(&timeline.source(timeline.citation(at).source).title, 60);
            let name = numbers(at).map_or_else(title, |n| labels::numbered(m, timeline.citation(at), n));
            let lang = if numbers(at).is_some() { LangAttribute::default() } else { site.lang() };
            (site.href(timeline.citation_path(at)), name, lang)
        };
        let disputing = |at: &CitationRef| {
            let (href, name, lang) = passage(at);
            (href, name, lang, speakers(site, *at))
        };
        Self {
            anchor: None,
            aliases: Vec::new(),
            number: None,
            subject: None,
            arc: None,
            said: Vec::new(),
            words: labels::relation(m, relation.kind, backwards),
            href: format!("{}{query}", site.href(timeline.event_path(other))),
            title: timeline.event(other).title.to_string(),
            date: m.date(&timeline.event(other).date),
            claimed_by: claimants(site, relation),
            hedged: relation.hedged,
            passages: relation.citations.iter().map(passage).collect(),
            disputed: relation.disputed_by.iter().map(disputing).collect(),
            permalink: site.href(timeline.event_path(from).with_fragment(relation.id.as_str())),
        }
    }
}

/// Letters of a passage that are shown beside a claim; the passage itself is a link away.
const MAX_QUOTED_CHARS: usize = 320;

fn said(site: &PageContext<'_>, at: CitationRef) -> Vec<ClaimEvidence> {
    let m = site.messages();
    let timeline = &site.edition.timeline;
    let citation = timeline.citation(at);
    let title = truncate(&timeline.source(citation.source).title, 60);
    let passage = Some((site.href(timeline.citation_path(at)), title));
    let notes = site.edition.backlinks.corrections_of(timeline, at);
    let corrections = notes.map(|(event, note)| markdown::render(site, &note.text, Some(event), &|_| None)).collect();
    let quoted = |text: &str| m.text().quoted(truncate(text, MAX_QUOTED_CHARS));
    let whole = ClaimEvidence { name: None, text: String::new(), language: None, passage, corrections };
    match &citation.body {
        Body::Quote(quote) => {
            let own = ClaimEvidence { text: quoted(&quote.exact), language: quote.language.clone(), ..whole };
            let translated = |text: &String| ClaimEvidence {
                name: Some(m.text().translation()),
                text: quoted(text),
                language: None,
                passage: None,
                corrections: Vec::new(),
            };
            [own].into_iter().chain(quote.translation.as_ref().map(translated)).collect()
        }
        Body::Says(text) => {
            vec![ClaimEvidence {
                name: Some(m.text().paraphrase()),
                text: truncate(&text.plain(), MAX_QUOTED_CHARS),
                ..whole
            }]
        }
        Body::Reference => vec![ClaimEvidence { name: Some(m.text().reference()), ..whole }],
    }
}

/// An event's relations in both directions, each with how it stands to the event.
pub fn relations(
    site: &PageContext<'_>,
    ix: EventIx,
    query: &str,
    numbers: Numbers<'_>,
) -> Vec<(RelationRole, RelationView)> {
    let timeline = &site.edition.timeline;
    let onward = timeline.event(ix).relations.iter().map(|relation| {
        let view = RelationView {
            anchor: Some(relation.id.to_string()),
            aliases: relation.aliases.iter().map(ToString::to_string).collect(),
            ..RelationView::new(site, ix, relation, false, query, numbers)
        };
        (RelationRole::of(relation.kind, false), view)
    });
    let back = timeline.relations_to(ix).map(|(from, relation)| {
        (RelationRole::of(relation.kind, true), RelationView::new(site, from, relation, true, query, numbers))
    });
    onward.chain(back).collect()
}
