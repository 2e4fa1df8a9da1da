//! Files that the reader picks or drops: names and bytes, folders and archives
//! opened. Nothing of them leaves the machine.

use super::stream::{Stream, bytes_of};
use crate::ingest::archive::{self, Entry};
use crate::ingest::{Packing, ProblemKind, Table};
use crate::spelling::unturned;
use js_sys::{Array, Promise};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, DataTransfer, File, FileList, FileSystemDirectoryEntry, FileSystemEntry,
    FileSystemFileEntry,
};

/// A file, or why it cannot be opened.
#[derive(Debug)]
pub struct Found {
    /// Its name, with the folders it lies in.
    pub name: String,
    /// What is in it.
    pub content: Result<Picked, ProblemKind>,
}

/// A file of which the bytes have not been read.
#[derive(Clone, Debug)]
pub struct Picked {
    /// Its bytes, perhaps packed. The page has one thread, which they never leave.
    pub bytes: SendWrapper<Blob>,
    /// How they are packed.
    pub packing: Packing,
}

impl Picked {
    /// The first bytes of it, unpacked.
    ///
    /// # Errors
    ///
    /// As for [`Stream::fill`].
    pub async fn start(&self) -> Result<Vec<u8>, ProblemKind> {
        Stream::of_file(&self.bytes, self.packing)?.start().await
    }
}

impl Found {
    fn new(name: &str, file: &File) -> Self {
        let packing = Packing::of_name(name);
        let bytes = SendWrapper::new(file.clone().into());
        // What turns words round would turn every message about the file.
        let name = unturned(name);
        Self { name, content: Ok(Picked { bytes, packing }) }
    }
}

/// Whether a name is that of a table. Archives and folders hold other things too.
fn is_table(name: &str) -> bool {
    // What begins with a full stop is of an operating system.
    let is_hidden = name.split('/').any(|part| part.starts_with('.'));
    let mut endings = [".csv", ".csv.gz", ".tsv", ".txt"].iter();
    // A set that was saved here has its licences with it.
    let is_licence = name.contains("/LICENSES/");
    !is_hidden && !is_licence && endings.any(|ending| ends_with(name, ending))
}

fn ends_with(name: &str, ending: &str) -> bool {
    name.to_ascii_lowercase().ends_with(ending)
}

/// The files chosen in a field, archives opened.
pub async fn of_field(files: &FileList) -> Vec<Found> {
    let files = (0..files.length()).filter_map(|index| files.get(index)).map(|file| {
        let path = js_sys::Reflect::get(&file, &"webkitRelativePath".into());
        let path = path.ok().and_then(|path| path.as_string()).filter(|path| !path.is_empty());
        Found::new(&path.unwrap_or_else(|| file.name()), &file)
    });
    opened(files.collect()).await
}

/// What was dropped, folders and archives opened. The entries have to be taken
/// while the drop is handled; what they hold comes later.
pub fn of_drop(transfer: &DataTransfer) -> impl Future<Output = Vec<Found>> + use<> {
    let items = transfer.items();
    let (mut entries, mut files): (Vec<FileSystemEntry>, _) = (Vec::new(), Vec::new());
    for item in (0..items.length()).filter_map(|index| items.get(index)) {
        // Only what comes from a file system is an entry.
        match (item.webkit_get_as_entry(), item.get_as_file()) {
            (Ok(Some(entry)), _) => entries.push(entry),
            (_, Ok(Some(file))) => files.push(Found::new(&file.name(), &file)),
            _ => {}
        }
    }
    async move {
        for entry in entries {
            collect(entry, &mut files).await;
        }
        opened(files).await
    }
}

