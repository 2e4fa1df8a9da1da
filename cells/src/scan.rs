//! Loops over all rows.

/// How many bytes are zero.
#[must_use]
pub fn zeros(bytes: &[u8]) -> usize {
    const LOWER: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let (words, rest) = bytes.as_chunks::<8>();
    let mut others = 0;
    for word in words {
        let word = u64::from_ne_bytes(*word);
        // The highest bit of each byte that is not zero.
        others += ((((word & LOWER) + LOWER) | word) & !LOWER).count_ones() as usize;
    }
    8 * words.len() - others + rest.iter().map(|byte| usize::from(*byte == 0)).sum::<usize>()
}

/// Whether all bytes are ASCII.
#[must_use]
pub fn is_ascii(bytes: &[u8]) -> bool {
    const HIGHEST: u64 = 0x8080_8080_8080_8080;
    let (blocks, rest) = bytes.as_chunks::<32>();
    for block in blocks {
        let (words, _) = block.as_chunks::<8>();
        let mut all = 0;
        for word in words {
            all |= u64::from_ne_bytes(*word);
        }
        if all & HIGHEST != 0 {
            return false;
        }
    }
    rest.is_ascii()
}

/// Whether for no row the value of its term in one column is above that of its
/// term in another. Values stand in the order of terms.
#[must_use]
pub fn none_is_above((one, values): (&[u32], &[u32]), (other, limits): (&[u32], &[u32])) -> bool {
    let of = |values: &[u32], term: &u32| values.get(*term as usize).copied();
    one.iter().zip(other).all(|(one, other)| of(values, one) <= of(limits, other))
}

/// Whether a word stands in a record, in any of its cells that is no link;
/// nothing if that cannot be told byte by byte, because there are letters that
/// are not ASCII or a comma in the word.
///
/// `word` is in small letters and has no apostrophe; those of the record are
/// passed over.
#[must_use]
pub fn has_word(record: &[u8], word: &[u8]) -> Option<bool> {
    let Some(first) = word.first() else { return Some(true) };
    if !record.is_ascii() || word.contains(&b',') {
        return None;
    }
    let found = record.split(|byte| *byte == b',').any(|cell| {
        let is_link = cell.strip_prefix(b"\"").unwrap_or(cell).starts_with(b"http");
        let has = |at: usize| cell[at].to_ascii_lowercase() == *first && begins(&cell[at..], word);
        !is_link && (0..cell.len()).any(has)
    });
    Some(found)
}

/// Whether a text begins with a word.
fn begins(text: &[u8], word: &[u8]) -> bool {
    let mut letters = text.iter().filter(|byte| !matches!(byte, b'\'' | b'`'));
    word.iter()
        .all(|wanted| letters.next().is_some_and(|byte| byte.to_ascii_lowercase() == *wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_are_counted_wherever_they_stand() {
        let bytes: Vec<u8> =
            (0..1000_u32).map(|index| (index * 77 % 256).to_le_bytes()[0]).collect();
        for start in 0..20 {
            let own = &bytes[start..];
            let plain = own.iter().map(|byte| usize::from(*byte == 0)).sum::<usize>();
            assert_eq!(zeros(own), plain);
        }
        assert_eq!(zeros(&[0x80; 9]), 0);
        assert_eq!(zeros(&[0; 19]), 19);
    }

    #[test]
    fn one_letter_that_is_not_ascii_is_found_wherever_it_stands() {
        for length in 0..100 {
            let mut bytes = vec![b'a'; length];
            assert!(is_ascii(&bytes));
            for place in 0..length {
                bytes[place] = 0x80;
                assert!(!is_ascii(&bytes));
                bytes[place] = b'a';
            }
        }
    }

    #[test]
    fn a_word_is_found_in_cells_that_are_no_links() {
        let record = br#"row-1,KAZ,"A ""Note"", too",https://example.org/Secret"#;
        assert_eq!(has_word(record, b"note"), Some(true));
        assert_eq!(has_word(record, b"kaz"), Some(true));
        assert_eq!(has_word(record, b"secret"), Some(false));
        assert_eq!(has_word(record, b"noted"), Some(false));
        assert_eq!(has_word(record, b""), Some(true));
        assert_eq!(has_word(b"a,\"it's\"", b"its"), Some(true));
        assert_eq!(has_word("é".as_bytes(), b"e"), None);
        assert_eq!(has_word(b"a,b", b"a,b"), None);
        assert_eq!(zeros(&[0, 1, 0, 7]), 2);
    }
}
