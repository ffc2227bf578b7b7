//! The records that events refer to: `timeline.toml`, eras, actors and sources.

use super::words::{ACTORS, ERAS, PAPERS, PLACES};
use crate::model::{Colour, Symbol};
use std::fmt::Write;

pub const MAX_SOURCES: u32 = 40;

/// The first actors of the list have lanes of their own in the chart.
pub const LANES: usize = 5;

/// `timeline.toml`
pub fn timeline(events: u32) -> String {
    format!(
        "title = \"A sample of {events}\"\n\
         subtitle = \"Nothing here happened\"\n\
         language = \"en\"\n\
         intro = \"A synthetic timeline, made to try the program with. Its places, actors and sources are invented.\"\n\
         scope = \"Nothing: no state, treaty or paper named here exists.\"\n\
         editors = [\"sourceline sample\"]\n\
         contact = \"mailto:nobody@example.org\"\n\
         licence = \"CC0-1.0\"\n\n\
         [[perspective]]\nid = \"upstream\"\ntitle = \"Upstream\"\n\n\
         [[perspective]]\nid = \"downstream\"\ntitle = \"Downstream\"\n"
    )
}

/// `eras.toml`
pub fn eras() -> String {
    let era = |(id, title, from)| format!("[[era]]\nid = \"{id}\"\ntitle = \"{title}\"\nfrom = \"{from}\"\n");
    ERAS.map(era).join("\n")
}

/// `actors.toml`: the first actors have lanes, and Velmora is the successor of two others.
pub fn actors() -> String {
    let mut out = String::new();
    for (n, (id, title, short, kind)) in ACTORS.into_iter().enumerate() {
        // Each combination of colour and symbol occurs once in 64 actors.
        let colour = Colour::ALL[n % Colour::ALL.len()].0;
        let mark = Symbol::ALL[(n + n / Colour::ALL.len()) % Symbol::ALL.len()].0;
        let _ = write!(
            out,
            "[[actor]]\nid = \"{id}\"\ntitle = \"{title}\"\nshort = \"{short}\"\nkind = \"{kind}\"\n\
             colour = \"{colour}\"\nmark = \"{mark}\"\n"
        );
        if n < LANES {
            let perspective = if n % 2 == 0 { "upstream" } else { "downstream" };
            let _ = writeln!(out, "perspective = \"{perspective}\"\nlane = {}", n + 1);
        }
        match id {
            "velmora" => out.push_str("successor_of = [\"old-velmora\"]\n"),
            "old-velmora" => out.push_str("successor_of = [\"first-velmora\"]\n"),
            _ => {}
        }
        out.push('\n');
    }
    out
}

/// The id of a source: `annals-of-velambra`.
pub fn source_id(n: u32) -> String {
    source_title(n).to_lowercase().replace(' ', "-")
}

fn source_title(n: u32) -> String {
    let n = n as usize;
    let (begin, end) = (PLACES.0[n % PLACES.0.len()], PLACES.1[n % PLACES.1.len()]);
    format!("{} of {begin}{end}", PAPERS[(n + n / PAPERS.len()) % PAPERS.len()])
}

/// A file of `sources/`.
pub fn source(n: u32) -> String {
    let kind = ["report", "article", "book", "dataset", "statement"][n as usize % 5];
    let role = ["primary", "secondary", "reference"][n as usize % 3];
    let id = source_id(n);
    format!(
        "title = \"{}\"\npublisher = \"Sample Press\"\ndate = \"{}\"\nlanguage = \"en\"\nkind = \"{kind}\"\n\
         role = \"{role}\"\naccess = \"free\"\nurl = \"https://example.org/{id}\"\n",
        source_title(n),
        2000 + n % 25
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_sources_or_actors_share_an_id() {
        let sources: BTreeSet<String> = (0..MAX_SOURCES).map(source_id).collect();
        let actors: BTreeSet<&str> = ACTORS.iter().map(|(id, ..)| *id).collect();
        assert_eq!((sources.len(), actors.len()), (MAX_SOURCES as usize, 40));
    }
}
