//! The views: one country, countries side by side, operators, the years; and
//! the field that finds everything.

use crate::support::{Outcome, Page, Site, open};
use thirtyfour::Key;

/// Follows a link between the views.
async fn follow(page: &Page, view: &str) -> Outcome {
    let script = format!(
        "const link = [...document.querySelectorAll('.views a')].find(it => it.innerText === '{view}');
         link.click(); return link.getAttribute('aria-current')"
    );
    page.ask::<Option<String>>(&script).await?;
    Ok(())
}

#[tokio::test]
async fn the_views_are_links_that_keep_what_is_chosen() -> Outcome {
    let page = open("c=UZB&g=5g").await?;

    follow(&page, "Operators").await?;
    page.wait_for_address("view=operators&c=UZB&g=5g").await?;
    page.find("#operator-matrix svg").await?;
    assert_eq!(page.count("#share-bars").await?, 0);
    assert_eq!(page.text(".views [aria-current]").await?, "Operators");

    page.driver().back().await?;
    page.find("#share-bars svg").await?;
    page.wait_for_address("c=UZB&g=5g").await
}

#[tokio::test]
async fn a_country_has_its_operators_its_law_and_what_is_not_known() -> Outcome {
    let page = open("view=country&c=UZB").await?;

    for figure in ["share-bars", "share-over-time", "operator-matrix", "deal-ladder"] {
        page.find(&format!("#{figure} svg")).await?;
    }
    let heads = page.texts(".notes h2").await?;
    let expected = [
        "What is not known",
        "What the government decided, drafted or said",
        "Beyond networks",
        "Compare with",
    ];
    assert_eq!(heads, expected);
    let gaps = page.text(".notes section").await?;
    assert!(gaps.contains("No source names a supplier at Super iMAX"), "{gaps}");
    // The tables that come later, and the borders, which come later still.
    page.until(
        "names a neighbour",
        "return [...document.querySelectorAll('.notes a')].some(it => it.innerText === 'Kazakhstan')",
    )
    .await?;
    page.until(
        "tells what else vendors do",
        "return document.querySelectorAll('.notes .citations li').length > 5",
    )
    .await
}

#[tokio::test]
async fn the_page_of_a_country_looks_at_the_first_that_is_chosen() -> Outcome {
    let page = open("view=country&c=UZB,KAZ").await?;

    let marks = page.marks("share-bars").await?;
    assert!(marks.iter().all(|mark| mark.key.starts_with("UZB/")), "{marks:?}");
    follow(&page, "Overview").await?;
    page.wait_for_address("c=UZB,KAZ").await
}

#[tokio::test]
async fn without_a_country_there_is_a_map_to_choose_one() -> Outcome {
    let page = open("view=country").await?;

    assert!(page.text(".gap").await?.starts_with("Choose a country"));
    page.find("#world-map .land").await?;
    page.mark("world-map .map", "UZB").await?.click().await?;
    page.find("#operator-matrix svg").await?;
    page.wait_for_address("view=country&c=UZB").await
}

#[tokio::test]
async fn a_cell_of_the_matrix_opens_its_rows() -> Outcome {
    let page = open("view=operators&c=UZB").await?;

    let marks = page.marks("operator-matrix").await?;
    let cell = marks.iter().find(|mark| mark.key == "uzb-uztelecom/zte");
    let name = &cell.ok_or("no cell of ZTE at Uztelecom")?.name;
    assert!(name.starts_with("ZTE at Uztelecom") && name.contains("5G supplies"), "{name}");
    page.mark("operator-matrix", "uzb-uztelecom/zte").await?.click().await?;
    page.find("dialog[open] .citations li").await?;
    let value = page.text("dialog[open] .value").await?;
    assert!(value.ends_with('%'), "{value}");
    let facts = page.texts("dialog[open] .fact").await?;
    assert!(facts.iter().all(|fact| fact.contains("Uztelecom")), "{facts:?}");

    page.press(Key::Escape).await?;
    page.wait_for_address("view=operators&c=UZB").await?;
    assert_eq!(page.focused_key().await?, "uzb-uztelecom/zte");
    Ok(())
}

