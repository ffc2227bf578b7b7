//! Reproducible pseudo-random numbers: SplitMix64 (Steele, Lea and Flood, 2014).

#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// Stream number `stream` of a seed. Neighbouring streams are uncorrelated.
    pub fn new(seed: u64, stream: u64) -> Self {
        Self(Self(seed).next() ^ Self(!stream).next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number in `0..end`; 0 if `end` is 0.
    pub fn below(&mut self, end: u32) -> u32 {
        // Multiply and shift instead of modulo (Lemire, 2019).
        u32::try_from(((self.next() >> 32) * u64::from(end)) >> 32).unwrap_or(0)
    }

    /// A number in `first..=last`.
    pub fn between(&mut self, first: i64, last: i64) -> i64 {
        first + i64::from(self.below(u32::try_from(last - first + 1).unwrap_or(u32::MAX)))
    }

    /// True with a probability of `per_mille` thousandths.
    pub fn chance(&mut self, per_mille: u32) -> bool {
        self.below(1000) < per_mille
    }

    /// A random element; `None` if the slice is empty.
    pub fn pick<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        of.get(self.below(u32::try_from(of.len()).unwrap_or(0)) as usize).copied()
    }

    /// A random element; empty if the slice is empty.
    pub fn word<'a>(&mut self, of: &[&'a str]) -> &'a str {
        self.pick(of).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_that_of_the_published_algorithm() {
        // The first numbers of seed 1234567, from the reference implementation.
        let mut random = Random(1_234_567);
        assert_eq!([random.next(), random.next()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    }

    #[test]
    fn numbers_stay_within_their_bounds_and_reach_them() {
        let mut random = Random::new(1, 2);
        let seen: std::collections::BTreeSet<i64> = (0..200).map(|_| random.between(-2, 3)).collect();
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), [-2, -1, 0, 1, 2, 3]);
        assert_eq!((random.below(0), random.word(&[])), (0, ""));
    }
}
