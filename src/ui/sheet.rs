//! What opens over the page. A modal dialog: the browser keeps the focus in it,
//! closes it with Escape, and makes the page behind it inert.

use super::memo::Memo;
use super::react::effect_after;
use super::state::Dashboard;
use crate::browser::dom;
use leptos::html;
use leptos::prelude::*;

/// A sheet from the side, from below on a small screen.
#[component]
pub(super) fn Sheet(
    /// Id of its title.
    title: &'static str,
    /// Key of the mark that it was opened from, while there is something to show.
    opened: Memo<Option<String>>,
    /// Takes back that it is open.
    close: fn(Dashboard),
    /// What it shows.
    children: Children,
) -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let dialog = NodeRef::<html::Dialog>::new();
    effect_after(move |before: Option<Option<String>>| {
        let opened = opened.get();
        let dialog = dialog.get()?;
        if opened.is_some() && !dialog.open() {
            // Only fails for a dialog that is open or not in the page.
            let _ = dialog.show_modal();
        } else if opened.is_none() && dialog.open() {
            dialog.close();
        }
        // The drawing may have been made anew since: the focus returns to the
        // mark that stands where the old one stood.
        if let (None, Some(before)) = (&opened, before.flatten()) {
            request_animation_frame(move || {
                if let Some((drawing, mark)) = dom::find_mark(&before) {
                    dom::focus_mark(&drawing, &mark);
                }
            });
        }
        opened
    });
    let end = move || {
        if opened.get_untracked().is_some() {
            close(dashboard);
        }
    };
    view! {
        <dialog
            class="evidence"
            node_ref=dialog
            aria-labelledby=title
            on:close=move |_| end()
        >
            <button type="button" class="close" on:click=move |_| end()>
                {dashboard.word(|texts| texts.close)}
            </button>
            {children()}
        </dialog>
    }
}