#[tokio::test]
async fn the_matrix_and_its_table_tell_the_same() -> Outcome {
    let page = open("view=operators&c=KAZ,UZB").await?;
    page.control_in("#operator-matrix", "Table").await?.click().await?;
    page.find("#operator-matrix td").await?;

    let keys = page.marks("operator-matrix").await?.into_iter().map(|mark| mark.key);
    let mut cells: Vec<String> = keys.filter(|key| key.contains('/')).collect();
    let rows: Vec<String> = page
        .ask("return [...document.querySelectorAll('#operator-matrix tbody tr')].map(row => row.dataset.row)")
        .await?;
    let mut rows: Vec<String> = rows.into_iter().filter(|key| key.contains('/')).collect();
    cells.sort_unstable();
    rows.sort_unstable();
    assert!(!cells.is_empty());
    assert_eq!(cells, rows);
    Ok(())
}

#[tokio::test]
async fn an_operator_opens_with_its_owner_and_its_deals() -> Outcome {
    let page = open("view=operators&c=UZB").await?;

    page.mark("operator-matrix", "uzb-beeline").await?.click().await?;
    page.wait_for_address("view=operators&c=UZB&o=uzb-beeline").await?;
    page.find("dialog[open] svg").await?;
    let facts = page.texts("dialog[open] .facts li").await?;
    assert!(facts.iter().any(|fact| fact.starts_with("Owner: ")), "{facts:?}");
    assert!(page.count("dialog[open] .citations li").await? > 0);
    // A parent group that the owner belongs to leads to all its operators.
    page.until(
        "names the group",
        "return [...document.querySelectorAll('dialog[open] .facts a')].some(it => it.innerText === 'VEON')",
    )
    .await?;
    page.ask::<bool>(
        "[...document.querySelectorAll('dialog[open] .facts a')].find(it => it.innerText === 'VEON').click();
         return true",
    )
    .await?;
    page.wait_for_address("view=operators&group=owner&owner=veon").await?;
    page.until(
        "shows operators of several countries",
        "return new Set([...document.querySelectorAll('#operator-matrix [data-key]')].map(it => it.dataset.key.slice(0, 3))).size > 3",
    )
    .await
}

#[tokio::test]
async fn operators_are_grouped_by_vendor_and_told_by_domain() -> Outcome {
    let page = open("view=operators&c=KAZ,UZB").await?;

    page.choose("Group by", "Leading vendor").await?;
    page.wait_for_address("view=operators&c=KAZ,UZB&group=vendor").await?;
    page.choose("Signs by", "Network domain").await?;
    page.wait_for_address("view=operators&c=KAZ,UZB&group=vendor&cells=domain").await?;
    page.until(
        "tells of core networks",
        "return [...document.querySelectorAll('#operator-matrix [data-key]')].some(it => it.ariaLabel.includes('Core supplies'))",
    )
    .await
}

#[tokio::test]
async fn of_many_operators_the_largest_are_drawn_until_all_are_asked_for() -> Outcome {
    let page = open("view=operators").await?;

    let few = page.marks("operator-matrix").await?.len();
    page.ask::<bool>("document.querySelector('#operator-matrix .cut a').click(); return true")
        .await?;
    page.wait_for_address("view=operators&all=1").await?;
    page.until(
        "draws all",
        &format!(
            "return document.querySelectorAll('#operator-matrix [data-key]').length > {few} * 4"
        ),
    )
    .await
}

#[tokio::test]
async fn a_step_of_the_ladder_opens_its_rows() -> Outcome {
    let page = open("view=timeline&c=UZB").await?;

    let marks = page.marks("deal-ladder").await?;
    let steps: Vec<_> = marks.iter().filter(|mark| mark.key.contains('/')).collect();
    assert!(steps.len() > 5, "{marks:?}");
    let step = steps[0];
    assert_eq!(step.key.split('/').count(), 4, "{step:?}");
    page.mark("deal-ladder", &step.key).await?.click().await?;
    page.find("dialog[open] .citations li").await?;
    Ok(())
}

