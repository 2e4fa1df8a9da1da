//! What opens for an operator.

use super::drawing::{KeyLine, Made, WideDrawing, made};
use super::evidence::citation;
use super::figures::elsewhere;
use super::memo::memo;
use super::operators::{ladder_key, state_key};
use super::plain::Plain;
use super::sheet::Sheet;
use super::state::Dashboard;
use crate::browser::element::Tag;
use crate::chart::Picture;
use crate::figure::operator_page::OperatorPage;
use crate::figure::{ladder, matrix};
use crate::query::{Filter, Grouping, View};
use leptos::prelude::*;
use std::sync::Arc;

/// The drawer of the operator that the filter names.
#[component]
pub(super) fn OperatorDrawer() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let opened = memo(move |_| {
        dashboard.operator_page.read().as_ref()?;
        dashboard.look.read().operator.clone()
    });
    let suppliers = made(dashboard, |dashboard| {
        let page = page(dashboard)?;
        let picture = Picture::Matrix(page.suppliers.clone());
        Some(Made { key: state_key(dashboard), ..Made::of(picture) })
    });
    let deals = made(dashboard, |dashboard| {
        let picture = Picture::Ladder(page(dashboard)?.ladder.figure.clone());
        Some(Made { key: ladder_key(dashboard), ..Made::of(picture) })
    });
    view! {
        <Sheet
            title="operator-title"
            opened
            close=|dashboard| dashboard.change(|filter| filter.operator = None)
        >
            <Plain say=head />
            <KeyLine id=matrix::ID figure=suppliers />
            <WideDrawing class="frame" made=suppliers press />
            <Plain say=title_of_deals />
            <KeyLine id=ladder::ID figure=deals />
            <WideDrawing class="frame" made=deals press />
            <Plain say=rows />
        </Sheet>
    }
}

fn page(dashboard: Dashboard) -> Option<Arc<OperatorPage>> {
    dashboard.operator_page.get()
}

/// What a press on a mark does; the operator itself is open.
fn press(dashboard: Dashboard, key: String) {
    if key.contains('/') {
        dashboard.press(key);
    }
}

/// Name, country, owner and size.
fn head(dashboard: Dashboard) -> Vec<Tag> {
    let Some(page) = page(dashboard) else { return Vec::new() };
    let texts = dashboard.texts();
    let (code, country) = &page.country;
    let country = elsewhere(
        dashboard,
        |filter| {
            *filter = Filter { places: vec![code.clone()], ..filter.in_view(View::Country) };
        },
        country.as_str(),
    );
    let mut facts = vec![Tag::new("li").child(country)];
    facts.extend(page.facts.iter().map(|fact| Tag::of("li", fact)));
    for (group, name) in &page.groups {
        let across = elsewhere(
            dashboard,
            |filter| {
                *filter = Filter {
                    grouping: Grouping::Owner,
                    owner: Some(group.clone()),
                    places: Vec::new(),
                    ..filter.in_view(View::Operators)
                };
            },
            name.as_str(),
        );
        facts.push(Tag::new("li").child(across));
    }
    let (source, link) = page.source.clone();
    facts.push(Tag::new("li").child(super::plain::source(source, link)));
    let name = Tag::of("span", &page.name).with("class", "value");
    let suppliers = if page.suppliers.columns.is_empty() {
        Tag::of("p", texts.no_supplier_named)
    } else {
        Tag::new("div")
            .child(Tag::of("h3", texts.operators.suppliers))
            .child(Tag::of("p", texts.operators.unstated).with("class", "hint"))
    };
    vec![
        Tag::new("h2").with("id", "operator-title").child(name),
        Tag::new("ul").with("class", "facts").all(facts),
        suppliers,
    ]
}

fn title_of_deals(dashboard: Dashboard) -> Vec<Tag> {
    page(dashboard).iter().map(|page| Tag::of("h3", &page.ladder.figure.name)).collect()
}

/// Every row that names it.
fn rows(dashboard: Dashboard) -> Vec<Tag> {
    let Some(page) = page(dashboard) else { return Vec::new() };
    let texts = dashboard.texts();
    let rows = page.rows.iter().map(|row| citation(texts, row)).collect();
    vec![
        Tag::of("h3", dashboard.texts().rows_behind),
        Tag::new("ol").with("class", "citations").all(rows),
        Tag::of("p", &page.further_rows),
    ]
}
