//! The values of a facet, number by number: what is counted by looking at each of a few numbers.

use roaring::RoaringBitmap;

/// For each number its values, one list after the other.
#[derive(Debug, Default)]
pub struct Column {
    values: Vec<u32>,
    /// Where the list of each number begins, and where the last one ends.
    starts: Vec<u32>,
}

impl Column {
    /// Adds the values of the next number, each once.
    pub fn push(&mut self, values: &[u32]) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        self.values.extend_from_slice(values);
        self.starts.push(u32::try_from(self.values.len()).unwrap_or(u32::MAX));
    }

    /// How many of some numbers have each of so many values.
    pub fn count(&self, numbers: &RoaringBitmap, values: usize) -> Vec<u64> {
        let mut counts = vec![0_u64; values];
        for number in numbers {
            for &value in self.of(number) {
                counts[value as usize] += 1;
            }
        }
        counts
    }

    /// The values of a number.
    pub fn of(&self, number: u32) -> &[u32] {
        let at = number as usize;
        match self.starts.get(at..at + 2) {
            Some(&[start, end]) => &self.values[start as usize..end as usize],
            _ => &[],
        }
    }
}
