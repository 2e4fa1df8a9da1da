//! A slider through the years, and a button that moves along them.

use super::memo::memo;
use super::react::live;
use super::state::Dashboard;
use crate::browser::{dom, watch};
use crate::figure::answer::FIRST_YEAR;
use leptos::prelude::*;
use std::time::Duration;

/// How long a year stays while the years are played.
const YEAR: Duration = Duration::from_millis(1_100);

/// Moves the whole page through the years. Nothing moves by itself; a reader
/// whose system asks for less motion has the slider only.
#[component]
pub(super) fn YearSlider() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let newest = memo(move |_| {
        dashboard.loaded.get().and_then(|loaded| loaded.store().newest_year()).unwrap_or(FIRST_YEAR)
    });
    let year = memo(move |_| dashboard.filter.read().year.unwrap_or_else(|| newest.get()));
    let clock = StoredValue::new(None::<IntervalHandle>);
    let plays = dashboard.plays;
    let stop = move || {
        plays.set(false);
        if let Some(clock) = clock.try_update_value(Option::take).flatten() {
            clock.clear();
        }
    };
    let advance = move || {
        let next = year.get_untracked() + 1;
        // Escape and Back stop it too, and nothing moves behind an open sheet.
        if next > newest.get_untracked() || !plays.get_untracked() || dom::has_dialog() {
            return stop();
        }
        dashboard.adjust(|filter| filter.year = Some(next));
    };
    let play = move || {
        if plays.get_untracked() {
            return stop();
        }
        // A step of its own: Back leads to the year that was looked at before.
        let is_last = year.get_untracked() >= newest.get_untracked();
        let first = if is_last { FIRST_YEAR } else { year.get_untracked() + 1 };
        dashboard.change(|filter| filter.year = Some(first));
        plays.set(true);
        clock.set_value(set_interval_with_handle(advance, YEAR).ok());
    };
    on_cleanup(stop);
    let is_still = watch::media("(prefers-reduced-motion: reduce)", |_| {});
    let name = live(move || {
        let texts = &dashboard.texts().operators;
        if plays.get() { texts.pause } else { texts.play }
    });
    view! {
        <div class="years">
            <label class="control">
                <span class="label">{dashboard.word(|texts| texts.operators.as_of)}</span>
                <input
                    type="range"
                    min=FIRST_YEAR.to_string()
                    max=live(move || newest.get().to_string())
                    prop:value=live(move || year.get().to_string())
                    on:input=move |event| {
                        stop();
                        let year = event_target_value(&event).parse().ok();
                        dashboard.adjust(|filter| filter.year = year);
                    }
                />
            </label>
            <output>{live(move || year.get())}</output>
            <button type="button" hidden=is_still on:click=move |_| play()>
                {name}
            </button>
        </div>
    }
}
