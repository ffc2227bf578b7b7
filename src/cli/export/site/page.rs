//! A page of the site as a page of the copy: its links, and what tells scripts that there is no server.

use super::html::{self, Fate, Tag};
use super::links::{Links, Place, Target};
use crate::routes::{Route, RoutePattern};

/// Attributes that are links. Those of data are read by scripts.
const LINKS: [&str; 8] = ["href", "src", "action", "formaction", "poster", "xlink:href", "data-home", "data-share"];

/// Attributes that are lists of pictures, each with its width.
const PICTURE_LISTS: [&str; 2] = ["srcset", "imagesrcset"];

/// What pages of a copy have besides those of the site.
#[derive(Debug)]
pub struct Additions {
    /// The address of the script that answers queries.
    pub script: Option<String>,
    /// The address of its index relative to the root.
    pub index: Option<String>,
    /// Without the script: the address of the script of pages whose chart does not move.
    pub main_script: String,
    /// Without the script: what says that there are no filters and no search.
    pub notice: String,
    /// Without the script: the address of the page of each decade, and its name.
    pub decades: Vec<(String, String)>,
}

/// Rewrites the pages of a copy.
#[derive(Debug)]
pub struct Pages<'a> {
    pub links: &'a Links,
    pub additions: &'a Additions,
}

