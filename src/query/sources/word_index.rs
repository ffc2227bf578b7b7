//! The sources by the words of their records.

use crate::model::{Source, Timeline};
use crate::query::search::{Stemmers, index_words, tokenize_with_compounds, tokens};
use roaring::{MultiOps, RoaringBitmap};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The sources in whose titles, names, publisher, containing work, archive, shelf mark, DOI or ISBN a word is. Stems are words here, too, so that a word is
/// found in all its forms.
#[derive(Debug, Default)]
pub struct SourceWordIndex(BTreeMap<String, RoaringBitmap>);

impl SourceWordIndex {
    /// Reads all records.
    pub fn new(timeline: &Timeline) -> Self {
        let mut words: FxHashMap<String, RoaringBitmap> = FxHashMap::default();
        for (at, source) in (0..).zip(&timeline.sources) {
            for text in texts(source) {
                tokenize_with_compounds(text, |word, _, _| match words.get_mut(word) {
                    Some(sources) => _ = sources.insert(at),
                    None => _ = words.insert(word.to_owned(), RoaringBitmap::from([at])),
                });
            }
        }
        let stemmers = Stemmers::default();
        let stems: Vec<_> =
            words.iter().map(|(word, sources)| (stemmers.stem(word).into_owned(), sources.clone())).collect();
        for (stem, sources) in stems {
            *words.entry(stem).or_default() |= sources;
        }
        Self(words.into_iter().collect())
    }

    /// The sources that have every word of a text, in any form, or a word that begins with it.
    pub fn matching(&self, text: &str) -> RoaringBitmap {
        tokens(text).iter().map(|word| self.with_word(word)).intersection()
    }

    fn with_word(&self, word: &str) -> RoaringBitmap {
        let longer = self.0.range(word.to_owned()..).take_while(|(own, _)| own.starts_with(word));
        let mut found: Vec<&RoaringBitmap> = longer.map(|(_, sources)| sources).collect();
        found.extend(index_words(word).iter().filter_map(|form| self.0.get(form)));
        found.into_iter().union()
    }
}

fn texts(source: &Source) -> impl Iterator<Item = &str> {
    let titles = source.titles.iter().map(|original| &*original.title);
    let details = &source.details;
    let names = source.authors.iter().chain(&details.editors).chain(&details.translators).map(|name| &*name.name);
    let others =
        [&source.publisher, &source.container, &details.archive, &details.shelfmark, &details.doi, &details.isbn];
    std::iter::once(&*source.title).chain(titles).chain(names).chain(others.into_iter().filter_map(Option::as_deref))
}