#[tokio::test]
async fn the_slider_moves_the_whole_page_through_the_years() -> Outcome {
    let page = open("view=timeline&c=UZB").await?;
    let before = page.text("h1 ~ .measure").await?;

    let slider = page.control("End of year").await?;
    slider.send_keys(Key::Home).await?;
    page.wait_for_address("view=timeline&c=UZB&y=2005").await?;
    page.wait_for_text(".years output", "2005").await?;
    assert_ne!(page.text("h1 ~ .measure").await?, before);
    page.control("Play").await?.click().await?;
    page.until(
        "goes on by itself",
        "return document.querySelector('.years output').innerText > '2006'",
    )
    .await?;
    page.control("Pause").await?.click().await?;
    let stopped = page.text(".years output").await?;
    tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
    assert_eq!(page.text(".years output").await?, stopped);
    Ok(())
}

#[tokio::test]
async fn places_stand_side_by_side_with_their_differences() -> Outcome {
    let page = open("view=compare&c=UZB,DEU,POL").await?;

    let marks = page.marks("share-bars").await?;
    for code in ["UZB", "DEU", "POL"] {
        assert!(marks.iter().any(|mark| mark.key == format!("{code}/huawei")), "{code}");
    }
    assert!(marks.iter().all(|mark| !mark.key.contains(',')), "{marks:?}");
    let heads = page.texts("#differences thead th").await?;
    assert_eq!(heads, ["Share", "Uzbekistan", "Germany", "Poland"]);
    let huawei = page.texts("#differences tbody tr:first-child td").await?;
    let share = |cell: &str| -> Option<f64> { cell.split('\u{a0}').next()?.parse().ok() };
    let (first, second) = (share(&huawei[1]), share(&huawei[2]));
    let apart = second.zip(first).map(|(b, a)| b - a).ok_or("no shares")?;
    let told = huawei[2].split(['(', ')']).nth(1).ok_or("no difference")?.replace('−', "-");
    // Both are rounded: the difference may be one off.
    assert!((told.parse::<f64>()? - apart).abs() <= 1.0, "{huawei:?}");

    page.choose("Order", "Name").await?;
    page.wait_for_address("view=compare&c=UZB,DEU,POL&rank=name").await?;
    page.until(
        "sorts them",
        "return document.querySelector('#share-bars [data-key]').dataset.key.startsWith('DEU')",
    )
    .await?;
    page.mark("measures", "DEU/hhi").await?.click().await?;
    page.find("dialog[open] .sum").await?;
    Ok(())
}

#[tokio::test]
async fn a_view_is_left_and_its_place_with_it() -> Outcome {
    let page = open("view=country&c=KAZ").await?;
    page.ask::<()>(
        "history.pushState(null, '', '?view=vendor'); dispatchEvent(new PopStateEvent('popstate'))",
    )
    .await?;
    page.until(
        "shows the vendor, with its rows",
        "return document.querySelector('#replacements') !== null
             && document.querySelectorAll('.contracts tbody tr').length > 0",
    )
    .await?;
    // What was to follow the frame of the view that was left has had its time.
    page.settle().await?;
    assert_eq!(page.count("[role=alert]").await?, 0);
    Ok(())
}

#[tokio::test]
async fn one_place_is_not_compared() -> Outcome {
    let page = open("view=compare&c=UZB").await?;

    assert!(page.text(".gap").await?.starts_with("Choose two to twelve"));
    assert!(!page.find("#share-bars").await?.is_displayed().await?);
    Ok(())
}

