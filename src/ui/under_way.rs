//! Files on their way to the tables: whence they come, and as what they are read.

use crate::browser::fetch::{Fetch, Kept, fetch};
use crate::browser::picked::{self, Picked};
use crate::browser::stream::{START, Stream};
use crate::ingest::{self, Packing, ProblemKind, Problems, Renames, SourceFile, Table};
use crate::query::export::Rewriter;
use send_wrapper::SendWrapper;
use std::borrow::Cow;
use std::collections::BTreeMap;
use web_sys::Blob;

/// The column that names a row, and what may be chosen for it in place of one of
/// the file's: no head is called so.
pub(super) const ID: &str = "id";
pub(super) const NUMBERS: &str = "number-the-rows";

/// A file of the reader's own, in place of a table or added to it.
#[derive(Clone, Debug)]
pub(super) struct OwnFile {
    pub(super) table: Table,
    pub(super) name: String,
    pub(super) bytes: SendWrapper<Blob>,
    pub(super) packing: Packing,
    /// Whether its rows are added to those of the table.
    pub(super) adds: bool,
    /// Columns that it has under other names.
    pub(super) renames: Renames,
    /// With which choice it came: files of one choice do not replace each other.
    pub(super) choice: u32,
}

impl PartialEq for OwnFile {
    fn eq(&self, other: &Self) -> bool {
        *self.bytes == *other.bytes
            && (self.table, self.adds) == (other.table, other.adds)
            && self.renames == other.renames
    }
}

/// Where the tables come from.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sources {
    /// Addresses in place of the shipped files.
    pub(super) named: BTreeMap<Table, String>,
    /// Columns that what is at these addresses has under other names.
    pub(super) renames: BTreeMap<Table, Renames>,
    /// Files of the reader's own, which stay in the tab.
    pub(super) own: Vec<OwnFile>,
}

/// A file on its way.
pub(super) struct UnderWay {
    pub(super) table: Table,
    pub(super) name: String,
    /// Columns under other names.
    pub(super) renames: Renames,
    bytes: Bytes,
}

enum Bytes {
    Shipped(Fetch),
    Fetched(Fetch),
    Archive(Fetch),
    Own(SendWrapper<Blob>, Packing),
}

impl UnderWay {
    /// The file as it is read: its rows numbered, where that is asked for.
    pub(super) async fn open(self) -> Result<Opened, ProblemKind> {
        let is_numbered = self.renames.iter().any(|(_, theirs)| theirs == NUMBERS);
        let numbering = is_numbered.then(|| Numbering::new(&self.name));
        Ok(Opened { stream: self.stream().await?, numbering })
    }

    /// The first bytes of the file itself.
    pub(super) async fn start(self) -> Result<Vec<u8>, ProblemKind> {
        self.stream().await?.start().await
    }

    async fn stream(self) -> Result<Stream, ProblemKind> {
        match self.bytes {
            Bytes::Archive(fetch) => {
                let Picked { bytes, packing } =
                    picked::in_archive(&fetch.file().await?, self.table).await?;
                Stream::of_file(&bytes, packing)
            }
            Bytes::Shipped(fetch) | Bytes::Fetched(fetch) => fetch.open().await,
            Bytes::Own(bytes, packing) => Stream::of_file(&bytes, packing),
        }
    }

    /// Whether it is a file that the page came with.
    pub(super) fn is_shipped(&self) -> bool {
        matches!(self.bytes, Bytes::Shipped(_))
    }

    async fn whole(self) -> SourceFile {
        let (table, name, renames) = (self.table, self.name.clone(), self.renames.clone());
        let content = match self.open().await {
            Ok(stream) => stream.table(table, &renames).await,
            Err(kind) => Err(kind),
        };
        SourceFile { table, name, renames, content }
    }
}

impl Sources {
    /// Everything that makes up a table, under way at once: its file, or what
    /// stands in place of it, and what is added.
    pub(super) fn ask_for(&self, table: Table, kept: &'static Kept) -> Vec<UnderWay> {
        let own = |adds: bool| {
            let files = self.own.iter().filter(move |file| file.table == table);
            files.filter(move |file| file.adds == adds).map(|file| UnderWay {
                table,
                name: file.name.clone(),
                bytes: Bytes::Own(file.bytes.clone(), file.packing),
                renames: file.renames.clone(),
            })
        };
        let mut files: Vec<UnderWay> = own(false).collect();
        if files.is_empty() {
            files.push(match self.named.get(&table) {
                Some(address) => {
                    let renames = self.renames.get(&table).cloned().unwrap_or_default();
                    let is_archive = picked::is_archive(address);
                    let kind = if is_archive { Bytes::Archive } else { Bytes::Fetched };
                    let bytes = kind(fetch(address));
                    UnderWay { table, name: named(table, address), bytes, renames }
                }
                // The columns of the shipped file have our names.
                None => shipped(table, kept),
            });
        }
        files.extend(own(true));
        files
    }

    /// What of it comes from elsewhere than the page, by name; nothing if all is the
    /// page's own.
    pub(super) fn names(&self) -> Option<String> {
        let addresses = self.named.iter().map(|(table, address)| named(*table, address));
        let own = self.own.iter().map(|file| file.name.clone());
        let all = addresses.chain(own).collect::<Vec<_>>().join(", ");
        Some(all).filter(|all| !all.is_empty())
    }

    /// Whether a table comes from elsewhere than the page, or has rows from there.
    pub(super) fn has(&self, table: Table) -> bool {
        self.named.contains_key(&table) || self.own.iter().any(|file| file.table == table)
    }

