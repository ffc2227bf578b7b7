//! The rows of any table as events: those of `/events.csv`, and those of tables whose columns are named otherwise.

use super::dates::{self, DateOrder};
use super::event::{ImportedEvent, ImportedMedium, ImportedReference};
use super::html::{is_html, to_markdown, to_plain};
use super::report::{ImportError, ImportPosition};
use super::source_file::cleaned;
use super::table::{Row, Table};
use super::text::{from_plain, safe_markdown, web_address};
use super::timeline::ImportedTimeline;

/// The columns that are read, with other names that tables often have for them.
pub const COLUMNS: [(&str, &[&str]); 23] = [
    ("id", &[]),
    ("title", &["event", "name", "headline", "what"]),
    ("official_title", &[]),
    ("date", &["start", "start date", "start_date", "begin", "from", "when", "year"]),
    ("end", &["end date", "end_date", "to", "until", "end year"]),
    ("place", &["location", "where"]),
    ("kind", &["category", "type", "theme"]),
    ("actors", &["actor", "who", "country", "organisation", "organization"]),
    ("concerns", &[]),
    ("people", &["person"]),
    ("significance", &["importance"]),
    ("summary", &[]),
    ("text", &["description", "details", "notes"]),
    ("tags", &["tag", "group"]),
    ("sources", &[]),
    ("source", &["reference", "link"]),
    ("source_url", &[]),
    ("locator", &[]),
    ("media", &["image", "picture", "photo"]),
    ("media_alt", &["alt text"]),
    ("media_caption", &["caption"]),
    ("media_credit", &["credit"]),
    ("media_licence", &[]),
];

/// The columns of `/events.csv` that follow from others.
const DERIVED: [&str; 7] = ["url", "earliest", "latest", "date_in_words", "eras", "references", "quoted"];

/// How a table is read.
#[derive(Clone, Debug, Default)]
pub struct CsvOptions {
    /// Names of columns of [`COLUMNS`], each with the name that the file has for it.
    pub map: Vec<(String, String)>,
    pub delimiter: Option<u8>,
    pub date_order: Option<DateOrder>,
}

/// Which column of a table is which.
struct Columns<'a> {
    table: &'a Table,
    at: Vec<(&'static str, usize)>,
}

/// Reads the rows of a table.
///
/// # Errors
/// Where it is no table of events.
pub fn read_csv(text: &str, options: &CsvOptions) -> Result<ImportedTimeline, ImportError> {
    let table = Table::read(text, options.delimiter)?;
    let mut out = ImportedTimeline::default();
    let columns = Columns::new(&table, &options.map, &mut out)?;
    let date_cells = table.rows.iter().flat_map(|row| [columns.cell(row, "date"), columns.cell(row, "end")]);
    let order = options.date_order.or_else(|| DateOrder::of(date_cells));
    for row in &table.rows {
        let place = row.place();
        match event(&columns, row, order) {
            Ok(event) => out.events.push(event),
            Err((name, why)) => out.report.lose(place, &cleaned(&name), &why),
        }
    }
    if let Some(line) = table.cut_at {
        let remark = "the file ends within a quoted cell, so this row may be cut off";
        out.report.add(ImportPosition::Line(line), "", remark);
    }
    Ok(out)
}

impl<'a> Columns<'a> {
    fn new(table: &'a Table, map: &[(String, String)], out: &mut ImportedTimeline) -> Result<Self, ImportError> {
        let refuse = |message: String| Err(ImportError::new(None, message));
        let mut at: Vec<(&'static str, usize)> = Vec::new();
        for (name, written) in map {
            let Some((name, _)) = COLUMNS.iter().find(|(own, _)| own == name) else {
                let known: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
                return refuse(format!("--map: there is no column “{name}”; there are {}", known.join(", ")));
            };
            let Some(column) = table.column(written) else {
                return refuse(format!("--map: the table has no column “{written}”; it has {}", table.header_words()));
            };
            at.push((name, column));
        }
        let is_used = |at: &[(&str, usize)], column: usize| at.iter().any(|(_, used)| *used == column);
        for (name, _) in &COLUMNS {
            let found = table.column(name).filter(|column| !is_used(&at, *column));
            if let Some(column) = found.filter(|_| !at.iter().any(|(own, _)| own == name)) {
                at.push((name, column));
            }
        }
        for (name, others) in &COLUMNS {
            let found = others.iter().find_map(|other| table.column(other).filter(|column| !is_used(&at, *column)));
            if let Some(column) = found.filter(|_| !at.iter().any(|(own, _)| own == name)) {
                let remark = format!("the column “{}” is read as {name}", table.header[column]);
                out.report.add(ImportPosition::Line(1), "header", remark);
                at.push((name, column));
            }
        }
        let others = table.header.iter().enumerate().filter(|(column, _)| !is_used(&at, *column));
        let others = others.map(|(_, name)| name.as_str()).filter(|name| !name.is_empty() && !DERIVED.contains(name));
        let others: Vec<&str> = others.collect();
        if !others.is_empty() {
            out.report.add(ImportPosition::Line(1), "header", format!("columns left out: {}", others.join(", ")));
        }
        for name in ["title", "date"] {
            if !at.iter().any(|(own, _)| *own == name) {
                return refuse(format!(
                    "the table has no column “{name}”; it has {}. Say which it is: --map {name}=COLUMN",
                    table.header_words()
                ));
            }
        }
        Ok(Self { table, at })
    }

    /// A cell; without the apostrophe that `/events.csv` puts before what spreadsheets would take for a formula.
    fn cell<'r>(&self, row: &'r Row, name: &str) -> &'r str {
        let column = self.at.iter().find(|(own, _)| *own == name).map(|(_, at)| *at);
        let cell = row.cell(column);
        cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(cell)
    }

    /// The items of a cell, separated by semicolons.
    fn list(&self, row: &Row, name: &str) -> Vec<String> {
        let items = self.cell(row, name).split(';').map(to_plain);
        items.filter(|item| !item.is_empty()).collect()
    }
}

