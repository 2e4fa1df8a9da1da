//! The views, and the links between them.

use super::beyond::BeyondView;
use super::compare::CompareView;
use super::contracts::ContractTable;
use super::country::CountryView;
use super::data::DataView;
use super::figures::{ShareBarsFigure, ShareOverTimeFigure};
use super::findings::{ConcentrationFigure, ConcentrationOverTime, MethodView};
use super::map::WorldMapFigure;
use super::memo::memo;
use super::operators::{LadderFigure, MatrixFigure};
use super::published::PublishedFigure;
use super::react::{live, part};
use super::state::Dashboard;
use super::story::{StoryView, looking_as};
use super::vendor::{Swaps, VendorView};
use super::years::YearSlider;
use crate::query::View;
use leptos::prelude::*;

/// The views, in the order of their links.
const VIEWS: [View; 11] = [
    View::Overview,
    View::Story,
    View::Map,
    View::Country,
    View::Compare,
    View::Operators,
    View::Timeline,
    View::Vendor,
    View::Beyond,
    View::Method,
    View::Data,
];

/// Links to the views, each with all that is chosen.
#[component]
pub(super) fn ViewLinks() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let links = VIEWS.map(|view| {
        let name = live(move || (dashboard.texts().view_name)(view));
        let address = live(move || {
            let filter = dashboard.settled.read();
            let before = dashboard.before_story.get_value();
            // A story has chosen for itself, not for the views.
            let before = before.filter(|_| filter.view == View::Story);
            let choice = before.map(|before| looking_as(before, &filter));
            format!("?{}", choice.as_ref().unwrap_or(&filter).in_view(view).to_query())
        });
        let is_here = live(move || (dashboard.filter.read().view == view).then_some("page"));
        view! {
            <li>
                <a href=address aria-current=is_here>
                    {name}
                </a>
            </li>
        }
    });
    view! {
        <nav class="views" aria-label=dashboard.word(|texts| texts.views)>
            <ul>{links}</ul>
        </nav>
    }
}

/// The figures of the view that is open.
#[component]
pub(super) fn OpenView() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let view = memo(move |_| dashboard.filter.read().view);
    let has_marks =
        memo(move |_| dashboard.answer.read().as_ref().is_some_and(|answer| answer.has_marks));
    let figures = part(move || match view.get() {
        View::Map => view! { <div class="large"><WorldMapFigure /></div> }.into_any(),
        View::Country => view! { <CountryView /> }.into_any(),
        View::Compare => view! { <CompareView /> }.into_any(),
        View::Operators => view! { <MatrixFigure /> }.into_any(),
        View::Timeline => view! {
            <YearSlider />
            <WorldMapFigure />
            <LadderFigure />
            <Swaps />
        }
        .into_any(),
        View::Vendor => view! { <VendorView /> }.into_any(),
        View::Beyond => view! { <BeyondView /> }.into_any(),
        View::Story => view! { <StoryView /> }.into_any(),
        View::Method => view! { <MethodView /> }.into_any(),
        View::Data => view! { <DataView /> }.into_any(),
        View::Overview => view! {
            <div hidden=live(move || !has_marks.get())>
                <WorldMapFigure />
                <div class="figures">
                    <ShareBarsFigure />
                    <ShareOverTimeFigure />
                </div>
            </div>
            <div class="figures">
                <ConcentrationFigure />
                <ConcentrationOverTime />
            </div>
            <PublishedFigure />
        }
        .into_any(),
    });
    let table = part(move || match view.get() {
        // An article has its rows at its end.
        View::Story => ().into_any(),
        _ => view! { <ContractTable /> }.into_any(),
    });
    view! {
        {figures}
        {table}
    }
}
