//! The files that contracts were read from, kept for their long texts.

use crate::spelling::unturned;
use cells::Batch;
use std::borrow::Cow;

/// The files that contracts came from, one after another, as UTF-8.
///
/// The text is cut into pieces between records, so that a file of any length
/// can come in without ever being moved.
#[derive(Clone, Debug, Default)]
pub struct ContractText {
    pieces: Vec<Piece>,
    files: Vec<FileLayout>,
}

#[derive(Clone, Debug)]
struct Piece {
    /// Bytes of text before it.
    start: usize,
    bytes: Vec<u8>,
}

/// How a file puts its cells.
#[derive(Clone, Debug)]
struct FileLayout {
    /// Bytes of text before it.
    start: usize,
    delimiter: u8,
    /// The heads of its columns, ours by our names.
    heads: Vec<String>,
    /// Where id, scope, note, `source_url` and operator stand in a record.
    positions: Positions,
}

/// Where the columns stand that are read from the text.
type Positions = [Option<usize>; 5];

/// The texts of a row that no column holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContractTexts {
    /// Id of the row.
    pub id: String,
    /// What the deal covers, in words.
    pub scope: String,
    /// Remarks.
    pub note: String,
    /// The page it was read on.
    pub source_url: String,
    /// The operator as the row names it, listed or not.
    pub operator: String,
}

/// How many letters of a text are shown: no column of a page has room for more.
const SHOWN: usize = 1_000;

/// How much room a piece has, in bytes: for many parts as large files are read
/// in, and for the record that the first of them completes.
const PIECE: usize = (4 << 20) + (1 << 10);

impl ContractText {
    /// How many bytes there are in all.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.start + piece.bytes.len())
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Begins another file. How it is laid out is told by
    /// [`lay_out`](Self::lay_out), once its header has been read.
    pub fn begin_file(&mut self) {
        let start = self.len();
        self.pieces.push(Piece { start, bytes: Vec::new() });
        self.files.push(FileLayout {
            start,
            delimiter: b',',
            heads: Vec::new(),
            positions: [None; 5],
        });
    }

    /// Tells what stands between the cells of the file begun last, the heads of its
    /// columns, ours by our names, and where id, scope, note, `source_url` and
    /// operator stand in its records.
    pub fn lay_out(&mut self, delimiter: u8, heads: Vec<String>, positions: Positions) {
        if let Some(file) = self.files.last_mut() {
            (file.delimiter, file.heads, file.positions) = (delimiter, heads, positions);
        }
    }

    /// How many bytes of text stand before the file begun last.
    #[must_use]
    pub fn file_start(&self) -> usize {
        self.files.last().map_or(0, |file| file.start)
    }

    /// Appends to the file begun last. `settled` says where the text before may
    /// be cut: up to there, counted from its beginning, no record is incomplete.
    pub fn push(&mut self, bytes: &[u8], settled: usize) {
        let cut = self.file_start() + settled;
        let Some(piece) = self.pieces.last_mut() else { return };
        let own = cut.saturating_sub(piece.start);
        if piece.bytes.len() + bytes.len() > PIECE && (1..=piece.bytes.len()).contains(&own) {
            let mut next = Vec::with_capacity(PIECE);
            next.extend_from_slice(&piece.bytes[own..]);
            next.extend_from_slice(bytes);
            piece.bytes.truncate(own);
            self.pieces.push(Piece { start: cut, bytes: next });
            return;
        }
        piece.bytes.extend_from_slice(bytes);
    }

    /// Gives back the room that no more text needs.
    pub fn finish(&mut self) {
        if let Some(last) = self.pieces.last_mut() {
            last.bytes.shrink_to_fit();
        }
    }

    /// The text from `offset` to `end`, or to the end of its piece.
    pub(super) fn between(&self, offset: usize, end: Option<usize>) -> &[u8] {
        let index = self.pieces.partition_point(|piece| piece.start <= offset);
        let Some(piece) = index.checked_sub(1).and_then(|index| self.pieces.get(index)) else {
            return &[];
        };
        let end = end.map_or(piece.bytes.len(), |end| (end - piece.start).min(piece.bytes.len()));
        piece.bytes.get(offset - piece.start..end).unwrap_or_default()
    }

