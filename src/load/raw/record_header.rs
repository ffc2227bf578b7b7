//! What every record begins with: its id, its earlier ids, and whether it was withdrawn.

use crate::load::rule::Rule;
use crate::load::span::Spanned;
use crate::load::string_formats::RecordId;
use crate::load::table_reader::TableReader;
use crate::model::{Id, Namespace, ThinSlice};

/// What every record begins with. Citations and relations of an event begin with it, too.
#[derive(Clone, Debug)]
pub struct RecordHeader {
    /// The namespace in which its id is unique.
    pub space: Namespace,
    /// Its id; a placeholder if what is written is not an id.
    pub id: Spanned<Id>,
    /// If what is written is not an id: that, and the id that was probably meant.
    pub written_as: ThinSlice<String>,
    /// Its earlier ids.
    pub aliases: ThinSlice<Spanned<Id>>,
}

/// A record, citation or relation that was withdrawn.
#[derive(Clone, Debug)]
pub struct Withdrawn {
    /// Its id and earlier ids.
    pub header: RecordHeader,
    /// The event, if it is a citation or a relation.
    pub event: Option<Id>,
    /// Why it was withdrawn; empty if it was moved.
    pub reason: String,
    /// The place of a relation that was moved to another event, as `event#id`.
    pub moved: Option<Spanned<String>>,
}

impl RecordHeader {
    /// Reads a header. `id` is given if the file's name is the id. If the record is withdrawn, it is added to
    /// `withdrawn` and nothing else of it is read: returns `None`.
    pub fn read(
        fields: &mut TableReader<'_>,
        space: Namespace,
        id: Option<RecordId>,
        withdrawn: &mut Vec<Withdrawn>,
    ) -> Option<Self> {
        let RecordId { id, written_as } = id.or_else(|| fields.record_id())?;
        let header = Self { space, id, written_as: written_as.into(), aliases: fields.aliases().into() };
        let reason = fields.str("withdrawn");
        if !fields.has("withdrawn") {
            return Some(header);
        }
        if let Some(node) = fields.node("withdrawn").filter(|node| node.is_blank()) {
            let hint = "write withdrawn = \"why\": readers who follow an old link see the reason";
            fields.diagnostics.add(Rule::KeyMissing, node.span, "`withdrawn` gives no reason", hint);
        }
        let reason = reason.map(|text| text.value).unwrap_or_default();
        withdrawn.push(Withdrawn { header, event: None, reason, moved: None });
        None
    }

    /// What the record is called in diagnostics: its id as it is written.
    pub fn name(&self) -> &str {
        self.written_as.first().map_or(self.id.value.as_str(), String::as_str)
    }

    /// Its id and its earlier ids.
    pub fn ids(&self) -> impl Iterator<Item = &Spanned<Id>> {
        std::iter::once(&self.id).chain(&self.aliases)
    }

    /// Whether an id is its own or was.
    pub fn has_id(&self, id: &str) -> bool {
        self.ids().any(|own| own.value.as_str() == id)
    }
}
