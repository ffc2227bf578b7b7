//! A relation on a page: how one event affected another, who says so, and in which passages.

use super::arc_diagram::{LegendSwatch, claim_anchor, event_ids};
use super::citation::{claimants, speakers};
use super::lang_attribute::LangAttribute;
use super::references::{BackLink, EventReferences, Use};
use super::truncate::truncate;
use super::{PageContext, labels, markdown};
use crate::model::{Body, CitationRef, EventIx, Relation, RelationRef};
use crate::query::{RelationRole, title_lang};

/// A relation, as all pages show it.
#[derive(Debug)]
pub struct RelationView {
    /// Its fragment on the page, if it has one here.
    pub anchor: Option<String>,
    /// Its former fragments, which still work as addresses.
    pub aliases: Vec<String>,
    /// Its number on the page.
    pub number: Option<usize>,
    /// The event that affected the other, unless the page is its own: link, title, date.
    pub subject: Option<(String, String, String)>,
    /// The type of the relation, as text.
    pub words: String,
    /// The link to the other event.
    pub href: String,
    pub title: String,
    /// Its date as text.
    pub date: String,
    /// The claimants.
    pub claimed_by: String,
    /// Whether they claim it with reservations.
    pub hedged: bool,
    /// Its arc in the arc diagram, if the page has one.
    pub arc: Option<String>,
    /// Its line and arrowhead.
    pub swatch: LegendSwatch,
    /// The ids of both events, separated by a space, if the list can be filtered by them.
    pub events: String,
    /// How much it rests on: "2 references, 1 quoted"
    pub evidence: String,
    /// The text of the passages, if the page shows it.
    pub said: Vec<ClaimEvidence>,
    /// The passages.
    pub passages: Vec<PassageLink>,
    /// The passages that dispute it, and their voices.
    pub disputed: Vec<(PassageLink, String)>,
    /// Its permalink.
    pub permalink: String,
    /// The links back to the places of the page that use it.
    pub back: Vec<BackLink>,
}

/// A link to a passage.
#[derive(Debug)]
pub struct PassageLink {
    /// Its fragment, if it leads to a citation of the page, which links back.
    pub id: Option<String>,
    pub href: String,
    pub title: String,
    pub lang: LangAttribute,
}

impl PassageLink {
    /// A link to a passage that the page does not show.
    fn elsewhere(site: &PageContext<'_>, at: CitationRef) -> Self {
        let timeline = &site.edition.timeline;
        let source = timeline.source(timeline.citation(at).source);
        Self {
            id: None,
            href: site.href(timeline.citation_path(at)),
            title: truncate(&source.title, 60),
            lang: site.lang_or(title_lang(timeline, source)),
        }
    }
}

/// The text of a passage that supports a relation.
#[derive(Debug)]
pub struct ClaimEvidence {
    /// What it is called, unless it is a quotation.
    pub name: Option<String>,
    /// The text, in quotation marks if it is a quotation.
    pub text: String,
    /// Its language.
    pub lang: LangAttribute,
    /// The link to the passage, with the title of its source.
    pub passage: Option<PassageLink>,
    /// Its corrections, as HTML.
    pub corrections: Vec<String>,
}

impl RelationView {
    /// A relation with the names of both events.
    pub fn whole(site: &PageContext<'_>, at: RelationRef) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let from = timeline.event(at.event);
        let subject = (site.href(timeline.event_path(at.event)), from.title.to_string(), m.date(&from.date));
        let view = Self::new(site, at.event, timeline.relation(at), false, "", None);
        Self { subject: Some(subject), ..view }
    }

    /// A relation in the list of all relations, with the text of its passages.
    pub fn listed(site: &PageContext<'_>, at: RelationRef) -> Self {
        let timeline = &site.edition.timeline;
        let relation = timeline.relation(at);
        Self {
            anchor: Some(claim_anchor(timeline, at)),
            events: event_ids(timeline, at),
            said: relation.citations.iter().flat_map(|&at| said(site, at)).collect(),
            ..Self::whole(site, at)
        }
    }

    /// A relation on the page of one of its events.
    fn new(
        site: &PageContext<'_>,
        from: EventIx,
        relation: &Relation,
        backwards: bool,
        query: &str,
        page: Option<&EventReferences<'_>>,
    ) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let other = if backwards { from } else { relation.to };
        let passage = |&at: &CitationRef| {
            if let Some(Use { id, href, number }) = page.and_then(|page| page.cite(at)) {
                let title = m.text().reference_number(m.number(number));
                return PassageLink { id: Some(id), href, title, lang: LangAttribute::default() };
            }
            PassageLink::elsewhere(site, at)
        };
        let quoted = relation.citations.iter().filter(|&&at| timeline.citation(at).quote().is_some()).count();
        let disputing = |at: &CitationRef| (passage(at), speakers(site, *at));
        Self {
            anchor: None,
            aliases: Vec::new(),
            number: None,
            subject: None,
            arc: None,
            swatch: LegendSwatch::of(relation),
            events: String::new(),
            evidence: m.evidence(relation.citations.len(), quoted),
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
            back: Vec::new(),
        }
    }
}

/// The number of characters of a passage that are shown with a claim, which links to the passage.
const MAX_QUOTED_CHARS: usize = 320;

fn said(site: &PageContext<'_>, at: CitationRef) -> Vec<ClaimEvidence> {
    let m = site.messages();
    let timeline = &site.edition.timeline;
    let citation = timeline.citation(at);
    let passage = Some(PassageLink::elsewhere(site, at));
    let notes = site.edition.backlinks.corrections_of(timeline, at);
    let corrections =
        notes.map(|(event, note)| markdown::render(site, &note.text, 3, Some(event), &|_| None)).collect();
    let quoted = |text: &str| m.text().quoted(truncate(text, MAX_QUOTED_CHARS));
    let whole = ClaimEvidence { name: None, text: String::new(), lang: site.lang(), passage, corrections };
    match &citation.body {
        Body::Quote(quote) => {
            let lang = site.lang_or(quote.language.as_deref());
            let own = ClaimEvidence { text: quoted(&quote.exact), lang, ..whole };
            let translated = |text: &String| ClaimEvidence {
                name: Some(m.text().translation()),
                text: quoted(text),
                lang: site.lang(),
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

/// The relations of an event in both directions, each with its position relative to the event.
pub fn relations(
    site: &PageContext<'_>,
    ix: EventIx,
    query: &str,
    page: &EventReferences<'_>,
) -> Vec<(RelationRole, RelationView)> {
    let timeline = &site.edition.timeline;
    let onward = timeline.event(ix).relations.iter().map(|relation| {
        let view = RelationView {
            anchor: Some(relation.id.to_string()),
            aliases: relation.aliases.iter().map(ToString::to_string).collect(),
            ..RelationView::new(site, ix, relation, false, query, Some(page))
        };
        (RelationRole::of(relation.kind, false), view)
    });
    let back = timeline.relations_to(ix).map(|(from, relation)| {
        (RelationRole::of(relation.kind, true), RelationView::new(site, from, relation, true, query, Some(page)))
    });
    onward.chain(back).collect()
}
