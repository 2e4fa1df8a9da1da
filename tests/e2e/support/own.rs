//! Files of the reader's own, on this machine.

use super::Outcome;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A file in a folder of its own, for as long as a test runs.
pub struct Own {
    folder: PathBuf,
    path: String,
}

impl Own {
    /// Writes it.
    pub fn new(name: &str, content: impl AsRef<[u8]>) -> Outcome<Self> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("vendor-atlas-own-{}-{count}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let path = folder.join(name);
        std::fs::write(&path, content)?;
        Ok(Self { path: path.to_str().ok_or("a path that is text")?.to_owned(), folder })
    }

    /// Where it is.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Bytes as a `.gz` file (RFC 1952), stored.
    pub fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
        let blocks = bytes.chunks(0xffff);
        let last = blocks.len().saturating_sub(1);
        for (index, block) in blocks.enumerate() {
            let length = u16::try_from(block.len()).unwrap_or_default();
            packed.push(u8::from(index == last));
            packed.extend(length.to_le_bytes());
            packed.extend((!length).to_le_bytes());
            packed.extend(block);
        }
        packed.extend(checksum(bytes).to_le_bytes());
        packed.extend(length(bytes));
        packed
    }

    /// Files as a ZIP archive, stored.
    pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let (mut archive, mut directory) = (Vec::new(), Vec::new());
        for (name, bytes) in files {
            let start = length(&archive);
            let mut about = vec![20, 0, 0, 8, 0, 0, 0, 0, 0, 0];
            about.extend(checksum(bytes).to_le_bytes());
            about.extend(length(bytes));
            about.extend(length(bytes));
            about.extend(&length(name.as_bytes())[..2]);
            about.extend([0, 0]);
            archive.extend(b"PK\x03\x04");
            archive.extend(&about);
            archive.extend(name.as_bytes());
            archive.extend(*bytes);
            directory.extend(b"PK\x01\x02\x14\x00");
            directory.extend(&about);
            directory.extend([0; 10]);
            directory.extend(start);
            directory.extend(name.as_bytes());
        }
        let (start, size) = (length(&archive), length(&directory));
        let count = u8::try_from(files.len()).unwrap_or_default();
        archive.extend(directory);
        archive.extend(b"PK\x05\x06\0\0\0\0");
        archive.extend([count, 0, count, 0]);
        archive.extend(size);
        archive.extend(start);
        archive.extend([0, 0]);
        archive
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn length(bytes: &[u8]) -> [u8; 4] {
    u32::try_from(bytes.len()).unwrap_or_default().to_le_bytes()
}

/// CRC-32 as in RFC 1952, section 8.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ if sum & 1 == 1 { 0xedb8_8320 } else { 0 }
        })
    })
}
