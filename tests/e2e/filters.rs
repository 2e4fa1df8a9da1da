//! The controls: each is found by its name, changes the address by its key, and
//! is undone by Back.

use crate::support::{Outcome, contracts, grouped, of_domain, open};
use thirtyfour::Key;

#[tokio::test]
async fn a_country_is_chosen_with_the_keyboard_alone() -> Outcome {
    let rows = contracts()?;
    let ran = rows.iter().filter(|row| of_domain(row, "ran"));
    let world = format!("{} of {}", grouped(ran.clone().count()), grouped(rows.len()));
    let own = grouped(ran.filter(|row| row["country"] == "KAZ").count());
    let page = open("").await?;

    let field = page.tab_to(".filters [role=combobox]").await?;
    assert_eq!(page.name_of(&field).await?, "Country");
    page.press("Kazakhstan").await?;
    page.find("[role=option]:only-child").await?;
    page.press(Key::Enter).await?;

    page.wait_for_address("c=KAZ").await?;
    page.wait_for_text("#rows-shown", &format!("{own} of {}", grouped(rows.len()))).await?;
    page.mark("share-bars", "KAZ/huawei").await?;
    page.mark("share-over-time", "KAZ/huawei/2020").await?;
    assert!(page.text("h1").await?.contains("Kazakhstan"));

    page.driver().back().await?;
    page.wait_for_address("").await?;
    page.wait_for_text("#rows-shown", &world).await?;
    page.mark("share-bars", "WORLD/huawei").await?;

    page.driver().forward().await?;
    page.wait_for_address("c=KAZ").await?;
    page.mark("share-bars", "KAZ/huawei").await?;
    Ok(())
}

#[tokio::test]
async fn a_country_chosen_again_is_given_back() -> Outcome {
    let page = open("c=KAZ").await?;

    page.take("Country", "Uzbekistan").await?;
    page.wait_for_address("c=KAZ,UZB").await?;
    page.press(Key::Tab).await?;
    page.take("Country", "Kazakhstan").await?;
    page.wait_for_address("c=UZB").await
}

#[tokio::test]
async fn arrows_lead_through_the_options() -> Outcome {
    let page = open("").await?;

    page.tab_to("#generation").await?;
    // The first press goes to the first option, the second on from there.
    page.press(Key::Down).await?;
    page.press(Key::Down).await?;
    let script = "
        const field = document.querySelector('#generation');
        const option = document.getElementById(field.getAttribute('aria-activedescendant'));
        return option?.querySelector('.name').innerText.trim() === '3G'";
    page.until("moves to 3G", script).await?;
    page.press(Key::Enter).await?;

    page.wait_for_address("g=3g").await?;
    page.find("#generation-list [aria-selected=true]").await?;
    page.press(Key::Escape).await?;
    page.find("#generation[aria-expanded=false]").await?;
    page.wait_for_address("g=3g").await
}

#[tokio::test]
async fn a_search_that_finds_nothing_says_so() -> Outcome {
    let page = open("").await?;

    page.take("Country", "zzzz").await?;

    assert_eq!(page.texts("#country-list [role=option]").await?, ["Nothing is called that"]);
    page.wait_for_address("").await
}

#[tokio::test]
async fn the_vendor_control_picks_vendors_out() -> Outcome {
    let page = open("").await?;

    page.take("Vendor", "ZTE").await?;
    page.wait_for_address("v=zte").await?;
    // The next word typed begins a search of its own.
    page.take("Vendor", "Nokia").await?;

    page.wait_for_address("v=nokia,zte").await?;
    page.until(
        "has no Huawei",
        "return !document.querySelector('#share-bars [data-key=\"WORLD/huawei\"]')",
    )
    .await?;
    page.press(Key::Tab).await?;
    page.take("Vendor", "ZTE").await?;
    page.take("Vendor", "Nokia").await?;
    page.wait_for_address("").await
}

#[tokio::test]
async fn the_generation_control_keeps_to_a_generation() -> Outcome {
    let page = open("").await?;

    page.take("Generation", "5G").await?;
    page.wait_for_address("g=5g").await?;
    page.press(Key::Tab).await?;
    page.take("Generation", "5G").await?;
    page.wait_for_address("").await
}

#[tokio::test]
async fn the_evidence_control_keeps_to_a_kind_of_source() -> Outcome {
    let page = open("").await?;

    page.take("Evidence", "Primary").await?;
    page.wait_for_address("ev=primary").await?;
    page.press(Key::Tab).await?;
    page.take("Evidence", "Primary").await?;
    page.wait_for_address("").await
}

