//! What bytes are as text: its encoding, the delimiter of its cells and its header.

use super::cut;
use crate::ingest::ProblemKind;
use crate::store::text_shown;
use cells::{Batch, Splitter};
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
    /// Whether its letters begin as single bytes, and not as pairs.
    is_narrow: bool,
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
    /// The text of the next bytes; what comes after the last letter that every
    /// encoding of one byte has is held back until the encoding can be told.
    pub fn push<'b>(&mut self, bytes: &'b [u8], is_last: bool) -> Cow<'b, [u8]> {
        if let Some(encoding) = self.encoding {
            return self.decode(encoding, Cow::Borrowed(bytes), is_last);
        }
        if self.is_narrow && self.start.is_empty() && cells::is_ascii(bytes) {
            return Cow::Borrowed(bytes);
        }
        self.start.extend_from_slice(bytes);
        let mut ahead = Vec::new();
        if is_last || self.start.len() >= SAMPLE {
            let start = if self.is_narrow { None } else { Encoding::of_start(&self.start) };
            if let Some((encoding, mark)) = start {
                self.encoding = Some(encoding);
                self.start.drain(..mark);
            } else {
                let plain = self.start.iter().take_while(|byte| byte.is_ascii()).count();
                // What is left of the first bytes is enough, since the header is
                // among them; later a few letters may be too few.
                let is_enough = is_last || !self.is_narrow || self.start.len() - plain >= SAMPLE;
                if plain < self.start.len() && is_enough {
                    self.encoding = Some(Encoding::of_words(&self.start[plain..]));
                } else {
                    ahead.extend(self.start.drain(..plain));
                }
                self.is_narrow = true;
            }
        }
        if let Some(encoding) = self.encoding {
            let rest = std::mem::take(&mut self.start);
            ahead.extend_from_slice(&self.decode(encoding, Cow::Owned(rest), is_last));
        }
        Cow::Owned(ahead)
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
    /// The encoding of a file that begins so, and the length of its byte order
    /// mark, if its first bytes tell.
    fn of_start(start: &[u8]) -> Option<(Self, usize)> {
        match start {
            [0xef, 0xbb, 0xbf, ..] => Some((Self::Utf8, 3)),
            [0xff, 0xfe, ..] => Some((Self::Utf16 { is_big: false }, 2)),
            [0xfe, 0xff, ..] => Some((Self::Utf16 { is_big: true }, 2)),
            // The first two letters of a header are of the Latin alphabet.
            [0, 1..=255, 0, 1..=255, ..] => Some((Self::Utf16 { is_big: true }, 0)),
            [1..=255, 0, 1..=255, 0, ..] => Some((Self::Utf16 { is_big: false }, 0)),
            _ => None,
        }
    }

    /// The encoding of a text of single bytes, from its first letters that are
    /// not ASCII.
    fn of_words(text: &[u8]) -> Self {
        let sample = &text[..text.len().min(SAMPLE)];
        if is_windows_1251(sample) { Self::Windows1251 } else { Self::Utf8 }
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
    // At its end a letter may be cut.
    let is_cut = str::from_utf8(sample).is_err_and(|error| error.error_len().is_none());
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

/// In the first line of a file, what a spreadsheet is told to split cells at.
const SEPARATOR: &[u8] = b"sep=";

/// How many records may stand above a header: titles, and what only says what stands
/// between cells.
const TITLES: usize = 8;

/// The header of a file.
#[derive(Clone, Debug, Default)]
pub struct Header {
    /// Its cells, as heads of columns.
    pub names: Vec<String>,
    /// Its line, from 1.
    pub line: u64,
    /// The first record below it, of those that came with it.
    pub below: usize,
}

/// Looks for the header as records come: it is the first of them with more than one
/// cell filled, and if there is none, the first of all.
#[derive(Clone, Debug, Default)]
pub struct HeaderSearch {
    /// How many records have been passed over.
    passed: usize,
    first: Option<Header>,
}

impl HeaderSearch {
    /// The header, if it is among these records, or there will be none.
    pub fn look(&mut self, batch: &Batch, is_last: bool) -> Option<Header> {
        for (index, record) in batch.records().enumerate() {
            let filled = record.cells().filter(|cell| !cell.trim_ascii().is_empty()).count();
            let is_note = record.cell(0).starts_with(SEPARATOR);
            if filled > 1 || self.first.is_none() && filled > 0 && !is_note {
                let names = record.cells().map(text_shown).collect();
                let header = Header { names, line: record.line(), below: index + 1 };
                if filled > 1 {
                    return Some(header);
                }
                self.first = Some(header);
            }
            self.passed += 1;
            if self.passed > TITLES {
                return self.first.take().map(|first| Header { below: index + 1, ..first });
            }
        }
        let first = self.first.take_if(|_| is_last);
        first.map(|first| Header { below: batch.len(), ..first })
    }
}

/// The delimiter of a text: of comma, semicolon, tab and bar the one that its first
/// line names, or that stands most often outside of quotes in the first line that
/// has any.
pub fn delimiter(text: &[u8]) -> u8 {
    let named = text.trim_ascii_start().strip_prefix(SEPARATOR).and_then(<[u8]>::first);
    if let Some(named @ (b',' | b';' | b'\t' | b'|')) = named {
        return *named;
    }
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    let mut is_quoted = false;
    for byte in text {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\r' | b'\n' if !is_quoted && counts.iter().any(|(_, count)| *count > 0) => break,
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

/// The heads of the columns of a file that begins with `start`; none if it is
/// no table.
#[must_use]
pub fn head(start: &[u8]) -> Vec<String> {
    let mut batch = Batch::default();
    let text = Decoder::default().push(start, true);
    if not_a_table(&text).is_none() {
        Splitter::new(delimiter(&text)).read(&text, true, &mut batch);
    }
    HeaderSearch::default().look(&batch, true).unwrap_or_default().names
}

/// How files begin that are no text, and what they are of.
const BINARY: [(&[u8], &str); 9] = [
    (b"PK\x03\x04", "ZIP (Excel, OpenDocument)"),
    (b"\xD0\xCF\x11\xE0", "Excel"),
    (b"%PDF", "PDF"),
    (b"\x1F\x8B", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xFD7zXZ", "xz"),
    (b"\x28\xB5\x2F\xFD", "Zstandard"),
    (b"7z\xBC\xAF", "7-Zip"),
    (b"PAR1", "Parquet"),
];

/// How many bytes are looked at to tell text from other things, and of how many of
/// them one may be a control character: a stray one stands in many a text.
const START: usize = 1000;
const STRAY: usize = 50;

/// Why bytes are no table at all, if they are none.
#[must_use]
pub fn not_a_table(bytes: &[u8]) -> Option<ProblemKind> {
    let is_control = |byte: &u8| *byte < b'\t' || (0x0e..0x20).contains(byte);
    let kind = BINARY.iter().find(|(start, _)| bytes.starts_with(start));
    let start = &bytes[..bytes.len().min(START)];
    let strays = start.iter().filter(|byte| is_control(byte)).count();
    if kind.is_some() || strays > start.len() / STRAY {
        return Some(ProblemKind::Binary(kind.map_or("", |(_, name)| name)));
    }
    let start = bytes.trim_ascii_start();
    if start.is_empty() {
        return Some(ProblemKind::Empty);
    }
    if start.starts_with(b"{") || start.starts_with(b"[{") {
        return Some(ProblemKind::Binary("JSON"));
    }
    let first = start.get(..start.len().min(80)).unwrap_or_default();
    let lowered = first.to_ascii_lowercase();
    let is_page = [b"<!doctype".as_slice(), b"<html", b"<?xml", b"<head", b"<body"]
        .iter()
        .any(|mark| lowered.starts_with(mark));
    is_page.then(|| ProblemKind::Html(cut(&String::from_utf8_lossy(first))))
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
    fn the_first_cyrillic_letter_may_come_late() {
        let ahead = "a,b\n".repeat(SAMPLE);
        let words: &[u8] = b"a;\xab\xc1\xe8\xeb\xe0\xe9\xed\xbb\n";
        for (end, text) in [(words, "a;«Билайн»\n"), ("Сеть, ё\n".as_bytes(), "Сеть, ё\n")]
        {
            let bytes = [ahead.as_bytes(), end].concat();
            for piece in [10_007, SAMPLE, 1 << 20] {
                assert_eq!(decoded(&bytes, piece), format!("{ahead}{text}"));
            }
        }
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
        assert_eq!(delimiter(b"id|country"), b'|');
        assert_eq!(delimiter(b"id"), b',');
        assert_eq!(delimiter(b"sep=;\r\nid,country;name\n"), b';');
    }
}
