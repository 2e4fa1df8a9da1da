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
    /// As a `.gz` file that is packed once more in a ZIP archive.
    DeflatedGzip,
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
    /// How it is packed, or why it cannot be unpacked.
    pub packing: Result<Packing, &'static str>,
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

/// The files that a directory lists, without folders.
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
    let text = String::from_utf8_lossy(record.get(46..46 + name)?).into_owned();
    let (head, length) = (number(record, 42, 4)?, number(record, 20, 4)?);
    let is_locked = number(record, 8, 2)? & 1 == 1;
    let packing = match (number(record, 10, 2)?, Packing::of_name(&text)) {
        _ if is_locked => Err("password"),
        (0, packing) => Ok(packing),
        (8, Packing::Gzip) => Ok(Packing::DeflatedGzip),
        (8, _) => Ok(Packing::Deflate),
        _ => Err("not Deflate"),
    };
    let is_file = !text.ends_with('/');
    let entry = is_file.then_some(Entry { name: text, packing, head, length });
    Some((entry, 46 + name + extra + comment))
}

/// Where the bytes of a file begin, from the beginning of its own head.
#[must_use]
pub fn body(head: &[u8]) -> Option<usize> {
    head.starts_with(b"PK\x03\x04").then_some(())?;
    Some(HEAD + number(head, 26, 2)? + number(head, 28, 2)?)
}

/// An archive that is written file by file, in which nothing is packed. Lengths
/// past four gigabytes, more than a tab can hold, would be cut.
#[derive(Debug, Default)]
pub struct ArchiveWriter {
    /// Bytes written so far.
    length: usize,
    files: usize,
    directory: Vec<u8>,
}

impl ArchiveWriter {
    /// Writes a file of this name. Answers with what stands before its bytes,
    /// of which `sum` knows how many there are.
    #[must_use]
    pub fn file(&mut self, name: &str, sum: &Checksum) -> Vec<u8> {
        // Version 2.0; names are UTF-8; stored; the first of January 1980.
        let mut about = vec![20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0];
        about.extend(sum.value().to_le_bytes());
        about.extend(long(sum.length));
        about.extend(long(sum.length));
        about.extend(short(name.len()));
        about.extend(short(0));
        let head = [b"PK\x03\x04", &*about, name.as_bytes()].concat();
        self.directory.extend_from_slice(b"PK\x01\x02\x14\x00");
        self.directory.extend_from_slice(&about);
        self.directory.extend_from_slice(&[0; 10]);
        self.directory.extend(long(self.length));
        self.directory.extend_from_slice(name.as_bytes());
        self.files += 1;
        self.length += head.len() + sum.length;
        head
    }

    /// What stands after the bytes of the last file.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        let (count, length) = (short(self.files), self.directory.len());
        let mut bytes = self.directory;
        bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        bytes.extend(count);
        bytes.extend(count);
        bytes.extend(long(length));
        bytes.extend(long(self.length));
        bytes.extend(short(0));
        bytes
    }
}

fn long(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

fn short(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes()
}

/// CRC-32 as ZIP has it: the polynomial 0xEDB88320, bits from the lowest; of
/// bytes that come bit by bit, which it counts.
#[derive(Clone, Debug)]
pub struct Checksum {
    table: [u32; 256],
    rest: u32,
    length: usize,
}

impl Default for Checksum {
    fn default() -> Self {
        let table = std::array::from_fn(|index| {
            let mut rest = u32::try_from(index).unwrap_or_default();
            for _ in 0..8 {
                rest = rest >> 1 ^ if rest & 1 == 1 { 0xedb8_8320 } else { 0 };
            }
            rest
        });
        Self { table, rest: u32::MAX, length: 0 }
    }
}

impl Checksum {
    /// Takes the next bytes in.
    pub fn push(&mut self, bytes: &[u8]) {
        self.length += bytes.len();
        self.rest = bytes.iter().fold(self.rest, |sum, byte| {
            sum >> 8 ^ self.table[usize::from(sum.to_le_bytes()[0] ^ byte)]
        });
    }

    fn value(&self) -> u32 {
        !self.rest
    }
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
        let (mut writer, mut sum) = (ArchiveWriter::default(), Checksum::default());
        sum.push(b"id\n");
        [&*writer.file("a/b.csv", &sum), b"id\n", &writer.finish()].concat()
    }

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        // The check value of CRC-32/ISO-HDLC.
        let mut sum = Checksum::default();
        sum.push(b"12345");
        sum.push(b"6789");
        assert_eq!((sum.value(), sum.length), (0xcbf4_3926, 9));
    }

    #[test]
    fn a_file_is_found_by_the_directory() {
        let bytes = example();
        let found = directory(&bytes).map(|(start, length)| entries(&bytes[start..start + length]));
        let Some([entry]) = found.as_deref() else { panic!("{found:?}") };
        assert_eq!((&*entry.name, entry.packing, entry.length), ("a/b.csv", Ok(Packing::None), 3));
        let start = body(&bytes[entry.head..]).unwrap_or_default();
        assert_eq!(&bytes[start..start + entry.length], b"id\n");
    }

    #[test]
    fn what_cannot_be_unpacked_is_told() {
        let bytes = example();
        let start = directory(&bytes).map_or(0, |(start, _)| start);
        let packing = |at: usize, value: u8| {
            let mut own = bytes[start..].to_vec();
            own[at] = value;
            entries(&own).first().map(|entry| entry.packing)
        };
        assert_eq!(packing(8, 1), Some(Err("password")));
        assert_eq!(packing(10, 8), Some(Ok(Packing::Deflate)));
        assert_eq!(packing(10, 12), Some(Err("not Deflate")));
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
