//! The positions of words, as streams: a text is the ids of its words in their order. Phrases are found in it.
//!
//! Numbers are written in groups of seven bits (LEB128). The lowest few are markers, each of which begins a text of a
//! [`Field`]; word ids come after them. So a phrase never goes from one text into the next, and one pass over the stream of an
//! event also gives the field.

use super::fields::Field;

/// The number of markers, and the number of the first word.
const MARKERS: u32 = Field::ALL.len() as u32;

/// Begins a text of a field.
pub fn begin_text(field: Field, out: &mut Vec<u8>) {
    out.push(field as u8);
}

/// Adds a word.
pub fn push_word(word: u32, out: &mut Vec<u8>) {
    let mut number = word.saturating_add(MARKERS);
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// The ids of the words of a stream; `None` begins a text.
pub fn words(stream: &[u8]) -> impl Iterator<Item = Option<u32>> {
    numbers(stream).map(|number| number.checked_sub(MARKERS))
}

fn numbers(stream: &[u8]) -> impl Iterator<Item = u32> {
    let (mut number, mut shift) = (0_u32, 0);
    stream.iter().filter_map(move |&byte| {
        number |= u32::from(byte & 0x7f).wrapping_shl(shift);
        shift += 7;
        (byte & 0x80 == 0).then(|| {
            shift = 0;
            std::mem::take(&mut number)
        })
    })
}

/// The field of the first text in which the words of `first` follow each other and then one of `last`. `buffer` is only
/// passed in to be used again.
pub fn find_phrase(stream: &[u8], first: &[u32], last: &[u32], buffer: &mut Vec<u32>) -> Option<Field> {
    buffer.clear();
    buffer.extend(numbers(stream));
    let same = |(&number, &word): (&u32, &u32)| number.checked_sub(MARKERS) == Some(word);
    let ends = |number: Option<&u32>| {
        number.and_then(|number| number.checked_sub(MARKERS)).is_some_and(|word| last.contains(&word))
    };
    let here = |window: &[u32]| window.iter().zip(first).all(same) && ends(window.last());
    let found = buffer.windows(first.len() + 1).position(here)?;
    let field = buffer[..found].iter().rev().find(|&&number| number < MARKERS)?;
    Field::ALL.get(*field as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_within_one_text() {
        let mut out = Vec::new();
        begin_text(Field::Title, &mut out);
        [5, 4, 3].into_iter().for_each(|word| push_word(word, &mut out));
        begin_text(Field::Text, &mut out);
        [5, 500, 70_000, 500, 500, 6].into_iter().for_each(|word| push_word(word, &mut out));
        begin_text(Field::Evidence, &mut out);
        [7, 500, u32::MAX - 9].into_iter().for_each(|word| push_word(word, &mut out));
        let find = |words: &[u32]| {
            let (last, first) = words.split_last().expect("a word");
            find_phrase(&out, first, &[1000, *last], &mut Vec::new())
        };
        assert_eq!(find(&[500, 70_000]), Some(Field::Text));
        assert_eq!(find(&[500, 500, 6]), Some(Field::Text));
        assert_eq!(find(&[4, 3]), Some(Field::Title));
        assert_eq!(find(&[3, 5]), None, "in two texts");
        assert_eq!(find(&[500, u32::MAX - 9]), Some(Field::Evidence));
        assert_eq!(find(&[5]), Some(Field::Title), "the first of two");
        let first: Vec<Option<u32>> = words(&out).take(6).collect();
        assert_eq!(first, [None, Some(5), Some(4), Some(3), None, Some(5)]);
    }
}
