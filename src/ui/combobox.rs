//! A control that takes several of many values: a field to search in and a
//! list to choose from, after the combobox pattern of the ARIA authoring
//! practices. The focus stays in the field; the option that arrows move to is
//! named by `aria-activedescendant`.

use super::memo::{Memo, memo};
use super::react::{live, part};
use super::state::Dashboard;
use crate::browser::dom;
use crate::order;
use crate::query::Filter;
use crate::spelling::{folded, slips};
use crate::text::Texts;
use leptos::ev::KeyboardEvent;
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

    /// The options of a control that takes one of a few values.
    pub(super) fn one_of<T: Copy + PartialEq>(
        all: &[T],
        id: fn(T) -> &'static str,
        name: fn(T) -> &'static str,
        chosen: T,
    ) -> Vec<Self> {
        all.iter().map(|value| Self::plain(id(*value), name(*value), *value == chosen)).collect()
    }

    /// How well the words fit, 0 the best: they are the name shown, are another,
    /// begin the one shown or the id, stand within it, begin another; nothing if
    /// in none.
    fn fit(&self, words: &str) -> Option<u8> {
        let name = plain(&self.name);
        let others: Vec<String> = self.also.iter().map(|name| plain(name)).collect();
        if name == words {
            Some(0)
        } else if others.iter().any(|other| other == words) {
            Some(1)
        } else if name.starts_with(words) || folded(&self.id).starts_with(words) {
            Some(2)
        } else if name.contains(words) {
            Some(3)
        } else {
            // Or a word within another name begins with them.
            let is_in =
                |other: &String| other.starts_with(words) || other.contains(&format!(" {words}"));
            others.iter().any(is_in).then_some(4)
        }
    }
}

/// The text as it is compared: hyphens, points and the like are spaces.
fn plain(text: &str) -> String {
    folded(text).replace(['-', '.', '&', ',', '/'], " ")
}

/// The most that a search over everything shows.
const MOST_FOUND: usize = 30;

/// The options that a search leaves, the chosen first.
fn found(choices: &[Choice], search: &str) -> Vec<Choice> {
    let words = plain(search.trim());
    if words.is_empty() {
        let mut all = choices.to_vec();
        order::by(&mut all, |a, b| b.is_chosen.cmp(&a.is_chosen));
        return all;
    }
    let fits = choices.iter().filter_map(|choice| Some((choice.fit(&words)?, choice)));
    let mut fits: Vec<(u8, &Choice)> = fits.collect();
    order::by(&mut fits, |a, b| a.0.cmp(&b.0));
    if fits.is_empty() {
        return nearly(choices, &words);
    }
    fits.into_iter().map(|(_, choice)| choice.clone()).collect()
}

/// The options that fit but for a slip of the pen, the nearest first.
fn nearly(choices: &[Choice], words: &str) -> Vec<Choice> {
    let away = |choice: &Choice| {
        let names = std::iter::once(&choice.name).chain(&choice.also);
        names.filter_map(|name| slips(words, &plain(name))).min()
    };
    let found = choices.iter().filter_map(|choice| Some((away(choice)?, choice)));
    let mut found: Vec<(usize, &Choice)> = found.collect();
    order::by(&mut found, |a, b| a.0.cmp(&b.0));
    found.into_iter().take(MOST_FOUND).map(|(_, choice)| choice.clone()).collect()
}

/// What the parts of a control share.
#[derive(Clone, Copy)]
struct Popup {
    id: &'static str,
    dashboard: Dashboard,
    choices: fn(Dashboard) -> Vec<Choice>,
    take: fn(&mut Filter, &str),
    /// Whether it finds one thing and closes, and shows nothing unasked.
    is_finder: bool,
    is_open: RwSignal<bool>,
    search: RwSignal<String>,
    /// Position in the list of the option that arrows have moved to.
    active: RwSignal<Option<usize>>,
    /// Ids in the order they had when the list was opened: what is chosen must
    /// not jump away from under the pointer.
    kept: RwSignal<Vec<String>>,
    /// The options shown.
    list: Memo<Vec<Choice>>,
}

