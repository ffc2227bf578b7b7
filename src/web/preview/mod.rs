//! What `serve --watch` adds to a site, as a layer around its router: pages load themselves again when the data change, and show
//! what is wrong with the data since. Without `--watch`, nothing of this exists.

use super::AppState;
use super::security::SecurityPolicy;
use askama::Template;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::timeout;

/// Where the events, the script and the style sheet are, below the prefix of the site. No route begins like this.
const FOLDER: &str = "/_watch/";

/// How often something is sent to a browser that waits, so that a connection that is gone is noticed.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// The data as they are in the folder, which may have errors.
#[derive(Clone, Debug)]
struct Current {
    /// Their version. `None` when the server stops.
    version: Option<String>,
    /// Why they are not what is served, if so.
    problem: Option<Arc<str>>,
}

/// Tells the pages that are open in browsers of each change.
#[derive(Debug)]
pub struct Preview(watch::Sender<Current>);

impl Preview {
    /// A preview of data with this version, which are served.
    pub fn new(version: String) -> Self {
        Self(watch::Sender::new(Current { version: Some(version), problem: None }))
    }

    /// The data have changed. If they have a problem, the site remains as it was.
    pub fn changed(&self, version: String, problem: Option<&str>) {
        self.0.send_replace(Current { version: Some(version), problem: problem.map(Arc::from) });
    }

    /// Ends the streams of events, so that they do not hold up the end of the server.
    pub fn stop(&self) {
        self.0.send_replace(Current { version: None, problem: None });
    }

    /// The router of a site with what the preview adds.
    pub fn around(self: &Arc<Self>, site: &Arc<AppState>, router: Router) -> Router {
        let state = (Arc::clone(self), Arc::clone(site));
        router.layer(from_fn_with_state(state, answer))
    }

    /// Server-sent events (HTML, 9.2): the version of the data now, and at each change.
    fn events(&self) -> Response {
        let stream = stream::unfold((self.0.subscribe(), true), |(mut changes, is_first)| async move {
            let is_due = is_first || matches!(timeout(KEEP_ALIVE, changes.changed()).await, Ok(Ok(())));
            let line = if is_due {
                format!("data: {}\n\n", changes.borrow_and_update().version.as_deref()?)
            } else {
                ":\n\n".to_owned()
            };
            Some((Ok::<_, Infallible>(Bytes::from(line)), (changes, false)))
        });
        let headers = [(header::CONTENT_TYPE, "text/event-stream"), (header::CACHE_CONTROL, "no-store")];
        (headers, Body::from_stream(stream)).into_response()
    }
}

/// Answers requests for what the preview adds, and adds it to pages.
async fn answer(
    State((preview, site)): State<(Arc<Preview>, Arc<AppState>)>,
    mut request: Request,
    next: Next,
) -> Response {
    let prefix = site.site().base.prefix().to_owned();
    let file = |kind: &'static str, text: &'static str| {
        ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")], text).into_response()
    };
    let path = request.uri().path().strip_prefix(prefix.as_str()).and_then(|path| path.strip_prefix(FOLDER));
    let own = match path {
        Some("events") => Some(preview.events()),
        Some("script.js") => Some(file("text/javascript; charset=utf-8", include_str!("script.js"))),
        Some("style.css") => Some(file("text/css; charset=utf-8", include_str!("style.css"))),
        _ => None,
    };
    if let Some(mut response) = own {
        site.site().security.add(SecurityPolicy::Asset, response.headers_mut());
        return response;
    }
    // Before the page is made: if the data change meanwhile, the page learns it and loads again.
    let current = preview.0.borrow().clone();
    // A page must be whole and readable to be added to.
    for name in [header::ACCEPT_ENCODING, header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE] {
        request.headers_mut().remove(name);
    }
    let response = next.run(request).await;
    let is_page = |kind: &HeaderValue| kind.to_str().is_ok_and(|kind| kind.starts_with("text/html"));
    if !response.headers().get(header::CONTENT_TYPE).is_some_and(is_page) {
        return response;
    }
    let (mut head, body) = response.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else { return Response::from_parts(head, Body::empty()) };
    // Fragments of pages have no end of the body.
    let text = std::str::from_utf8(&body).ok().and_then(|text| text.rsplit_once("</body>"));
    let Some((before, after)) = text else { return Response::from_parts(head, Body::from(body)) };
    let added = Additions {
        folder: format!("{prefix}{FOLDER}"),
        version: current.version.as_deref().unwrap_or_default(),
        problem: current.problem.as_deref(),
        explanation: &site.site().context().messages().text().watch_problem().to_string(),
    };
    let Ok(added) = added.render() else { return Response::from_parts(head, Body::from(body)) };
    head.headers.remove(header::ETAG);
    head.headers.remove(header::CONTENT_LENGTH);
    head.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Response::from_parts(head, Body::from(format!("{before}{added}</body>{after}")))
}

/// What is added to a page: the problems of the data, if any, and the script.
#[derive(Template)]
#[template(path = "_preview.html")]
struct Additions<'a> {
    /// Where the script and the style sheet are.
    folder: String,
    version: &'a str,
    problem: Option<&'a str>,
    explanation: &'a str,
}
