//! Exports of the events as one file.

use crate::cli::location::{DataFlag, LocationArgs};
use crate::cli::{EmbeddedFiles, print, print_err, today, write};
use crate::curate::json_lines;
use crate::formats::static_index::StaticIndex;
use crate::formats::{EventsFile, markwhen, timelinejs};
use crate::load::{self, Diagnostics};
use crate::messages::without_isolation;
use crate::model::EventIx;
use crate::pages::{BaseUrl, event_refusal_message};
use crate::query::{Edition, View};
use crate::routes::EventsFormat;
use crate::web::Site;
use std::collections::HashSet;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

/// Addresses begin with it if no other is known. The name can belong to nobody (RFC 2606).
const NO_BASE_URL: &str = "https://timeline.invalid";

#[derive(Debug, clap::Args)]
pub struct DataArgs {
    /// The timeline: a folder, or a zip archive of it. The same as --data
    dir: Option<PathBuf>,
    #[command(flatten)]
    data: DataFlag,
    /// Only the events of a view: the query of its address, such as "actor=china&from=1950"
    #[arg(long, value_name = "QUERY", default_value = "")]
    query: String,
    /// Where the timeline is published: addresses in the file begin with it [default: `base_url` of timeline.toml]
    #[arg(long, value_name = "URL", env = "SOURCELINE_BASE_URL")]
    base_url: Option<String>,
    /// The file to write [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataFormat {
    TimelineJs,
    Csv,
    Markwhen,
    ICalendar,
    JsonLines,
    /// The files of [`StaticIndex`] and the address of the script that reads them.
    CopyIndex,
}

impl DataArgs {
    /// Writes the file, and says on standard error what it could not hold.
    pub fn run(self, format: DataFormat, named: LocationArgs, embedded: EmbeddedFiles) -> Result<ExitCode, String> {
        let location = named.with(self.dir, self.data).find()?;
        let folder = location.read(embedded)?;
        let outcome = load::load(&folder);
        let Some(timeline) = outcome.timeline else {
            print_err(&outcome.diagnostics.text(&location.prefix(), std::io::stderr().is_terminal()));
            print_err("nothing was exported, because the timeline has errors");
            return Ok(ExitCode::FAILURE);
        };
        let base = self.base_url.or_else(|| timeline.about.base_url.clone());
        if base.is_none() && format != DataFormat::JsonLines {
            print_err(&format!(
                "where the timeline is published is not known: addresses begin with {NO_BASE_URL}; name it with --base-url"
            ));
        }
        let base = BaseUrl::read(base.as_deref().unwrap_or(NO_BASE_URL)).map_err(|error| error.to_string())?;
        let folder = folder.without_drafts(&outcome.drafts);
        let edition = Edition::new(timeline, &folder.digest());
        let view = view(&edition, &self.query)?;
        let site = Site::new(edition, folder, base, today);
        let (text, left_out) = self::text(format, &site, &view, &outcome.diagnostics)?;
        let timeline = &site.edition.timeline;
        for ix in left_out {
            let event = timeline.event(ix);
            print_err(&format!(
                "left out: “{}” ({}, {}): the format has no such date",
                event.title, event.id, event.date
            ));
        }
        match &self.output {
            Some(path) => write(path, text.as_bytes())?,
            None => print(&text),
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The view of a query, all of whose conditions are known.
fn view(edition: &Edition, query: &str) -> Result<View, String> {
    let (view, problems) = View::parse(&edition.timeline, query.trim_start_matches('?'));
    let problems = problems.iter().map(|problem| event_refusal_message(edition.messages, &edition.timeline, problem));
    let problems: Vec<String> = problems.map(|message| without_isolation(&message)).collect();
    if problems.is_empty() { Ok(view) } else { Err(format!("--query {query}: {}", problems.join(" "))) }
}

/// The text of the file, and the events that it cannot hold.
fn text(
    format: DataFormat,
    site: &Site,
    view: &View,
    diagnostics: &Diagnostics,
) -> Result<(String, Vec<EventIx>), String> {
    let context = site.context();
    let all = |text: String| (text, Vec::new());
    match format {
        DataFormat::TimelineJs => timelinejs(&context, view).map(all).map_err(|error| error.to_string()),
        DataFormat::Csv => events_file(site, view, EventsFormat::Csv),
        DataFormat::ICalendar => events_file(site, view, EventsFormat::Calendar),
        DataFormat::Markwhen => Ok(markwhen(&context, view)),
        DataFormat::CopyIndex => {
            let StaticIndex { index, texts } =
                StaticIndex::new(&context, &str::to_owned).map_err(|error| error.to_string())?;
            let [index, texts] = [index, texts].map(|file| String::from_utf8_lossy(&file).into_owned());
            Ok(all(serde_json::json!([index, texts, context.href(context.asset_path("static-copy.js"))]).to_string()))
        }
        DataFormat::JsonLines => {
            let timeline = &site.edition.timeline;
            let events = site.edition.events(&view.filter);
            let ids: HashSet<&str> = events.iter().map(|ix| timeline.event(EventIx(ix)).id.as_str()).collect();
            json_lines(&site.folder, diagnostics, &|id| ids.contains(id)).map(all).map_err(|error| error.to_string())
        }
    }
}

/// A file that readers can download as well.
fn events_file(site: &Site, view: &View, format: EventsFormat) -> Result<(String, Vec<EventIx>), String> {
    let context = site.context();
    let file = EventsFile::new(&context, view, format);
    let parts: std::io::Result<Vec<_>> = (0..).map_while(|part| file.part(&context, part)).collect();
    let bytes = parts.map_err(|error| error.to_string())?.concat();
    let text = String::from_utf8(bytes).map_err(|error| error.to_string())?;
    Ok((text, file.left_out().to_vec()))
}
