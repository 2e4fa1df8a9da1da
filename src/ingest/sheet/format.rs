//! What bytes are as text: its encoding and the delimiter of its cells.

use std::borrow::Cow;

/// How much of a file is looked at before its encoding is settled, in bytes.
const SAMPLE: usize = 1 << 16;

/// Bytes of any of the encodings that tables come in, to UTF-8: UTF-8 itself,
/// UTF-16 of either order and Windows-1251, each with or without a byte order
/// mark, which is dropped.
#[derive(Debug, Default)]
pub struct Decoder {
    /// Bytes held back until the encoding can be told.
    start: Vec<u8>,
    encoding: Option<Encoding>,
    /// Of UTF-16, the bytes of a letter of which the rest has not come.
    cut: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf16 { is_big: bool },
    Windows1251,
}

impl Decoder {
    /// The text of the next bytes; nothing as long as the encoding cannot be
    /// told, and all that was held back after that or with the last bytes.
    pub fn push<'b>(&mut self, bytes: &'b [u8], is_last: bool) -> Cow<'b, [u8]> {
        if let Some(encoding) = self.encoding {
            return self.decode(encoding, Cow::Borrowed(bytes), is_last);
        }
        let bytes = if self.start.is_empty() {
            Cow::Borrowed(bytes)
        } else {
            self.start.extend_from_slice(bytes);
            Cow::Owned(std::mem::take(&mut self.start))
        };
        if bytes.len() < SAMPLE && !is_last {
            self.start = bytes.into_owned();
            return Cow::Borrowed(b"");
        }
        let (encoding, mark) = Encoding::of(&bytes);
        self.encoding = Some(encoding);
        let bytes = match bytes {
            Cow::Borrowed(bytes) => Cow::Borrowed(&bytes[mark..]),
            Cow::Owned(mut bytes) => {
                bytes.drain(..mark);
                Cow::Owned(bytes)
            }
        };
        self.decode(encoding, bytes, is_last)
    }

    fn decode<'b>(
        &mut self,
        encoding: Encoding,
        bytes: Cow<'b, [u8]>,
        is_last: bool,
    ) -> Cow<'b, [u8]> {
        match encoding {
            Encoding::Utf8 => bytes,
            Encoding::Windows1251 => {
                let text: String = bytes.iter().map(|byte| windows_1251(*byte)).collect();
                Cow::Owned(text.into_bytes())
            }
            Encoding::Utf16 { is_big } => Cow::Owned(self.utf_16(is_big, &bytes, is_last)),
        }
    }

    fn utf_16(&mut self, is_big: bool, bytes: &[u8], is_last: bool) -> Vec<u8> {
        self.cut.extend_from_slice(bytes);
        let unit = |pair: &[u8]| {
            let pair = [pair[0], pair[1]];
            if is_big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
        };
        let mut whole = self.cut.len() & !1;
        // The first half of a letter of four bytes waits for the second.
        let is_half = |pair: &[u8]| (0xd800..0xdc00).contains(&unit(pair));
        if whole >= 2 && is_half(&self.cut[whole - 2..whole]) {
            whole -= 2;
        }
        let units = self.cut[..whole].chunks_exact(2).map(unit);
        let mut text: String = char::decode_utf16(units)
            .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
        self.cut.drain(..whole);
        if is_last && !self.cut.is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
        }
        text.into_bytes()
    }
}

impl Encoding {
    /// The encoding of a file that begins so, and the length of its byte order mark.
    fn of(start: &[u8]) -> (Self, usize) {
        match start {
            [0xef, 0xbb, 0xbf, ..] => return (Self::Utf8, 3),
            [0xff, 0xfe, ..] => return (Self::Utf16 { is_big: false }, 2),
            [0xfe, 0xff, ..] => return (Self::Utf16 { is_big: true }, 2),
            // The first letter of a header is one of the Latin alphabet.
            [0, letter, ..] if *letter != 0 => return (Self::Utf16 { is_big: true }, 0),
            [letter, 0, ..] if *letter != 0 => return (Self::Utf16 { is_big: false }, 0),
            _ => {}
        }
        let sample = &start[..start.len().min(SAMPLE)];
        (if is_windows_1251(sample) { Self::Windows1251 } else { Self::Utf8 }, 0)
    }
}