/// A row as an event, or its name and why it is lost.
fn event(columns: &Columns<'_>, row: &Row, order: Option<DateOrder>) -> Result<ImportedEvent, (String, String)> {
    let cell = |name: &str| columns.cell(row, name);
    let mut title = to_plain(cell("title"));
    let mut event = ImportedEvent::new(row.place(), &title);
    let lost = |why: String| (title.clone(), why);
    let start = dates::of_text(cell("date"), order).map_err(&lost)?;
    let written = [cell("date"), cell("end")].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    let read = match written[..] {
        [_, end] => match dates::of_text(end, order) {
            Ok(end) => dates::interval(start, end),
            Err(why) => {
                event.remark(format!("its end is left out: {why}"));
                start
            }
        },
        _ => start,
    };
    event.date.clone_from(&read.edtf);
    if !read.is_plain() || event.remarks.len() == 1 {
        event.note_date(&written.join(" – "));
    }
    read.remarks.iter().for_each(|remark| event.remark(remark));
    if title.is_empty() {
        title = to_plain(cell("summary")).chars().take(80).collect();
        title = if title.is_empty() { event.date.clone() } else { title };
        event.remark("it has no title: its first words or its date are the title");
    }
    event.title = title;
    event.id = Some(cell("id").to_owned()).filter(|id| !id.is_empty());
    event.official_title = to_plain(cell("official_title"));
    event.summary = to_plain(cell("summary"));
    event.location = to_plain(cell("place"));
    event.kinds = columns.list(row, "kind");
    event.actors = columns.list(row, "actors");
    event.concerns = columns.list(row, "concerns");
    event.people = columns.list(row, "people");
    event.groups = columns.list(row, "tags");
    let significance = cell("significance");
    event.significance = significance.parse().ok().filter(|one| (1..=5).contains(one));
    if event.significance.is_none() && !significance.is_empty() {
        event.remark(format!("the significance “{significance}” is left out: it goes from 1 to 5"));
    }
    set_text(&mut event, cell("text"));
    set_sources(columns, row, &mut event);
    let media = cell("media");
    match web_address(media) {
        Some(url) => event.media.push(ImportedMedium {
            url,
            alt: to_plain(cell("media_alt")),
            caption: to_plain(cell("media_caption")),
            credit: to_plain(cell("media_credit")),
            licence: to_plain(cell("media_licence")),
        }),
        None if media.is_empty() => {}
        None => event.remark(format!("its media “{}” is left out: it is no address of the web", cleaned(media))),
    }
    let beyond = row.cells.iter().skip(columns.table.header.len()).filter(|cell| !cell.trim().is_empty()).count();
    if beyond > 0 {
        event.remark(format!("{beyond} cells beyond the header are left out"));
    }
    Ok(event)
}

/// A text that is HTML, or else Markdown.
pub fn set_text(event: &mut ImportedEvent, text: &str) {
    if is_html(text) && (text.contains("</") || text.contains("<p") || text.contains("<br")) {
        let read = to_markdown(text);
        read.remarks().iter().for_each(|remark| event.remark(remark));
        event.text = read.text;
        let media = |(url, alt)| ImportedMedium { url, alt, ..ImportedMedium::default() };
        event.media.extend(read.embedded.into_iter().map(media));
    } else if text.contains(['<', '[', '*', '_', '`', '#', '&', '\\']) || text.contains("\n\n") {
        let read = safe_markdown(text);
        read.remarks.iter().for_each(|remark| event.remark(remark));
        event.text = read.text;
        let media = |(url, alt)| ImportedMedium { url, alt, ..ImportedMedium::default() };
        event.media.extend(read.images.into_iter().map(media));
    } else {
        event.text = from_plain(text);
    }
}

fn set_sources(columns: &Columns<'_>, row: &Row, event: &mut ImportedEvent) {
    let by_id = columns.list(row, "sources");
    let by_id = by_id.into_iter().map(|title| ImportedReference { title, is_id: true, ..ImportedReference::default() });
    event.sources.extend(by_id);
    let source = columns.cell(row, "source");
    let url = web_address(columns.cell(row, "source_url")).or_else(|| web_address(source));
    let title = if web_address(source).is_some() { String::new() } else { to_plain(source) };
    if url.is_some() || !title.is_empty() {
        event.sources.push(ImportedReference {
            title,
            url: url.unwrap_or_default(),
            locator: to_plain(columns.cell(row, "locator")),
            ..ImportedReference::default()
        });
    }
}