impl Popup {
    fn new(
        id: &'static str,
        dashboard: Dashboard,
        choices: fn(Dashboard) -> Vec<Choice>,
        take: fn(&mut Filter, &str),
        is_finder: bool,
    ) -> Self {
        let (is_open, search) = (RwSignal::new(false), RwSignal::new(String::new()));
        let kept = RwSignal::new(Vec::<String>::new());
        let list = memo(move |_| {
            if !is_open.get() || is_finder && search.read().trim().is_empty() {
                return Vec::new();
            }
            let mut list = found(&choices(dashboard), &search.read());
            if is_finder {
                list.truncate(MOST_FOUND);
            }
            if search.read().is_empty() { in_order(list, &kept.read()) } else { list }
        });
        let active = RwSignal::new(None);
        Self { id, dashboard, choices, take, is_finder, is_open, search, active, kept, list }
    }

    fn open(self) {
        if !self.is_open.get_untracked() {
            let choices = untrack(|| (self.choices)(self.dashboard));
            let chosen_first = found(&choices, "");
            self.kept.set(chosen_first.into_iter().map(|choice| choice.id).collect());
            self.active.set(None);
            self.search.set(String::new());
            self.is_open.set(true);
        }
    }

    fn close(self) {
        self.is_open.set(false);
        self.search.set(String::new());
    }

    /// Takes an option of the list, or gives it back.
    fn take(self, index: usize) {
        let taken = self.list.read_untracked().get(index).map(|choice| choice.id.clone());
        if let Some(id) = taken {
            self.dashboard.change(|filter| (self.take)(filter, &id));
            if self.is_finder {
                self.close();
            }
        }
    }

    fn press(self, event: &KeyboardEvent) {
        let was_open = self.is_open.get_untracked();
        match event.key().as_str() {
            // What was typed means the first that fits.
            "Enter" if was_open => {
                let is_found = !self.list.read_untracked().is_empty();
                self.take(self.active.get_untracked().unwrap_or(0));
                // The next word begins a search of its own.
                if is_found && !self.search.read_untracked().is_empty() {
                    self.search.set(String::new());
                    self.active.set(None);
                }
            }
            // What stands there is what is chosen, no text to be edited.
            "Enter" | "ArrowDown" | "Backspace" | "Delete" if !was_open => self.open(),
            "Escape" if was_open => {
                // The page around has a use of its own for this key.
                event.stop_propagation();
                self.close();
            }
            "Tab" => return self.close(),
            // Typing begins a search, not an addition to what is chosen.
            key if !was_open
                && key.chars().count() == 1
                && !event.ctrl_key()
                && !event.meta_key() =>
            {
                return self.open();
            }
            key => match self.target(key).filter(|_| was_open) {
                Some(target) => self.move_to(target),
                None => return,
            },
        }
        event.prevent_default();
    }

    /// The option that a key leads to from the active one.
    fn target(self, key: &str) -> Option<usize> {
        let end = self.list.read_untracked().len().saturating_sub(1);
        let Some(now) = self.active.get_untracked() else {
            return match key {
                "ArrowDown" | "PageDown" => Some(0),
                "ArrowUp" => Some(end),
                _ => None,
            };
        };
        // While something is typed, Home and End are the field's.
        let is_list_key = self.search.read_untracked().is_empty();
        Some(match key {
            "ArrowDown" if now >= end => 0,
            "ArrowDown" => now + 1,
            "ArrowUp" if now == 0 => end,
            "ArrowUp" => now - 1,
            "PageDown" => (now + 10).min(end),
            "PageUp" => now.saturating_sub(10),
            "Home" if is_list_key => 0,
            "End" if is_list_key => end,
            _ => return None,
        })
    }

    fn move_to(self, target: usize) {
        self.active.set(Some(target));
        let option = self.option_id(target);
        request_animation_frame(move || dom::scroll_into_view(&option));
    }

    fn option_id(self, index: usize) -> String {
        format!("{}-{index}", self.id)
    }
}

