//! Where effects run: in turns. A view has a dozen figures, and each of them is
//! made by an effect of its own; however long they take together, the browser
//! answers to the reader in between. Only a page that opens with data of a usual
//! size comes as a whole, so that nothing moves in it while it is put together.

use super::turns::TURN;
use crate::browser::{stream, timing};
use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use js_sys::Promise;
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::Pin;
use std::task::ready;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Runs what leptos hands it as its own executor for browsers would, and goes on
/// after the browser's turn with what is left when a turn is over.
struct InTurns;

thread_local! {
    /// Whether there are turns yet.
    static HAS_TURNS: Cell<bool> = const { Cell::new(false) };
    /// When the turn began, and the next turn of the browser.
    static TURN_NOW: RefCell<Option<(f64, Promise)>> = const { RefCell::new(None) };
}

/// From now on effects run in turns: the page has come, or it has to do with
/// much data.
pub(super) fn take_turns() {
    HAS_TURNS.set(true);
}

/// Whether they do.
pub(super) fn takes_turns() -> bool {
    HAS_TURNS.get()
}

/// Makes effects run here. To be called before leptos puts the page together.
pub(super) fn start() {
    // It only fails where one has been chosen already, which then does it.
    let _ = Executor::init_custom_executor(InTurns);
}

impl CustomExecutor for InTurns {
    fn spawn(&self, task: PinnedFuture<()>) {
        self.spawn_local(task);
    }

    fn spawn_local(&self, mut task: PinnedLocalFuture<()>) {
        let mut rest = None::<JsFuture>;
        spawn_local(poll_fn(move |context| {
            loop {
                if let Some(rest) = &mut rest {
                    let _ = ready!(Pin::new(rest).poll(context));
                }
                rest = rest_due().map(JsFuture::from);
                if rest.is_none() {
                    return task.as_mut().poll(context);
                }
            }
        }));
    }

    fn poll_local(&self) {}
}

/// What is to be waited for before anything more is done in this turn, if it is
/// over; else, and at the beginning of one, nothing.
fn rest_due() -> Option<Promise> {
    if !takes_turns() {
        return None;
    }
    TURN_NOW.with_borrow_mut(|turn| {
        let (begun, rest) = turn.get_or_insert_with(|| {
            let rest = stream::next_task();
            let over = JsFuture::from(rest.clone());
            spawn_local(async {
                let _ = over.await;
                TURN_NOW.take();
            });
            (timing::now(), rest)
        });
        (timing::now() - *begun > TURN).then(|| rest.clone())
    })
}
