//! The data files, fetched and read.

use crate::browser::fetch::{Fetch, fetch};
use crate::browser::stream::{Stream, breathe};
use crate::browser::{outlines, timing};
use crate::geo::Topology;
use crate::ingest::{
    self, ContractReader, Origin, Packing, ProblemKind, Problems, Renames, SourceFile, Table,
};
use crate::store::{Owners, Store};
use send_wrapper::SendWrapper;
use std::collections::BTreeMap;
use std::sync::Arc;
use web_sys::Blob;

/// A data set that has been read, and what is wrong with it.
///
/// Two are equal only if they are the very same: comparing a million rows would
/// cost more than drawing them.
#[derive(Clone)]
pub(super) struct Loaded {
    store: Arc<Store>,
    problems: Arc<Problems>,
}

impl Loaded {
    fn new(store: Store, problems: Problems) -> Self {
        Self { store: Arc::new(store), problems: Arc::new(problems) }
    }

    pub(super) fn store(&self) -> &Store {
        &self.store
    }

    pub(super) fn problems(&self) -> &Problems {
        &self.problems
    }

    /// The data as it was before, with what is wrong with these, if a table that
    /// had rows has none any more.
    pub(super) fn unless_lost(self, before: Option<&Self>) -> (Self, bool) {
        let is_lost = |before: &&Self| {
            let mut tables = Table::ALL.into_iter();
            tables.any(|table| table.rows(&self.store) == 0 && table.rows(&before.store) > 0)
        };
        match before.filter(is_lost) {
            Some(before) => {
                (Self { store: Arc::clone(&before.store), problems: self.problems }, true)
            }
            None => (self, false),
        }
    }
}

impl PartialEq for Loaded {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.store, &other.store) && Arc::ptr_eq(&self.problems, &other.problems)
    }
}

/// The parent groups of operators; there are none until they have come.
pub(super) fn owners(later: Option<&Loaded>) -> &Owners {
    static NONE: Owners = Owners::none();
    later.map_or(&NONE, |later| &later.store().owners)
}

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

/// How far the reading of a file is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Progress {
    pub(super) name: String,
    /// Bytes read, and bytes in all where that is known.
    pub(super) read: usize,
    pub(super) expected: Option<usize>,
    pub(super) rows: usize,
    /// Rows in a second.
    pub(super) rate: usize,
}

/// A file on its way.
struct UnderWay {
    table: Table,
    name: String,
    bytes: Bytes,
    /// Columns under other names.
    renames: Renames,
}

enum Bytes {
    Fetched(Fetch),
    Own(SendWrapper<Blob>, Packing),
}

impl UnderWay {
    async fn open(self) -> Result<Stream, ProblemKind> {
        match self.bytes {
            Bytes::Fetched(fetch) => fetch.open().await,
            Bytes::Own(bytes, packing) => Stream::of_file(&bytes, packing),
        }
    }

    async fn whole(self) -> SourceFile {
        let (table, name, renames) = (self.table, self.name.clone(), self.renames.clone());
        let content = match self.open().await {
            Ok(stream) => stream.all().await,
            Err(kind) => Err(kind),
        };
        SourceFile { table, name, renames, content }
    }
}

impl Sources {
    /// Everything that makes up a table, under way at once: its file, or what
    /// stands in place of it, and what is added.
    fn ask_for(&self, table: Table) -> Vec<UnderWay> {
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
            let named = self.named.get(&table);
            let name = named.cloned().unwrap_or_else(|| table.path());
            let address = named.cloned().unwrap_or_else(|| format!("data/{name}"));
            // The columns of the shipped file have our names.
            let renames = named.and_then(|_| self.renames.get(&table)).cloned();
            let (bytes, renames) = (Bytes::Fetched(fetch(&address)), renames.unwrap_or_default());
            files.push(UnderWay { table, name, bytes, renames });
        }
        files.extend(own(true));
        files
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
    pub(super) async fn files(&self, wanted: impl Fn(Table) -> bool) -> Vec<SourceFile> {
        let tables = Table::ALL.into_iter().filter(|table| wanted(*table));
        let under_way: Vec<UnderWay> = tables.flat_map(|table| self.ask_for(table)).collect();
        let mut files = Vec::new();
        for file in under_way {
            files.push(file.whole().await);
        }
        files
    }
}

