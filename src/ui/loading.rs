//! Reading the data anew whenever it is to come from elsewhere, and how far that is.

use super::desk::{Pending, Refusal, ask};
use super::executor;
use super::load::{Loaded, load};
use super::memo::memo;
use super::react::{effect, live};
use super::state::Dashboard;
use super::turns::{self, Progress, Turns, Work};
use super::under_way::{self, Sources};
use crate::browser::element::Tag;
use crate::browser::timing;
use crate::ingest::Table;
use crate::text::LICENCE;
use leptos::prelude::*;

/// Rows of which the figures of a view take longer than a reader waits for.
const MANY: usize = 20_000;

/// Reads the data from where the filter and the reader's own files say, now and
/// whenever they say otherwise.
pub(super) fn follow(dashboard: Dashboard) {
    let sources = memo(move |_| wanted(dashboard));
    effect(move || {
        let sources = sources.get();
        // Nobody waits for an earlier reading any more.
        let turns = Turns::begin(dashboard, Work::Reading);
        leptos::task::spawn_local(async move { read_anew(dashboard, &sources, turns).await });
    });
}

/// Where the data is to be read from.
pub(super) fn wanted(dashboard: Dashboard) -> Sources {
    let (filter, desk) = (dashboard.filter.read(), dashboard.desk.read());
    let (named, mut renames) = (filter.sources.clone(), filter.renames.clone());
    // A file of the reader's own has its columns with it, and a shipped one ours.
    renames.retain(|table, _| named.contains_key(table));
    Sources { named, renames, own: desk.own.clone() }
}

async fn read_anew(dashboard: Dashboard, sources: &Sources, mut turns: Turns) {
    for later in [false, true] {
        let (place, wanted) = (dashboard.place_of(later), sources.part(later));
        let is_there = place.with_untracked(Option::is_some);
        if is_there && dashboard.read_from().part(later) == wanted {
            // What was wrong with an address is past, once the page has gone back.
            let is_told = place.with_untracked(|it| it.as_ref().is_some_and(Loaded::tells_more));
            if is_told && dashboard.desk.with_untracked(|desk| desk.unread.is_empty()) {
                place.update(|loaded| *loaded = loaded.take().map(Loaded::alone));
                dashboard.desk.update(|desk| desk.pending.retain(Pending::is_own));
            }
            continue;
        }
        // The last good data stays on the screen until the new is read.
        let read = load(sources, later, &mut turns).await;
        let Some(read) = read.filter(|_| turns.is_wanted()) else { return };
        let (read, is_lost) = place.with_untracked(|before| read.unless_lost(before.as_ref()));
        let unnamed: Vec<Table> = wanted.unnamed(read.problems());
        if read.store().contracts.len() > MANY {
            executor::take_turns();
        }
        place.set(Some(read));
        // The small tables that come later are not worth a word.
        turns.fall_silent();
        for table in unnamed {
            leptos::task::spawn_local(ask(dashboard, table));
        }
        if is_lost {
            // What cannot be read at all takes nothing away.
            let own = dashboard.read_from().own.clone();
            let mut unread = Vec::new();
            dashboard.desk.update(|desk| {
                let mut tried = std::mem::replace(&mut desk.own, own);
                tried.retain(|file| !desk.own.contains(file));
                unread.clone_from(&tried);
                if !tried.is_empty() {
                    let names: Vec<&str> = tried.iter().map(|file| file.name.as_str()).collect();
                    desk.refused = vec![Refusal::NotUsed(names.join(", "))];
                }
                desk.unread = tried;
            });
            // What was said of their columns may be why: it is asked again.
            return dashboard.adjust(|filter| {
                for file in &unread {
                    filter.renames.remove(&file.table);
                }
            });
        }
        dashboard.read_from().take_part(later, wanted);
    }
}

