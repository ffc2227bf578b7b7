//! What can be embedded: a view of the timeline, an event or a thread.

use super::{FrameSize, Theme, with_theme};
use crate::model::{EventIx, Namespace, ThreadIx, Timeline, Tombstone};
use crate::pages::PageContext;
use crate::pages::chart_svg::{CardSubject, escape};
use crate::query::{Edition, View};
use crate::routes::{Route, UrlPath};

/// What is in a frame.
#[derive(Clone, Debug)]
pub enum EmbedSubject {
    View(Box<View>),
    Event(EventIx),
    Thread(ThreadIx),
}

impl EmbedSubject {
    /// A view, whatever page of its list is shown.
    pub fn view(view: &View) -> Self {
        Self::View(Box::new(view.with_filter(view.filter.clone())))
    }

    /// What the page at a path shows, if it can be embedded. The path has no prefix; former ids are followed.
    pub fn of_page(edition: &Edition, path: &str, query: &str) -> Option<Self> {
        let timeline = &edition.timeline;
        match Route::parse(path)? {
            Route::Timeline => Some(Self::view(&View::parse(timeline, query).0)),
            Route::Event { id } => Some(Self::Event(EventIx(find(timeline, Namespace::Events, id)?))),
            Route::Thread { id } => Some(Self::Thread(ThreadIx(find(timeline, Namespace::Threads, id)?))),
            _ => None,
        }
    }

    /// The page of the site that shows it.
    pub fn page(&self, timeline: &Timeline) -> UrlPath {
        match self {
            Self::View(view) => Route::Timeline.path().with_query(&view.query_string(timeline)),
            Self::Event(event) => timeline.event_path(*event),
            Self::Thread(thread) => timeline.thread_path(*thread),
        }
    }

    /// The document of the frame.
    pub fn frame(&self, timeline: &Timeline, theme: Option<Theme>) -> UrlPath {
        let path = match self {
            Self::View(view) => Route::Embed.path().with_query(&view.query_string(timeline)),
            Self::Event(event) => Route::EmbedEvent { id: timeline.event(*event).id.as_str() }.path(),
            Self::Thread(thread) => Route::EmbedThread { id: timeline.thread(*thread).id.as_str() }.path(),
        };
        with_theme(path, theme)
    }

    /// The card of its page.
    pub fn card(&self) -> CardSubject {
        match self {
            Self::View(_) => CardSubject::Timeline,
            Self::Event(event) => CardSubject::Event(*event),
            Self::Thread(thread) => CardSubject::Thread(*thread),
        }
    }

    /// Its title.
    pub fn title(&self, timeline: &Timeline) -> String {
        match self {
            Self::View(_) => timeline.about.title.clone(),
            Self::Event(event) => timeline.event(*event).title.to_string(),
            Self::Thread(thread) => timeline.thread(*thread).title.clone(),
        }
    }

    /// The size of its frame if nobody chooses one: most of it is seen without scrolling.
    pub fn default_size(&self) -> FrameSize {
        let height = match self {
            Self::View(_) => 720,
            Self::Event(_) => 480,
            Self::Thread(_) => 640,
        };
        FrameSize { width: 680, height }
    }

    /// The frame as HTML for pages of other sites.
    pub fn iframe(&self, site: &PageContext<'_>, theme: Option<Theme>, size: FrameSize) -> String {
        let timeline = &site.edition.timeline;
        let url = escape(&site.base.absolute(self.frame(timeline, theme)));
        let (title, name) = (self.title(timeline), &timeline.about.title);
        let title = if title == *name { title } else { site.messages().text().parts(title, name) };
        format!(
            "<iframe src=\"{url}\" title=\"{}\" width=\"{}\" height=\"{}\" style=\"border:0;max-width:100%\" \
             loading=\"lazy\" data-sourceline></iframe>",
            escape(&title),
            size.width,
            size.height
        )
    }
}

/// The record that has, or had, an id.
fn find(timeline: &Timeline, space: Namespace, id: &str) -> Option<u32> {
    timeline.find(space, id).or_else(|| match timeline.tombstone(space, id)? {
        Tombstone::Renamed(now) => timeline.find(space, now.as_str()),
        Tombstone::Withdrawn(_) => None,
    })
}
