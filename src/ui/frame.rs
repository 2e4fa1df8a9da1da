//! What stands around every view: the masthead and the foot.

use super::finder::Finder;
use super::loading::own_data;
use super::memo::memo;
use super::plain::Plain;
use super::react::live;
use super::state::Dashboard;
use super::views::ViewLinks;
use crate::browser::element::Tag;
use crate::query::{Language, ThemeChoice};
use crate::text::{Texts, WRITTEN};
use leptos::prelude::*;

/// The name of the page, and how it is shown.
#[component]
pub(super) fn Masthead() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let texts = move || dashboard.texts();
    let choose_language = move |event: leptos::ev::Event| {
        let language = Language::from_slug(&event_target_value(&event));
        dashboard.change(|filter| filter.language = language);
    };
    let choose_theme = move |event: leptos::ev::Event| {
        if let Some(theme) = ThemeChoice::from_slug(&event_target_value(&event)) {
            dashboard.change(|filter| filter.theme = theme);
        }
    };
    let languages = WRITTEN.map(|language| {
        let is_chosen = move || dashboard.language.get() == language;
        view! {
            <option value=language.slug() lang=language.slug() selected=live(is_chosen)>
                {Texts::own_name(language)}
            </option>
        }
    });
    let chosen_theme = memo(move |_| dashboard.filter.read().theme);
    let themes = ThemeChoice::ALL.iter().map(|theme| {
        let is_chosen = move || chosen_theme.get() == *theme;
        view! {
            <option value=theme.slug() selected=live(is_chosen)>{live(move || (texts().theme_name)(*theme))}</option>
        }
    });
    view! {
        <header class="masthead">
            <p class="site">
                <a href="./">{dashboard.word(|texts| texts.site)}</a>
                <span class="tagline">{dashboard.word(|texts| texts.tagline)}</span>
            </p>
            <Finder />
            <ViewLinks />
            <label class="control">
                <span class="label">{dashboard.word(|texts| texts.language_label)}</span>
                <select
                    prop:value=live(move || dashboard.language.get().slug())
                    on:change=choose_language
                >
                    {languages}
                </select>
            </label>
            <label class="control">
                <span class="label">{dashboard.word(|texts| texts.theme)}</span>
                <select
                    prop:value=live(move || chosen_theme.get().slug())
                    on:change=choose_theme
                >
                    {themes.collect_view()}
                </select>
            </label>
        </header>
    }
}

/// How shares are made, and where the data is.
#[component]
pub(super) fn Foot() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    // The files were made from the shipped data.
    let is_other = move || !own_data(dashboard).is_empty();
    view! {
        <footer class="foot">
            <section class="method" aria-labelledby="method">
                <h2 id="method">{dashboard.word(|texts| texts.method)}</h2>
                <Plain class="columns" say=points />
            </section>
            <p>
                {live(move || (dashboard.texts().data_licence)(&own_data(dashboard)))} " "
                <a href="data/README.md">{dashboard.word(|texts| texts.data_link)}</a> " "
                <a href="api/estimates.csv" hidden=live(is_other)>
                    {dashboard.word(|texts| texts.estimates_link)}
                </a>
            </p>
        </footer>
    }
}

pub(super) fn points(dashboard: Dashboard) -> Vec<Tag> {
    dashboard.texts().method_points.iter().map(|point| Tag::of("p", *point)).collect()
}