/// How far the reading of a large file is, with a way to stop it. Its button
/// stays the same, so that it can be pressed while the rest changes.
#[component]
pub(super) fn ReadingBar() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let progress = dashboard.progress;
    let words = live(move || {
        let (texts, progress) = (dashboard.texts(), progress.get()?);
        let whole = |number: usize| texts.numerals.whole(number);
        let (rows, rate) = (whole(progress.done.rows), whole(progress.rate));
        let words = match progress.work {
            Work::Reading if progress.done.rows == 0 => {
                return Some((texts.data.waiting)(&progress.name));
            }
            Work::Reading => texts.data.reading,
            Work::Writing => texts.data.writing,
        };
        Some(words(&progress.name, &rows, &rate))
    });
    let part = live(move || {
        let progress = progress.get()?;
        let permille = 1000.0 * progress.done.part as f64 / progress.done.whole? as f64;
        Some(timing::whole(permille).to_string())
    });
    view! {
        <div class="under-way" hidden=live(move || progress.read().is_none())>
            <span role="status">{words}</span>
            <progress max="1000" value=part aria-label=dashboard.word(|texts| texts.loading)></progress>
            <button type="button" data-act="stop">
                {dashboard.word(|texts| texts.data.cancel)}
            </button>
        </div>
    }
}

/// Stops what goes on. Of a reading, what was read before stays, or, if nothing
/// was, the shipped data is read.
pub(super) fn stop(dashboard: Dashboard) {
    // What is over by the time the button is pressed is not to be stopped.
    let Some(Progress { work, name, .. }) = dashboard.progress.get_untracked() else { return };
    turns::stop(dashboard, work);
    if work == Work::Writing {
        return;
    }
    let Sources { named, renames, own } = dashboard.read_from().clone();
    dashboard.change(|filter| {
        let is_named =
            |table: &Table| named.contains_key(table) || filter.sources.contains_key(table);
        filter.renames.retain(|table, _| !is_named(table));
        filter.renames.extend(renames);
        filter.sources = named;
    });
    dashboard.desk.update(|desk| {
        desk.own = own;
        desk.stopped = name;
    });
}

/// What was stopped, for who might take what is shown for it.
pub(super) fn stopped(dashboard: Dashboard) -> Vec<Tag> {
    let desk = dashboard.desk.read();
    if desk.stopped.is_empty() {
        return Vec::new();
    }
    let words = (dashboard.texts().data.stopped)(&desk.stopped, &whose(dashboard));
    vec![Tag::of("p", words).with("class", "gap").with("role", "status")]
}

/// Whose the contracts are that are shown: the reader's own, those of the data
/// set, or both.
pub(super) fn whose(dashboard: Dashboard) -> String {
    let (names, is_shipped) = own_names(dashboard, &[Table::Contracts]);
    is_shipped.then(|| LICENCE.to_owned()).into_iter().chain(names).collect::<Vec<_>>().join(", ")
}

/// What of the data is the reader's own, by the names of the files; empty if
/// nothing is.
pub(super) fn own_data(dashboard: Dashboard) -> String {
    own_names(dashboard, &Table::ALL).0.join(", ")
}

impl Dashboard {
    /// What was stopped is past.
    pub(super) fn go_on(self) {
        if !self.desk.read_untracked().stopped.is_empty() {
            self.desk.update(|desk| desk.stopped.clear());
        }
    }

    /// How many rows of a table are there.
    pub(super) fn rows_of(self, table: Table) -> usize {
        self.place_of(table.comes_later())
            .with(|loaded| loaded.as_ref().map_or(0, |loaded| table.rows(loaded.store())))
    }
}

/// The files of some tables that are the reader's own, and whether rows of the
/// data set are beside them.
fn own_names(dashboard: Dashboard, tables: &[Table]) -> (Vec<String>, bool) {
    let from = dashboard.read_from();
    let (mut names, mut is_shipped) = (Vec::new(), false);
    for table in tables {
        let own = || from.own.iter().filter(|file| file.table == *table);
        let is_added = own().all(|file| file.adds);
        let address = from.named.get(table).filter(|_| is_added);
        is_shipped |= is_added && address.is_none();
        // It is known once they are there, and nothing comes from what cannot be had.
        if dashboard.rows_of(*table) == 0 {
            continue;
        }
        names.extend(address.map(|address| under_way::named(*table, address)));
        names.extend(own().map(|file| file.name.clone()));
    }
    (names, is_shipped)
}
