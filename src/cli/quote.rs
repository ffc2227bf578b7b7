//! `sourceline quote`: finds a passage in the texts of sources and prints the citation that quotes it.

use super::location::{DataFlag, Location, LocationArgs};
use super::{EmbeddedFiles, print, print_err};
use crate::curate::{NearestPassage, Passage, find_passages, nearest_passage};
use crate::did_you_mean::nearest;
use crate::load::{self, MAX_QUOTE_WORDS, SourceTexts, UnreadText, fold};
use crate::model::{Id, Namespace, Timeline};
use std::collections::HashSet;
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

const MAX_PASSAGES: usize = 20;

/// Find words in the texts of sources and print citations that quote them, for the front matter of an event.
#[derive(Debug, clap::Args)]
pub struct QuoteArgs {
    /// The words; case, quotation marks, dashes and white space are ignored
    #[arg(required = true, num_args = 1..)]
    words: Vec<String>,
    /// A folder with the texts of sources (ID.txt)
    #[arg(long, value_name = "DIR")]
    texts: PathBuf,
    #[command(flatten)]
    data: DataFlag,
    /// The event for which the citation is, so that its id is unique there
    #[arg(long, value_name = "ID")]
    event: Option<String>,
}

impl QuoteArgs {
    /// Prints a citation for each passage. Exit code 1 if no text contains the words, 2 if a folder cannot be read or the event
    /// does not exist.
    pub fn run(self, named: LocationArgs, first_edition: EmbeddedFiles) -> Result<ExitCode, String> {
        let location = named.with(None, self.data).find()?;
        let words = self.words.join(" ");
        if fold(&words).is_empty() {
            return Err("there are no words to look for; write them between quotation marks".into());
        }
        let texts = SourceTexts::read(&self.texts).map_err(|e| e.to_string())?;
        for unread in texts.unread() {
            if let UnreadText::Encoding { message, .. } = unread {
                let folder = texts.folder();
                print_err(&visible(&format!("in {folder}, {message}: it was not searched; save it as UTF-8")));
            }
        }
        if texts.iter().next().is_none() {
            return Err(format!(
                "“{}” contains no texts; name each after its source, SOURCE-ID.txt",
                self.texts.display()
            ));
        }
        let folder = location.read(first_edition)?;
        let timeline = load::load_with_drafts(&folder).timeline;
        if timeline.is_none() {
            print_err(
                "the timeline has errors, so sources and ids are not checked against it; `sourceline check` shows them",
            );
        }
        let mut taken = match (&self.event, &timeline) {
            (None, _) => HashSet::new(),
            (Some(event), Some(timeline)) => fragment_ids(timeline, event)?,
            (Some(event), None) => {
                return Err(format!("the event “{event}” cannot be read until the errors are fixed"));
            }
        };
        let (count, passages) = find_passages(&texts, &words, MAX_PASSAGES);
        if passages.is_empty() {
            print_err(&not_found(&words, &self.texts.display().to_string(), nearest_passage(&texts, &words)));
            return Ok(ExitCode::FAILURE);
        }
        let long = fold(&words).split(' ').count();
        if long > MAX_QUOTE_WORDS {
            print_err(&format!(
                "these are {long} words; a quotation has at most {MAX_QUOTE_WORDS}, so choose the essential ones"
            ));
            return Ok(ExitCode::FAILURE);
        }
        let mut out = String::new();
        for (number, passage) in (1..).zip(&passages) {
            if number > 1 {
                out.push('\n');
            }
            write_citation(&mut out, passage, (number, count), timeline.as_ref(), &mut taken);
        }
        print(&out);
        print_err(&format!("for the timeline in {}", location.name()));
        if count > MAX_PASSAGES {
            print_err(&format!("… and {} more passages: look for more words", count - MAX_PASSAGES));
        }
        if let Some(timeline) = &timeline {
            let mut sources: Vec<&str> = passages.iter().map(|passage| passage.source).collect();
            sources.dedup();
            for source in sources.into_iter().filter(|id| timeline.find(Namespace::Sources, id).is_none()) {
                let what = if timeline.tombstone(Namespace::Sources, source).is_some() {
                    "was renamed or withdrawn".to_owned()
                } else {
                    no_record(source, &location)
                };
                print_err(&format!("the source “{source}” {what}"));
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// That a source has no record, and how to create it.
fn no_record(source: &str, location: &Location) -> String {
    match location.path() {
        Some(dir) if dir.is_dir() => {
            let dir = dir.display();
            format!("has no record in {dir} yet; `sourceline new source {source} --data {dir}` creates it")
        }
        _ => format!("has no record in {}; name your timeline with --data", location.name()),
    }
}

/// All current and former ids of citations and relations of an event.
fn fragment_ids(timeline: &Timeline, event: &str) -> Result<HashSet<String>, String> {
    let Some(at) = timeline.find(Namespace::Events, event) else {
        let near = nearest(event, timeline.events.iter().map(|event| event.id.as_str()));
        let hint = near.map(|near| format!("; did you mean “{near}”?")).unwrap_or_default();
        return Err(format!("there is no event “{event}”{hint}"));
    };
    let event = &timeline.events[at as usize];
    let citations = event.citations.iter().flat_map(|citation| std::iter::once(&citation.id).chain(&citation.aliases));
    let relations = event.relations.iter().flat_map(|relation| std::iter::once(&relation.id).chain(&relation.aliases));
    let departed = event.departed.iter().map(|(id, _)| id);
    Ok(citations.chain(relations).chain(departed).map(ToString::to_string).collect())
}

fn not_found(words: &str, texts: &str, nearest: Option<NearestPassage<'_>>) -> String {
    let mut out = format!("no text in {texts} contains “{}”", visible(words));
    match nearest {
        Some(NearestPassage { source, words, sentence }) => {
            let _ = write!(out, "\nthe nearest sentence is in {source}: {}", visible(&sentence));
            let _ = write!(out, "\nto quote from it, look for its exact words: {}", visible(&words));
        }
        None => out.push_str(", or anything similar; is the text of the source there, as ID.txt?"),
    }
    out
}

/// Writes a citation for the front matter of an event.
fn write_citation(
    out: &mut String,
    passage: &Passage<'_>,
    (number, count): (usize, usize),
    timeline: Option<&Timeline>,
    taken: &mut HashSet<String>,
) {
    let Passage { source, quote, before, after, .. } = passage;
    let which = if count > 1 { format!("{number} of {count}: ") } else { String::new() };
    let _ = writeln!(
        out,
        "# {which}{}",
        visible(&format!("…{}{before}[{quote}]{after} …", if before.starts_with(' ') { "" } else { " " }))
    );
    let known = timeline.and_then(|timeline| Some((timeline, timeline.find(Namespace::Sources, source)? as usize)));
    if let Some((timeline, source)) = known {
        for (at, citation) in timeline.citations() {
            let same = citation.quote().is_some_and(|cited| fold(&cited.exact) == fold(quote));
            if same && citation.read_in().index() == source {
                let _ = writeln!(out, "# already quoted as \"{}#{}\"", timeline.event(at.event).id, citation.id);
            }
        }
    }
    if !passage.unique {
        out.push_str("# the same words occur again in the same context: quote more of them\n");
    }
    let _ = writeln!(out, "[[citations]]");
    let mut line = |key: &str, value: &str| _ = writeln!(out, "{key} = {}", crate::curate::toml_string(value));
    line("id", &propose_id(quote, taken));
    // The words of a copy or a translation are those of the work.
    let work = known.and_then(|(timeline, source)| Some(&timeline.sources[timeline.sources[source].text_of?.index()]));
    line("source", work.map_or(source, |work| work.id.as_str()));
    work.iter().for_each(|_| line("via", source));
    passage.locator.iter().for_each(|locator| line("locator", locator));
    line("quote", quote);
    passage.prefix.iter().for_each(|prefix| line("prefix", prefix));
    passage.suffix.iter().for_each(|suffix| line("suffix", suffix));
    if let Some((timeline, source)) = known
        && let Some(language) = &timeline.sources[source].language
        && primary(language) != primary(&timeline.about.language)
    {
        line("lang", language);
        out.push_str("# translation = \"\"\n# translator = \"\"\n");
    }
    out.push_str(
        "voice = \"author\"  # who says it: an actor, a person, \"author\", \"publisher\" or \"unattributed\"\n",
    );
}

/// The primary language of a BCP 47 tag.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Words to skip in ids.
const STOP_WORDS: [&str; 32] = [
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "from", "had", "has", "have", "in", "is", "it",
    "its", "of", "on", "or", "s", "that", "the", "their", "they", "this", "to", "was", "were", "which", "with",
];

/// Proposes an unused id made of the first significant words, and adds it to `taken`.
fn propose_id(quote: &str, taken: &mut HashSet<String>) -> String {
    let all = Id::suggestion(quote);
    let words: Vec<&str> = all.split('-').filter(|word| word.len() <= 24).collect();
    let significant: Vec<&str> = words.iter().copied().filter(|word| !STOP_WORDS.contains(word)).take(3).collect();
    let chosen =
        if significant.is_empty() { words.get(..1).unwrap_or_default().join("-") } else { significant.join("-") };
    let stem = if Id::new(&chosen).is_ok() { chosen } else { "quotation".to_owned() };
    let numbered = (2..).map(|number: usize| format!("{stem}-{number}"));
    let mut free = std::iter::once(stem.clone()).chain(numbered).filter(|id| !taken.contains(id));
    let id = free.next().unwrap_or_default();
    taken.insert(id.clone());
    id
}

/// Makes control characters visible, which could otherwise manipulate the terminal.
fn visible(text: &str) -> String {
    load::escape_control(text)
}
