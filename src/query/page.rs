//! One page of the table of contracts, sorted.

use super::RowFilter;
use crate::domain::id::RowId;
use crate::order;
use crate::spelling::folded;
use crate::store::Store;

/// Rows on one page of the table.
pub const PAGE_SIZE: usize = 50;

/// A column that the table can be sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SortColumn {
    /// Date of the deal, else of its source.
    #[default]
    Date,
    /// Name of the country.
    Country,
    /// Name of the operator.
    Operator,
    /// Name of the vendor.
    Vendor,
    /// Stage, in the order of a deal's life.
    Stage,
    /// Published share of the operator's network.
    Share,
    /// Kind of evidence, best first.
    Evidence,
    /// Publisher.
    Publisher,
}

impl SortColumn {
    /// All, in the order of the table's columns.
    pub const ALL: [Self; 8] = [
        Self::Date,
        Self::Country,
        Self::Operator,
        Self::Vendor,
        Self::Stage,
        Self::Share,
        Self::Evidence,
        Self::Publisher,
    ];

    fn slug(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Country => "country",
            Self::Operator => "operator",
            Self::Vendor => "vendor",
            Self::Stage => "stage",
            Self::Share => "share",
            Self::Evidence => "evidence",
            Self::Publisher => "publisher",
        }
    }
}

/// An order of the table. Rows without a value come last either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    /// By which column.
    pub column: SortColumn,
    /// Largest, or newest, first.
    pub descending: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self { column: SortColumn::Date, descending: true }
    }
}

impl Sort {
    /// The value in addresses: the column, with a hyphen before it if descending.
    #[must_use]
    pub fn slug(self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.column.slug())
    }

    /// Reads the value of an address.
    #[must_use]
    pub fn from_slug(text: &str) -> Option<Self> {
        let (descending, name) = match text.strip_prefix('-') {
            Some(name) => (true, name),
            None => (false, text),
        };
        let column = SortColumn::ALL.into_iter().find(|column| column.slug() == name)?;
        Some(Self { column, descending })
    }

    /// The order after the reader presses the head of `column`: the other way
    /// round if it is sorted by it already.
    #[must_use]
    pub fn pressed(self, column: SortColumn) -> Self {
        let largest_first = matches!(column, SortColumn::Date | SortColumn::Share);
        let descending = if self.column == column { !self.descending } else { largest_first };
        Self { column, descending }
    }
}

/// One page of the rows that pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The rows, in order.
    pub rows: Vec<RowId>,
    /// Number of this page, from 1; the last one if a later one was asked for.
    pub number: usize,
    /// How many pages there are, at least 1.
    pub pages: usize,
    /// How many rows pass in all.
    pub total: usize,
}

impl Page {
    /// Sorts the rows that pass and cuts out page `number`.
    ///
    /// Only the rows of the page are put in order, so a page of a million rows
    /// costs some passes and not a full sort. `language` is that of
    /// the countries' names.
    #[must_use]
    pub fn new(
        store: &Store,
        filter: &RowFilter,
        sort: Sort,
        number: usize,
        language: &str,
    ) -> Self {
        let mut work = PageWork::new(store, filter, sort, number, language);
        while work.step(store, filter) {}
        work.finish()
    }
}

/// A page under way, in steps of some milliseconds, so that whoever makes it can
/// pause.
#[derive(Debug)]
pub struct PageWork {
    sort: Sort,
    /// Position of each entry of the column's table in the alphabet.
    ranks: Vec<u32>,
    /// The page, still without its rows.
    page: Page,
    /// Rows that may stand on it or on one before, each after its key.
    keyed: Vec<(u64, RowId)>,
    /// The last that may stand on a page up to this one, once that is known.
    last: Option<(u64, RowId)>,
    /// The rows before it have been looked at.
    next: usize,
}

impl PageWork {
    /// Nothing done yet of page `number` of the rows that pass.
    #[must_use]
    pub fn new(
        store: &Store,
        filter: &RowFilter,
        sort: Sort,
        number: usize,
        language: &str,
    ) -> Self {
        let total = filter.count();
        let pages = total.div_ceil(PAGE_SIZE).max(1);
        let page = Page { rows: Vec::new(), number: number.clamp(1, pages), pages, total };
        let ranks = ranks(store, sort.column, language);
        Self { sort, ranks, page, keyed: Vec::new(), last: None, next: 0 }
    }

