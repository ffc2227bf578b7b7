//! Actors, people and sources.

use super::dates::{coverage, exact, exact_date};
use super::node;
use crate::model::date::Date;
use crate::model::{ActorIx, ActorKind, Author, OriginalTitle, PersonIx, SourceIx, Voice};
use crate::pages::PageContext;
use crate::routes::UrlPath;
use serde_json::{Value, json};

/// An actor, on its own page.
pub fn actor(site: &PageContext<'_>, ix: ActorIx) -> Value {
    let actor = site.edition.timeline.actor(ix);
    let named = named_actor(site, ix);
    // A country is a place, which has no beginning and no end.
    let date = actor.date.as_ref().filter(|_| actor.kind == ActorKind::Organisation);
    extended(
        named,
        [
            ("alternateName", titles(&actor.titles)),
            ("description", actor.summary.clone().into()),
            ("foundingDate", date.and_then(|date| exact(date.start())).into()),
            ("dissolutionDate", date.filter(|date| date.is_range()).and_then(|date| exact(date.end())).into()),
        ],
    )
}

/// A person, on their own page.
pub fn person(site: &PageContext<'_>, ix: PersonIx) -> Value {
    let person = site.edition.timeline.person(ix);
    let lived = person.date.as_ref().filter(|date| date.is_range());
    extended(
        named_person(site, ix),
        [
            ("alternateName", titles(&person.names)),
            ("description", person.summary.clone().into()),
            ("birthDate", lived.and_then(|date| exact(date.start())).into()),
            ("deathDate", lived.and_then(|date| exact(date.end())).into()),
            ("affiliation", person.speaks_for.map(|actor| named_actor(site, actor)).into()),
        ],
    )
}

/// A work, as it is cited and on its own page.
pub fn source(site: &PageContext<'_>, ix: SourceIx) -> Value {
    let timeline = &site.edition.timeline;
    let source = timeline.source(ix);
    let container = source.container.as_ref().map(|name| json!({ "@type": "CreativeWork", "name": name }));
    let publisher = source.publisher.as_ref().map(|name| json!({ "@type": "Organization", "name": name }));
    node([
        ("@type", "CreativeWork".into()),
        ("@id", absolute(site, timeline.source_path(ix))),
        ("name", source.title.clone().into()),
        ("author", source.authors.iter().map(author).collect::<Vec<_>>().into()),
        ("datePublished", source.date.as_ref().and_then(exact_date).into()),
        ("publisher", publisher.into()),
        ("isPartOf", container.into()),
        ("inLanguage", source.language.clone().into()),
        ("url", source.url.clone().into()),
    ])
}

/// Who made something. A name that is only known as a whole may be that of a person or of an institution.
pub fn author(author: &Author) -> Value {
    let kind = author.parts.is_some().then_some("Person");
    node([("@type", kind.into()), ("name", author.name.clone().into())])
}

/// An actor or a person who speaks.
pub fn speaker(site: &PageContext<'_>, voice: Voice) -> Option<Value> {
    match voice {
        Voice::Actor(ix) => Some(named_actor(site, ix)),
        Voice::Person(ix) => Some(named_person(site, ix)),
        Voice::Author | Voice::Publisher | Voice::Unattributed => None,
    }
}

/// An actor, by name.
pub fn named_actor(site: &PageContext<'_>, ix: ActorIx) -> Value {
    let timeline = &site.edition.timeline;
    let actor = timeline.actor(ix);
    let kind = match actor.kind {
        ActorKind::State => "Country",
        ActorKind::Organisation | ActorKind::Group => "Organization",
        ActorKind::Other => "Thing",
    };
    named(site, kind, timeline.actor_path(ix), &actor.title)
}

/// A person, by name.
pub fn named_person(site: &PageContext<'_>, ix: PersonIx) -> Value {
    let timeline = &site.edition.timeline;
    named(site, "Person", timeline.person_path(ix), &timeline.person(ix).name)
}

/// Titles in other languages.
pub fn titles(titles: &[OriginalTitle]) -> Value {
    let title = |title: &OriginalTitle| json!({ "@language": title.language, "@value": title.title });
    titles.iter().map(title).collect::<Vec<_>>().into()
}

/// The address of a path.
pub fn absolute(site: &PageContext<'_>, path: impl Into<UrlPath>) -> Value {
    site.base.absolute(path).into()
}

/// A licence: its address if it is one or has a known one, or else its name.
pub fn licence(name: &str) -> Value {
    let address = name.strip_prefix("CC ").and_then(|rest| rest.split_once(' ')).and_then(|(terms, version)| {
        let is_version = version.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
        let terms = terms.to_ascii_lowercase();
        let is_known = ["by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"].contains(&&*terms);
        (is_known && is_version).then(|| format!("https://creativecommons.org/licenses/{terms}/{version}/"))
    });
    match address {
        Some(address) => address.into(),
        None if name.starts_with("https://") => name.into(),
        None => json!({ "@type": "CreativeWork", "name": name }),
    }
}

/// The interval of a date.
pub fn covered(date: Option<&Date>) -> Value {
    date.and_then(coverage).into()
}

fn named(site: &PageContext<'_>, kind: &str, path: UrlPath, name: &str) -> Value {
    node([("@type", kind.into()), ("@id", absolute(site, path)), ("name", name.into())])
}

/// A node with more entries.
fn extended(mut base: Value, entries: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    if let (Value::Object(base), Value::Object(more)) = (&mut base, node(entries)) {
        base.extend(more);
    }
    base
}
