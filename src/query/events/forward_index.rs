//! The values of each event, one list after the other: the inverse of the facets' bitmaps.

use roaring::RoaringBitmap;

/// For each number its values of all facets. Values are numbered across facets.
#[derive(Debug)]
pub struct ForwardIndex {
    values: Vec<u32>,
    /// The offset of each number's list in `values`, and the end of the last list.
    offsets: Vec<u32>,
}

impl Default for ForwardIndex {
    fn default() -> Self {
        Self { values: Vec::new(), offsets: vec![0] }
    }
}

impl ForwardIndex {
    /// Adds a value to the current list.
    pub fn push(&mut self, value: u32) {
        self.values.push(value);
    }

    /// Ends the current list and begins that of the next number.
    pub fn end_list(&mut self) {
        self.offsets.push(u32::try_from(self.values.len()).unwrap_or(u32::MAX));
    }

    /// Frees unused memory after the last list.
    pub fn shrink_to_fit(&mut self) {
        self.values.shrink_to_fit();
        self.offsets.shrink_to_fit();
    }

    /// How many of some numbers have each of the first `values` values.
    pub fn count(&self, numbers: &RoaringBitmap, values: usize) -> Vec<u64> {
        let mut counts = vec![0_u64; values];
        for number in numbers {
            let at = number as usize;
            if let Some(&[start, end]) = self.offsets.get(at..at + 2) {
                self.values[start as usize..end as usize].iter().for_each(|&value| counts[value as usize] += 1);
            }
        }
        counts
    }
}
