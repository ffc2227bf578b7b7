//! Relations, voices, kinds: the words of the data format as readers read them.

use super::list;
use crate::model::{
    Access, ActorKind, Citation, NoteKind, RelationKind, Source, SourceKind, SourceRole, Timeline, Voice,
};

/// How another part of the page names a citation: "passage 3", "reference 8".
pub fn numbered(citation: &Citation, number: usize) -> String {
    format!("{} {number}", if citation.quote().is_some() { "passage" } else { "reference" })
}

/// Who says something. The author and the publisher are named where the source names them.
pub fn voice(timeline: &Timeline, source: &Source, voice: Voice) -> String {
    match voice {
        Voice::Actor(actor) => timeline.actor(actor).title.clone(),
        Voice::Person(person) => timeline.person(person).name.clone(),
        Voice::Author if source.authors.is_empty() => "the author".into(),
        Voice::Author => list(&source.authors, "and"),
        Voice::Publisher => {
            source.publisher.as_ref().map_or_else(|| "the publisher".into(), |p| format!("{p}, as publisher"))
        }
        Voice::Unattributed => "a speaker whom the source does not name".into(),
    }
}

pub const TRANSLATION: &str = "Translation";
pub const PARAPHRASE: &str = "Paraphrase";
pub const REFERENCE: &str = "Reference";

/// A relation read forwards ("led to") or backwards ("follows from").
pub fn relation(kind: RelationKind, backwards: bool) -> &'static str {
    match (kind, backwards) {
        (RelationKind::LedTo, false) => "led to",
        (RelationKind::LedTo, true) => "came of",
        (RelationKind::ReactedTo, false) => "reacted to",
        (RelationKind::ReactedTo, true) => "drew a reaction:",
        (RelationKind::Strengthened, false) => "strengthened",
        (RelationKind::Strengthened, true) => "was strengthened by",
        (RelationKind::Weakened, false) => "weakened",
        (RelationKind::Weakened, true) => "was weakened by",
        (RelationKind::Ended, false) => "ended",
        (RelationKind::Ended, true) => "was ended by",
        (RelationKind::PartOf, false) => "was part of",
        (RelationKind::PartOf, true) => "included",
        (RelationKind::Superseded, false) => "superseded",
        (RelationKind::Superseded, true) => "was superseded by",
        (RelationKind::Renewed, false) => "renewed",
        (RelationKind::Renewed, true) => "was renewed by",
        (RelationKind::Reaffirmed, false) => "reaffirmed",
        (RelationKind::Reaffirmed, true) => "was reaffirmed by",
        (RelationKind::Violated, false) => "violated",
        (RelationKind::Violated, true) => "was violated by",
        (RelationKind::Echoed, false) => "echoed",
        (RelationKind::Echoed, true) => "was echoed by",
        (RelationKind::ContrastedWith, _) => "is contrasted with",
    }
}

/// The heading of a note.
pub fn note(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Differs => "Sources differ",
        NoteKind::Open => "Not known",
        NoteKind::Corrects => "Correction",
    }
}

/// What sort of actor.
pub fn actor_kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::State => "State",
        ActorKind::Organisation => "Organisation",
        ActorKind::Group => "Group",
        ActorKind::Other => "Other",
    }
}

/// What sort of source.
pub fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Treaty => "Treaty",
        SourceKind::Statement => "Statement",
        SourceKind::Strategy => "Strategy",
        SourceKind::Speech => "Speech or interview",
        SourceKind::Report => "Report",
        SourceKind::Article => "Article",
        SourceKind::Book => "Book",
        SourceKind::Dataset => "Data set",
        SourceKind::Web => "Web page",
    }
}

/// How near a source stands to what it tells.
pub fn source_role(role: SourceRole) -> &'static str {
    match role {
        SourceRole::Primary => "primary source",
        SourceRole::Secondary => "secondary source",
        SourceRole::Reference => "work of reference",
    }
}

/// What it takes to read a source.
pub fn access(access: Access) -> &'static str {
    match access {
        Access::Free => "free to read",
        Access::Registration => "after registration",
        Access::Paywall => "for payment",
    }
}

/// The name of a language; its tag where we have no name for it.
pub fn language(tag: &str) -> String {
    let primary = tag.split('-').next().unwrap_or(tag);
    let name = match primary {
        "ar" => "Arabic",
        "be" => "Belarusian",
        "bg" => "Bulgarian",
        "cs" => "Czech",
        "da" => "Danish",
        "de" => "German",
        "el" => "Greek",
        "en" => "English",
        "es" => "Spanish",
        "fa" => "Persian",
        "fi" => "Finnish",
        "fr" => "French",
        "he" => "Hebrew",
        "hi" => "Hindi",
        "hr" => "Croatian",
        "hu" => "Hungarian",
        "it" => "Italian",
        "ja" => "Japanese",
        "ko" => "Korean",
        "la" => "Latin",
        "lt" => "Lithuanian",
        "lv" => "Latvian",
        "nb" | "nn" | "no" => "Norwegian",
        "nl" => "Dutch",
        "pl" => "Polish",
        "pt" => "Portuguese",
        "ro" => "Romanian",
        "ru" => "Russian",
        "sk" => "Slovak",
        "sr" => "Serbian",
        "sv" => "Swedish",
        "tr" => "Turkish",
        "uk" => "Ukrainian",
        "vi" => "Vietnamese",
        "zh" => "Chinese",
        _ => return tag.to_owned(),
    };
    name.to_owned()
}