#[tokio::test]
async fn the_domain_control_turns_to_another_part_of_the_network() -> Outcome {
    let rows = contracts()?;
    let core = rows.iter().filter(|row| of_domain(row, "core")).count();
    let page = open("").await?;

    page.choose("Network domain", "Core").await?;
    page.wait_for_address("d=core").await?;
    page.wait_for_text("#rows-shown", &format!("{} of {}", grouped(core), grouped(rows.len())))
        .await?;
    page.choose("Network domain", "Radio access (RAN)").await?;
    page.wait_for_address("").await
}

#[tokio::test]
async fn the_year_control_goes_back_in_time() -> Outcome {
    let page = open("c=UZB").await?;

    page.choose("Year", "2015").await?;
    page.wait_for_address("c=UZB&y=2015").await?;
    page.until(
        "speaks of 2015",
        "return document.querySelector('#share-bars [data-key]').ariaLabel.endsWith('2015')",
    )
    .await?;
    page.choose("Year", "2026").await?;
    page.wait_for_address("c=UZB").await
}

#[tokio::test]
async fn the_share_by_control_turns_to_another_definition() -> Outcome {
    let page = open("").await?;

    page.choose("Share by", "Contracts").await?;
    page.wait_for_address("by=contracts").await?;
    page.choose("Share by", "Subscribers").await?;
    page.wait_for_address("").await
}

#[tokio::test]
async fn the_theme_control_is_in_the_address() -> Outcome {
    let page = open("").await?;

    page.choose("Theme", "High contrast").await?;
    page.wait_for_address("theme=contrast").await?;
    page.find("html[data-theme=contrast]").await?;
    page.choose("Theme", "As the system").await?;
    page.wait_for_address("").await?;
    page.find("html[data-theme=auto]").await?;
    Ok(())
}

#[tokio::test]
async fn the_language_control_is_in_the_address() -> Outcome {
    let page = open("").await?;

    page.choose("Language", "Русский").await?;
    page.wait_for_address("lang=ru").await?;
    page.find("html[lang=ru]").await?;
    page.driver().back().await?;
    page.find("html[lang=en]").await?;
    page.wait_for_address("").await
}

#[tokio::test]
async fn the_search_control_is_in_the_address_without_a_step_for_each_letter() -> Outcome {
    let page = open("").await?;
    let steps: usize = page.ask("return history.length").await?;

    page.control("Search").await?.send_keys("safe city").await?;

    page.wait_for_address("q=safe+city").await?;
    assert_eq!(page.ask::<usize>("return history.length").await?, steps);
    Ok(())
}

#[tokio::test]
async fn reset_clears_what_narrows_and_leaves_the_rest() -> Outcome {
    let page =
        open("c=KAZ&v=huawei&g=5g&d=core&y=2015&by=operators&ev=press&q=a&lang=en&theme=dark")
            .await?;

    page.control("Reset").await?.click().await?;

    page.wait_for_address("lang=en&theme=dark").await?;
    page.mark("share-bars", "WORLD/huawei").await?;
    assert!(!page.control("Reset").await?.is_enabled().await?);
    assert_eq!(page.control("Search").await?.value().await?.as_deref(), Some(""));
    page.driver().back().await?;
    page.mark("share-bars", "KAZ/unknown").await?;
    Ok(())
}

#[tokio::test]
async fn the_controls_show_what_the_address_says() -> Outcome {
    let page =
        open("c=KAZ&v=huawei&g=4g,5g&d=core&y=2015&by=operators&ev=press&q=kcell&theme=dark")
            .await?;

    let shown = [
        ("Country", "Kazakhstan"),
        ("Vendor", "Huawei"),
        ("Generation", "4G, 5G"),
        ("Network domain", "core"),
        ("Year", "2015"),
        ("Share by", "operators"),
        ("Evidence", "Press"),
        ("Language", "en"),
        ("Theme", "dark"),
        ("Search", "kcell"),
    ];
    for (control, value) in shown {
        assert_eq!(
            page.control(control).await?.value().await?.as_deref(),
            Some(value),
            "{control}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn on_a_telephone_the_controls_wait_behind_their_summary() -> Outcome {
    let page = open("c=KAZ").await?;
    page.widen(375).await?;

    assert!(page.control_in(".filters", "Country").await.is_err());
    assert!(page.text(".summary p").await?.starts_with("Kazakhstan · "));
    page.control("Change filters").await?.click().await?;
    page.choose("Year", "2020").await?;
    page.wait_for_address("c=KAZ&y=2020").await?;
    page.control("Close").await?.click().await?;
    page.until(
        "hides the controls",
        "return document.querySelector('.controls').offsetParent === null",
    )
    .await
}
