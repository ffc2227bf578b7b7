//! [`ThinSlice`]: a boxed slice that takes one pointer, for lists that most of a million events leave empty.

use std::ops::Deref;

/// An immutable list, allocated exactly as long as it is. An empty one takes the space of a pointer and no allocation.
///
/// `thin_vec::ThinVec` is as small but grows like a vector: collected from an iterator of unknown length, it keeps
/// unused capacity for as long as the timeline lives.
#[derive(Clone, Debug)]
pub struct ThinSlice<T>(Option<Box<Box<[T]>>>);

impl<T> Default for ThinSlice<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Deref for ThinSlice<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0.as_deref().map_or(&[], |items| items)
    }
}

impl<T> From<Vec<T>> for ThinSlice<T> {
    fn from(items: Vec<T>) -> Self {
        Self((!items.is_empty()).then(|| Box::new(items.into_boxed_slice())))
    }
}

impl<T> FromIterator<T> for ThinSlice<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Vec::from_iter(items).into()
    }
}

impl<'a, T> IntoIterator for &'a ThinSlice<T> {
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
    fn a_list_holds_what_it_was_made_of_and_takes_a_pointer() {
        for length in 0..4_u32 {
            let items: Vec<u32> = (0..length).collect();
            assert_eq!(*ThinSlice::from(items.clone()), items);
        }
        assert_eq!(size_of::<ThinSlice<String>>(), size_of::<usize>());
    }
}
