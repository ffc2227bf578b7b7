//! Helpers for bitmaps of numbers.

use roaring::RoaringBitmap;

/// The numbers below `count`.
pub fn first(count: u32) -> RoaringBitmap {
    let mut all = RoaringBitmap::new();
    all.insert_range(0..count);
    all
}
