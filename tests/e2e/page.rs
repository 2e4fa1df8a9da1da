//! The page as a whole: what a first visit shows, and that an address is all
//! it takes to show the same again.

use crate::support::{Outcome, Page, Site, contract, contracts, grouped, of_domain, open};
use serde_json::Value;
use thirtyfour::Key;

#[tokio::test]
async fn a_first_visit_draws_both_figures() -> Outcome {
    let page = open("").await?;

    for figure in ["share-bars", "share-over-time"] {
        let drawing = page.find(&format!("figure#{figure} svg")).await?.rect().await?;
        assert!(drawing.width > 200.0 && drawing.height > 100.0, "{figure}: {drawing:?}");
        let marks = page.marks(figure).await?;
        assert!(!marks.is_empty(), "{figure} has no marks");
        for mark in &marks {
            assert!(mark.key.starts_with("WORLD/"), "{mark:?}");
            assert!(mark.name.starts_with("World, "), "{mark:?}");
        }
        let first = page.mark(figure, &marks[0].key).await?;
        assert_eq!(page.name_of(&first).await?, marks[0].name);
    }
    Ok(())
}

#[tokio::test]
async fn there_is_one_heading_of_the_first_order() -> Outcome {
    let page = open("").await?;

    assert_eq!(page.count("h1").await?, 1);
    assert!(page.text("h1").await?.contains("the world"));
    assert_eq!(page.count("main").await?, 1);
    Ok(())
}

#[tokio::test]
async fn the_rows_shown_are_those_of_the_file() -> Outcome {
    let rows = contracts()?;
    let ran = rows.iter().filter(|row| of_domain(row, "ran"));
    let of_kazakhstan = ran.clone().filter(|row| row["country"] == "KAZ").count();
    let page = open("").await?;

    let all = grouped(rows.len());
    assert_eq!(page.rows_shown().await?, format!("{} of {all}", grouped(ran.count())));
    page.go("c=KAZ").await?;
    assert_eq!(page.rows_shown().await?, format!("{} of {all}", grouped(of_kazakhstan)));
    Ok(())
}

#[tokio::test]
async fn an_address_shows_another_reader_the_same_page() -> Outcome {
    let query = "c=KAZ,UZB&v=huawei,zte&g=4g&y=2021&ev=primary,press&win=8&q=contract";
    let (one, other) = (open("").await?, open(query).await?);

    one.go(query).await?;

    assert_eq!(one.rows_shown().await?, other.rows_shown().await?);
    assert_eq!(one.marks("share-bars").await?, other.marks("share-bars").await?);
    assert_eq!(one.marks("share-over-time").await?, other.marks("share-over-time").await?);
    assert_eq!(one.text("h1").await?, other.text("h1").await?);
    other.wait_for_address(query).await
}

