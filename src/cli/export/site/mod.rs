//! `sourceline export site`: the whole site as files that any web server can serve.
//!
//! `rules.rs` says what each row of the route table becomes, `links.rs` where its files are, `page.rs` and `html.rs` how pages
//! change, `walk.rs` asks the router for everything, `folder.rs` writes it, and `hosts.rs` what hosts need besides.

mod folder;
mod hosts;
mod html;
mod links;
mod nginx;
mod page;
mod rules;
mod walk;

use crate::cli::location::{DataFlag, LocationArgs};
use crate::cli::{EmbeddedFiles, print, print_err, today};
use crate::formats::static_index::{MAX_EVENTS, StaticIndex};
use crate::load::{self, Folder};
use crate::model::date::Day;
use crate::pages::{BaseUrl, labels};
use crate::query::{Edition, Facet};
use crate::routes::{Route, RoutePattern};
use crate::web::{AppState, Site, asset_names, router};
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, header};
use folder::{CopyFolder, Figures};
use links::{Links, Place, Target};
use page::{Additions, Pages};
use rules::{CopyRule, Seeds, rule};
use std::collections::HashMap;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};
use std::time::Instant;
use walk::{Client, Walk};

/// The script that answers queries.
const SCRIPT: &str = "static-copy.js";

/// The day of access in citations of the copy. A site asks a function, which can hold nothing.
static DAY: OnceLock<Day> = OnceLock::new();

/// Write the whole site as files that any web server can serve.
#[derive(Debug, clap::Args)]
pub struct SiteArgs {
    /// The folder to write: a new one, an empty one, or that of an earlier export, of which only what is different is written
    dir: PathBuf,
    #[command(flatten)]
    data: DataFlag,
    /// The public URL of the copy, such as <https://example.org/history>: for feeds, the sitemap and the addresses in citations. Links
    /// begin with its path; by default they are relative, so that the copy works at any path
    #[arg(long, value_name = "URL", env = "SOURCELINE_BASE_URL")]
    base_url: Option<String>,
    /// The day of access in citations [default: that of SOURCE_DATE_EPOCH, or today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<String>,
    /// Write no compressed files (.br and .gz) beside the others
    #[arg(long)]
    no_precompressed: bool,
}

impl SiteArgs {
    /// Writes the copy. Exit code 1 if the timeline has errors, 2 if it cannot be read or the copy cannot be written.
    pub fn run(self, named: LocationArgs, first_edition: EmbeddedFiles) -> Result<ExitCode, String> {
        let start = Instant::now();
        let _ = DAY.set(self.day()?);
        let given = self.base_url.as_deref().map(BaseUrl::read).transpose().map_err(|e| e.to_string())?;
        let location = named.with(None, self.data.clone()).find()?;
        let folder = location.read(first_edition)?;
        let outcome = load::load(&folder);
        let Some(timeline) = outcome.timeline else {
            let color = std::io::stderr().is_terminal();
            print_err(&outcome.diagnostics.text(&location.prefix(), color));
            print_err("nothing was exported, because the timeline has errors");
            return Ok(ExitCode::FAILURE);
        };
        let own = || timeline.about.base_url.as_deref().map(BaseUrl::read).transpose().map_err(|e| e.to_string());
        let absolute = given.is_some();
        let base = match given {
            Some(given) => given,
            None => own()?.unwrap_or_else(BaseUrl::unknown),
        };
        let folder: Folder = folder.without_drafts(&outcome.drafts);
        let edition = Edition::new(timeline, &folder.digest());
        let site = Site::new(edition, folder, base.clone(), || DAY.get().copied().unwrap_or(Day::new(0)));
        let has_index = site.edition.timeline.events.len() <= MAX_EVENTS;
        let links = Links { base, absolute, has_index, pictures: HashMap::new() };
        let figures = self.export(site, links)?;
        let Figures { files, bytes, written, removed } = figures;
        print(&format!(
            "{} has {files} files, {:.1} MB: {written} written, {removed} removed, in {:.1} s\n",
            self.dir.display(),
            bytes as f64 / 1e6,
            start.elapsed().as_secs_f64()
        ));
        Ok(ExitCode::SUCCESS)
    }

