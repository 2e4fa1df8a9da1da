//! What is said of the mark under the pointer or with the focus: the words
//! that are its accessible name.

use super::react::live;
use crate::domain::decimal;
use leptos::prelude::*;
use web_sys::Element;

/// The words of a mark, and where in its frame they stand.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tip {
    words: String,
    left: f64,
    top: f64,
}

impl Tip {
    /// The words of a mark, above its middle.
    pub(super) fn of(mark: &Element) -> Option<Self> {
        let frame = mark.closest(".frame").ok()??.get_bounding_client_rect();
        let own = mark.get_bounding_client_rect();
        // Half the width of a tip, so that it stays within its figure.
        let half = f64::min(140.0, frame.width() / 2.0);
        let middle = own.left() + own.width() / 2.0 - frame.left();
        Some(Self {
            words: mark.get_attribute("aria-label")?,
            left: decimal::within(middle, half, (frame.width() - half).max(half)),
            // A large area may begin above what is seen of it.
            top: (own.top() - frame.top()).max(24.0),
        })
    }
}

/// Shows a tip. It can be pointed at, and stays until the pointer leaves it.
#[component]
pub(super) fn TipBox(
    /// The tip; nothing while there is none.
    tip: RwSignal<Option<Tip>>,
) -> impl IntoView {
    view! {
        <div
            class="tip"
            aria-hidden="true"
            hidden=live(move || tip.read().is_none())
            style:left=live(move || pixels(tip.read().as_ref().map_or(0.0, |tip| tip.left)))
            style:top=live(move || pixels(tip.read().as_ref().map_or(0.0, |tip| tip.top)))
            on:pointerleave=move |_| tip.set(None)
        >
            {live(move || tip.read().as_ref().map(|tip| tip.words.clone()))}
        </div>
    }
}

/// A length for a style.
fn pixels(length: f64) -> String {
    format!("{}px", decimal::Short(length, 1))
}
