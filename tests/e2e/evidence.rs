//! What opens when a mark is activated.

use crate::support::{Outcome, Page, open, percent_of};
use thirtyfour::Key;

#[tokio::test]
async fn enter_on_a_mark_opens_its_evidence_and_escape_returns_to_it() -> Outcome {
    let page = open("c=UZB").await?;
    let second = page.marks("share-bars").await?[1].clone();

    page.tab_to("#share-bars [data-key]").await?;
    page.press(Key::Right).await?;
    assert_eq!(page.focused_key().await?, second.key);
    page.press(Key::Enter).await?;

    page.find("dialog[open] #evidence-title").await?;
    page.wait_for_address(&format!("c=UZB&mark={}", second.key)).await?;
    let heading = page.text("#evidence-title").await?;
    assert_eq!(percent_of(&heading)?.to_bits(), percent_of(&second.name)?.to_bits(), "{heading}");
    assert!(heading.contains(&second.name), "{heading}");

    page.press(Key::Escape).await?;
    page.until("closes the evidence", "return !document.querySelector('dialog[open]')").await?;
    page.wait_for_address("c=UZB").await?;
    page.until(
        "returns the focus to the mark",
        &format!("return document.activeElement.dataset.key === '{}'", second.key),
    )
    .await
}

#[tokio::test]
async fn the_button_of_the_evidence_closes_it_too() -> Outcome {
    let page = open("c=UZB&mark=UZB/huawei").await?;

    page.control_in("dialog[open]", "Close").await?.click().await?;

    page.until("closes the evidence", "return !document.querySelector('dialog[open]')").await?;
    page.wait_for_address("c=UZB").await
}

#[tokio::test]
async fn a_press_of_the_pointer_opens_the_evidence() -> Outcome {
    let page = open("c=UZB").await?;

    page.mark("share-over-time", "UZB/huawei/2015").await?.click().await?;

    page.wait_for_address("c=UZB&mark=UZB/huawei/2015").await?;
    assert!(page.text("dialog[open] #evidence-title").await?.ends_with("2015"));
    page.driver().back().await?;
    page.until("closes the evidence", "return !document.querySelector('dialog[open]')").await
}

#[tokio::test]
async fn the_focus_stays_in_the_evidence_while_it_is_open() -> Outcome {
    let page = open("c=UZB&mark=UZB/huawei").await?;
    page.find("dialog[open] .citations a").await?;

    for _ in 0..12 {
        page.press(Key::Tab).await?;
        let is_outside = "
            const focused = document.activeElement;
            return focused !== document.body && !focused.closest('dialog')";
        assert!(!page.ask::<bool>(is_outside).await?);
    }
    Ok(())
}

#[tokio::test]
async fn every_sum_adds_up_to_its_mark() -> Outcome {
    let page = open("c=UZB").await?;

    for mark in page.marks("share-bars").await? {
        page.go(&format!("c=UZB&mark={}", mark.key)).await?;
        let written = percent_of(&mark.name)?;
        let total = sum_of(&page).await?;
        assert!((total.stated - written).abs() < 0.56, "{mark:?}: {total:?}");
        assert!((total.added - total.stated).abs() < 0.35, "{mark:?}: {total:?}");
    }
    Ok(())
}

#[tokio::test]
async fn the_evidence_cites_pages_of_the_web() -> Outcome {
    let page = open("c=UZB&mark=UZB/huawei").await?;
    page.find("dialog[open] table.sum tbody tr").await?;

    let citations = page.count("dialog .citations li").await?;
    let links = page.count("dialog .citations li a[href^=http][rel~=noopener]").await?;
    assert!(citations > 3);
    assert_eq!(links, citations);
    Ok(())
}

#[tokio::test]
async fn a_mark_that_nothing_stands_behind_says_so() -> Outcome {
    let page = open("c=ATA&mark=ATA/huawei").await?;

    assert!(page.text("dialog[open]").await?.contains("No row speaks for this."));
    Ok(())
}

#[tokio::test]
async fn published_shares_cite_their_publishers() -> Outcome {
    let page = open("by=published").await?;
    let first = page.marks("share-bars").await?[0].clone();

    page.mark("share-bars", &first.key).await?.click().await?;

    let heading = page.text("dialog[open] #evidence-title").await?;
    assert_eq!(percent_of(&heading)?.to_bits(), percent_of(&first.name)?.to_bits(), "{heading}");
    page.find("dialog .citations li a[href^=http]").await?;
    Ok(())
}

/// The last line of the sum, and what its lines really add up to.
#[derive(Debug)]
struct Sum {
    stated: f64,
    added: f64,
}

async fn sum_of(page: &Page) -> Outcome<Sum> {
    page.find("dialog[open] #evidence-title").await?;
    if page.count("dialog table.sum").await? == 0 {
        return Ok(Sum { stated: 0.0, added: 0.0 });
    }
    let stated = percent_of(&page.text("dialog .sum tfoot td:last-child").await?)?;
    let mut added = 0.0;
    for part in page.texts("dialog .sum tbody td:last-child").await? {
        added += percent_of(&part)?;
    }
    Ok(Sum { stated, added })
}

#[tokio::test]
async fn escape_gives_back_what_was_picked_out() -> Outcome {
    let pick = |key: &str| {
        format!(
            "document.querySelector(`[data-key='{key}']`).dispatchEvent(\
             new MouseEvent('click', {{ bubbles: true, shiftKey: true }})); return true"
        )
    };
    let page = open("c=KAZ,UZB&g=5g").await?;

    page.ask::<bool>(&pick("UZB/huawei")).await?;
    page.wait_for_address("c=UZB&v=huawei&g=5g").await?;
    page.press(Key::Escape).await?;
    page.wait_for_address("c=KAZ,UZB&g=5g").await?;

    // What was never picked out in a figure stays.
    page.press(Key::Escape).await?;
    page.go("view=compare&c=KAZ,UZB").await?;
    page.press(Key::Escape).await?;
    page.ask::<bool>(&pick("UZB/huawei")).await?;
    page.wait_for_address("view=compare&c=KAZ,UZB&v=huawei").await
}
