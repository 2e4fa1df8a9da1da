//! What is wrong with a file, in a form that any language can put into words.
//!
//! Every problem says where (file, line as an editor counts it, column by its
//! name), what was found and what is expected. The words are in
//! [`text`](crate::text).

use super::expected::CellError;
use super::guess::Guesses;
use super::{Table, cut};
use std::collections::{BTreeMap, HashMap};
use std::mem::{Discriminant, discriminant};

/// How many problems are kept; all are counted.
pub const KEPT: usize = 200;

/// How often an id that is not found is listed: where it stands in thousands of
/// rows others must still have room.
const OF_ONE_ID: usize = 10;

/// Something in a data file that a person has to look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Name of the file, or the address it was named by.
    pub file: String,
    /// Line in the file, from 1; nothing when the file could not be had at all.
    pub line: Option<u64>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum ProblemKind {
    /// The file is not there, or the server refused it: the HTTP status, and how
    /// what it says begins.
    Refused(u16, String),
    /// The file could not be fetched; what the browser said.
    Unreachable(String),
    /// Nothing came for so many seconds.
    Stalled(u32),
    /// The connection broke off after so many bytes.
    BrokenOff(usize),
    /// The file is packed, and cannot be unpacked; what the browser said.
    Packed(String),
    /// More than a tab can hold.
    TooLarge {
        /// How many bytes were too many.
        bytes: usize,
        /// Whether the rows up to there are used.
        readable: bool,
    },
    /// A file of which neither the name nor the header is that of a table.
    Unrecognised {
        /// The header as it stands.
        head: String,
        /// Whether the reader is asked which column is which.
        asks: bool,
    },
    /// The file has no bytes, or nothing but white space.
    Empty,
    /// A header and nothing below it.
    NoRows,
    /// A page of HTML stands where the CSV should be; how it begins.
    Html(String),
    /// Bytes that are no text stand where the CSV should be; what they are of,
    /// where that is known.
    Binary(&'static str),
    /// A quote that is opened in the row of this line and never closed, so that
    /// so many lines after it are taken as part of its cell.
    Unclosed(u64),
    /// A record of more than so many bytes; what follows is not read.
    Endless(usize),
    /// The header lacks columns that the file cannot do without.
    MissingColumns {
        /// The missing ones.
        missing: Vec<&'static str>,
        /// The header as it stands.
        found: String,
        /// Whether the rows were read all the same, these columns taken as empty.
        readable: bool,
    },
    /// The header names a column twice.
    RepeatedColumn(String),
    /// A record with another number of cells than the header.
    CellCount {
        /// Cells in the record.
        found: usize,
        /// Cells in the header.
        expected: usize,
        /// What stands in the only cell, as a server may write at the end what went
        /// wrong.
        only: Option<String>,
    },
    /// A cell that is not of its kind.
    Cell(CellError),
    /// A deal announced in a year after that of its source. The row counts.
    AheadOfSource {
        /// When it is said to have been announced.
        announced: String,
        /// Date of the source.
        source: String,
    },
    /// Nothing in a column without which another makes no sense. The row counts.
    Alone {
        /// The empty column.
        column: &'static str,
        /// The filled one.
        beside: &'static str,
    },
    /// Nothing in any of the columns that name a source. The row counts.
    NoSource(Vec<&'static str>),
    /// An address that is none of the web. The row counts, without a link.
    Link {
        /// Column of the address.
        column: &'static str,
        /// What stands there, cut to a readable length.
        found: String,
    },
    /// A row of one country about an operator of another. The row counts.
    ForeignOperator {
        /// The operator's id.
        operator: String,
        /// Code of the country in the row.
        found: String,
        /// Code of the country of the operator.
        expected: String,
    },
    /// An operator that in the end succeeds itself; the id of its successor. It
    /// has a successor, so it weighs in no share.
    Circle(String),
    /// An id that stands in an earlier row.
    Duplicate {
        /// Column of the id.
        column: &'static str,
        /// The id.
        id: String,
    },
    /// An id that no row of the other table has.
    Dangling {
        /// Column that names it.
        column: &'static str,
        /// The id.
        found: String,
        /// Table that should have it.
        table: Table,
        /// An id of that table that is spelt much like it.
        suggestion: Option<String>,
    },
}

impl ProblemKind {
    /// Whether it leaves out the row that it is about.
    #[must_use]
    pub fn leaves_out(&self) -> bool {
        matches!(self, Self::Cell(_) | Self::CellCount { .. } | Self::Duplicate { .. })
    }

    /// Whether it leaves out the whole file.
    #[must_use]
    pub fn leaves_out_all(&self) -> bool {
        matches!(
            self,
            Self::Html(_) | Self::Binary(_) | Self::MissingColumns { readable: false, .. }
        )
    }

    /// The same, with what stands in the data cut to what a message has room for.
    fn shortened(mut self) -> Self {
        match &mut self {
            Self::Circle(found)
            | Self::Duplicate { id: found, .. }
            | Self::Dangling { found, .. }
            | Self::ForeignOperator { operator: found, .. }
                if found.len() > 100 =>
            {
                *found = cut(found);
            }
            _ => {}
        }
        self
    }

    /// The column it is about, where it is about one.
    #[must_use]
    pub fn column(&self) -> &str {
        match self {
            Self::Cell(error) => error.column,
            Self::AheadOfSource { .. } => "announced",
            Self::NoSource(columns) => columns.last().copied().unwrap_or_default(),
            Self::Alone { column, .. }
            | Self::Link { column, .. }
            | Self::Duplicate { column, .. }
            | Self::Dangling { column, .. } => column,
            Self::ForeignOperator { .. } => "country",
            Self::Circle(_) => "successor",
            Self::RepeatedColumn(name) => name,
            _ => "",
        }
    }
}

/// Problems of one kind in one column of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Name of the file.
    pub file: String,
    /// Name of the column; empty if they are about none.
    pub column: String,
    /// What kind they are of.
    kind: Discriminant<ProblemKind>,
    /// How many there are.
    pub count: usize,
}

impl Group {
    /// Whether a problem belongs to it.
    #[must_use]
    pub fn has(&self, problem: &Problem) -> bool {
        self.is_of(&problem.file, &problem.kind)
    }

    fn is_of(&self, file: &str, kind: &ProblemKind) -> bool {
        self.kind == discriminant(kind) && self.column == kind.column() && self.file == file
    }
}

/// Problems as they are met: the first [`KEPT`] and the first of each kind in
/// full, the rest counted, as are further rows that name an id not found.
#[derive(Clone, Debug, PartialEq)]
pub struct Problems {
    list: Vec<Problem>,
    /// How many are kept.
    room: usize,
    count: usize,
    groups: Vec<Group>,
    unread: Vec<Table>,
    /// Ids that were not found, and how often: each is listed a few times.
    not_found: HashMap<(Table, String), usize>,
    pub(super) guesses: Guesses,
    /// Of each file the lines at which rows begin that are left out.
    refused: BTreeMap<String, Vec<u32>>,
}

impl Default for Problems {
    fn default() -> Self {
        Self::with_room(KEPT)
    }
}

impl Problems {
    /// None yet, and room to keep so many in full.
    #[must_use]
    pub fn with_room(room: usize) -> Self {
        let (list, groups, unread) = (Vec::new(), Vec::new(), Vec::new());
        let (not_found, refused, guesses) = (HashMap::new(), BTreeMap::new(), Guesses::default());
        Self { list, room, count: 0, groups, unread, not_found, guesses, refused }
    }

    /// Adds one.
    pub fn push(&mut self, file: &str, line: Option<u64>, kind: ProblemKind) {
        if matches!(&kind, ProblemKind::Dangling { table, .. } if self.unread.contains(table)) {
            return;
        }
        let kind = kind.shortened();
        self.count += 1;
        if let Some(line) = line.filter(|_| kind.leaves_out()) {
            // There are no more lines than bytes that a tab can hold.
            let line = u32::try_from(line).unwrap_or(u32::MAX);
            match self.refused.get_mut(file) {
                Some(lines) => lines.push(line),
                None => drop(self.refused.insert(file.to_owned(), vec![line])),
            }
        }
        // Rows with one mistake come in runs, and there are few groups.
        let known = self.groups.iter_mut().rev().find(|group| group.is_of(file, &kind));
        let is_first = known.is_none();
        match known {
            Some(group) => group.count += 1,
            None => self.groups.push(Group {
                file: file.to_owned(),
                column: kind.column().to_owned(),
                kind: discriminant(&kind),
                count: 1,
            }),
        }
        if let ProblemKind::Dangling { table, found, .. } = &kind
            && self.room == KEPT
        {
            let met = self.not_found.entry((*table, found.clone())).or_default();
            *met += 1;
            if *met > OF_ONE_ID {
                return;
            }
        }
        if is_first || self.list.len() < self.room {
            self.list.push(Problem { file: file.to_owned(), line, kind });
        }
    }

    /// A table of which nothing could be read, which has been reported: that
    /// no id of it can be found from now on has this one cause.
    pub fn leave_unread(&mut self, table: Table) {
        self.unread.push(table);
    }

    /// Those that are kept, in the order they were met.
    #[must_use]
    pub fn list(&self) -> &[Problem] {
        &self.list
    }

    /// All that were met, by file, column and kind.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// How many there are in all.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// The lines, from 1 and ascending, at which rows of a file begin that are
    /// left out.
    #[must_use]
    pub fn refused(&self, file: &str) -> &[u32] {
        self.refused.get(file).map_or(&[], Vec::as_slice)
    }

    /// These, and those of the files that these say nothing of.
    #[must_use]
    pub fn beside(&self, other: &Self) -> Self {
        let mut all = self.clone();
        let is_new = |file: &str| self.groups.iter().all(|group| group.file != file);
        all.list.extend(other.list.iter().filter(|problem| is_new(&problem.file)).cloned());
        for group in other.groups.iter().filter(|group| is_new(&group.file)) {
            all.count += group.count;
            all.groups.push(group.clone());
        }
        let refused = other.refused.iter().filter(|(file, _)| is_new(file));
        all.refused.extend(refused.map(|(file, lines)| (file.clone(), lines.clone())));
        all
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
}
