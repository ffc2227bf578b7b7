//! What everything that has an id begins with: its id, its earlier ids, and whether it was withdrawn.

use crate::load::rule::Rule;
use crate::load::span::Spanned;
use crate::load::string_formats::RecordId;
use crate::load::table_reader::TableReader;
use crate::model::{Id, Namespace, ThinSlice};

/// What everything that has an id begins with.
#[derive(Clone, Debug)]
pub struct RecordHeader {
    /// Where its id is unique.
    pub space: Namespace,
    /// Its id; a stand-in where what is written is no id.
    pub id: Spanned<Id>,
    /// What is written where it is no id, and the id that was probably meant.
    pub written_as: ThinSlice<String>,
    /// Its earlier ids.
    pub aliases: ThinSlice<Spanned<Id>>,
}

/// A thing that was withdrawn.
#[derive(Clone, Debug)]
pub struct Withdrawn {
    /// Its id and earlier ids.
    pub header: RecordHeader,
    /// Where in the site's addresses it stood: an event's id for its citations and relations.
    pub event: Option<Id>,
    /// Why.
    pub reason: String,
}

impl RecordHeader {
    /// Reads what everything with an id begins with. `name` is given where the file's stem is the id. `None` where
    /// the thing is withdrawn, which is then noted: nothing else of it is read.
    pub(super) fn read(
        fields: &mut TableReader<'_>,
        space: Namespace,
        name: Option<RecordId>,
        withdrawn: &mut Vec<Withdrawn>,
    ) -> Option<Self> {
        let RecordId { id, written_as } = name.or_else(|| fields.record_id())?;
        let header = Self { space, id, written_as: written_as.into(), aliases: fields.aliases().into() };
        let reason = fields.str("withdrawn");
        if !fields.has("withdrawn") {
            return Some(header);
        }
        if let Some(node) = fields.node("withdrawn").filter(|node| node.is_blank()) {
            let hint = "readers who follow an old link are shown it: withdrawn = \"why\"";
            fields.diagnostics.add(Rule::KeyMissing, node.span, "`withdrawn` gives no reason", hint);
        }
        withdrawn.push(Withdrawn { header, event: None, reason: reason.map(|text| text.value).unwrap_or_default() });
        None
    }

    /// What it is called in messages.
    pub fn name(&self) -> &str {
        self.written_as.first().map_or(self.id.value.as_str(), String::as_str)
    }

    /// Whether an id is its own or was.
    pub fn has_id(&self, id: &str) -> bool {
        self.ids().any(|own| own.value.as_str() == id)
    }

    /// Its id and its earlier ids.
    pub fn ids(&self) -> impl Iterator<Item = &Spanned<Id>> {
        std::iter::once(&self.id).chain(&self.aliases)
    }
}
