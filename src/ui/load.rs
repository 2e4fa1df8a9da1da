//! The data files, fetched and read.

use super::turns::{Done, Turns};
use super::under_way::{Opened, Sources};
use crate::browser::timing;
use crate::estimate::{Estimator, Groundwork, Params};
use crate::figure::answer::as_of;
use crate::ingest::{self, ContractReader, Origin, ProblemKind, Problems, Table};
use crate::store::{Owners, Store};
use leptos::prelude::*;
use std::sync::{Arc, Weak};

/// A data set that has been read, and what is wrong with it.
///
/// Two are equal only if they are the very same: comparing a million rows would
/// cost more than drawing them.
#[derive(Clone)]
pub(super) struct Loaded {
    store: Arc<Store>,
    /// What is wrong with it, and with files that were not used since.
    problems: Arc<Problems>,
    /// What is wrong with it alone.
    of_data: Arc<Problems>,
    /// What estimates rest on, where that was prepared.
    ground: Option<Arc<Groundwork>>,
}

impl Loaded {
    fn new(store: Store, problems: Problems) -> Self {
        let problems = Arc::new(problems);
        Self { store: Arc::new(store), of_data: Arc::clone(&problems), problems, ground: None }
    }

    /// Prepares all estimates of a year, in turns: most pages have a map. Nothing
    /// if nobody waits for it any more.
    async fn prepared(self, turns: &mut Turns) -> Option<Self> {
        let question = turns.dashboard().question.get_untracked();
        let ground = Arc::new(Groundwork::new(&self.store, question.params()));
        let estimator = Estimator::on(&self.store, Arc::clone(&ground));
        let countries: Vec<_> = self.store.country_ids().collect();
        let mut preparation = estimator.prepare(&countries, as_of(&self.store, &question));
        while preparation.step(&estimator) {
            turns.rest().await.then_some(())?;
        }
        drop(estimator);
        Some(Self { ground: Some(ground), ..self })
    }

    /// What estimates rest on, under these parameters.
    pub(super) fn ground(&self, params: Params) -> Arc<Groundwork> {
        match &self.ground {
            Some(prepared) if *prepared.params() == params => Arc::clone(prepared),
            Some(prepared) => Arc::new(prepared.beside(&self.store, params)),
            None => Arc::new(Groundwork::new(&self.store, params)),
        }
    }

    pub(super) fn store(&self) -> &Store {
        &self.store
    }

    pub(super) fn problems(&self) -> &Problems {
        &self.problems
    }

    /// Whether it comes with what is wrong with other files.
    pub(super) fn tells_more(&self) -> bool {
        !Arc::ptr_eq(&self.problems, &self.of_data)
    }

    /// The data with what is wrong with it alone.
    pub(super) fn alone(self) -> Self {
        Self { problems: Arc::clone(&self.of_data), ..self }
    }