    /// The day of access.
    fn day(&self) -> Result<Day, String> {
        let wrong = |text: &str, what: &str| format!("“{text}” is not {what}");
        if let Some(text) = &self.date {
            let parts: Vec<&str> = text.split('-').collect();
            let [year, month, day] = parts[..] else { return Err(wrong(text, "a date; write --date YYYY-MM-DD")) };
            let day = (|| Day::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))();
            return day.ok_or_else(|| wrong(text, "a date; write --date YYYY-MM-DD"));
        }
        match std::env::var("SOURCE_DATE_EPOCH") {
            Ok(text) => {
                let seconds: i64 =
                    text.parse().map_err(|_| wrong(&text, "a SOURCE_DATE_EPOCH; write seconds since 1970"))?;
                Ok(Day::new(seconds.div_euclid(86_400)))
            }
            Err(_) => Ok(today()),
        }
    }

    fn export(&self, site: Site, mut links: Links) -> Result<Figures, String> {
        let runtime = tokio::runtime::Runtime::new().map_err(|e| format!("cannot start the async runtime: {e}"))?;
        let state = Arc::new(AppState::new(site));
        let site = state.site();
        let compression = if self.no_precompressed { "as they are" } else { "with copies in br and gzip" };
        let version = format!("sourceline {}, files {compression}", env!("CARGO_PKG_VERSION"));
        let folder = CopyFolder::open(&self.dir, version, self.origin(&site, &links)?)?;
        self.say_what_is_missing(&links, &site);
        if let Some(figures) = folder.current() {
            return Ok(figures);
        }
        let asset = |name: &str| {
            let (version, file) = asset_names().find(|(_, own)| *own == name)?;
            Some(Route::Asset { version, file }.to_string())
        };
        let index = if links.has_index { Some(self.index(&site, &links)?) } else { None };
        let additions = Additions {
            script: asset(SCRIPT).filter(|_| links.has_index),
            index: index.as_ref().map(|(name, _)| name.clone()),
            main_script: asset("main.js").unwrap_or_default(),
            notice: site.edition.messages.text().copy_without_filters(),
            decades: decades(&site),
        };
        let prefix = links.base.prefix().to_owned();
        let client = Client { router: router(&state), runtime: runtime.handle().clone(), prefix: prefix.clone() };
        links.pictures = picture_endings(&site, &client)?;
        let pages = Pages { links: &links, additions: &additions };
        let walk = Walk::new(client.clone(), pages, &folder, !self.no_precompressed);
        let found = walk.run(seeds(&site, &links))?;
        let put = |file: &str, text: String| walk.write(file, &HeaderMap::new(), &Bytes::from(text));
        put("_headers", hosts::headers_file(&prefix, &found))?;
        put("_redirects", hosts::redirects_file(&prefix, &found))?;
        put("nginx.conf", nginx::configuration(&prefix, &found))?;
        put(".nojekyll", String::new())?;
        let json = HeaderMap::from_iter([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))]);
        if let Some((_, StaticIndex { index, texts })) = index {
            for (name, bytes) in StaticIndex::FILES.into_iter().zip([index, texts]) {
                walk.write(name, &json, &bytes.into())?;
            }
        }
        let lost = client.get("/404")?;
        let lost = walk.pages.not_found(&String::from_utf8_lossy(&lost.body));
        walk.write("404.html", &HeaderMap::new(), &lost.into())?;
        folder.finish()
    }

    /// The digest of everything that the copy is made from: this program, the data, and the options.
    fn origin(&self, site: &Site, links: &Links) -> Result<String, String> {
        let program = std::env::current_exe().and_then(std::fs::read);
        let program = program.map_err(|e| format!("this program cannot read itself: {e}"))?;
        let options = format!("{:?} {:?} {:?} {}", DAY.get(), links.base, links.absolute, self.no_precompressed);
        let parts = [program, site.edition.data_version().into(), options.into_bytes()];
        Ok(blake3::hash(&parts.map(|part| *blake3::hash(&part).as_bytes()).concat()).to_hex().to_string())
    }

    /// The index, and the address of its first file relative to the root. It changes with the data.
    fn index(&self, site: &Site, links: &Links) -> Result<(String, StaticIndex), String> {
        let address = |path: &str| match links.target(path) {
            Target::File(place) => links.root_href(&place),
            _ => String::new(),
        };
        let index =
            StaticIndex::new(&site.context(), &address).map_err(|e| format!("the index cannot be made: {e}"))?;
        let digest = blake3::hash(&[&*index.index, &*index.texts].concat()).to_hex();
        Ok((format!("{}?{}", StaticIndex::FILES[0], &digest[..12]), index))
    }

    /// Says what the copy does not have.
    fn say_what_is_missing(&self, links: &Links, site: &Site) {
        if !links.base.is_known() {
            print_err(
                "The public URL is not known: feeds, the sitemap and the addresses in citations are left out. Give it with --base-url",
            );
        }
        if !links.has_index {
            print_err(&format!(
                "The timeline has {} events, more than {MAX_EVENTS}: the copy has pages by era, actor and decade, but no filters and no search",
                site.edition.timeline.events.len()
            ));
        }
    }
}

/// The places that are copied even if nothing links to them.
fn seeds(site: &Site, links: &Links) -> Vec<Place> {
    let paths = RoutePattern::ALL.iter().flat_map(|&pattern| {
        let seeds = match rule(pattern) {
            CopyRule::Files(seeds, _) => seeds,
            CopyRule::IfBaseIsKnown(seeds, _) if links.base.is_known() => seeds,
            CopyRule::IfBaseIsKnown(..) | CopyRule::LeftOut => Seeds::Linked,
        };
        seeds.paths(pattern, site)
    });
    paths.filter_map(|path| links.place(&path, &[])).collect()
}

/// The endings of the files of pictures, by their paths: these have none on the site.
fn picture_endings(site: &Site, client: &Client) -> Result<HashMap<String, &'static str>, String> {
    let timeline = &site.edition.timeline;
    let media = site.edition.media.credited().iter().filter_map(|credited| credited.medium(timeline));
    let mut endings = HashMap::new();
    for picture in media.filter_map(|medium| medium.picture()) {
        for width in picture.widths() {
            let path = Route::Picture { digest: &picture.digest, width: &width.to_string() }.to_string();
            let ending = match client.get(&path)?.header(header::CONTENT_TYPE) {
                "image/jpeg" => "jpg",
                "image/webp" => "webp",
                other => return Err(format!("“{path}” is {other}, which a copy has no ending for")),
            };
            endings.insert(path, ending);
        }
    }
    Ok(endings)
}

/// The decades of a timeline: the address of each and its name.
fn decades(site: &Site) -> Vec<(String, String)> {
    let (m, timeline) = (site.edition.messages, &site.edition.timeline);
    let decades = (0..).zip(&timeline.vocabularies().decades);
    let name = |value| labels::value(m, timeline, Facet::Decade, value);
    decades.map(|(value, decade)| (format!("/?decade={}", decade.id), name(value))).collect()
}