    /// Tables named by address of which the columns have other names.
    pub(super) fn unnamed(&self, problems: &Problems) -> Vec<Table> {
        let lacks = |name: String| {
            problems.list().iter().any(|problem| {
                let kind = &problem.kind;
                problem.file == name
                    && matches!(kind, ProblemKind::MissingColumns { readable: false, .. })
            })
        };
        let unnamed = self.named.iter().filter(|(table, address)| lacks(named(**table, address)));
        unnamed.map(|(table, _)| *table).collect()
    }

    /// What of them concerns the first view, or what comes later.
    pub(super) fn part(&self, later: bool) -> Self {
        let mut part = self.clone();
        part.named.retain(|table, _| table.comes_later() == later);
        part.renames.retain(|table, _| table.comes_later() == later);
        part.own.retain(|file| file.table.comes_later() == later);
        part
    }

    /// Takes over what concerns the first view, or what comes later.
    pub(super) fn take_part(&mut self, later: bool, part: Self) {
        let mut whole = self.part(!later);
        whole.named.extend(part.named);
        whole.renames.extend(part.renames);
        whole.own.extend(part.own);
        *self = whole;
    }

    /// The files of some tables, whole.
    pub(super) async fn files(
        &self,
        kept: &'static Kept,
        wanted: impl Fn(Table) -> bool,
    ) -> Vec<SourceFile> {
        let tables = Table::ALL.into_iter().filter(|table| wanted(*table));
        let under_way = tables.flat_map(|table| self.ask_for(table, kept));
        let under_way: Vec<UnderWay> = under_way.collect();
        let mut files = Vec::new();
        for file in under_way {
            files.push(file.whole().await);
        }
        files
    }
}

/// What a table at an address is called: of an archive, which may have several,
/// also by its own name.
pub(super) fn named(table: Table, address: &str) -> String {
    if picked::is_archive(address) {
        format!("{address}/{}", table.path())
    } else {
        address.to_owned()
    }
}

/// The shipped file of a table.
pub(super) fn shipped(table: Table, kept: &'static Kept) -> UnderWay {
    let bytes = Bytes::Shipped(kept.fetch(&format!("data/{}", table.path())));
    UnderWay { table, name: table.path(), bytes, renames: Renames::new() }
}

/// A file that has begun to come.
pub(super) struct Opened {
    stream: Stream,
    numbering: Option<Numbering>,
}

/// Gives each row an id of its own, made of the file's name and the row's line.
struct Numbering {
    rewriter: Rewriter,
    stem: String,
    has_begun: bool,
}

impl Numbering {
    fn new(name: &str) -> Self {
        Self { rewriter: Rewriter::in_lines(), stem: stem(name).to_owned(), has_begun: false }
    }
}

impl Opened {
    /// How many bytes of the file there will be, if that is known.
    pub(super) fn expected(&self) -> Option<usize> {
        self.stream.expected
    }

    /// The same, if it is read as it is, so that it tells how many rows there are.
    pub(super) fn rows_in(&self) -> Option<usize> {
        self.expected().filter(|_| self.numbering.is_none())
    }

    /// As for [`Stream::fill`]: bytes of the file itself.
    pub(super) async fn fill(&mut self, bytes: &mut [u8]) -> Result<usize, ProblemKind> {
        self.stream.fill(bytes).await
    }

    /// What is read of the bytes that came.
    pub(super) fn made_of<'b>(&mut self, bytes: &'b [u8], is_last: bool) -> Cow<'b, [u8]> {
        numbered(&mut self.numbering, bytes, is_last)
    }

    /// The same of a table that is read as a whole; where its header lacks what the
    /// table needs, no more than the start of it, which is enough to say so.
    async fn table(mut self, table: Table, renames: &Renames) -> Result<Vec<u8>, ProblemKind> {
        let mut start = vec![0; START];
        let filled = self.stream.fill(&mut start).await?;
        start.truncate(filled);
        // What has come whole is read all the same.
        let may_be_other = filled == START && self.numbering.is_none();
        if may_be_other && !ingest::lacks(table, &ingest::head(&start), renames).is_empty() {
            self.stream.cancel();
            return Ok(start);
        }
        start.extend(self.stream.all().await?);
        Ok(numbered(&mut self.numbering, &start, true).into_owned())
    }

    /// All of it, as it is read.
    pub(super) async fn all(mut self) -> Result<Vec<u8>, ProblemKind> {
        let bytes = self.stream.all().await?;
        Ok(numbered(&mut self.numbering, &bytes, true).into_owned())
    }

    pub(super) fn cancel(&self) {
        self.stream.cancel();
    }
}

/// The next bytes of a file with its rows numbered, if they are.
fn numbered<'b>(
    numbering: &mut Option<Numbering>,
    bytes: &'b [u8],
    is_last: bool,
) -> Cow<'b, [u8]> {
    // A file that has ids keeps them.
    numbering.take_if(|numbering| {
        let is_first = !std::mem::replace(&mut numbering.has_begun, true);
        is_first && ingest::place_of(&ingest::head(bytes), ID, &Renames::new()).is_some()
    });
    let Some(Numbering { rewriter, stem, .. }) = numbering else { return bytes.into() };
    let id = |line: u64| format!("{stem}-{line}");
    rewriter.push(bytes, is_last, Some((ID, &id))).into_bytes().into()
}

/// The name of a file without folders and endings.
pub(super) fn stem(name: &str) -> &str {
    let own = name.rsplit('/').next().unwrap_or(name);
    own.split('.').next().unwrap_or(own)
}
