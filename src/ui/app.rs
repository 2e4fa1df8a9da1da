//! The page as a whole.

use super::data;
use super::drawer::OperatorDrawer;
use super::evidence::EvidenceDialog;
use super::executor;
use super::filters::FilterBar;
use super::finder;
use super::frame::{Foot, Masthead};
use super::loading::{ReadingBar, stopped};
use super::memo::memo;
use super::plain::Plain;
use super::problems::problem_list;
use super::react::{after_paint, effect, live, part};
use super::scenario::WhatIf;
use super::state::Dashboard;
use super::views::OpenView;
use crate::browser::dom;
use crate::browser::element::Tag;
use crate::estimate::{Definition, Status};
use crate::figure::answer::PlaceEstimate;
use crate::figure::headline::Headline;
use crate::figure::{headline, names};
use crate::query::{Filter, Place, View};
use crate::text::Texts;
use leptos::ev::{KeyboardEvent, MouseEvent};
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
    executor::start();
    leptos::mount::mount_to_body(App);
}

/// The whole page.
#[component]
fn App() -> impl IntoView {
    let dashboard = Dashboard::new();
    provide_context(dashboard);
    // A story has nothing to show without its sentences.
    let is_ready = memo(move |_| {
        let awaits_story =
            dashboard.filter.read().view == View::Story && dashboard.loaded_later.read().is_none();
        dashboard.answer.read().is_some() && !awaits_story
    });
    effect(move || {
        if is_ready.get() {
            after_paint(executor::take_turns);
        }
    });
    let embed = live(move || dashboard.filter.read().embed);
    let content = part(move || {
        if is_ready.get() {
            view! { <Content /> }.into_any()
        } else {
            view! { <Plain say=waiting /> }.into_any()
        }
    });
    // A link within the page is followed in place, and a button does what it says.
    let follow = move |event: MouseEvent| {
        if let Some(act) = dom::act_of(&event) {
            return data::act(dashboard, &act);
        }
        let is_plain = !(event.ctrl_key() || event.meta_key() || event.shift_key());
        if let Some(query) = dom::query_of(&event).filter(|_| is_plain) {
            event.prevent_default();
            dashboard.change(|filter| *filter = Filter::from_query(&query));
        }
    };
    let keys = window_event_listener(leptos::ev::keydown, move |event| press(dashboard, &event));
    on_cleanup(move || keys.remove());
    view! {
        <div on:click=follow>
            <a class="skip" href="#content">
                {dashboard.word(|texts| texts.skip_to_content)}
            </a>
            <div hidden=embed>
                <Masthead />
            </div>
            <main id="content" tabindex="-1" aria-busy=live(move || (!is_ready.get()).to_string())>
                <ReadingBar />
                <Plain say=stopped />
                {content}
            </main>
            <div hidden=embed>
                <Foot />
            </div>
            <OperatorDrawer />
            <EvidenceDialog />
        </div>
    }
}

/// What keys do anywhere on the page.
fn press(dashboard: Dashboard, event: &KeyboardEvent) {
    if event.default_prevented() || dom::is_text_field(event) || dom::has_dialog() {
        return;
    }
    match event.key().as_str() {
        "/" => {
            event.prevent_default();
            dom::focus(finder::ID);
        }
        // What was picked out in figures is given back. A sheet, a
        // list and a tip close by themselves first.
        "Escape" if dashboard.plays.get_untracked() => dashboard.plays.set(false),
        // A mark from an address may have nothing to open.
        "Escape" if !dashboard.filter.read_untracked().mark.is_empty() => {
            dashboard.change(|filter| filter.mark.clear());
        }
        "Escape" => dashboard.unpick(),
        _ => {}
    }
}

/// What stands in the page while the data is on its way.
fn waiting(dashboard: Dashboard) -> Vec<Tag> {
    let texts = dashboard.texts();
    vec![Tag::of("h1", texts.tagline), Tag::of("p", texts.loading).with("class", "measure")]
}

/// The finding, the controls, and the figures of the view that is open.
#[component]
fn Content() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let words = move |pick: fn(&Headline) -> &String| {
        live(move || dashboard.headline.read().as_ref().map(|headline| pick(headline).clone()))
    };
    view! {
        <Plain say=problem_list />
        <header class="finding">
            <h1 aria-live="polite">{words(|headline| &headline.title)}</h1>
            <p class="measure">{words(|headline| &headline.measure)}</p>
            <p class="coverage">{words(|headline| &headline.coverage)}</p>
        </header>
        <Plain say=misread />
        <div hidden=live(move || dashboard.filter.read().view == View::Story)>
            <FilterBar />
            <WhatIf />
            <Plain say=gap />
        </div>
        <OpenView />
    }
}

/// What the address asks for that cannot be had.
fn misread(dashboard: Dashboard) -> Vec<Tag> {
    let Some(loaded) = dashboard.loaded.get() else { return Vec::new() };
    let texts = dashboard.texts();
    let mut odd = dashboard.misread.get();
    let filter = dashboard.filter.read();
    let unknown = filter.places.iter().filter(|code| Place::find(loaded.store(), code).is_none());
    odd.extend(unknown.map(|code| format!("c={code}")));
    if odd.is_empty() {
        return Vec::new();
    }
    let words = (texts.misread)(&odd.join(", "));
    vec![Tag::of("p", words).with("class", "gap").with("role", "status")]
}

/// A gap in the evidence, said in words.
fn gap(dashboard: Dashboard) -> Vec<Tag> {
    let (Some(loaded), Some(answer)) = (dashboard.loaded.get(), dashboard.answer.get()) else {
        return Vec::new();
    };
    let (texts, store) = (dashboard.texts(), loaded.store());
    let place = names::place(store, texts, &answer.whole.place);
    let definition = dashboard.question.read().definition;
    let estimate = &answer.whole.estimate;
    let reported = |part: &PlaceEstimate| {
        let leader = part.estimate.leader.filter(|_| part.estimate.status == Status::Reported)?;
        let vendor = names::vendor(store, texts, leader);
        Some((texts.reported_only)(&names::place(store, texts, &part.place), &vendor))
    };
    let of_parts: Vec<String> = answer.parts.iter().filter_map(reported).collect();
    let words = match (estimate.status, estimate.leader) {
        _ if headline::is_unread(store) => texts.unread.to_owned(),
        _ if definition == Definition::Published && answer.sources.rows == 0 => {
            (texts.no_published)(&place)
        }
        _ if definition == Definition::Published => return Vec::new(),
        (Status::Share, _) => return Vec::new(),
        (Status::Reported, Some(leader)) => {
            (texts.reported_only)(&place, &names::vendor(store, texts, leader))
        }
        _ if definition.is_count() => (texts.no_deal)(&place),
        _ if !of_parts.is_empty() => of_parts.join(" "),
        _ => (texts.no_evidence)(&place, answer.year),
    };
    vec![Tag::of("p", words).with("class", "gap")]
}