/// Milliseconds of reading after which the browser has its turn: a frame or two,
/// and far from the 50 after which a page seems to hang.
const TURN: f64 = 20.0;

/// Fetches and reads the tables that the first view rests on, or those that
/// come later. Nothing if `goes_on`, which is told how far the reading of a
/// large file is, says that nobody waits for it any more.
pub(super) async fn load(
    sources: &Sources,
    later: bool,
    goes_on: &dyn Fn(Progress) -> bool,
) -> Option<Loaded> {
    let start = timing::now();
    // The contracts, which are the most, are under way while the others come.
    let contracts = if later { Vec::new() } else { sources.ask_for(Table::Contracts) };
    let is_other = |table: Table| table.comes_later() == later && table != Table::Contracts;
    let files = sources.files(is_other).await;
    timing::measure("atlas: fetch", start);
    let start = timing::now();
    let (mut store, mut problems) = ingest::read(&files);
    let spent = timing::now() - start;
    if later {
        return Some(Loaded::new(store, problems));
    }
    let reading = Reading { store: &mut store, problems: &mut problems, spent };
    let spent = reading.contracts(contracts, goes_on).await?;
    timing::measure("atlas: read", timing::now() - spent);
    Some(Loaded::new(store, problems))
}

/// The contracts being read into a store.
struct Reading<'s> {
    store: &'s mut Store,
    problems: &'s mut Problems,
    /// Milliseconds of work.
    spent: f64,
}

impl Reading<'_> {
    /// Reads all files of contracts, bit by bit. Answers with the milliseconds
    /// of work that reading took; nothing if nobody waits for it any more.
    async fn contracts(
        mut self,
        files: Vec<UnderWay>,
        goes_on: &dyn Fn(Progress) -> bool,
    ) -> Option<f64> {
        let mut reader = ContractReader::default();
        for file in files {
            let (name, renames) = (file.name.clone(), file.renames.clone());
            let stream = match file.open().await {
                Ok(stream) => stream,
                Err(kind) => {
                    self.problems.push(&name, None, kind);
                    continue;
                }
            };
            let origin = Origin { name, renames };
            reader.begin(&origin, stream.expected);
            self.file(&mut reader, &origin.name, stream, goes_on).await?;
        }
        let start = timing::now();
        reader.finish(self.store);
        Some(self.spent + timing::now() - start)
    }

    async fn file(
        &mut self,
        reader: &mut ContractReader,
        name: &str,
        mut stream: Stream,
        goes_on: &dyn Fn(Progress) -> bool,
    ) -> Option<()> {
        let begun = timing::now();
        let (mut read, mut turn, mut room) = (0, begun, vec![0; ingest::CHUNK]);
        loop {
            let filled = match stream.fill(&mut room).await {
                Ok(filled) => filled,
                Err(kind) => {
                    self.problems.push(name, None, kind);
                    reader.give_up();
                    return Some(());
                }
            };
            read += filled;
            let is_last = filled < room.len();
            let start = timing::now();
            reader.push(&room[..filled], is_last, self.store, self.problems);
            let end = timing::now();
            self.spent += end - start;
            if is_last {
                return Some(());
            }
            if end - turn > TURN {
                let progress = Progress {
                    name: name.to_owned(),
                    read,
                    expected: stream.expected,
                    rows: reader.rows(),
                    rate: timing::whole(reader.rows() as f64 * 1000.0 / (end - begun).max(1.0)),
                };
                if !goes_on(progress) || reader.is_full() {
                    stream.cancel();
                    return reader.is_full().then_some(());
                }
                breathe().await;
                turn = timing::now();
            }
        }
    }
}

/// File of the outlines of countries.
pub(super) const WORLD: &str = "world.small.json";

/// Fetches and reads the outlines of countries, or says why it could not.
pub(super) async fn topology() -> Result<Topology, String> {
    let fetched = fetch(&format!("data/{WORLD}")).bytes().await;
    let bytes = fetched.map_err(|kind| match kind {
        ProblemKind::Refused(status) => status.to_string(),
        ProblemKind::Unreachable(why) => why,
        _ => String::new(),
    })?;
    let file = outlines::parse(&String::from_utf8_lossy(&bytes));
    let start: String = String::from_utf8_lossy(&bytes).chars().take(40).collect();
    Topology::new(file.ok_or(start)?).map_err(|why| why.to_string())
}
