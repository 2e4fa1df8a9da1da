//! The page as a whole.

use super::contracts::ContractTable;
use super::evidence::EvidenceDialog;
use super::figures::{ShareBarsFigure, ShareOverTimeFigure};
use super::filters::FilterBar;
use super::frame::{Foot, Masthead};
use super::map::WorldMapFigure;
use super::problems::ProblemList;
use super::state::{Dashboard, live, memo};
use crate::browser::dom;
use crate::estimate::{Definition, Status};
use crate::figure::headline::Headline;
use crate::figure::{headline, names};
use crate::text::Texts;
use leptos::prelude::*;

/// Puts the page in place of what stood in the document.
pub fn mount() {
    std::panic::set_hook(Box::new(|_| {
        // Nothing of the page can be trusted to run any more, its language
        // included; the words must still be those of a language it has.
        let language = dom::languages()
            .iter()
            .find_map(|tag| crate::query::Language::from_slug(tag.get(..2)?));
        dom::alert(Texts::for_language(language.unwrap_or_default()).broken);
    }));
    dom::clear_body();
    leptos::mount::mount_to_body(App);
}

/// The whole page.
#[component]
fn App() -> impl IntoView {
    let dashboard = Dashboard::new();
    provide_context(dashboard);
    let has_data = memo(move |_| dashboard.answer.read().is_some());
    let embed = memo(move |_| dashboard.filter.read().embed);

    view! {
        <a class="skip" href="#content">{dashboard.word(|texts| texts.skip_to_content)}</a>
        <Show when=move || !embed.get()>
            <Masthead />
        </Show>
        <main id="content" tabindex="-1" aria-busy=live(move || (!has_data.get()).to_string())>
            <Show when=move || has_data.get() fallback=move || view! { <Waiting /> }>
                <ProblemList />
                <Overview />
            </Show>
        </main>
        <Show when=move || !embed.get()>
            <Foot />
        </Show>
        <EvidenceDialog />
    }
}

/// What stands in the page while the data is on its way.
#[component]
fn Waiting() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    view! {
        <h1>{dashboard.word(|texts| texts.tagline)}</h1>
        <p class="measure">{dashboard.word(|texts| texts.loading)}</p>
    }
}

/// The view of the places chosen: finding, shares, shares over time, rows.
#[component]
fn Overview() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let words = move |pick: fn(&Headline) -> &String| {
        live(move || dashboard.headline.read().as_ref().map(|headline| pick(headline).clone()))
    };
    let has_marks =
        memo(move |_| dashboard.answer.read().as_ref().is_some_and(|answer| answer.has_marks));
    view! {
        <header class="finding">
            <h1 aria-live="polite">{words(|headline| &headline.title)}</h1>
            <p class="measure">{words(|headline| &headline.measure)}</p>
            <p class="coverage">{words(|headline| &headline.coverage)}</p>
        </header>
        <FilterBar />
        <Gap />
        <Show when=move || has_marks.get()>
            <WorldMapFigure />
            <div class="figures">
                <ShareBarsFigure />
                <ShareOverTimeFigure />
            </div>
        </Show>
        <ContractTable />
    }
}

/// A gap in the evidence, said in words.
#[component]
fn Gap() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let words = memo(move |_| {
        let (loaded, answer) = (dashboard.loaded.get()?, dashboard.answer.get()?);
        let (texts, store) = (dashboard.texts(), loaded.store());
        if headline::is_unread(store) {
            return Some(texts.unread.to_owned());
        }
        let place = names::place(store, texts, &answer.whole.place);
        if dashboard.question.read().definition == Definition::Published {
            return (answer.sources.rows == 0).then(|| (texts.no_published)(&place));
        }
        let is_count = dashboard.question.read().definition.is_count();
        let estimate = &answer.whole.estimate;
        match (estimate.status, estimate.leader) {
            (Status::Share, _) => None,
            (Status::Reported, Some(leader)) => {
                Some((texts.reported_only)(&place, &names::vendor(store, texts, leader)))
            }
            _ if is_count => Some((texts.no_deal)(&place)),
            _ => Some((texts.no_evidence)(&place, answer.year)),
        }
    });
    view! {
        <p class="gap" hidden=live(move || words.read().is_none())>
            {live(move || words.get())}
        </p>
    }
}
