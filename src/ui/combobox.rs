//! A control that takes several of many values: a field to search in and a
//! list to choose from, after the combobox pattern of the ARIA authoring
//! practices. The focus stays in the field; the option that arrows move to is
//! named by `aria-activedescendant`.

use super::state::{Dashboard, live, memo};
use crate::browser::dom;
use crate::order;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

/// An option of the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Choice {
    /// What the filter calls it.
    pub(super) id: String,
    /// What the reader calls it.
    pub(super) name: String,
    /// Other names that a search finds it by.
    pub(super) also: Vec<String>,
    /// How many rows it would give; empty if that is not counted.
    pub(super) count: String,
    /// Whether it is chosen.
    pub(super) is_chosen: bool,
}

impl Choice {
    /// An option with nothing but a name.
    pub(super) fn plain(id: &str, name: &str, is_chosen: bool) -> Self {
        Self { id: id.to_owned(), name: name.to_owned(), is_chosen, ..Self::default() }
    }

    fn is_called(&self, words: &str) -> bool {
        let mut names = self.also.iter().chain([&self.name]);
        names.any(|name| name.to_lowercase().contains(words))
    }

    /// Whether a name begins with the words, or is the id: such options stand
    /// before those that have them somewhere.
    fn begins_with(&self, words: &str) -> bool {
        let mut names = self.also.iter().chain([&self.name, &self.id]);
        names.any(|name| name.to_lowercase().starts_with(words))
    }
}

/// The options that a search leaves, the chosen first.
fn found(choices: &[Choice], search: &str) -> Vec<Choice> {
    let words = search.trim().to_lowercase();
    let mut found: Vec<Choice> =
        choices.iter().filter(|choice| words.is_empty() || choice.is_called(&words)).cloned().collect();
    if words.is_empty() {
        order::by(&mut found, |a, b| b.is_chosen.cmp(&a.is_chosen));
    } else {
        order::by(&mut found, |a, b| b.begins_with(&words).cmp(&a.begins_with(&words)));
    }
    found
}

/// The control.
#[component]
pub(super) fn Combobox(
    /// Id of the field; those of its parts begin with it.
    id: &'static str,
    /// Its name.
    #[prop(into)]
    label: Signal<&'static str>,
    /// What is chosen, in words.
    #[prop(into)]
    value: Signal<String>,
    /// Everything that can be chosen.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// Called with the id of an option that the reader takes or gives back.
    toggle: impl Fn(String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let is_open = RwSignal::new(false);
    let search = RwSignal::new(String::new());
    let active = RwSignal::new(0_usize);
    let field = NodeRef::<html::Input>::new();
    // The list keeps its order while it is open: what is chosen must not jump
    // away from under the pointer.
    let kept = RwSignal::new(Vec::<String>::new());
    let list = memo(move |_| {
        if !is_open.get() {
            return Vec::new();
        }
        let mut list = found(&choices.read(), &search.read());
        if search.read().is_empty() {
            let order = kept.read();
            // The options have not changed since the list was opened, so every
            // one has its place.
            let mut places = vec![None; list.len()];
            for choice in list.drain(..) {
                let place = order.iter().position(|id| *id == choice.id);
                if let Some(slot) = place.and_then(|place| places.get_mut(place)) {
                    *slot = Some(choice);
                }
            }
            list.extend(places.into_iter().flatten());
        }
        list
    });
    let open = move || {
        if !is_open.get_untracked() {
            let chosen_first = found(&choices.read_untracked(), "");
            kept.set(chosen_first.into_iter().map(|choice| choice.id).collect());
            active.set(0);
            search.set(String::new());
            is_open.set(true);
        }
    };
    let close = move || {
        is_open.set(false);
        search.set(String::new());
    };
    let take = move |index: usize| {
        let taken = list.read_untracked().get(index).map(|choice| choice.id.clone());
        if let Some(id) = taken {
            toggle(id);
        }
    };
    let press = move |event: KeyboardEvent| {
        let last = list.read_untracked().len().saturating_sub(1);
        let now = active.get_untracked();
        let target = match event.key().as_str() {
            "ArrowDown" if event.alt_key() || !is_open.get_untracked() => {
                open();
                0
            }
            "ArrowDown" => if now >= last { 0 } else { now + 1 },
            "ArrowUp" => if now == 0 { last } else { now - 1 },
            "PageDown" => (now + 10).min(last),
            "PageUp" => now.saturating_sub(10),
            "Home" if is_open.get_untracked() && search.read_untracked().is_empty() => 0,
            "End" if is_open.get_untracked() && search.read_untracked().is_empty() => last,
            "Enter" => {
                event.prevent_default();
                if is_open.get_untracked() { take(now) } else { open() }
                return;
            }
            "Escape" if is_open.get_untracked() => {
                event.stop_propagation();
                close();
                return;
            }
            "Tab" => {
                close();
                return;
            }
            _ => return,
        };
        event.prevent_default();
        active.set(target);
        // Into sight, in the list that the step may just have opened.
        request_animation_frame(move || dom::scroll_into_view(&format!("{id}-{target}")));
    };
    let active_id = move || is_open.get().then(|| format!("{id}-{}", active.get()));
    let shown = move || if is_open.get() { search.get() } else { value.get() };
    let hint = move || if is_open.get() { dashboard.texts().type_to_search.to_owned() } else { value.get() };
    view! {
        <div class="control combobox" class:open={live(move || is_open.get())}>
            <label class="label" for=id>{label}</label>
            <input
                node_ref=field
                id=id
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-autocomplete="list"
                aria-expanded={live(move || is_open.get().to_string())}
                aria-controls=format!("{id}-list")
                aria-activedescendant=active_id
                aria-description=value
                placeholder=hint
                prop:value=shown
                on:click=move |_| open()
                on:focus=move |_| open()
                on:blur=move |_| close()
                on:keydown=press
                on:input=move |event| {
                    open();
                    search.set(event_target_value(&event));
                    active.set(0);
                }
            />
            <ul
                id=format!("{id}-list")
                role="listbox"
                aria-label=label
                aria-multiselectable="true"
                hidden={live(move || !is_open.get())}
                // The focus stays in the field, whatever is pressed here.
                on:mousedown=move |event| event.prevent_default()
            >
                {move || options(id, &list.read(), active, take)}
                <Show when=move || is_open.get() && list.read().is_empty()>
                    <li class="none" role="option" aria-disabled="true" aria-selected="false">
                        {dashboard.word(|texts| texts.no_match)}
                    </li>
                </Show>
            </ul>
        </div>
    }
}

/// The options.
fn options(
    id: &'static str,
    list: &[Choice],
    active: RwSignal<usize>,
    take: impl Fn(usize) + Copy + Send + Sync + 'static,
) -> AnyView {
    let items = list.iter().cloned().enumerate().map(|(index, choice)| {
        view! {
            <li
                id=format!("{id}-{index}")
                role="option"
                class:active={live(move || active.get() == index)}
                aria-selected=choice.is_chosen.to_string()
                on:click=move |_| {
                    active.set(index);
                    take(index);
                }
            >
                <span class="name">{choice.name}</span>
                <span class="count">{choice.count}</span>
            </li>
        }
    });
    items.collect_view().into_any()
}
