//! What everything that has an id begins with: its id, its earlier ids, and whether it was withdrawn.

use super::super::Rule;
use super::super::diagnostic::At;
use super::super::fields::Fields;
use super::super::scalar::Name;
use crate::model::{Id, Namespace, ThinSlice};

/// What everything that has an id begins with.
#[derive(Clone, Debug)]
pub struct Head {
    /// Where its id is unique.
    pub space: Namespace,
    /// Its id; a stand-in where what is written is no id.
    pub id: At<Id>,
    /// What is written where it is no id, and the id that was probably meant.
    pub meant: ThinSlice<String>,
    /// Its earlier ids.
    pub aliases: ThinSlice<At<Id>>,
}

/// A thing that was withdrawn.
#[derive(Clone, Debug)]
pub struct Withdrawn {
    /// Its id and earlier ids.
    pub head: Head,
    /// Where in the site's addresses it stood: an event's id for its citations and relations.
    pub of: Option<Id>,
    /// Why.
    pub reason: String,
}

impl Head {
    /// Reads what everything with an id begins with. `name` is given where the file's stem is the id. `None` where
    /// the thing is withdrawn, which is then noted: nothing else of it is read.
    pub(super) fn read(
        fields: &mut Fields<'_>,
        space: Namespace,
        name: Option<Name>,
        withdrawn: &mut Vec<Withdrawn>,
    ) -> Option<Self> {
        let Name { id, meant } = name.or_else(|| fields.name())?;
        let head = Self { space, id, meant: meant.into(), aliases: fields.aliases().into() };
        let reason = fields.text("withdrawn");
        if !fields.has("withdrawn") {
            return Some(head);
        }
        if let Some(node) = fields.node("withdrawn").filter(|node| node.is_blank()) {
            let hint = "readers who follow an old link are shown it: withdrawn = \"why\"";
            fields.report.add(Rule::KeyMissing, node.at, "`withdrawn` gives no reason", hint);
        }
        withdrawn.push(Withdrawn { head, of: None, reason: reason.map(|text| text.value).unwrap_or_default() });
        None
    }

    /// What it is called in messages.
    pub fn name(&self) -> &str {
        self.meant.first().map_or(self.id.value.as_str(), String::as_str)
    }

    /// Its id and its earlier ids.
    pub fn ids(&self) -> impl Iterator<Item = &At<Id>> {
        std::iter::once(&self.id).chain(&self.aliases)
    }
}
