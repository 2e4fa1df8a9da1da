//! Text that would like to be more than text.

use crate::support::{Outcome, Page, Site, contract, open, shipped};
use thirtyfour::Key;

const SCRIPT: &str = "<script>window.struck = 1</script>";
const IMAGE: &str = "<img src=x onerror='window.struck = 2'>";
const REVERSED: &str = "\u{202e}Reversed";

#[tokio::test]
async fn hostile_contracts_are_only_text() -> Outcome {
    let rows = contract(&[
        &[
            ("note", SCRIPT),
            ("scope", IMAGE),
            ("source_publisher", IMAGE),
            ("source_url", "javascript:struck=3"),
        ],
        &[("note", "\"><svg onload='window.struck = 4'>"), ("source_publisher", REVERSED)],
        &[("id", "rows-shown"), ("source_url", " JaVaScRiPt:struck=5")],
        &[("source_url", "data:text/html,<script>opener.struck=6</script>")],
    ])?;
    let page = Site::shipped().with("data/contracts.csv", rows).open("c=UZB").await?;

    assert_eq!(page.rows_shown().await?, "4 of 4");
    assert_inert(&page).await?;
    let table = page.text(".contracts tbody").await?;
    assert!(
        table.contains(SCRIPT) && table.contains(IMAGE) && table.contains("Reversed"),
        "{table}"
    );

    page.mark("share-bars", "UZB/huawei").await?.click().await?;
    let evidence = page.text("dialog[open] .citations").await?;
    assert!(evidence.contains(SCRIPT) && evidence.contains(IMAGE), "{evidence}");
    assert_inert(&page).await
}

#[tokio::test]
async fn hostile_names_are_only_text() -> Outcome {
    let countries = shipped("data/countries.csv")?.replace(",Uzbekistan,", &format!(",{IMAGE},"));
    let operators = shipped("data/operators.csv")?.replace("Ucell (Coscom)", SCRIPT);
    let vendors = shipped("data/vendors.csv")?
        .replace("\nhuawei,Huawei,", "\nhuawei,</text><script>struck=7</script>,");
    let site = Site::shipped()
        .with("data/countries.csv", countries)
        .with("data/operators.csv", operators)
        .with("data/vendors.csv", vendors);
    let page = site.open("c=UZB").await?;

    assert_eq!(page.texts("[role=alert]").await?, [""; 0]);
    assert!(page.text("#share-bars figcaption").await?.contains(IMAGE));
    assert!(page.marks("share-bars").await?[0].name.contains(IMAGE));
    assert_inert(&page).await?;
    page.control_in("#share-bars", "Table").await?.click().await?;
    page.find("#share-bars table").await?;
    page.mark("share-bars", "UZB/huawei").await?.click().await?;
    assert!(page.text("dialog[open]").await?.contains(SCRIPT));
    page.press(Key::Escape).await?;
    page.control("Country").await?.click().await?;
    page.find("#country-list [role=option]").await?;
    assert_inert(&page).await
}

#[tokio::test]
async fn a_reversed_name_leaves_the_words_after_it_alone() -> Outcome {
    let operators = shipped("data/operators.csv")?.replace("Ucell (Coscom)", REVERSED);
    let rows = contract(&[&[]])?;
    let site =
        Site::shipped().with("data/operators.csv", operators).with("data/contracts.csv", rows);
    let page = site.open("c=UZB&mark=UZB/huawei").await?;
    page.find("dialog[open] .citations .fact").await?;

    // The country stands after the operator; of its letters the first must
    // stay to the left of the last.
    let script = "
        const fact = document.querySelector('.citations .fact');
        const walker = document.createTreeWalker(fact, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const start = walker.currentNode.data.indexOf('Uzbekistan');
            if (start < 0) continue;
            const left = offset => {
                const range = document.createRange();
                range.setStart(walker.currentNode, start + offset);
                range.setEnd(walker.currentNode, start + offset + 1);
                return range.getBoundingClientRect().left;
            };
            return left(0) < left(9);
        }
        return null";
    assert_eq!(page.ask::<Option<bool>>(script).await?, Some(true));
    Ok(())
}

#[tokio::test]
async fn a_hostile_address_is_only_text() -> Outcome {
    let hostile = "%3Cimg%20src%3Dx%20onerror%3D%22window.struck%3D8%22%3E";
    let page =
        open(&format!("q={hostile}&mark={hostile}&data={hostile}&c={hostile}&contracts={hostile}"))
            .await?;

    assert!(page.text("[role=alert]").await?.contains("onerror"));
    assert_inert(&page).await
}

#[tokio::test]
async fn a_table_from_another_host_is_refused() -> Outcome {
    let page = open("contracts=http://vendor-atlas.invalid/a.csv").await?;

    assert!(page.text("[role=alert]").await?.contains("could not be fetched"));
    assert_eq!(page.rows_shown().await?, "0 of 0");
    Ok(())
}

/// Fails if a text became an element, ran, or can be followed.
async fn assert_inert(page: &Page) -> Outcome {
    let script = "
        const made = [...document.querySelectorAll('body img, body script, body svg svg, [onerror], [onload]')];
        const links = [...document.links].filter(link => !/^https?:$/.test(link.protocol));
        return [...made, ...links].map(element => element.outerHTML)";
    assert_eq!(page.ask::<Vec<String>>(script).await?, [""; 0]);
    assert!(page.ask::<bool>("return window.struck === undefined").await?);
    Ok(())
}