/// The options in the order of their ids in `kept`.
fn in_order(list: Vec<Choice>, kept: &[String]) -> Vec<Choice> {
    let mut places: Vec<Option<Choice>> = vec![None; kept.len()];
    for choice in list {
        let place = kept.iter().position(|id| *id == choice.id);
        if let Some(slot) = place.and_then(|place| places.get_mut(place)) {
            *slot = Some(choice);
        }
    }
    places.into_iter().flatten().collect()
}

/// The control.
#[component]
pub(super) fn Combobox(
    /// Id of the field; those of its parts begin with it.
    id: &'static str,
    /// Its name.
    label: fn(&'static Texts) -> &'static str,
    /// What is chosen, in words.
    value: fn(Dashboard) -> String,
    /// Everything that can be chosen.
    choices: fn(Dashboard) -> Vec<Choice>,
    /// Takes an option by its id, or gives it back.
    take: fn(&mut Filter, &str),
    /// Whether it finds one thing and closes, and shows nothing unasked.
    #[prop(optional)]
    is_finder: bool,
    /// Said where nothing fits.
    #[prop(default = |texts| texts.no_match)]
    nothing: fn(&'static Texts) -> &'static str,
) -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let popup = Popup::new(id, dashboard, choices, take, is_finder);
    let value = live(move || value(dashboard));
    let Popup { is_open, search, active, .. } = popup;
    let active_id =
        live(move || active.get().filter(|_| is_open.get()).map(|index| popup.option_id(index)));
    // A property is set whenever its signal runs, whether it differs or not.
    let shown = memo(move |_| if is_open.get() { search.get() } else { value.get() });
    let shown = live(move || shown.get());
    view! {
        <div class="control combobox" class:open=live(move || is_open.get())>
            <label class="label" for=id>
                {dashboard.word(label)}
            </label>
            <input
                id=id
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                maxlength="60"
                aria-autocomplete="list"
                aria-expanded=live(move || is_open.get().to_string())
                aria-controls=format!("{id}-list")
                aria-activedescendant=active_id
                aria-description=value
                placeholder=dashboard
                    .word(if is_finder { label } else { |texts| texts.type_to_search })
                prop:value=shown
                on:click=move |_| popup.open()
                on:focus=move |_| popup.open()
                on:blur=move |_| popup.close()
                on:keydown=move |event| popup.press(&event)
                on:input=move |event| {
                    popup.open();
                    search.set(event_target_value(&event));
                    active.set(None);
                }
            />
            <Options popup nothing />
        </div>
    }
}

/// The list of a control.
#[component]
fn Options(
    /// What it shows.
    popup: Popup,
    /// Said where nothing fits.
    nothing: fn(&'static Texts) -> &'static str,
) -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let Popup { id, is_open, list, .. } = popup;
    let is_empty = live(move || {
        let is_asked = !popup.is_finder || !popup.search.read().trim().is_empty();
        is_open.get() && is_asked && list.read().is_empty()
    });
    let items = part(move || {
        let items = list.get().into_iter().enumerate();
        items.map(|(index, choice)| option(popup, index, choice)).collect_view()
    });
    view! {
        <ul
            id=format!("{id}-list")
            role="listbox"
            aria-label=dashboard.word(|texts| texts.options)
            aria-multiselectable="true"
            hidden=live(move || !is_open.get() || list.read().is_empty() && !is_empty.get())
            // The focus stays in the field, whatever is pressed here.
            on:mousedown=move |event| event.prevent_default()
        >
            {items}
            <Show when=move || is_empty.get()>
                <li class="none" role="option" aria-disabled="true" aria-selected="false">
                    {dashboard.word(nothing)}
                </li>
            </Show>
        </ul>
    }
}

fn option(popup: Popup, index: usize, choice: Choice) -> impl IntoView {
    let active = popup.active;
    view! {
        <li
            id=popup.option_id(index)
            role="option"
            class:active=live(move || active.get() == Some(index))
            aria-selected=choice.is_chosen.to_string()
            on:click=move |_| {
                active.set(Some(index));
                popup.take(index);
            }
        >
            <span class="name">{choice.name}</span>
            <span class="count">{choice.count}</span>
        </li>
    }
}