    /// The data as it was before, with what is wrong with both, if a table that
    /// had rows has none any more.
    pub(super) fn unless_lost(self, before: Option<&Self>) -> (Self, bool) {
        let is_lost = |before: &&Self| {
            let mut tables = Table::ALL.into_iter();
            tables.any(|table| table.rows(&self.store) == 0 && table.rows(&before.store) > 0)
        };
        match before.filter(is_lost) {
            Some(before) => {
                let problems = self.problems.beside(&before.of_data).into();
                (Self { problems, ..before.clone() }, true)
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

/// Data that is there for as long as the page keeps it: what was worked out of it,
/// and nobody looks at any more, is no reason to keep a million rows.
#[derive(Clone)]
pub(super) struct HeldLoosely {
    store: Weak<Store>,
    problems: Weak<Problems>,
    ground: Weak<Groundwork>,
}

impl Loaded {
    pub(super) fn hold_loosely(&self) -> HeldLoosely {
        let (store, problems) = (Arc::downgrade(&self.store), Arc::downgrade(&self.problems));
        let ground = self.ground.as_ref().map_or_else(Weak::new, Arc::downgrade);
        HeldLoosely { store, problems, ground }
    }
}

impl HeldLoosely {
    /// The data; nothing if the page has gone on to other data.
    pub(super) fn get(&self) -> Option<Loaded> {
        let (store, problems) = (self.store.upgrade()?, self.problems.upgrade()?);
        let of_data = Arc::clone(&problems);
        Some(Loaded { store, problems, of_data, ground: self.ground.upgrade() })
    }
}

impl PartialEq for HeldLoosely {
    fn eq(&self, other: &Self) -> bool {
        Weak::ptr_eq(&self.store, &other.store) && Weak::ptr_eq(&self.problems, &other.problems)
    }
}

/// The parent groups of operators; there are none until they have come.
pub(super) fn owners(later: Option<&Loaded>) -> &Owners {
    static NONE: Owners = Owners::none();
    later.map_or(&NONE, |later| &later.store().owners)
}

/// Fetches and reads the tables that the first view rests on, or those that
/// come later. Nothing if nobody waits for it any more.
pub(super) async fn load(sources: &Sources, later: bool, turns: &mut Turns) -> Option<Loaded> {
    let start = timing::now();
    let kept = turns.dashboard().kept();
    if let Some(names) = sources.names() {
        turns.wait_for(names);
    }
    // The contracts, which are the most, are under way while the others come.
    let contracts = if later { Vec::new() } else { sources.ask_for(Table::Contracts, kept) };
    let is_other = |table: Table| table.comes_later() == later && table != Table::Contracts;
    let files = sources.files(kept, is_other).await;
    timing::measure("atlas: fetch", start);
    let start = timing::now();
    // What comes later refers to places of what came first.
    let first = |loaded: &Option<Loaded>| loaded.as_ref().map(|loaded| loaded.store.places());
    let base = if later { turns.dashboard().loaded.with_untracked(first) } else { None };
    let (mut store, mut problems) =
        ingest::read_beside(&files, base.unwrap_or_default(), Problems::default());
    let mut spent = timing::now() - start;
    if later {
        return Some(Loaded::new(store, problems));
    }
    let mut reader = ContractReader::default();
    for file in contracts {
        let (name, renames) = (file.name.clone(), file.renames.clone());
        let stream = match file.open().await {
            Ok(stream) => stream,
            Err(kind) => {
                problems.push(&name, None, kind);
                continue;
            }
        };
        let origin = Origin { name, renames };
        reader.begin(&origin, stream.rows_in());
        let mut read = |bytes: &[u8], is_last: bool| {
            let start = timing::now();
            reader.push(bytes, is_last, &mut store, &mut problems);
            spent += timing::now() - start;
            Step { rows: reader.rows(), is_full: reader.is_full() }
        };
        let read = follow(&origin.name, stream, turns, &mut read).await;
        if let Err(kind) = read? {
            problems.push(&origin.name, None, kind);
            reader.give_up();
        }
    }
    let start = timing::now();
    reader.finish(&mut store);
    timing::measure("atlas: read", start - spent);
    Loaded::new(store, problems).prepared(turns).await
}

/// What has been made of the bytes that came.
pub(super) struct Step {
    pub(super) rows: usize,
    /// Whether the rest is not wanted.
    pub(super) is_full: bool,
}

/// Hands the bytes of a file on as they come, in turns; the last of them with
/// the word that they are. Answers with what went wrong on the way, or with
/// nothing if nobody waits for it any more.
pub(super) async fn follow(
    name: &str,
    mut stream: Opened,
    turns: &mut Turns,
    take: &mut dyn FnMut(&[u8], bool) -> Step,
) -> Option<Result<(), ProblemKind>> {
    turns.file(name);
    let (mut part, mut room) = (0, vec![0; ingest::CHUNK]);
    loop {
        let filled = match stream.fill(&mut room).await {
            Ok(filled) => filled,
            Err(kind) => return Some(Err(kind)),
        };
        part += filled;
        let is_last = filled < room.len();
        let Step { rows, is_full } = take(&stream.made_of(&room[..filled], is_last), is_last);
        let whole = stream.expected();
        let is_wanted = turns.pass(Done { rows, part, whole }).await;
        if !is_wanted || is_full {
            stream.cancel();
        }
        if !is_wanted {
            return None;
        }
        if is_last || is_full {
            return Some(Ok(()));
        }
    }
}
