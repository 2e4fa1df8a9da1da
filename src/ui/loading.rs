//! Reading the data anew whenever it is to come from elsewhere, and how far that is.

use super::load::{OwnFile, Progress, Sources, load};
use super::memo::memo;
use super::react::{effect, live};
use super::state::Dashboard;
use crate::browser::fetch::fetch;
use crate::browser::timing;
use crate::ingest::{self, Problems, SourceFile, Table};
use crate::text::Texts;
use leptos::prelude::*;
use std::cell::Cell;
use std::sync::atomic::Ordering;

/// Milliseconds between two readings of how far it is, and before the first.
const PACE: f64 = 200.0;

/// Reads the data from where the filter and the reader's own files say, now and
/// whenever they say otherwise.
pub(super) fn follow(dashboard: Dashboard) {
    let sources = memo(move |_| wanted(dashboard));
    effect(move || {
        let sources = sources.get();
        // Nobody waits for an earlier reading any more.
        let turn = dashboard.turn.fetch_add(1, Ordering::Relaxed) + 1;
        leptos::task::spawn_local(async move { read_anew(dashboard, &sources, turn).await });
    });
}

/// Where the data is to be read from.
fn wanted(dashboard: Dashboard) -> Sources {
    let (filter, desk) = (dashboard.filter.read(), dashboard.desk.read());
    let (named, renames) = (filter.sources.clone(), filter.renames.clone());
    Sources { named, renames, own: desk.own.clone() }
}

async fn read_anew(dashboard: Dashboard, sources: &Sources, turn: u32) {
    let told = Cell::new(timing::now());
    let is_wanted = || dashboard.turn.load(Ordering::Relaxed) == turn;
    let goes_on = |progress: Progress| {
        let now = timing::now();
        if is_wanted() && now - told.get() > PACE {
            told.set(now);
            dashboard.progress.set(Some(progress));
        }
        is_wanted()
    };
    for later in [false, true] {
        let (place, wanted) = (dashboard.place_of(later), sources.part(later));
        let is_there = place.with_untracked(Option::is_some);
        if is_there && dashboard.read_from().part(later) == wanted {
            continue;
        }
        // The last good data stays on the screen until the new is read.
        let read = load(sources, later, &goes_on).await;
        if !is_wanted() {
            return;
        }
        dashboard.progress.set(None);
        let Some(read) = read else { continue };
        let (read, is_lost) = place.with_untracked(|before| read.unless_lost(before.as_ref()));
        place.set(Some(read));
        if is_lost {
            // What cannot be read at all takes nothing away.
            let own = dashboard.read_from().own.clone();
            let texts = Texts::for_language(dashboard.language.get_untracked());
            return dashboard.desk.update(|desk| {
                let unread = std::mem::replace(&mut desk.own, own);
                desk.unread = unread.into_iter().filter(|file| !desk.own.contains(file)).collect();
                let names: Vec<&str> = desk.unread.iter().map(|file| file.name.as_str()).collect();
                if !names.is_empty() {
                    desk.refused = vec![(texts.data.not_used)(&names.join(", "))];
                }
            });
        }
        dashboard.read_from().take_part(later, wanted);
    }
    dashboard.progress.set(None);
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
        let rate = whole(progress.rate);
        Some((texts.data.reading)(&progress.name, &whole(progress.rows), &rate))
    });
    let part = live(move || {
        let progress = progress.get()?;
        let permille = 1000.0 * progress.read as f64 / progress.expected? as f64;
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

/// Stops the reading that goes on: what was read before stays, or, if nothing
/// was, the shipped data is read.
pub(super) fn stop(dashboard: Dashboard) {
    let Sources { named, renames, own } = dashboard.read_from().clone();
    dashboard.change(|filter| (filter.sources, filter.renames) = (named, renames));
    dashboard.desk.update(|desk| desk.own = own);
    dashboard.progress.set(None);
}

/// The files of a table, and everything wrong with them: they are read once
/// more, since only the first problems are kept while data is on the screen.
pub(super) async fn checked(dashboard: Dashboard, table: Table) -> (Vec<SourceFile>, Problems) {
    let mut sources = untrack(|| wanted(dashboard));
    // What could not be used is what there is a report on.
    let unread = dashboard.desk.with_untracked(|desk| desk.unread.clone());
    let unread: Vec<OwnFile> = unread.into_iter().filter(|file| file.table == table).collect();
    if !unread.is_empty() {
        sources.own.retain(|file| file.table != table);
        sources.own.extend(unread);
    }
    let mut files = sources.files(|other| other == table || !other.comes_later()).await;
    let problems = ingest::read_with(&files, Problems::with_room(usize::MAX)).1;
    files.retain(|file| file.table == table);
    (files, problems)
}

/// The bytes of the shipped table.
pub(super) async fn shipped(table: Table) -> Vec<u8> {
    let shipped = Sources::default().files(|other| other == table).await;
    let mut bytes = shipped.into_iter().filter_map(|file| file.content.ok());
    bytes.next().unwrap_or_default()
}

/// What stands beside the tables in the whole set.
const BESIDE: [&str; 10] = [
    "LICENSE",
    "data/README.md",
    "data/datapackage.json",
    "data/world.json",
    "data/world.small.json",
    "data/geography/SOURCES.md",
    "data/geography/WORLD.md",
    "data/geography/LICENSES/ISC-world-atlas.txt",
    "data/geography/LICENSES/MIT-i18n-iso-countries.txt",
    "data/geography/LICENSES/Unicode-3.0.txt",
];

/// Every table as it is on the screen, with what describes and licenses them:
/// names and bytes.
pub(super) async fn whole_set(dashboard: Dashboard) -> Vec<(String, Vec<u8>)> {
    let sources = untrack(|| wanted(dashboard));
    let mut set: Vec<(String, Vec<u8>)> = Vec::new();
    for SourceFile { table, name, content, .. } in sources.files(|_| true).await {
        let Ok(bytes) = content else { continue };
        let own = format!("data/{}", table.path());
        let is_first = set.iter().all(|(name, _)| *name != own);
        // What is added to a table stands beside it under its own name.
        set.push((if is_first { own } else { format!("data/added/{name}") }, bytes));
    }
    // The licence is that of the shipped data, not of what the reader put in.
    let replaced: Vec<String> = sources.own.iter().map(|file| file.name.clone()).collect();
    let replaced: Vec<String> = replaced.into_iter().chain(sources.named.into_values()).collect();
    if !replaced.is_empty() {
        let texts = Texts::for_language(dashboard.language.get_untracked());
        let told = (texts.data.own_notice)(&replaced.join("\n"));
        set.push(("data/OWN-FILES.txt".to_owned(), told.into_bytes()));
    }
    for path in BESIDE {
        if let Ok(bytes) = fetch(path).bytes().await {
            set.push((path.to_owned(), bytes));
        }
    }
    set
}
