//! An event as Markdown, for notes and for programs that read plain text. Its footnotes are defined at its end, with links to
//! the originals; all links are absolute.

use crate::messages::without_isolation;
use crate::model::{Body, Citation, CitationRef, Event, EventIx, Markdown, RelationRef};
use crate::pages::{PageContext, claimants, labels, speakers, text_fragment_url};
use crate::routes::Route;
use pulldown_cmark::{Event as Item, Tag};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The text of an event's page.
pub fn event_markdown(site: &PageContext<'_>, ix: EventIx) -> String {
    let event = site.edition.timeline.event(ix);
    let mut out = Writer { site, event, ix, out: String::new(), cited: BTreeSet::new() };
    out.head();
    out.text();
    out.notes();
    out.relations();
    out.uncited();
    out.end();
    out.footnotes();
    without_isolation(&out.out)
}

struct Writer<'a> {
    site: &'a PageContext<'a>,
    event: &'a Event,
    ix: EventIx,
    out: String,
    /// The citations to which a footnote refers.
    cited: BTreeSet<CitationRef>,
}

impl Writer<'_> {
    fn paragraph(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push_str("\n\n");
    }

    fn heading(&mut self, text: &str) {
        let _ = write!(self.out, "## {}\n\n", plain(text));
    }

    /// Title, date, place and summary.
    fn head(&mut self) {
        let (m, event) = (self.site.messages(), self.event);
        self.paragraph(&format!("# {}", plain(&event.title)));
        if let Some(official) = &event.official_title {
            self.paragraph(&format!("*{}*", plain(official)));
        }
        let of = event.date_of.as_deref().map(plain);
        let place = event.place.as_deref().map(plain);
        let mut when = format!("**{}**{}", plain(&m.date(&event.date)), self.marks(&event.date_citations));
        for further in [of, place].into_iter().flatten() {
            let _ = write!(when, " · {further}");
        }
        self.paragraph(&when);
        for date in &event.dates {
            let marks = self.marks(&date.citations);
            self.paragraph(&format!("{} · {}{marks}", plain(&m.date(&date.date)), plain(&date.of)));
        }
        self.paragraph(&plain(&event.summary));
    }

    fn text(&mut self) {
        let text = self.prose(&self.event.text);
        self.paragraph(&text);
    }

    fn notes(&mut self) {
        if self.event.notes.is_empty() {
            return;
        }
        self.heading(&self.site.messages().text().notes_title());
        for note in &self.event.notes {
            let marks = self.marks(&note.citations);
            let text = self.prose(&note.text);
            self.paragraph(&format!("**{}**{marks}", plain(&labels::note(self.site.messages(), note.kind))));
            self.paragraph(&text);
        }
    }

    /// The claims that the event bears on others, and others on it, with who says so.
    fn relations(&mut self) {
        let timeline = &self.site.edition.timeline;
        let own = (0..).zip(&self.event.relations).map(|(position, _)| RelationRef { event: self.ix, position });
        let all: Vec<RelationRef> = own.chain(timeline.relations_leading_to(self.ix)).collect();
        if all.is_empty() {
            return;
        }
        let m = self.site.messages();
        self.heading(&m.text().relations_title());
        for at in all {
            let relation = timeline.relation(at);
            let marks = self.marks(&relation.citations) + &self.marks(&relation.disputed_by);
            let other = if at.event == self.ix { relation.to } else { at.event };
            let sentence = plain(&labels::relation_sentence(m, timeline, at));
            let who = plain(&m.text().claimed_by(claimants(self.site, relation)));
            let url = self.site.base.absolute(timeline.event_path(other));
            let _ = writeln!(self.out, "- {sentence} ({who}){marks} <{url}>");
        }
        self.out.push('\n');
    }

    /// The citations to which no footnote refers: nothing would show their definitions.
    fn uncited(&mut self) {
        let all = (0..).zip(&self.event.citations).map(|(position, _)| CitationRef { event: self.ix, position });
        let rest: Vec<CitationRef> = all.filter(|at| !self.cited.contains(at)).collect();
        if rest.is_empty() {
            return;
        }
        self.heading(&self.site.messages().text().what_sources_say());
        for at in rest {
            let _ = writeln!(self.out, "- {}", citation(self.site, at));
        }
        self.out.push('\n');
    }

    /// Its address and the licence.
    fn end(&mut self) {
        let t = self.site.messages().text();
        let timeline = &self.site.edition.timeline;
        let url = self.site.base.absolute(timeline.event_path(self.ix));
        self.paragraph(&format!("{}: <{url}>", plain(&timeline.about.title)));
        if let Some(licence) = &timeline.about.licence {
            self.paragraph(&plain(&t.footer_licence(licence)));
        }
    }

    fn footnotes(&mut self) {
        for at in std::mem::take(&mut self.cited) {
            let text = citation(self.site, at);
            let label = self.label(at);
            let _ = writeln!(self.out, "[^{label}]: {text}");
        }
    }

    /// References to footnotes.
    fn marks(&mut self, citations: &[CitationRef]) -> String {
        self.cited.extend(citations);
        citations.iter().map(|&at| format!("[^{}]", self.label(at))).collect()
    }

    /// The label of a footnote: the id of a citation of this event, and `event#id` of another.
    fn label(&self, at: CitationRef) -> String {
        let timeline = &self.site.edition.timeline;
        let id = &timeline.citation(at).id;
        if at.event == self.ix { id.to_string() } else { format!("{}#{id}", timeline.event(at.event).id) }
    }

    /// Prose with absolute links.
    fn prose(&mut self, text: &Markdown) -> String {
        let timeline = &self.site.edition.timeline;
        let source = text.as_str();
        let mut places = Vec::new();
        for (item, part) in Markdown::parse(source).into_offset_iter() {
            match item {
                Item::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with('/') => {
                    places.extend(source[part.clone()].rfind(&*dest_url).map(|at| part.start + at));
                }
                Item::FootnoteReference(name) => self.cited.extend(timeline.citation_named(self.ix, &name)),
                _ => {}
            }
        }
        places.sort_unstable();
        let root = self.site.base.absolute(Route::Timeline);
        let root = root.trim_end_matches('/');
        let (mut prose, mut end) = (String::new(), 0);
        for at in places {
            prose.push_str(&source[end..at]);
            prose.push_str(root);
            end = at;
        }
        prose + &source[end..]
    }
}

