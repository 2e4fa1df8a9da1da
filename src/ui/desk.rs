//! What the reader has put on the page: files of their own, and how they are
//! taken in.

use super::saving::files_of;
use super::state::Dashboard;
use super::under_way::{ID, NUMBERS, OwnFile};
use crate::browser::dom;
use crate::browser::file::Written;
use crate::browser::picked::{Found, MOST, Picked};
use crate::ingest::{self, Problem, ProblemKind, Renames, Table, suggested};
use crate::query::difference::Difference;
use crate::text::Texts;
use leptos::prelude::*;

/// What the reader has put on the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Desk {
    /// Files that are read in place of tables, or added to them.
    pub(super) own: Vec<OwnFile>,
    /// Whether the next files are added.
    pub(super) adds: bool,
    /// Files of which the columns are not all known by name.
    pub(super) pending: Vec<Pending>,
    /// What could not be read at all.
    pub(super) refused: Vec<Refusal>,
    /// Files of which no row could be read: the data before stays.
    pub(super) unread: Vec<OwnFile>,
    /// The file of which the reader has stopped the reading last, until they go on.
    pub(super) stopped: String,
    /// How often files were chosen: those of one choice belong together.
    choices: u32,
    /// What a comparison came to, with its patch.
    pub(super) difference: Option<(Table, Difference, Written)>,
}

/// Why something could not be read at all.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Refusal {
    /// For what is wrong with a file.
    Problem(Problem),
    /// There is no table among the files.
    NoTable,
    /// There are more than [`MOST`].
    TooMany,
    /// No row of these files can be read.
    NotUsed(String),
}

impl Refusal {
    pub(super) fn words(&self, texts: &Texts) -> String {
        match self {
            Self::Problem(problem) => (texts.problem)(problem),
            Self::NoTable => texts.data.no_table.to_owned(),
            Self::TooMany => (texts.data.too_many)(&texts.numerals.whole(MOST)),
            Self::NotUsed(names) => (texts.data.not_used)(names),
        }
    }
}

/// A file of which the columns are not all known by name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pending {
    pub(super) table: Table,
    pub(super) name: String,
    pub(super) head: Vec<String>,
    /// What it has been said to have under other names, empty where in none.
    pub(super) renames: Renames,
    /// The file itself, unless it is named by address.
    file: Option<OwnFile>,
}

/// How many columns a file may have of which some are asked for.
const COLUMNS: usize = 200;

/// The heads of a file, as many as a message has room for.
fn shortened(head: &[String]) -> String {
    ingest::cut(&head.join(","))
}

/// Takes files in: those whose columns are known at once, the others once the
/// reader has said which column is which.
pub(super) async fn take(dashboard: Dashboard, files: Vec<Found>) {
    let (adds, choice) = dashboard.desk.with_untracked(|desk| (desk.adds, desk.choices));
    let (mut ready, mut pending, mut refused) = (Vec::new(), Vec::new(), Vec::new());
    let mut refuse = |file: &str, kind: ProblemKind| {
        let file = file.to_owned();
        refused.push(Refusal::Problem(Problem { file, line: None, kind }));
    };
    if files.len() > MOST {
        return dashboard.desk.update(|desk| desk.refused = vec![Refusal::TooMany]);
    }
    let is_single = files.len() == 1;
    for Found { name, content } in files {
        let start = match &content {
            Ok(picked) => picked.start().await,
            Err(kind) => Err(kind.clone()),
        };
        let (Ok(Picked { bytes, packing }), Ok(start)) = (content, &start) else {
            refuse(&name, start.err().unwrap_or(ProblemKind::Empty));
            continue;
        };
        let head = ingest::head(start);
        if let Some(kind) = ingest::not_a_table(start).filter(|_| head.is_empty() && !is_single) {
            refuse(&name, kind);
            continue;
        }
        let found = Table::of_file(&name, &head);
        // Of so many columns nobody could say which is which.
        let is_wide = head.len() > COLUMNS;
        let has_all = |table: Table| ingest::lacks(table, &head, &Renames::default()).is_empty();
        if is_wide && !found.is_some_and(has_all) {
            refuse(&name, ProblemKind::Unrecognised { head: shortened(&head), asks: false });
            continue;
        }
        // Folders and archives hold other texts too, which are no tables.
        if found.is_none() && !is_single && head.len() < 3 {
            refuse(&name, ProblemKind::Unrecognised { head: shortened(&head), asks: false });
            continue;
        }
        let table = found.unwrap_or_else(|| Table::likely(&head));
        let named = dashboard.filter.with_untracked(|filter| filter.renames.get(&table).cloned());
        // The answer for an earlier file holds where its columns are there.
        let mut renames = named.unwrap_or_default();
        let has = |ours: &str| ingest::place_of(&head, ours, &renames).is_some();
        if !renames.iter().all(|(ours, theirs)| theirs == NUMBERS || has(ours)) {
            renames.clear();
        }
        let numbers = renames.iter().any(|(_, theirs)| theirs == NUMBERS);
        let is_open = |(ours, theirs): (&str, Option<String>)| {
            theirs.is_some() && renames.iter().all(|(known, _)| known != ours)
        };
        // What is no table at all is told when it is read.
        let is_ready = head.len() < 2
            || is_wide
            || ingest::lacks(table, &head, &renames).iter().all(|ours| numbers && *ours == ID)
                && !suggested(table, &head).into_iter().any(is_open);
        let file = OwnFile { table, name, bytes, packing, adds, renames, choice };
        if is_ready {
            ready.push(file);
        } else {
            if found.is_none() {
                refuse(
                    &file.name,
                    ProblemKind::Unrecognised { head: shortened(&head), asks: true },
                );
            }
            let (name, renames) = (file.name.clone(), file.renames.clone());
            pending.push(Pending { table, name, head, renames, file: Some(file) });
        }
    }
    if ready.is_empty() && pending.is_empty() && refused.is_empty() {
        refused.push(Refusal::NoTable);
    }
    dashboard.desk.update(|desk| {
        desk.choices += 1;
        desk.refused = refused;
        desk.pending.extend(pending);
        desk.put(ready);
    });
}