/// The files of an entry, a folder or a file.
async fn collect(entry: FileSystemEntry, files: &mut Vec<Found>) {
    let mut waiting = vec![entry];
    while let Some(entry) = waiting.pop() {
        let name = entry.full_path().trim_start_matches('/').to_owned();
        // Browsers have these classes under no name that they could be told by.
        if entry.is_directory() {
            let reader = entry.unchecked_ref::<FileSystemDirectoryEntry>().create_reader();
            // A folder tells of some of its entries at a time, and then of none.
            loop {
                let some = Promise::new(&mut |done, failed| {
                    let _ = reader.read_entries_with_callback_and_callback(&done, &failed);
                });
                let Ok(some) = JsFuture::from(some).await else { break };
                let some: Array = some.unchecked_into();
                if some.length() == 0 {
                    break;
                }
                waiting.extend(some.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
            }
        } else {
            let file = Promise::new(&mut |done, failed| {
                let entry: &FileSystemFileEntry = entry.unchecked_ref();
                entry.file_with_callback_and_callback(&done, &failed);
            });
            if let Ok(file) = JsFuture::from(file).await {
                files.push(Found::new(&name, file.unchecked_ref()));
            }
        }
    }
}

/// The tables among files, archives opened. A single file is taken as a table
/// whatever its name is.
async fn opened(files: Vec<Found>) -> Vec<Found> {
    let is_single = files.len() == 1;
    let mut tables = Vec::new();
    for mut file in files {
        let archive = file.content.as_ref().ok().filter(|_| ends_with(&file.name, ".zip"));
        if let Some(archive) = archive {
            if let Some(entries) = unpacked(&archive.bytes, MOST + 1).await {
                tables.extend(entries);
            } else {
                file.content = Err(ProblemKind::Packed("ZIP".to_owned()));
                tables.push(file);
            }
        } else if is_single || is_table(&file.name) || !file.name.contains('/') {
            // What was chosen by itself is told if it is no table.
            tables.push(file);
        }
    }
    tables
}

/// The file of a table in an archive: the one with its name, or the only one.
///
/// # Errors
///
/// [`ProblemKind::Packed`] where there is none, or more than one.
pub async fn in_archive(archive: &Blob, table: Table) -> Result<Picked, ProblemKind> {
    let files = unpacked(archive, usize::MAX).await;
    let mut files = files.ok_or_else(|| ProblemKind::Packed("ZIP".to_owned()))?;
    let of = |file: &Found| Table::of_file(&file.name, &[]);
    let named = files.iter().position(|file| of(file) == Some(table));
    let is_only = files.len() == 1 && of(&files[0]).is_none();
    let place = named.or(is_only.then_some(0));
    match place {
        Some(place) => files.swap_remove(place).content,
        None => Err(ProblemKind::Packed(format!("ZIP without {}", table.path()))),
    }
}

/// Whether an address or a path is that of an archive.
#[must_use]
pub fn is_archive(address: &str) -> bool {
    ends_with(address.split(['?', '#']).next().unwrap_or(address), ".zip")
}

/// How many files are taken at a time: more are no set of tables.
pub const MOST: usize = 300;

/// The first tables in an archive, so many at most; nothing if it is none.
async fn unpacked(archive: &Blob, most: usize) -> Option<Vec<Found>> {
    let length = bytes_of(archive);
    let end = part(archive, length.saturating_sub(archive::END), length).await?;
    let (start, count) = archive::directory(&end)?;
    let directory = part(archive, start, start + count).await?;
    let mut files = Vec::new();
    let entries = archive::entries(&directory).into_iter();
    let tables = entries.filter(|entry| is_table(&entry.name)).take(most);
    for Entry { name, packing, head, length } in tables {
        let packing = match packing {
            Ok(packing) => packing,
            Err(why) => {
                files.push(Found { name, content: Err(ProblemKind::Packed(why.to_owned())) });
                continue;
            }
        };
        let own = part(archive, head, head + archive::HEAD).await?;
        let start = head + archive::body(&own)?;
        let bytes = SendWrapper::new(slice(archive, start, start + length)?);
        files.push(Found { name, content: Ok(Picked { bytes, packing }) });
    }
    Some(files)
}

fn slice(file: &Blob, start: usize, end: usize) -> Option<Blob> {
    file.slice_with_f64_and_f64(start as f64, end as f64).ok()
}

async fn part(file: &Blob, start: usize, end: usize) -> Option<Vec<u8>> {
    let part = slice(file, start, end)?;
    let bytes: Result<JsValue, JsValue> = JsFuture::from(part.array_buffer()).await;
    Some(js_sys::Uint8Array::new(&bytes.ok()?).to_vec())
}
