//! The values of a facet, as columns.

use crate::model::{PerspectiveIx, Timeline, Tombstone, Voice};
use crate::pages::{PageContext, era_span, labels};
use crate::query::{Facet, FacetKey, title_lang};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
pub struct FacetColumns {
    key: &'static str,
    title: String,
    ids: Vec<String>,
    /// Their names in a list.
    names: Vec<String>,
    /// Their names in a sentence, where they differ.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    words: BTreeMap<u32, String>,
    /// The order of those with equally many events. Empty if it is that of their numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ranks: Vec<u32>,
    /// Attributes of a name in another language than that of the timeline; empty attributes for text of the interface.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    langs: BTreeMap<u32, String>,
    /// Former ids.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    renamed: BTreeMap<String, u32>,
    /// The years of eras.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    years: Vec<String>,
    /// The series of eras.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groups: Vec<usize>,
    /// The headings under which voices are listed: texts, and the heading of each voice.
    #[serde(skip_serializing_if = "Option::is_none")]
    headings: Option<(Vec<String>, Vec<usize>)>,
}

impl FacetColumns {
    pub fn new(site: &PageContext<'_>, facet: Facet) -> Self {
        let (m, timeline) = (site.messages(), &site.edition.timeline);
        let values = || 0..u32::try_from(facet.len(timeline)).unwrap_or(u32::MAX);
        let known = site.facet_names(facet);
        let names: Vec<String> = values().map(|value| known.name(value).to_owned()).collect();
        let ranks: Vec<u32> = values().map(|value| known.rank(value)).collect();
        let in_sentence = |value: u32| labels::value_in_sentence(m, timeline, facet, value);
        let words = values().map(|value| (value, in_sentence(value)));
        let lang = |value: u32| match (facet, facet.title(timeline, value)) {
            (_, None) => Some(String::new()),
            (Facet::Source, _) => {
                let own = title_lang(timeline, &timeline.sources[value as usize])?;
                Some(site.lang_or(Some(own)).to_string())
            }
            _ => None,
        };
        let is_era = facet == Facet::Era;
        Self {
            key: facet.key(),
            title: labels::facet(m, facet),
            ids: values().map(|value| facet.id(timeline, value).to_owned()).collect(),
            words: words.filter(|(value, words)| *words != names[*value as usize]).collect(),
            ranks: if ranks.iter().copied().eq(values()) { Vec::new() } else { ranks },
            langs: values().filter_map(|value| Some((value, lang(value)?))).collect(),
            renamed: renamed(timeline, facet),
            years: if is_era { timeline.eras.iter().map(|era| era_span(m, era)).collect() } else { Vec::new() },
            groups: if is_era { timeline.eras.iter().map(|era| era.series).collect() } else { Vec::new() },
            headings: (facet == Facet::Voice && !timeline.perspectives.is_empty()).then(|| headings(site)),
            names,
        }
    }
}

/// The former ids of values.
fn renamed(timeline: &Timeline, facet: Facet) -> BTreeMap<String, u32> {
    let former = timeline.tombstones.iter().filter(|(_, tombstone)| matches!(tombstone, Tombstone::Renamed(_)));
    former.filter_map(|((_, id), _)| Some((id.to_string(), facet.find(timeline, id.as_str())?))).collect()
}

/// The headings of voices: their perspectives, then one for names without, then one for roles.
fn headings(site: &PageContext<'_>) -> (Vec<String>, Vec<usize>) {
    let (t, timeline) = (site.messages().text(), &site.edition.timeline);
    let perspectives = timeline.perspectives.len();
    let titles = timeline.perspectives.iter().map(|perspective| perspective.title.clone());
    let of = |voice: Voice| match (timeline.own_perspective(voice), voice) {
        (Some(PerspectiveIx(own)), _) => own as usize,
        (None, Voice::Actor(_) | Voice::Person(_)) => perspectives,
        _ => perspectives + 1,
    };
    (titles.chain([t.no_perspective(), t.any_perspective()]).collect(), timeline.voices().map(of).collect())
}
