//! Reading the data anew whenever it is to come from elsewhere, and how far that is.

use super::load::{Progress, Sources, load};
use super::memo::memo;
use super::state::{Dashboard, effect, live};
use crate::browser::timing;
use crate::ingest::{self, Problems, SourceFile, Table};
use leptos::prelude::*;

/// Milliseconds after which the reader is told how far the reading is.
const SOON: f64 = 300.0;

/// Reads the data from where the filter and the reader's own files say, now and
/// whenever they say otherwise.
pub(super) fn follow(dashboard: Dashboard) {
    let named = memo(move |_| {
        let filter = dashboard.filter.read();
        (filter.sources.clone(), filter.renames.clone())
    });
    effect(move || {
        let (named, renames) = named.get();
        let sources = Sources { named, renames, own: dashboard.own.get() };
        // Nobody waits for an earlier reading any more.
        let turn = dashboard.turn.with_untracked(|turn| turn + 1);
        dashboard.turn.set(turn);
        leptos::task::spawn_local(async move {
            let start = timing::now();
            let is_wanted = move || dashboard.turn.get_untracked() == turn;
            let goes_on = move |progress: Option<Progress>| {
                if is_wanted() && timing::now() - start > SOON {
                    dashboard.progress.set(progress);
                }
                is_wanted()
            };
            for later in [false, true] {
                let (read, wanted) = (dashboard.place_of(later), sources.part(later));
                let is_there = read.with_untracked(Option::is_some);
                if is_there && dashboard.read_from.with_value(|from| from.part(later) == wanted) {
                    continue;
                }
                // The last good data stays on the screen until the new is read.
                let fresh = load(&sources, later, &goes_on).await;
                if !is_wanted() {
                    return;
                }
                dashboard.progress.set(None);
                dashboard.read_from.update_value(|from| from.take_part(later, wanted));
                read.set(fresh);
            }
        });
    });
}

/// How far the reading of a large file is, with a way to stop it.
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
        Some((progress.read as f64 / progress.expected? as f64).to_string())
    });
    view! {
        <div class="reading" role="status" hidden=live(move || progress.read().is_none())>
            <span>{words}</span>
            <progress value=part></progress>
            <button type="button" on:click=move |_| stop(dashboard)>
                {dashboard.word(|texts| texts.data.cancel)}
            </button>
        </div>
    }
}

/// Stops the reading that goes on: what was read before stays, or, if nothing
/// was, the shipped data is read.
fn stop(dashboard: Dashboard) {
    let Sources { named, renames, own } = dashboard.read_from.get_value();
    dashboard.change(|filter| (filter.sources, filter.renames) = (named, renames));
    dashboard.own.set(own);
    dashboard.progress.set(None);
}

/// Everything wrong with the files of a table, and their bytes: they are read
/// once more, since only the first problems are kept while data is on the screen.
pub(super) async fn checked(
    dashboard: Dashboard,
    table: Table,
) -> (Vec<(String, Vec<u8>)>, Problems) {
    let sources = dashboard.read_from.get_value();
    let files = sources.files(|other| other == table || !other.comes_later()).await;
    let own = files.iter().filter(|file| file.table == table);
    let own = own.filter_map(|file| Some((file.name.clone(), file.content.clone().ok()?)));
    let own = own.collect();
    (own, ingest::read_with(&files, Problems::with_room(usize::MAX)).1)
}

/// The bytes of the shipped table, and those of the reader's files in its place.
pub(super) async fn bytes_of(dashboard: Dashboard, table: Table) -> (Vec<u8>, Vec<u8>) {
    let shipped = Sources::default().files(|other| other == table).await;
    let own = dashboard.read_from.get_value().files(|other| other == table).await;
    let bytes = |file: Option<SourceFile>| file.and_then(|it| it.content.ok()).unwrap_or_default();
    (bytes(shipped.into_iter().next()), bytes(own.into_iter().next()))
}