/// Whether a text has Cyrillic words in Windows-1251. A file in UTF-8 with some
/// broken bytes has none: there three of these bytes in a row are rare, and
/// letters in UTF-8 are not.
fn is_windows_1251(sample: &[u8]) -> bool {
    let (mut broken, mut letters) = (0, 0);
    for chunk in sample.utf8_chunks() {
        letters += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    // At the end of a sample a letter may be cut.
    let is_cut = sample.len() == SAMPLE && broken <= 3;
    let words = sample.windows(3).filter(|word| word.iter().all(|byte| *byte >= 0xc0)).count();
    broken > 0 && !is_cut && words > 0 && broken > letters
}

/// The letters of Windows-1251 from 0x80 to 0xBF; Cyrillic follows in the order
/// of Unicode. As the Encoding Standard has it (index-windows-1251).
const UPPER_HALF: [char; 64] = [
    'Ђ', 'Ѓ', '‚', 'ѓ', '„', '…', '†', '‡', '€', '‰', 'Љ', '‹', 'Њ', 'Ќ', 'Ћ', 'Џ', 'ђ', '‘', '’',
    '“', '”', '•', '–', '—', '\u{98}', '™', 'љ', '›', 'њ', 'ќ', 'ћ', 'џ', '\u{a0}', 'Ў', 'ў', 'Ј',
    '¤', 'Ґ', '¦', '§', 'Ё', '©', 'Є', '«', '¬', '\u{ad}', '®', 'Ї', '°', '±', 'І', 'і', 'ґ', 'µ',
    '¶', '·', 'ё', '№', 'є', '»', 'ј', 'Ѕ', 'ѕ', 'ї',
];

fn windows_1251(byte: u8) -> char {
    match byte {
        0..0x80 => char::from(byte),
        0x80..0xc0 => UPPER_HALF[usize::from(byte) - 0x80],
        0xc0.. => char::from_u32(0x410 + u32::from(byte) - 0xc0).unwrap_or_default(),
    }
}

/// The delimiter of a text: of comma, semicolon and tab the one that stands
/// most often in its first line outside of quotes.
pub fn delimiter(text: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut is_quoted = false;
    let first = text.iter().skip_while(|byte| matches!(byte, b'\r' | b'\n'));
    for byte in first {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\r' | b'\n' if !is_quoted => break,
            byte if !is_quoted => {
                for (delimiter, count) in &mut counts {
                    *count += usize::from(delimiter == byte);
                }
            }
            _ => {}
        }
    }
    // The first of equals: a comma unless another is more frequent.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| *delimiter)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "id;примечание\nа;Сеть «Билайн», ё — №5 𝄞\n";

    fn decoded(bytes: &[u8], piece: usize) -> String {
        let mut decoder = Decoder::default();
        let mut text: Vec<u8> =
            bytes.chunks(piece).flat_map(|piece| decoder.push(piece, false).into_owned()).collect();
        text.extend_from_slice(&decoder.push(b"", true));
        String::from_utf8_lossy(&text).into_owned()
    }

    fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_comes_out_as_the_same_text() {
        let marked = format!("\u{feff}{TEXT}");
        for piece in [1, 2, 3, 7, 1000] {
            for bytes in [
                TEXT.as_bytes().to_vec(),
                marked.as_bytes().to_vec(),
                utf_16(TEXT, u16::to_le_bytes),
                utf_16(&marked, u16::to_le_bytes),
                utf_16(TEXT, u16::to_be_bytes),
                utf_16(&marked, u16::to_be_bytes),
            ] {
                assert_eq!(decoded(&bytes, piece), TEXT);
            }
        }
    }

    #[test]
    fn windows_1251_is_told_by_its_words() {
        let bytes = b"id;\xef\xf0\xe8\xec\xe5\xf7\xe0\xed\xe8\xe5\na;\xab\xc1\xe8\xeb\xe0\xe9\xed\xbb \xb9\xb8\n";
        assert_eq!(decoded(bytes, 5), "id;примечание\na;«Билайн» №ё\n");
        for broken in [&b"id,note\na,\xff\xfe\n"[..], "id,note\nа,Сеть \u{0}".as_bytes()] {
            assert_eq!(decoded(broken, 100), String::from_utf8_lossy(broken));
        }
        let mut broken = TEXT.as_bytes().to_vec();
        broken.extend_from_slice(b"\xff\xff");
        assert_eq!(decoded(&broken, 100), format!("{TEXT}\u{fffd}\u{fffd}"));
    }

    #[test]
    fn a_long_text_of_two_byte_letters_is_utf_8() {
        let text = "ы".repeat(SAMPLE);
        for shift in ["", "a"] {
            let text = format!("{shift}{text}");
            assert_eq!(decoded(text.as_bytes(), 10_007), text);
        }
    }

    #[test]
    fn the_delimiter_is_the_most_frequent_of_the_header() {
        assert_eq!(delimiter(b"id,country\n1;2;3;4"), b',');
        assert_eq!(delimiter(b"\r\nid;\"a,b,c\";country\n"), b';');
        assert_eq!(delimiter(b"id\tcountry"), b'\t');
        assert_eq!(delimiter(b"id"), b',');
    }
}
