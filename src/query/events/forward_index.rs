//! The values of each number, one list behind the other: what is counted by looking at each of a few numbers.

use roaring::RoaringBitmap;

/// For each number the values that it has of all facets. The values of the facets are numbered through.
#[derive(Debug)]
pub struct ForwardIndex {
    values: Vec<u32>,
    /// Where the list of each number begins, and where the last one ends.
    starts: Vec<u32>,
}

impl Default for ForwardIndex {
    fn default() -> Self {
        Self { values: Vec::new(), starts: vec![0] }
    }
}

impl ForwardIndex {
    /// Adds a value of the number whose list is being made.
    pub fn push(&mut self, value: u32) {
        self.values.push(value);
    }

    /// Ends the list of a number and begins the next one's.
    pub fn end(&mut self) {
        self.starts.push(u32::try_from(self.values.len()).unwrap_or(u32::MAX));
    }

    /// Gives back the room that is not needed.
    pub fn finish(&mut self) {
        self.values.shrink_to_fit();
        self.starts.shrink_to_fit();
    }

    /// How many of some numbers have each of so many values.
    pub fn count(&self, numbers: &RoaringBitmap, values: usize) -> Vec<u64> {
        let mut counts = vec![0_u64; values];
        for number in numbers {
            let at = number as usize;
            if let Some(&[start, end]) = self.starts.get(at..at + 2) {
                self.values[start as usize..end as usize].iter().for_each(|&value| counts[value as usize] += 1);
            }
        }
        counts
    }
}