impl Desk {
    /// Puts files in place of their tables, or adds them.
    fn put(&mut self, files: Vec<OwnFile>) {
        for file in &files {
            self.own.retain(|other| {
                other.table != file.table || file.adds || other.choice == file.choice
            });
            self.unread.retain(|other| other.table != file.table);
        }
        for mut file in files {
            let base = file.adds.then(|| file.table.path());
            let is_taken = |name: &str| {
                base.as_deref() == Some(name) || self.own.iter().any(|other| other.name == name)
            };
            file.name = unused(&file.name, &is_taken);
            self.own.push(file);
        }
        self.difference = None;
    }
}

/// A name that no other file has: reports tell files apart by their names.
fn unused(name: &str, is_taken: &dyn Fn(&str) -> bool) -> String {
    let own = name.rfind('/').map_or(0, |slash| slash + 1);
    let (stem, ending) = name.split_at(name[own..].find('.').map_or(name.len(), |dot| own + dot));
    let mut names = (2..).map(|number| format!("{stem} ({number}){ending}"));
    if is_taken(name) { names.find(|name| !is_taken(name)) } else { None }
        .unwrap_or_else(|| name.to_owned())
}

/// Reads a file with the columns that the reader has chosen for it.
pub(super) fn apply(dashboard: Dashboard, index: usize) {
    let mut desk = dashboard.desk.get_untracked();
    if index >= desk.pending.len() {
        return;
    }
    let Pending { table, name, head, file, .. } = desk.pending.remove(index);
    let chosen = dom::chosen(".mapping", index, "data-column");
    let numbers = chosen.iter().any(|(_, theirs)| theirs == NUMBERS);
    let refuse = |kind| {
        let told = Problem { file: name, line: Some(1), kind };
        dashboard.desk.update(|desk| desk.refused = vec![Refusal::Problem(told)]);
    };
    // Until every column that is needed has one of the file's, it is asked for.
    let mut missing = ingest::lacks(table, &head, &chosen);
    missing.retain(|ours| !(numbers && *ours == ID));
    if !missing.is_empty() {
        let found = shortened(&head);
        return refuse(ProblemKind::MissingColumns { missing, found, readable: false });
    }
    let theirs = chosen.iter().map(|(_, theirs)| theirs).enumerate();
    let mut theirs = theirs.filter(|(_, own)| !own.is_empty());
    if let Some((_, twice)) =
        theirs.find(|(index, own)| chosen[..*index].iter().any(|(_, other)| other == *own))
    {
        return refuse(ProblemKind::RepeatedColumn(twice.clone()));
    }
    dashboard.change(|filter| {
        for (ours, theirs) in &chosen {
            filter.rename(table, ours, theirs);
        }
    });
    desk.refused.clear();
    if let Some(file) = file {
        // It may have been read with other columns.
        desk.own.retain(|own| *own.bytes != *file.bytes);
        desk.put(vec![OwnFile { renames: chosen, ..file }]);
    }
    dashboard.desk.set(desk);
}

/// Asks which column is which of the files of a table that has been read.
pub(super) async fn ask(dashboard: Dashboard, table: Table) {
    let mut pending = Vec::new();
    for file in files_of(dashboard, table).into_iter().filter(|file| !file.is_shipped()) {
        let (name, renames) = (file.name.clone(), file.renames.clone());
        let Ok(start) = file.start().await else { continue };
        let head = ingest::head(&start);
        let file = dashboard.desk.with_untracked(|desk| {
            desk.own.iter().chain(&desk.unread).find(|file| file.name == name).cloned()
        });
        pending.push(Pending { table, name, head, renames, file });
    }
    dashboard.desk.update(|desk| {
        desk.pending.retain(|other| other.table != table);
        desk.pending.extend(pending);
    });
}

/// Keeps what has been chosen so far: the lists are made anew when anything on
/// the desk changes, or the language.
pub(super) fn remember(dashboard: Dashboard) {
    let mut is_other = false;
    dashboard.desk.update_untracked(|desk| {
        for (index, pending) in desk.pending.iter_mut().enumerate() {
            let table = dom::chosen(".mapping", index, "data-table").pop();
            let table = table.and_then(|(_, slug)| Table::from_slug(&slug));
            let chosen = dom::chosen(".mapping", index, "data-column");
            // It may not be on the page yet.
            if !chosen.is_empty() {
                pending.renames = chosen;
            }
            if let (Some(table), Some(file)) = (table, &mut pending.file)
                && table != pending.table
            {
                (pending.table, file.table, is_other) = (table, table, true);
                pending.renames.clear();
            }
        }
    });
    // Another table has other columns.
    if is_other {
        dashboard.desk.notify();
    }
}

impl Pending {
    /// Whether the reader may say which table it is.
    pub(super) fn is_own(&self) -> bool {
        self.file.is_some()
    }
}
