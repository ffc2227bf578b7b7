//! The events in whose texts a word or phrase is, by field.

use super::fields::Field;
use roaring::RoaringBitmap;

/// The events in whose texts a word or phrase is.
#[derive(Clone, Debug, Default)]
pub struct FieldPostings {
    /// All of them.
    pub any: RoaringBitmap,
    /// Those in which it is in a field, by [`Field`].
    fields: [RoaringBitmap; Field::ALL.len()],
}

impl FieldPostings {
    /// Records an occurrence in `field` of `event`. Call in ascending order of events, and [`Self::finish`] afterwards.
    pub fn push(&mut self, event: u32, field: Field) {
        // Events ascend, so the push cannot fail.
        let _ = self.fields[field as usize].try_push(event);
    }

    /// Records an occurrence in `field` of some events. Call [`Self::finish`] afterwards.
    pub fn add(&mut self, events: &RoaringBitmap, field: Field) {
        self.fields[field as usize] |= events;
    }

    /// Builds [`Self::any`] after the last occurrence was recorded.
    pub fn finish(mut self) -> Self {
        // Most words are in a single field.
        let mut found = self.fields.iter().filter(|events| !events.is_empty());
        self.any = found.next().cloned().unwrap_or_default();
        found.for_each(|events| self.any |= events);
        self
    }

    /// Adds the occurrences of another word.
    pub fn merge(&mut self, other: &Self) {
        let add = |own: &mut RoaringBitmap, other: &RoaringBitmap| {
            if !other.is_empty() {
                *own |= other;
            }
        };
        add(&mut self.any, &other.any);
        self.fields.iter_mut().zip(&other.fields).for_each(|(own, other)| add(own, other));
    }

    /// The events in which it is in a field.
    pub fn in_field(&self, field: Field) -> &RoaringBitmap {
        &self.fields[field as usize]
    }

    /// The events by field, the weightiest first. An event may be in several of them.
    pub fn by_field(&self) -> impl Iterator<Item = (Field, &RoaringBitmap)> {
        Field::ALL.into_iter().zip(&self.fields)
    }
}
