//! Loops over all rows.

/// How many bytes are zero.
#[must_use]
pub fn zeros(bytes: &[u8]) -> usize {
    bytes.iter().map(|byte| usize::from(*byte == 0)).sum()
}

/// Whether a word stands in a record, in any of its cells that is no link;
/// nothing if that cannot be told byte by byte.
///
/// `word` is in small letters. A record is told about if it is ASCII and has no
/// apostrophe, which a search passes over.
#[must_use]
pub fn has_word(record: &[u8], word: &[u8]) -> Option<bool> {
    let [first, rest @ ..] = word else { return Some(true) };
    if !record.iter().all(|byte| byte.is_ascii() && !matches!(byte, b'\'' | b'`')) {
        return None;
    }
    if word.contains(&b',') {
        return None;
    }
    let mut cell = record;
    loop {
        let end = cell.iter().position(|byte| *byte == b',').unwrap_or(cell.len());
        let (own, after) = cell.split_at(end);
        let is_link = own.strip_prefix(b"\"").unwrap_or(own).starts_with(b"http");
        if !is_link {
            for (at, byte) in own.iter().enumerate() {
                if byte.to_ascii_lowercase() == *first
                    && own
                        .get(at + 1..at + 1 + rest.len())
                        .is_some_and(|text| text.eq_ignore_ascii_case(rest))
                {
                    return Some(true);
                }
            }
        }
        match after {
            [] => return Some(false),
            [_, next @ ..] => cell = next,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_cells_that_are_no_links() {
        let record = br#"row-1,KAZ,"A ""Note"", too",https://example.org/Secret"#;
        assert_eq!(has_word(record, b"note"), Some(true));
        assert_eq!(has_word(record, b"kaz"), Some(true));
        assert_eq!(has_word(record, b"secret"), Some(false));
        assert_eq!(has_word(record, b"noted"), Some(false));
        assert_eq!(has_word(record, b""), Some(true));
        assert_eq!(has_word(b"it's", b"its"), None);
        assert_eq!(has_word("é".as_bytes(), b"e"), None);
        assert_eq!(has_word(b"a,b", b"a,b"), None);
        assert_eq!(zeros(&[0, 1, 0, 7]), 2);
    }
}
