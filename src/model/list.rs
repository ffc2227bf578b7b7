//! Lists that take little room, for what a timeline has a million times.

use std::ops::Deref;

/// How many items of a [`Few`] need no room of their own.
const HERE: usize = 3;

/// A list of indices that mostly has one or two: up to three stand where the list stands.
#[derive(Clone, Debug)]
pub struct Few<T>(Items<T>);

#[derive(Clone, Debug)]
enum Items<T> {
    Here(u8, [T; HERE]),
    Elsewhere(Rare<T>),
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self(Items::Elsewhere(Rare::default()))
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match &self.0 {
            Items::Here(length, items) => items.get(..usize::from(*length)).unwrap_or_default(),
            Items::Elsewhere(items) => items,
        }
    }
}

impl<T: Copy> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut items = items.into_iter();
        let Some(first) = items.next() else { return Self::default() };
        let mut here = [first; HERE];
        let mut length = 1;
        while let Some(item) = items.next() {
            let Some(place) = here.get_mut(usize::from(length)) else {
                return Self(Items::Elsewhere(here.into_iter().chain([item]).chain(items).collect()));
            };
            *place = item;
            length += 1;
        }
        Self(Items::Here(length, here))
    }
}

impl<'a, T> IntoIterator for &'a Few<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A list that is mostly empty: it then takes the room of a pointer.
#[derive(Clone, Debug)]
pub struct Rare<T>(Option<Box<Box<[T]>>>);

impl<T> Default for Rare<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Deref for Rare<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0.as_deref().map_or(&[], |items| items)
    }
}

impl<T> From<Vec<T>> for Rare<T> {
    fn from(items: Vec<T>) -> Self {
        Self((!items.is_empty()).then(|| Box::new(items.into_boxed_slice())))
    }
}

impl<T> FromIterator<T> for Rare<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Vec::from_iter(items).into()
    }
}

impl<'a, T> IntoIterator for &'a Rare<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_holds_what_it_was_made_of_however_long() {
        for length in 0..9_u32 {
            let items: Vec<u32> = (0..length).collect();
            assert_eq!(*items.iter().copied().collect::<Few<_>>(), items);
            assert_eq!(*Rare::from(items.clone()), items);
        }
    }

    #[test]
    fn a_short_list_of_indices_is_as_large_as_a_boxed_one_and_an_empty_one_half_of_that() {
        assert_eq!(size_of::<Few<u32>>(), 16);
        assert_eq!(size_of::<Rare<String>>(), 8);
    }
}
