//! Long work in turns: the browser answers to the reader in between, who sees how
//! far it is and can stop it.

use super::state::Dashboard;
use crate::browser::stream::breathe;
use crate::browser::timing;
use leptos::prelude::*;
use std::sync::atomic::Ordering;

/// Milliseconds of work after which the browser has its turn: less than a frame,
/// and far from the 50 after which a page seems to hang.
pub(super) const TURN: f64 = 12.0;

/// Milliseconds between two readings of how far it is, and before the first.
const PACE: f64 = 200.0;

/// Milliseconds without a byte after which the reader is told what is waited for.
const WAIT: u64 = 1_000;

/// What goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// The data is read: the newest reading is the only one.
    Reading,
    /// A file is written, or compared. Several may be at once.
    Writing,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Progress {
    pub(super) work: Work,
    /// The file.
    pub(super) name: String,
    /// What is done.
    pub(super) done: Done,
    /// Rows in a second.
    pub(super) rate: usize,
}

/// What of a file is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Done {
    pub(super) rows: usize,
    /// Bytes or rows done, and how many there are where that is known.
    pub(super) part: usize,
    pub(super) whole: Option<usize>,
}

/// Some work, from its beginning until it is dropped.
pub(super) struct Turns {
    dashboard: Dashboard,
    work: Work,
    number: u32,
    name: String,
    begun: f64,
    turn: f64,
    told: f64,
}

impl Turns {
    /// Begins work.
    pub(super) fn begin(dashboard: Dashboard, work: Work) -> Self {
        if work == Work::Reading {
            stop(dashboard, work);
        }
        let number = dashboard.turns[work as usize].load(Ordering::Relaxed);
        let (begun, name) = (timing::now(), String::new());
        Self { dashboard, work, number, name, begun, turn: begun, told: begun }
    }

    /// Says what is waited for, if nothing has come in a while: then too it can be
    /// stopped.
    pub(super) fn wait_for(&self, name: String) {
        let (dashboard, work, number) = (self.dashboard, self.work, self.number);
        let tell = move || {
            if goes_on(dashboard, work, number)
                && dashboard.progress.with_untracked(Option::is_none)
            {
                let (done, rate) = (Done::default(), 0);
                dashboard.progress.set(Some(Progress { work, name, done, rate }));
            }
        };
        set_timeout(tell, std::time::Duration::from_millis(WAIT));
    }

    /// Goes on with another file.
    pub(super) fn file(&mut self, name: &str) {
        name.clone_into(&mut self.name);
        self.begun = timing::now();
    }

    /// Whether somebody still waits for it.
    pub(super) fn is_wanted(&self) -> bool {
        goes_on(self.dashboard, self.work, self.number)
    }

    /// Lets the browser have its turn, if it is due. Answers with whether
    /// somebody still waits.
    pub(super) async fn pass(&mut self, done: Done) -> bool {
        let now = timing::now();
        if now - self.turn > TURN && now - self.told > PACE && self.is_wanted() {
            self.told = now;
            let rate = timing::whole(done.rows as f64 * 1000.0 / (now - self.begun).max(1.0));
            let (work, name) = (self.work, self.name.clone());
            self.dashboard.progress.set(Some(Progress { work, name, done, rate }));
        }
        self.rest().await
    }

    /// The same for work of which nobody can tell how far it is.
    pub(super) async fn rest(&mut self) -> bool {
        if timing::now() - self.turn > TURN {
            breathe().await;
            self.turn = timing::now();
        }
        self.is_wanted()
    }

    /// The page it is done for.
    pub(super) fn dashboard(&self) -> Dashboard {
        self.dashboard
    }

    /// Says no more of how far the file is.
    pub(super) fn fall_silent(&self) {
        let is_told = self.dashboard.progress.with_untracked(|progress| {
            let is_own = |of: &Progress| of.work == Work::Reading || of.name == self.name;
            progress.as_ref().is_some_and(|of| of.work == self.work && is_own(of))
        });
        if is_told && self.is_wanted() {
            self.dashboard.progress.set(None);
        }
    }
}

impl Drop for Turns {
    fn drop(&mut self) {
        self.fall_silent();
        if self.work == Work::Reading {
            let number = &self.dashboard.turns[self.work as usize];
            // Unless another has begun, there is none any more.
            let over = (self.number, self.number.wrapping_add(1));
            let _ = number.compare_exchange(over.0, over.1, Ordering::Relaxed, Ordering::Relaxed);
        }
    }
}

/// Whether work that had this number when it began has neither been stopped nor
/// come to its end.
fn goes_on(dashboard: Dashboard, work: Work, number: u32) -> bool {
    dashboard.turns[work as usize].load(Ordering::Relaxed) == number
}

/// Stops all work of a kind.
pub(super) fn stop(dashboard: Dashboard, work: Work) {
    dashboard.turns[work as usize].fetch_add(1, Ordering::Relaxed);
    if dashboard
        .progress
        .with_untracked(|progress| progress.as_ref().is_some_and(|it| it.work == work))
    {
        dashboard.progress.set(None);
    }
}
