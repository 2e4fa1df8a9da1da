//! The map: every country answers, by pointer and by key, in every layer.

use crate::support::{Outcome, Page, Site, open};
use thirtyfour::Key;

const WORLD: &str = "data/world.small.json";

/// Opens the page and waits for the map, which comes after the figures.
async fn open_map(query: &str) -> Outcome<Page> {
    let page = open(query).await?;
    page.until("draws the map", "return !!document.querySelector('#world-map .land')").await?;
    Ok(page)
}

async fn attribute(page: &Page, code: &str, name: &str) -> Outcome<String> {
    let mark = page.mark("world-map .map", code).await?;
    Ok(mark.attr(name).await?.unwrap_or_default())
}

#[tokio::test]
async fn every_country_has_an_area_with_a_name() -> Outcome {
    let page = open_map("").await?;

    let marks = page.marks("world-map .map").await?;
    assert_eq!(marks.len(), 249);
    assert!(marks.iter().all(|mark| !mark.name.is_empty()), "{marks:?}");
    assert_eq!(marks.iter().filter(|mark| mark.key == "UZB").count(), 1);
    Ok(())
}

#[tokio::test]
async fn a_country_is_chosen_and_given_back_on_the_map() -> Outcome {
    let page = open_map("").await?;

    page.mark("world-map .map", "KAZ").await?.click().await?;
    page.wait_for_address("c=KAZ").await?;
    page.until(
        "marks the country",
        "return document.querySelector('#world-map [data-key=KAZ]').ariaPressed === 'true'",
    )
    .await?;
    assert!(
        !page.find("#world-map .chosen").await?.attr("d").await?.unwrap_or_default().is_empty()
    );
    page.mark("world-map .map", "KAZ").await?.click().await?;
    page.wait_for_address("").await
}

#[tokio::test]
async fn arrows_lead_to_neighbours_letters_to_names_and_enter_chooses() -> Outcome {
    let page = open_map("").await?;
    page.tab_to("#world-map .land").await?;

    page.press("u").await?;
    assert_eq!(page.focused_key().await?, "UGA");
    page.press("u").await?;
    assert_eq!(page.focused_key().await?, "UKR");
    page.press(Key::Up).await?;
    assert_eq!(page.focused_key().await?, "BLR");
    page.press("uz").await?;
    assert_eq!(page.focused_key().await?, "UZB");
    page.press(Key::Enter).await?;
    page.wait_for_address("c=UZB").await?;
    page.press(Key::Escape).await?;
    page.press(Key::Escape).await?;
    page.wait_for_address("").await
}

#[tokio::test]
async fn another_layer_recolours_the_same_shapes() -> Outcome {
    let page = open_map("").await?;
    page.ask::<bool>(
        "window.shape = document.querySelector('#world-map [data-key=USA]'); return true",
    )
    .await?;
    let before = attribute(&page, "USA", "fill").await?;

    page.choose("Map shows", "Government policy").await?;
    page.wait_for_address("map=policy").await?;
    page.until(
        "tells the policy",
        "return document.querySelector('#world-map [data-key=USA]').ariaLabel.startsWith('United States: ')",
    )
    .await?;

    assert_ne!(attribute(&page, "USA", "fill").await?, before);
    let is_same = "return window.shape === document.querySelector('#world-map [data-key=USA]')";
    assert!(page.ask::<bool>(is_same).await?);
    Ok(())
}

#[tokio::test]
async fn the_share_of_any_vendor_has_its_place_in_the_address() -> Outcome {
    let page = open_map("map=share").await?;
    assert!(page.text("#world-map h2").await?.starts_with("Huawei"));

    page.choose("Share of", "Nokia").await?;

    page.wait_for_address("map=share&of=nokia").await?;
    page.wait_for_text("#world-map h2", "Nokia’s share in each country").await
}

#[tokio::test]
async fn people_instead_of_land_have_a_disc_for_each_country() -> Outcome {
    let page = open_map("shape=bubbles").await?;

    let radius = |code: &'static str| attribute(&page, code, "r");
    let (india, iceland): (f64, f64) =
        (radius("IND").await?.parse()?, radius("ISL").await?.parse()?);
    assert!(india > 5.0 * iceland, "{india} {iceland}");
    Ok(())
}

#[tokio::test]
async fn a_region_fills_the_map() -> Outcome {
    let page = open_map("").await?;
    let width = "return Number(document.querySelector('#world-map .map svg').getAttribute('viewBox').split(' ')[2])";
    let whole: f64 = page.ask(width).await?;

    page.choose("Zoom to", "Central Asia").await?;
    page.until("enlarges the map", &format!("return (() => {{ {width} }})() < {}", whole / 3.0))
        .await?;
    page.tab_to("#world-map .land").await?;
    page.press("0").await?;
    page.until("shows the world", &format!("return (() => {{ {width} }})() === {whole}")).await
}

#[tokio::test]
async fn the_table_of_the_map_has_a_row_for_each_country_with_evidence() -> Outcome {
    let page = open_map("").await?;
    page.control_in("#world-map", "Table").await?.click().await?;
    page.find("#world-map table").await?;

    let rows: Vec<String> =
        page.ask("return [...document.querySelectorAll('#world-map tbody tr')].map(row => row.dataset.row)").await?;
    let said: Vec<String> = page
        .ask("return [...document.querySelectorAll('#world-map .land[data-key]')]
            .filter(mark => !mark.ariaLabel.includes('not on record')).map(mark => mark.dataset.key)")
        .await?;
    let (mut rows, mut said) = (rows, said);
    rows.sort();
    said.sort();
    assert_eq!(rows, said);
    Ok(())
}

#[tokio::test]
async fn a_broken_file_of_outlines_is_named_and_the_rest_is_there() -> Outcome {
    let page =
        Site::shipped().with(WORLD, "<!doctype html><title>Log in</title>").open("c=UZB").await?;

    page.until("names the file", "return !!document.querySelector('#world-map [role=alert]')")
        .await?;
    let words = page.text("#world-map [role=alert]").await?;
    assert!(
        words.contains("world.small.json") && words.contains("expected the outlines"),
        "{words}"
    );
    assert!(page.count("#share-bars [data-key]").await? > 5);
    Ok(())
}

#[tokio::test]
async fn every_layer_has_its_bars_beside_it() -> Outcome {
    for layer in ["leader", "share", "health", "policy", "beyond"] {
        let page = open_map(&format!("map={layer}")).await?;
        page.until(
            &format!("has ten bars beside the layer {layer}"),
            "return document.querySelectorAll('#world-map .list [data-key]').length === 10",
        )
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_remark_does_not_pass_for_a_decision() -> Outcome {
    let page = open_map("map=policy").await?;

    // Decided in 2024; what was said in 2025 goes further.
    let germany = page.mark("world-map .map", "DEU").await?;
    let name = page.name_of(&germany).await?;
    assert_eq!(name, "Germany: a phase-out, 2024-07");
    // Nothing is decided in Kazakhstan.
    let kazakhstan = page.mark("world-map .map", "KAZ").await?;
    assert!(page.name_of(&kazakhstan).await?.ends_with("said, not decided, 2021-10-28"));
    Ok(())
}
