//! A text as the numbers of its words, one behind the other: where phrases are looked for. Numbers are written in groups
//! of seven bits (LEB128); the first few stand for the beginning of a text of a field.

use super::fields::Field;

/// Begins a text of a field.
pub fn begin(field: Field, out: &mut Vec<u8>) {
    out.push(field as u8);
}

/// Adds a word.
pub fn push(word: u32, out: &mut Vec<u8>) {
    let mut number = word.saturating_add(Field::ALL.len() as u32);
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Its words, one behind the other; `None` begins a text.
pub fn words(stream: &[u8]) -> impl Iterator<Item = Option<u32>> {
    numbers(stream).map(|number| number.checked_sub(Field::ALL.len() as u32))
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

/// The field of the first text in which words stand one behind the other, and one of `last` behind them. `room` is where
/// the stream is read into.
pub fn find(stream: &[u8], words: &[u32], last: &[u32], room: &mut Vec<u32>) -> Option<Field> {
    room.clear();
    room.extend(numbers(stream));
    let fields = Field::ALL.len() as u32;
    let same = |(&read, &word): (&u32, &u32)| read.checked_sub(fields) == Some(word);
    let ends =
        |read: Option<&u32>| read.and_then(|read| read.checked_sub(fields)).is_some_and(|read| last.contains(&read));
    let here = |window: &[u32]| window.iter().zip(words).all(same) && ends(window.last());
    let found = room.windows(words.len() + 1).position(here)?;
    let field = room[..found].iter().rev().find(|&&number| number < fields)?;
    Field::ALL.get(*field as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_one_behind_the_other_in_one_text() {
        let mut out = Vec::new();
        begin(Field::Title, &mut out);
        [5, 4, 3].into_iter().for_each(|word| push(word, &mut out));
        begin(Field::Text, &mut out);
        [5, 500, 70_000, 500, 500, 6].into_iter().for_each(|word| push(word, &mut out));
        begin(Field::Evidence, &mut out);
        [7, 500, u32::MAX - 9].into_iter().for_each(|word| push(word, &mut out));
        let find = |words: &[u32]| {
            let (last, first) = words.split_last().expect("a word");
            find(&out, first, &[1000, *last], &mut Vec::new())
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