#[tokio::test]
async fn a_wrong_address_shows_the_page_all_the_same() -> Outcome {
    let page = open("").await?;
    let rows = page.rows_shown().await?;

    page.go("c=%3Cscript%3E&y=abc&v=nobody&view=nowhere&by=%00&page=-1&mark=%2F%2F&sort=x&win=1e9")
        .await?;

    assert_eq!(page.count("[role=alert]").await?, 0);
    assert_eq!(page.rows_shown().await?, rows);
    assert!(!page.marks("share-bars").await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn what_an_address_asks_for_in_vain_is_told() -> Outcome {
    let page = open("c=DEU,XXX&ban=huawei,foo&utm_source=x").await?;

    let told = page.texts("main .gap").await?.concat();
    assert!(told.contains("ban=foo, c=XXX"), "{told}");
    assert!(!told.contains("utm"), "{told}");
    // What is understood is shown.
    assert!(page.text("h1").await?.starts_with("Scenario:"));
    page.choose("Year", "2020").await?;
    page.until(
        "has another address",
        "return !document.querySelector('main .gap')?.innerText.includes('foo')",
    )
    .await
}

#[tokio::test]
async fn every_definition_of_a_share_draws_or_says_why_not() -> Outcome {
    let page = open("").await?;

    for by in ["subscribers", "operators", "contracts", "value", "published"] {
        for place in ["", "KAZ", "EU27", "KAZ,UZB"] {
            page.go(&format!("c={place}&by={by}")).await?;
            let marks = page.count("#share-bars svg [data-key]").await?;
            let words = page.texts("main .gap").await?.concat();
            assert!(
                marks > 0 || words.len() > 30,
                "by={by}, c={place}: {marks} marks, words “{words}”"
            );
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_gap_in_the_evidence_is_said_in_words() -> Outcome {
    let page = open("c=ATA").await?;

    let gap = page.text("main .gap").await?;
    assert!(gap.contains("Antarctica") && gap.contains("not a share of zero"), "{gap}");
    assert!(page.text("h1").await?.contains("Antarctica"));
    Ok(())
}

#[tokio::test]
async fn an_address_can_replace_a_table() -> Outcome {
    let rows = contract(&[&[], &[("vendor", "nokia")], &[("domains", "core")]])?;
    let page =
        Site::shipped().with("mine/other.csv", rows).open("contracts=mine/other.csv").await?;

    assert_eq!(page.rows_shown().await?, "2 of 3");
    assert_eq!(page.count("[role=alert]").await?, 0);
    assert!(page.requests().contains(&"/mine/other.csv".to_owned()));
    page.choose("Network domain", "Core").await?;
    page.wait_for_address("d=core&contracts=mine/other.csv").await?;
    page.wait_for_text("#rows-shown", "1 of 3").await
}

#[tokio::test]
async fn the_page_works_from_a_sub_folder() -> Outcome {
    let page = Site::shipped().below("/a/b/").open("c=KAZ").await?;

    assert!(!page.marks("share-bars").await?.is_empty());
    assert_eq!(page.count("[role=alert]").await?, 0);
    page.take("Country", "Uzbekistan").await?;
    page.wait_for_address("c=KAZ,UZB").await?;
    let paths = page.requests();
    assert!(paths.iter().any(|path| path == "/a/b/data/contracts.csv"), "{paths:?}");
    assert!(paths.iter().all(|path| path.starts_with("/a/b/")), "{paths:?}");
    Ok(())
}

#[tokio::test]
async fn every_link_within_the_site_leads_somewhere() -> Outcome {
    let page = Site::shipped().below("/a/b/").open("").await?;

    let script = "return [...new Set([...document.links].map(link => link.href))]
        .filter(address => address.startsWith(location.origin))";
    let links: Vec<String> = page.ask(script).await?;
    assert!(links.len() >= 3, "{links:?}");
    for link in links {
        let status: u16 =
            page.ask(&format!("return fetch('{link}').then(answer => answer.status)")).await?;
        assert_eq!(status, 200, "{link}");
    }
    Ok(())
}

#[tokio::test]
async fn nothing_is_asked_of_another_host_and_nothing_goes_wrong() -> Outcome {
    let page = open("").await?;
    walk_about(&page).await?;

    let asked = asked_addresses(&page).await?;
    let own = page.address();
    let elsewhere: Vec<_> = asked.iter().filter(|address| !address.starts_with(&own)).collect();
    assert!(asked.len() > 10, "{asked:?}");
    assert!(elsewhere.iter().all(|address| address.starts_with("data:")), "{elsewhere:?}");
    let said = page.driver().browser_log().await?;
    let errors: Vec<_> = said.iter().filter(|entry| entry.level == "SEVERE").collect();
    assert!(errors.is_empty(), "{errors:#?}");
    Ok(())
}

#[tokio::test]
async fn no_width_makes_the_page_scroll_sideways() -> Outcome {
    let page = open("").await?;
    let queries =
        ["", "c=KAZ", "c=KAZ,UZB,EU27&lang=ru", "c=UZB&mark=UZB/huawei", "c=ATA", "by=published"];

    for query in queries {
        page.go(query).await?;
        for width in [375, 768, 1440] {
            page.widen(width).await?;
            assert_fits(&page, &format!("?{query} at {width}")).await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn open_tables_do_not_widen_the_page() -> Outcome {
    let page = open("c=KAZ").await?;
    page.control_in("#share-bars", "Table").await?.click().await?;
    page.control_in("#share-over-time", "Table").await?.click().await?;
    page.find("#share-over-time table").await?;

    for width in [375, 768, 1440] {
        page.widen(width).await?;
        assert_fits(&page, &format!("tables at {width}")).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_dark_page_has_dark_drawings() -> Outcome {
    let page = open("c=KAZ&theme=light").await?;
    let (light_paper, light_ink) = colours(&page).await?;

    page.choose("Theme", "Dark").await?;
    page.until("is dark", "return document.documentElement.dataset.theme === 'dark'").await?;
    page.settle().await?;

    let (paper, ink) = colours(&page).await?;
    assert!(paper < 0.1 && light_paper > 0.9, "paper {light_paper} → {paper}");
    assert!(ink > 0.5 && light_ink < 0.45, "letters {light_ink} → {ink}");
    Ok(())
}

/// How light the page's ground is and, in the middle, the letters of its drawings.
async fn colours(page: &Page) -> Outcome<(f64, f64)> {
    let script = "
        const light = colour => {
            const [red, green, blue] = colour.match(/[\\d.]+/g).map(Number);
            return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
        };
        const letters = [...document.querySelectorAll('figure svg text')]
            .map(text => light(getComputedStyle(text).fill)).sort((a, b) => a - b);
        return [light(getComputedStyle(document.body).backgroundColor), letters[letters.length >> 1]];";
    page.ask(script).await
}

/// Fails if the document is wider than the window, and says which elements are.
async fn assert_fits(page: &Page, what: &str) -> Outcome {
    let script = "
        const root = document.scrollingElement, wide = [];
        if (root.scrollWidth <= root.clientWidth) return wide;
        for (const element of document.body.querySelectorAll('*')) {
            const right = element.getBoundingClientRect().right;
            if (right > root.clientWidth + 1 && !element.parentElement.closest('.scroll'))
                wide.push(`${element.tagName}.${element.getAttribute('class')} ends at ${right}`);
        }
        return [`${root.scrollWidth} of ${root.clientWidth}`, ...wide.slice(0, 8)];";
    let wide: Vec<String> = page.ask(script).await?;
    assert!(wide.is_empty(), "{what}: {wide:#?}");
    Ok(())
}

/// Uses most of the page once.
async fn walk_about(page: &Page) -> Outcome {
    page.take("Country", "Kazakhstan").await?;
    page.choose("Year", "2023").await?;
    page.choose("Share by", "Operators").await?;
    page.control_in("#share-bars", "Table").await?.click().await?;
    page.find("#share-bars table").await?;
    page.mark("share-bars", "KAZ/huawei").await?.click().await?;
    page.find("dialog[open] .citations li").await?;
    page.press(Key::Escape).await?;
    page.until("has closed the evidence", "return !document.querySelector('dialog[open]')").await?;
    page.control("Country").await?;
    page.control_in("thead", "Vendor").await?.click().await?;
    page.control("Search").await?.send_keys("beeline").await?;
    page.choose("Language", "Русский").await?;
    page.choose("Оформление", "Тёмное").await?;
    page.driver().back().await?;
    page.widen(375).await?;
    page.settle().await
}

/// Every address the page asked for, wherever it is.
async fn asked_addresses(page: &Page) -> Outcome<Vec<String>> {
    let mut addresses = Vec::new();
    for entry in page.driver().get_log("performance").await? {
        let entry: Value = serde_json::from_str(&entry.message)?;
        if entry["message"]["method"] == "Network.requestWillBeSent" {
            let address = &entry["message"]["params"]["request"]["url"];
            addresses.push(address.as_str().unwrap_or_default().to_owned());
        }
    }
    Ok(addresses)
}