    /// The id of the record at `offset`, as it stands there; soon told in files
    /// that have it first.
    #[must_use]
    pub fn id(&self, offset: usize) -> Cow<'_, [u8]> {
        let Some(file) = self.layout(offset) else { return Cow::default() };
        let Some(position) = file.positions[0] else { return Cow::default() };
        let own = self.between(offset, None);
        let end = own.iter().position(|byte| *byte == file.delimiter || *byte == b'"');
        match end {
            Some(end) if position == 0 && own[end] != b'"' => Cow::Borrowed(&own[..end]),
            _ => Cow::Owned(self.record(offset, file).record(0).cell(position).to_vec()),
        }
    }

    /// The id with which the record at `offset` is shown: that may be less than
    /// what stands there.
    pub(super) fn shown_id(&self, offset: usize) -> Cow<'_, [u8]> {
        let own = self.id(offset);
        if is_plain(&own) { own } else { text_shown(&own).into_bytes().into() }
    }

    /// The heads of the columns of the first file, ours by our names.
    pub(super) fn head(&self) -> &[String] {
        self.files.first().map_or(&[], |file| &file.heads)
    }

    /// The cells of the record at `offset`, under the heads of the first file.
    pub(super) fn cells(&self, offset: usize) -> Vec<String> {
        let Some(file) = self.layout(offset) else { return Vec::new() };
        let own = self.own_cells(offset, file);
        if file.start == 0 {
            return own;
        }
        let cell = |name: &String| {
            let position = file.heads.iter().position(|head| head == name);
            position.and_then(|position| own.get(position)).cloned().unwrap_or_default()
        };
        self.head().iter().map(cell).collect()
    }

    /// The texts of the record at `offset` that no column holds.
    #[must_use]
    pub fn texts(&self, offset: usize) -> ContractTexts {
        let Some(file) = self.layout(offset) else { return ContractTexts::default() };
        let batch = self.record(offset, file);
        let cell = |position: usize| text_shown(batch.record(0).cell(position));
        let [id, scope, note, source_url, operator] =
            file.positions.map(|position| position.map_or_else(String::new, cell));
        let [id, scope, note, operator] = [id, scope, note, operator].map(shortened);
        ContractTexts { id, scope, note, source_url, operator }
    }

    fn layout(&self, offset: usize) -> Option<&FileLayout> {
        let index = self.files.partition_point(|file| file.start <= offset);
        self.files.get(index.checked_sub(1)?)
    }

    fn own_cells(&self, offset: usize, file: &FileLayout) -> Vec<String> {
        self.record(offset, file).record(0).cells().map(text_shown).collect()
    }

    /// The record at `offset`, alone in a batch.
    fn record(&self, offset: usize, file: &FileLayout) -> Batch {
        cells::first(self.between(offset, None), file.delimiter)
    }
}

/// A text as far as it is shown.
#[must_use]
pub fn shortened(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(SHOWN) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// Whether a cell is shown as it stands.
fn is_plain(cell: &[u8]) -> bool {
    cells::is_ascii(cell) && cell.trim_ascii().len() == cell.len() && !cell.starts_with(b"'")
}

/// The text of a cell as it is shown: without spaces around it, the guard of an
/// export and letters that turn words round, which may hide both. What is no text in
/// it is replaced.
#[must_use]
pub fn text_shown(cell: &[u8]) -> String {
    unguarded(unturned(&String::from_utf8_lossy(cell)).trim()).to_owned()
}

/// What an export puts before a text that a spreadsheet would run as a formula.
/// Reading takes it away again.
pub const GUARD: char = '\'';

/// Whether a spreadsheet may run a text as a formula.
#[must_use]
pub fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// A text without its [`GUARD`].
#[must_use]
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix(GUARD).filter(|bare| is_formula(bare)).unwrap_or(text)
}