    /// How many rows there are up to the end of the page.
    fn end(&self) -> usize {
        (self.page.number * PAGE_SIZE).min(self.page.total)
    }

    /// Looks at more rows; tells whether there are more to be looked at.
    pub fn step(&mut self, store: &Store, filter: &RowFilter) -> bool {
        /// Some milliseconds of work.
        const ROWS: usize = 1 << 16;
        let end = self.end();
        for row in filter.rows_among(self.next..self.next + ROWS) {
            let entry = (key(store, self.sort, &self.ranks, row), row);
            if self.last.is_none_or(|last| entry < last) {
                self.keyed.push(entry);
            }
            if self.keyed.len() >= 2 * end.max(PAGE_SIZE) {
                self.last = Some(*self.keyed.select_nth_unstable(end - 1).1);
                self.keyed.truncate(end);
            }
        }
        self.next += ROWS;
        self.next < store.contracts.len()
    }

    /// The page.
    #[must_use]
    pub fn finish(mut self) -> Page {
        let (start, end) = ((self.page.number - 1) * PAGE_SIZE, self.end());
        let keyed = &mut self.keyed;
        // First what belongs on later pages goes, then what belongs on earlier ones.
        if end < keyed.len() {
            keyed.select_nth_unstable(end);
            keyed.truncate(end);
        }
        if (1..keyed.len()).contains(&start) {
            keyed.select_nth_unstable(start);
        }
        let mut own = keyed.split_off(start.min(keyed.len()));
        order::by(&mut own, Ord::cmp);
        self.page.rows = own.into_iter().map(|(_, row)| row).collect();
        self.page
    }
}

/// Position of each entry of a table in the alphabet.
fn ranks(store: &Store, column: SortColumn, language: &str) -> Vec<u32> {
    let names: Vec<String> = match column {
        SortColumn::Country => {
            store.countries.iter().map(|country| folded(country.name(language))).collect()
        }
        SortColumn::Operator => {
            store.operators.iter().map(|operator| folded(&operator.name)).collect()
        }
        SortColumn::Vendor => {
            store.vendors.iter().map(|vendor| folded(&vendor.short_name())).collect()
        }
        SortColumn::Publisher => store.contracts.columns().publishers.terms().map(folded).collect(),
        _ => return Vec::new(),
    };
    let mut ranks = vec![0; names.len()];
    let sorted = order::sorted(names.len(), &|a, b| names[a].cmp(&names[b]));
    for (rank, index) in (0_u32..).zip(sorted) {
        ranks[index] = rank;
    }
    ranks
}

/// A number that sorts as the row does; rows without a value come last.
fn key(store: &Store, sort: Sort, ranks: &[u32], row: RowId) -> u64 {
    let columns = store.contracts.columns();
    let index = row.index();
    let value: Option<u64> = match sort.column {
        SortColumn::Date => columns.date(row).map(|date| u64::from(date.sort_key())),
        SortColumn::Country => Some(u64::from(ranks[columns.country[index].index()])),
        SortColumn::Operator => {
            columns.operator[index].map(|operator| u64::from(ranks[operator.index()]))
        }
        SortColumn::Vendor => Some(u64::from(ranks[columns.vendor[index].index()])),
        SortColumn::Stage => Some(columns.stage[index] as u64),
        // Shares are 0 to 100: their bits sort as the numbers do.
        SortColumn::Share => columns.share_pct.get(index).map(f64::to_bits),
        SortColumn::Evidence => columns.evidence[index].map(|evidence| evidence as u64),
        SortColumn::Publisher => {
            let publisher = columns.publisher[index].index();
            (publisher > 0).then(|| u64::from(ranks[publisher]))
        }
    };
    match value {
        Some(value) if sort.descending => u64::MAX - 1 - value,
        Some(value) => value,
        None => u64::MAX,
    }
}
