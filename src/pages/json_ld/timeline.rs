//! The timeline as a whole: a data set, and the files in which it can be downloaded.

use super::node;
use super::records::{absolute, author, covered, licence};
use crate::model::date::Date;
use crate::pages::PageContext;
use crate::routes::{EventsFormat, Route};
use serde_json::{Value, json};

/// The data set, on the page about the timeline.
pub fn dataset(site: &PageContext<'_>) -> Value {
    let about = &site.edition.timeline.about;
    let file = |route: Route<'_>, media_type: &str| json!({ "@type": "DataDownload", "encodingFormat": media_type, "contentUrl": absolute(site, route) });
    let events = |route: Route<'_>, format: EventsFormat| {
        let media_type = format.content_type().split(';').next().unwrap_or_default();
        file(route, media_type)
    };
    let revised = site.edition.last_revised.as_ref().and_then(Date::html_datetime);
    node([
        ("@type", "Dataset".into()),
        ("@id", absolute(site, Route::About.path().with_fragment("_dataset"))),
        ("name", about.title.clone().into()),
        ("description", description(site).into()),
        ("url", absolute(site, Route::Timeline)),
        ("inLanguage", about.language.clone().into()),
        ("creator", about.editors.iter().map(author).collect::<Vec<_>>().into()),
        ("license", about.licence.as_deref().map(licence).into()),
        ("version", site.edition.data_version().into()),
        ("dateModified", revised.into()),
        ("temporalCoverage", covered(about.range.as_ref())),
        ("isAccessibleForFree", true.into()),
        (
            "distribution",
            json!([
                file(Route::EditionZip, "application/zip"),
                events(Route::EventsCsv, EventsFormat::Csv),
                events(Route::EventsJson, EventsFormat::Json),
                events(Route::EventsJsonLines, EventsFormat::JsonLines),
            ]),
        ),
    ])
}

/// The introduction in one sentence.
fn description(site: &PageContext<'_>) -> String {
    let about = &site.edition.timeline.about;
    about.subtitle.clone().unwrap_or_else(|| about.intro.first_sentence())
}