#[tokio::test]
async fn readings_of_publishers_open_their_sources() -> Outcome {
    let page = open("").await?;

    let marks = page.marks("published-shares").await?;
    assert!(marks.len() > 20, "{marks:?}");
    let reading = &marks[0];
    page.mark("published-shares", &reading.key).await?.click().await?;
    page.find("dialog[open] .citations li").await?;
    let told = page.text("dialog[open] .citations").await?;
    assert!(told.contains("RAN"), "{told}");
    page.press(Key::Escape).await?;

    page.choose("Market", "Germany, 5G RAN (4)").await?;
    page.wait_for_address("market=DEU/ran-5g").await?;
    // Ours opens where the filter asks for the same: of 5G alone.
    page.go("g=5g&market=DEU/ran-5g").await?;
    page.until(
        "shows our estimate beside them",
        "return [...document.querySelectorAll('#published-shares [data-key]')].some(it => it.ariaLabel.startsWith('Our estimate'))",
    )
    .await
}

#[tokio::test]
async fn one_field_finds_everything_in_any_language_and_with_slips() -> Outcome {
    let page = open("").await?;

    page.press("/").await?;
    assert_eq!(page.ask::<String>("return document.activeElement.id").await?, "find");
    for (words, found) in [
        ("Қазақстан", "Kazakhstan"),
        ("kazahstan", "Kazakhstan"),
        ("哈萨克", "Kazakhstan"),
        ("uztel", "Uztelecom"),
        ("erikson", "Ericsson"),
    ] {
        let field = page.find("#find").await?;
        field.clear().await?;
        field.send_keys(words).await?;
        page.until(
            &format!("finds {found} for {words}"),
            &format!(
                "return (document.querySelector('#find-list [role=option] .name')?.innerText ?? '').includes('{found}')"
            ),
        )
        .await?;
    }
    let field = page.find("#find").await?;
    field.clear().await?;
    field.send_keys("Orange").await?;
    page.until(
        "finds the owner",
        "return [...document.querySelectorAll('#find-list [role=option]')].some(it => it.innerText.includes('Owner'))",
    )
    .await?;
    field.clear().await?;
    field.send_keys("usbekistan").await?;
    page.find("#find-list [role=option]").await?;
    field.send_keys(Key::Enter).await?;
    page.wait_for_address("view=country&c=UZB").await
}

#[tokio::test]
async fn a_number_leads_to_only_its_place_or_vendor() -> Outcome {
    let page = open("c=KAZ,UZB&mark=UZB/huawei").await?;

    page.find("dialog[open] .facts a").await?;
    assert_eq!(page.texts("dialog[open] .facts a").await?, ["Only Uzbekistan", "Only Huawei"]);
    page.ask::<bool>("document.querySelector('dialog[open] .facts a').click(); return true")
        .await?;
    page.wait_for_address("c=UZB").await?;
    page.until("closes", "return !document.querySelector('dialog[open]')").await
}

#[tokio::test]
async fn a_missing_table_of_owners_is_told_and_all_else_works() -> Outcome {
    let page = Site::shipped().without("data/owners.csv").open("view=operators&c=UZB").await?;

    page.until(
        "tells what is missing",
        "return document.querySelector('[role=alert]')?.innerText.includes('owners.csv')",
    )
    .await?;
    page.choose("Group by", "Owner").await?;
    page.until(
        "groups by the owners’ own words",
        "return document.querySelectorAll('#operator-matrix [data-key]').length > 5",
    )
    .await
}

#[tokio::test]
async fn a_parent_group_is_told_in_the_title() -> Outcome {
    let page = open("view=operators&group=owner&owner=orange").await?;

    page.until(
        "names the group",
        "return /^Orange: \\d+ operators in \\d+ countries$/.test(document.querySelector('h1').innerText)",
    )
    .await?;
    // The rows below are those of its operators, and all again in another view.
    page.until("lists rows", "return document.querySelectorAll('.contracts tbody tr').length > 5")
        .await?;
    let shown = page.text("#rows-shown").await?;
    page.go("view=overview").await?;
    assert_ne!(page.text("#rows-shown").await?, shown);
    Ok(())
}
