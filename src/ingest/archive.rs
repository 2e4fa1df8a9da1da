//! How files are packed, and what is in an archive (PKWARE APPNOTE 6.3, the part
//! of it that every ZIP file has: a directory at its end).

/// How the bytes of a file are packed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Packing {
    /// Not at all.
    #[default]
    None,
    /// As a `.gz` file.
    Gzip,
    /// As most files in a ZIP archive.
    Deflate,
}

impl Packing {
    /// How a file of this name is packed.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let has_ending = name.get(name.len().saturating_sub(3)..);
        if has_ending.is_some_and(|ending| ending.eq_ignore_ascii_case(".gz")) {
            Self::Gzip
        } else {
            Self::None
        }
    }
}

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name, with its folders.
    pub name: String,
    /// How it is packed.
    pub packing: Packing,
    /// Where its own head begins in the archive.
    pub head: usize,
    /// How many bytes it takes, packed.
    pub length: usize,
}

/// How many bytes at the end of an archive hold its last record, whatever its
/// comment.
pub const END: usize = 22 + 0xffff;

/// Length of the head of a file without its name and its extra field.
pub const HEAD: usize = 30;

/// Where the directory of an archive stands, as its first byte and its length,
/// told from the last bytes of the archive; nothing if they are of none.
#[must_use]
pub fn directory(end: &[u8]) -> Option<(usize, usize)> {
    let start = end.windows(4).rposition(|mark| mark == b"PK\x05\x06")?;
    let record = &end[start..];
    Some((number(record, 16, 4)?, number(record, 12, 4)?))
}

/// The files that a directory lists, without folders and what is packed in a
/// way that browsers do not know.
#[must_use]
pub fn entries(mut directory: &[u8]) -> Vec<Entry> {
    let mut entries = Vec::new();
    while directory.starts_with(b"PK\x01\x02") {
        let Some((entry, length)) = entry(directory) else { break };
        entries.extend(entry);
        directory = directory.get(length..).unwrap_or_default();
    }
    entries
}

fn entry(record: &[u8]) -> Option<(Option<Entry>, usize)> {
    let (name, extra, comment) =
        (number(record, 28, 2)?, number(record, 30, 2)?, number(record, 32, 2)?);
    let packing = match number(record, 10, 2)? {
        0 => Some(Packing::None),
        8 => Some(Packing::Deflate),
        _ => None,
    };
    let text = String::from_utf8_lossy(record.get(46..46 + name)?).into_owned();
    let (head, length) = (number(record, 42, 4)?, number(record, 20, 4)?);
    let is_file = !text.ends_with('/');
    let entry = packing.filter(|_| is_file).map(|packing| {
        let name = text;
        Entry { name, packing, head, length }
    });
    Some((entry, 46 + name + extra + comment))
}

/// Where the bytes of a file begin, from the beginning of its own head.
#[must_use]
pub fn body(head: &[u8]) -> Option<usize> {
    head.starts_with(b"PK\x03\x04").then_some(())?;
    Some(HEAD + number(head, 26, 2)? + number(head, 28, 2)?)
}

/// Files with their names as an archive in which nothing is packed. Lengths past
/// four gigabytes, more than a tab can hold, would be cut.
#[must_use]
pub fn archive(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let long = |length: usize| u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes();
    let short = |length: usize| u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes();
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let start = bytes.len();
        // Version 2.0; names are UTF-8; stored; the first of January 1980.
        let mut about = vec![20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0];
        about.extend(checksum(content).to_le_bytes());
        about.extend(long(content.len()));
        about.extend(long(content.len()));
        about.extend(short(name.len()));
        about.extend(short(0));
        bytes.extend_from_slice(b"PK\x03\x04");
        bytes.extend_from_slice(&about);
        bytes.extend_from_slice(name.as_bytes());
        bytes.extend_from_slice(content);
        directory.extend_from_slice(b"PK\x01\x02\x14\x00");
        directory.extend_from_slice(&about);
        directory.extend_from_slice(&[0; 10]);
        directory.extend(long(start));
        directory.extend_from_slice(name.as_bytes());
    }
    let (start, length, count) = (bytes.len(), directory.len(), short(files.len()));
    bytes.append(&mut directory);
    bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count);
    bytes.extend(count);
    bytes.extend(long(length));
    bytes.extend(long(start));
    bytes.extend(short(0));
    bytes
}

/// CRC-32 as ZIP has it: the polynomial 0xEDB88320, bits from the lowest.
fn checksum(bytes: &[u8]) -> u32 {
    let table: [u32; 256] = std::array::from_fn(|index| {
        let mut rest = u32::try_from(index).unwrap_or_default();
        for _ in 0..8 {
            rest = rest >> 1 ^ if rest & 1 == 1 { 0xedb8_8320 } else { 0 };
        }
        rest
    });
    !bytes
        .iter()
        .fold(u32::MAX, |sum, byte| sum >> 8 ^ table[usize::from(sum.to_le_bytes()[0] ^ byte)])
}

/// A number of so many bytes, the lowest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at + length)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Vec<u8> {
        archive(&[("a/b.csv".to_owned(), b"id\n".to_vec())])
    }

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        // The check value of CRC-32/ISO-HDLC.
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn a_file_is_found_by_the_directory() {
        let bytes = example();
        let found = directory(&bytes).map(|(start, length)| entries(&bytes[start..start + length]));
        let Some([entry]) = found.as_deref() else { panic!("{found:?}") };
        assert_eq!((&*entry.name, entry.packing, entry.length), ("a/b.csv", Packing::None, 3));
        let start = body(&bytes[entry.head..]).unwrap_or_default();
        assert_eq!(&bytes[start..start + entry.length], b"id\n");
    }

    #[test]
    fn what_is_cut_is_no_archive() {
        let bytes = example();
        for length in 0..bytes.len() {
            let cut = &bytes[..length];
            assert!(
                directory(cut)
                    .is_none_or(|(start, _)| entries(&cut[start.min(length)..]).len() < 2)
            );
            assert!(entries(cut).is_empty());
        }
        assert_eq!(Packing::of_name("a.CSV.GZ"), Packing::Gzip);
        assert_eq!(Packing::of_name("ж"), Packing::None);
    }
}
