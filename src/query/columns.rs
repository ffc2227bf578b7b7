//! The values of a facet, number by number: what is counted by looking at each of a few numbers.

use roaring::RoaringBitmap;

/// For each number its values.
#[derive(Debug)]
pub enum Column {
    /// As long as no number has several: the value, or [`NONE`].
    One(Vec<u32>),
    /// One list after the other, and where the list of each number begins and the last one ends.
    Several(Vec<u32>, Vec<u32>),
}

/// What stands for no value.
const NONE: u32 = u32::MAX;

impl Default for Column {
    fn default() -> Self {
        Self::One(Vec::new())
    }
}

impl Column {
    /// Adds the values of the next number, each once.
    pub fn push(&mut self, values: &[u32]) {
        match (&mut *self, values) {
            (Self::One(column), []) => column.push(NONE),
            (Self::One(column), &[value]) => column.push(value),
            (Self::One(column), _) => {
                let mut several = Self::Several(Vec::new(), vec![0]);
                for &value in &*column {
                    several.push(if value == NONE { &[] } else { std::slice::from_ref(&value) });
                }
                *self = several;
                self.push(values);
            }
            (Self::Several(column, starts), _) => {
                column.extend_from_slice(values);
                starts.push(u32::try_from(column.len()).unwrap_or(u32::MAX));
            }
        }
    }

    /// How many of some numbers have each of so many values.
    pub fn count(&self, numbers: &RoaringBitmap, values: usize) -> Vec<u64> {
        let mut counts = vec![0_u64; values];
        let mut tell = |value: u32| counts.get_mut(value as usize).into_iter().for_each(|count| *count += 1);
        match self {
            Self::One(column) => {
                numbers
                    .iter()
                    .for_each(|number| column.get(number as usize).into_iter().for_each(|&value| tell(value)));
            }
            Self::Several(column, starts) => {
                for number in numbers {
                    let at = number as usize;
                    if let Some(&[start, end]) = starts.get(at..at + 2) {
                        column[start as usize..end as usize].iter().for_each(|&value| tell(value));
                    }
                }
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_column_counts_the_values_that_were_put_into_it(
            lists in proptest::collection::vec(proptest::collection::btree_set(0_u32..5, 0..4), 0..40),
            few in any::<bool>(),
            asked in proptest::collection::btree_set(0_u32..45, 0..20),
        ) {
            let lists: Vec<Vec<u32>> =
                lists.into_iter().map(|list| list.into_iter().take(if few { 1 } else { 4 }).collect()).collect();
            let mut column = Column::default();
            lists.iter().for_each(|list| column.push(list));
            let numbers: RoaringBitmap = asked.iter().copied().collect();
            let has = |n: u32, value: u32| lists.get(n as usize).is_some_and(|list| list.contains(&value));
            let scanned: Vec<u64> =
                (0..5).map(|value| asked.iter().filter(|&&n| has(n, value)).count() as u64).collect();
            prop_assert_eq!(column.count(&numbers, 5), scanned);
        }
    }
}