impl Pages<'_> {
    /// A page, or an SVG, as the file at a place. Returns the places that it links to.
    pub fn rewrite(&self, here: &Place, html: &str) -> (String, Vec<Place>) {
        let mut places = Vec::new();
        let out = html::rewrite(html, |tag| self.tag(here, tag, &mut places));
        (out, places)
    }

    fn tag<'h>(&self, here: &Place, tag: &mut Tag<'h>, places: &mut Vec<Place>) -> Fate {
        match tag.name {
            "html" => self.mark(here, tag),
            // Before the scripts that it stands in for.
            "link" if tag.get("rel").as_deref() == Some("icon") => {
                if let Some(script) = &self.additions.script {
                    let place = self.links.place(script, &[]);
                    let src = place.map(|place| self.links.href(&here.file, &place, "", "")).unwrap_or_default();
                    tag.then = format!("\n<script type=\"module\" src=\"{src}\"></script>");
                }
            }
            _ => {}
        }
        if self.additions.index.is_none()
            && let Some(fate) = self.without_script(here, tag, places)
        {
            return fate;
        }
        if tag.get("data-chart").is_some() {
            tag.set("data-chart", "");
        }
        let names: Vec<&'h str> = tag.attributes.iter().map(|attribute| attribute.name).collect();
        for name in names {
            let Some(value) = tag.get(name).map(std::borrow::Cow::into_owned) else { continue };
            if PICTURE_LISTS.contains(&name) {
                let list = self.picture_list(here, &value, places);
                tag.set(name, &list);
            } else if LINKS.contains(&name)
                || (name == "content" && self.links.internal(&value).is_some_and(|(_, whole)| whole))
            {
                let Some(link) = self.link(here, &value, places) else { continue };
                let Some(link) = link else {
                    if tag.name == "link" || tag.name == "meta" {
                        return Fate::Drop;
                    }
                    if tag
                        .get("class")
                        .is_some_and(|class| class.split(' ').any(|one| matches!(one, "button" | "download")))
                    {
                        return Fate::DropElement;
                    }
                    tag.remove(name);
                    continue;
                };
                tag.set(name, &link);
                if tag.name == "a" && name == "href" {
                    self.name_view(tag, &value);
                }
            }
        }
        Fate::Keep
    }

    /// Tells scripts where the index is, and which view the page shows.
    fn mark(&self, here: &Place, tag: &mut Tag<'_>) {
        if let Some(index) = &self.additions.index {
            tag.set("data-copy", &format!("{}{index}", self.links.root(&here.file)));
            if let Some((_, query)) = here.address.split_once('?').filter(|(path, _)| *path == "/") {
                tag.set("data-view", query);
            }
        }
    }

    /// What becomes of a tag in a copy whose scripts answer no queries; `None` if that is not special.
    fn without_script(&self, here: &Place, tag: &mut Tag<'_>, places: &mut Vec<Place>) -> Option<Fate> {
        let class = tag.get("class").unwrap_or_default().into_owned();
        match tag.name {
            "form" if tag.get("method").as_deref() == Some("get") => Some(Fate::DropElement),
            "div" if class == "search" => Some(Fate::DropElement),
            "nav" if matches!(&*class, "lane-modes" | "chart-controls") => Some(Fate::DropElement),
            "a" if tag.has("data-my-list") => Some(Fate::DropElement),
            "button" if tag.has("data-open-filters") => Some(Fate::DropElement),
            // What they improve is not there.
            "script" if tag.get("src").is_some_and(|src| src.ends_with("/filters.js")) => Some(Fate::DropElement),
            "script" if tag.get("src").is_some_and(|src| src.ends_with("/timeline-page.js")) => {
                let main = format!("{}{}", self.links.base.prefix(), self.additions.main_script);
                tag.set("src", &main);
                None
            }
            "section" if tag.has("data-results") && here.address.split('?').next() == Some("/") => {
                tag.then = self.notice(here, places);
                None
            }
            _ => None,
        }
    }

    /// What stands in for the filters: links to the pages of decades.
    fn notice(&self, here: &Place, places: &mut Vec<Place>) -> String {
        let one = |(address, name): &(String, String)| {
            let Target::File(place) = self.links.target(address) else { return None };
            let link =
                format!("<a href=\"{}\">{}</a>", self.links.href(&here.file, &place, "", ""), html::escape(name));
            places.push(place);
            Some(link)
        };
        let decades: Vec<String> = self.additions.decades.iter().filter_map(one).collect();
        let notice = html::escape(&self.additions.notice);
        format!("\n<details class=\"notice\"><summary>{notice}</summary><p>{}</p></details>", decades.join(" · "))
    }

    /// The page of errors, which hosts show at any path: it has nothing that depends on the path, unless that of the copy is
    /// known.
    pub fn not_found(&self, page: &str) -> String {
        let here = Place { address: "/404".to_owned(), file: "404.html".to_owned() };
        if self.links.absolute {
            return self.rewrite(&here, page).0;
        }
        const PARTS: [&str; 7] = ["header", "footer", "dialog", "template", "script", "form", "nav"];
        html::rewrite(page, |tag| match tag.name {
            name if PARTS.contains(&name) => Fate::DropElement,
            "link" => Fate::Drop,
            "a" => {
                tag.remove("href");
                Fate::Keep
            }
            _ => Fate::Keep,
        })
    }

    /// The link of the copy for a link of the site: `None` if it leads elsewhere, `Some(None)` if it leads nowhere.
    fn link(&self, here: &Place, href: &str, places: &mut Vec<Place>) -> Option<Option<String>> {
        let (address, is_whole) = self.links.internal(href)?;
        let (address, fragment) = address.find('#').map_or((address, ""), |at| address.split_at(at));
        let (place, query) = match self.links.target(address) {
            Target::File(place) => (place, String::new()),
            Target::WithQuery(place, query) => (place, query),
            Target::Nothing => return Some(None),
        };
        let link = match is_whole {
            true => self.links.whole_url(&place) + fragment,
            false => self.links.href(&here.file, &place, &query, fragment),
        };
        places.push(place);
        Some(Some(link))
    }

    /// Of a link to a page that shows a view of the timeline: the query of the view, for the script.
    fn name_view(&self, tag: &mut Tag<'_>, href: &str) {
        let Some((address, _)) = self.links.internal(href).filter(|_| self.links.has_index) else { return };
        let address = address.split('#').next().unwrap_or_default();
        let Some((path, query)) = address.split_once('?') else { return };
        let is_timeline = Route::parse(path).map(Route::pattern) == Some(RoutePattern::Timeline);
        if is_timeline && matches!(self.links.target(address), Target::File(_)) {
            tag.set("data-view", query);
        }
    }

    /// A list of pictures with their widths.
    fn picture_list(&self, here: &Place, list: &str, places: &mut Vec<Place>) -> String {
        let one = |candidate: &str, places: &mut Vec<Place>| {
            let (href, width) = candidate.split_once(' ').unwrap_or((candidate, ""));
            let link = self.link(here, href, places).flatten().unwrap_or_else(|| href.to_owned());
            format!("{link} {width}").trim_end().to_owned()
        };
        list.split(',').map(|candidate| one(candidate.trim(), places)).collect::<Vec<_>>().join(", ")
    }
}
