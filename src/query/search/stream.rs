//! A text as the numbers of its words, one behind the other: where phrases are looked for. Numbers are written in groups
//! of seven bits (LEB128); the first few stand for the beginning of a text of a field.

use super::passages::Field;

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

/// The words of each of its texts, from the first on.
pub fn texts(stream: &[u8]) -> impl Iterator<Item = Vec<u32>> {
    let fields = Field::ALL.len() as u32;
    let mut numbers = numbers(stream).skip(1).peekable();
    std::iter::from_fn(move || {
        numbers.peek()?;
        // The number that ends a text begins the next.
        Some(numbers.by_ref().map_while(|number| number.checked_sub(fields)).collect())
    })
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

/// The field of the first text in which words stand one behind the other. `room` is where the stream is read into.
pub fn find(stream: &[u8], words: &[u32], room: &mut Vec<u32>) -> Option<Field> {
    room.clear();
    room.extend(numbers(stream));
    let fields = Field::ALL.len() as u32;
    let same = |(&read, &word): (&u32, &u32)| read.checked_sub(fields) == Some(word);
    let found = room.windows(words.len().max(1)).position(|window| window.iter().zip(words).all(same))?;
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
        let find = |words: &[u32]| find(&out, words, &mut Vec::new());
        assert_eq!(find(&[500, 70_000]), Some(Field::Text));
        assert_eq!(find(&[500, 500, 6]), Some(Field::Text));
        assert_eq!(find(&[4, 3]), Some(Field::Title));
        assert_eq!(find(&[3, 5]), None, "in two texts");
        assert_eq!(find(&[500, u32::MAX - 9]), Some(Field::Evidence));
        assert_eq!(find(&[5]), Some(Field::Title), "the first of two");
        let titles: Vec<Vec<u32>> = texts(&out).collect();
        assert_eq!(titles, [vec![5, 4, 3], vec![5, 500, 70_000, 500, 500, 6], vec![7, 500, u32::MAX - 9]]);
    }

    #[test]
    fn a_text_without_words_is_one_all_the_same() {
        let mut out = Vec::new();
        begin(Field::Title, &mut out);
        begin(Field::Title, &mut out);
        push(1, &mut out);
        assert_eq!(texts(&out).collect::<Vec<_>>(), [vec![], vec![1]]);
        assert_eq!(texts(&[]).count(), 0);
    }
}