/// A citation in one line: who speaks, where, the words, and links.
fn citation(site: &PageContext<'_>, at: CitationRef) -> String {
    let (m, timeline) = (site.messages(), &site.edition.timeline);
    let t = m.text();
    let citation: &Citation = timeline.citation(at);
    let source = timeline.source(citation.source);
    let work = format!("[{}]({})", plain(&source.title), site.base.absolute(timeline.source_path(citation.source)));
    let date = source.date.as_ref().map(|date| plain(&m.date(date)));
    let locator = citation.locator.as_deref().map(plain);
    let speakers = (!matches!(citation.body, Body::Reference)).then(|| plain(&speakers(site, at)));
    let parts: Vec<String> = [speakers, Some(work), date, locator].into_iter().flatten().collect();
    let mut line = parts.join(&t.comma_separator());
    let read_in = timeline.source(citation.read_in());
    let original = read_in.url.as_deref().or(read_in.archive_url.as_deref());
    match &citation.body {
        Body::Quote(quote) => {
            let _ = write!(line, ": {}", t.quoted(plain(&quote.exact)));
            if let Some(translation) = &quote.translation {
                let _ = write!(line, " ({}: {})", plain(&t.translation()), t.quoted(plain(translation)));
            }
            if let Some(url) = original {
                let _ = write!(line, " [{}](<{}>)", plain(&t.read_in_original()), text_fragment_url(url, quote));
            }
        }
        Body::Says(text) => {
            let _ = write!(line, ": {}", plain(&text.plain()));
        }
        Body::Reference => {}
    }
    if let (None, Some(url)) = (citation.quote(), original) {
        let _ = write!(line, " [{}](<{url}>)", plain(&t.read_original()));
    }
    let _ = write!(line, " [{}]({})", plain(&t.link_to_passage()), site.base.absolute(timeline.citation_path(at)));
    line
}

/// Plain text in one line of Markdown.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' => out.extend(['\\', c]),
            '#' | '+' | '-' | '=' if out.is_empty() => out.extend(['\\', c]),
            '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    // "1. " would begin a list.
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && out[digits..].starts_with(['.', ')']) {
        out.insert(digits, '\\');
    }
    out
}
