//! The pages of authors, publishers and unnamed speakers: their sources, grouped by perspective.

use super::{anchor, counts, events, query, tally};
use crate::model::{PerspectiveIx, Voice};
use crate::pages::chart::ChartView;
use crate::pages::citation::SourceLink;
use crate::pages::event_item::count;
use crate::pages::lang_attribute::LangAttribute;
use crate::pages::{PageContext, PageLayout, labels};
use crate::routes::Route;
use askama::Template;

/// The page of all authors, of all publishers, or of all unnamed speakers.
#[derive(Debug, Template)]
#[template(path = "voice_unnamed.html")]
pub struct UnnamedVoicePage<'a> {
    pub(crate) layout: PageLayout<'a>,
    title: String,
    lede: String,
    counts: Vec<String>,
    in_timeline: String,
    count: String,
    strip: ChartView,
    groups: Vec<PerspectiveSources>,
}

/// The sources of a perspective.
#[derive(Debug)]
struct PerspectiveSources {
    anchor: String,
    title: String,
    lang: LangAttribute,
    rows: Vec<VoiceSource>,
}

#[derive(Debug)]
struct VoiceSource {
    link: SourceLink,
    authors: String,
    counts: Vec<String>,
}

impl<'a> UnnamedVoicePage<'a> {
    pub fn new(site: PageContext<'a>, voice: Voice) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let (title, events, query) = (labels::unnamed_voices(m, voice), events(&site, voice), query(&site, voice));
        let group = |perspective: Option<PerspectiveIx>| {
            let these = site.edition.voices.sources(voice);
            let these = these.filter(|&(source, ..)| timeline.perspective_of(voice, source) == perspective);
            let mut these: Vec<_> = these.collect();
            these.sort_by_key(|&(source, ..)| timeline.title_rank(source));
            let rows = these
                .into_iter()
                .map(|(source, tally, events)| VoiceSource {
                    link: SourceLink::new(&site, source),
                    authors: labels::authors(m, timeline.source(source)),
                    counts: counts(m, tally, events),
                })
                .collect();
            let title = perspective.map(|perspective| timeline.perspective(perspective).title.clone());
            let title = title.unwrap_or_else(|| m.text().no_perspective());
            let lang = if perspective.is_some() { site.lang() } else { LangAttribute::default() };
            PerspectiveSources { anchor: anchor(&site, perspective), title, lang, rows }
        };
        let perspectives = (0..).map(PerspectiveIx).take(timeline.perspectives.len()).map(Some).chain([None]);
        let description = m.text().unnamed_voice_description(&title, &timeline.about.title);
        Self {
            layout: PageLayout::new(site, &title, &description, timeline.voice_path(voice), "voices"),
            title,
            lede: labels::unnamed_lede(m, voice),
            counts: counts(m, tally(&site, voice), events),
            in_timeline: site.href(Route::Timeline.path().with_query(&query)),
            count: m.events(count(events)),
            strip: ChartView::strip(&site, None, events, Some(&query)),
            groups: perspectives.map(group).filter(|group| !group.rows.is_empty()).collect(),
        }
    }
}
