//! The wider picture: the story, what-ifs, what vendors do beyond networks, the
//! law, one vendor, who replaced whom, concentration, where to dig next.

use crate::support::{Outcome, Page, Site, open, percent_of, shipped};
use thirtyfour::Key;

#[tokio::test]
async fn the_story_moves_the_figure_beside_it() -> Outcome {
    let page = open("view=story").await?;

    assert_eq!(page.text("h1").await?, "Huawei in Central Asia");
    page.find(".stage #world-map .land").await?;
    page.wait_for_address("view=story&c=CENTRAL-ASIA&step=1").await?;
    page.ask::<Option<String>>("document.getElementById('step-4').scrollIntoView(); return null")
        .await?;
    page.find(".stage #operator-matrix svg").await?;
    page.wait_for_address("view=story&c=UZB&step=4").await?;

    // A link to a step begins there.
    let page = open("view=story&step=7").await?;
    page.find(".stage #initiatives svg").await?;
    page.until(
        "has come to step 7",
        "return Math.abs(document.getElementById('step-7').getBoundingClientRect().top) < innerHeight",
    )
    .await?;
    page.wait_for_address("view=story&c=KAZ,UZB&cat=training&step=7").await
}

#[tokio::test]
async fn every_sentence_of_the_story_opens_its_rows() -> Outcome {
    let page = open("view=story").await?;

    page.find(".article .cite").await?;
    let file = shipped("data/stories/huawei-in-central-asia.csv")?;
    let sentences = csv::Reader::from_reader(file.as_bytes()).into_records().count() - 1;
    assert_eq!(page.count(".article .cite").await?, sentences);
    page.find(".article .cite[data-key='story/4/1']").await?.click().await?;
    page.find("dialog[open] .citations li").await?;
    assert_eq!(page.count("dialog[open] .citations li").await?, 5);
    let phrase = page.text("#evidence-title").await?;
    assert!(phrase.contains("Uztelecom, Unitel"), "{phrase}");
    page.press(Key::Escape).await?;
    // All rows stand at the end too, for whoever prints it.
    assert!(page.count(".sources-of-story li").await? > 50);
    Ok(())
}

#[tokio::test]
async fn another_story_is_a_file() -> Outcome {
    let own = "step,address,heading,text,rows\n\
               0,,My story,What it is about.,contracts/uzb-ucell-huawei-2023-1\n\
               1,view=operators&c=DEU,A step,A sentence.,contracts/uzb-ucell-huawei-2023-1\n";
    let site = Site::shipped().with("mine.csv", own);
    let page = site.open("view=story&story=mine.csv").await?;

    page.wait_for_text("h1", "My story").await?;
    page.find(".stage #operator-matrix svg").await?;
    page.wait_for_address("view=story&c=DEU&story=mine.csv&step=1").await
}

#[tokio::test]
async fn a_story_gives_the_readers_choice_back() -> Outcome {
    let page = open("c=DEU&y=2022").await?;

    page.find("nav.views a[href*='view=story']").await?.click().await?;
    page.wait_for_address("view=story&c=CENTRAL-ASIA&step=1").await?;
    page.until(
        "has links to what was chosen",
        "return document.querySelector('nav.views a[href*=\"view=map\"]').search
            === '?view=map&c=DEU&y=2022'",
    )
    .await?;
    // How the page looks is not the story's, nor that of before.
    page.choose("Theme", "Dark").await?;
    page.until(
        "has links that look alike",
        "return document.querySelector('nav.views a[href*=\"view=map\"]').search
            === '?view=map&c=DEU&y=2022&theme=dark'",
    )
    .await?;
    page.find("nav.views a[href*='view=map']").await?.click().await?;
    page.wait_for_address("view=map&c=DEU&y=2022&theme=dark").await
}

#[tokio::test]
async fn evidence_alone_is_a_scenario_with_whom_it_reaches() -> Outcome {
    let page = open("c=DEU&ev=primary").await?;

    assert!(page.text("h1").await?.starts_with("Scenario:"));
    let told = page.text(".scenario").await?;
    assert!(told.contains("The scenario changes the suppliers of"), "{told}");
    Ok(())
}

#[tokio::test]
async fn a_vendor_is_taken_out_as_a_link() -> Outcome {
    let page = open("c=UZB&ban=huawei").await?;

    assert!(page.text("h1").await?.starts_with("Scenario:"));
    let banner = page.text(".scenario [role=status]").await?;
    assert!(banner.contains("not evidence: without Huawei"), "{banner}");
    let rows = page.texts("#scenario tbody tr").await?;
    let huawei = rows.iter().find(|row| row.starts_with("Huawei")).cloned().unwrap_or_default();
    assert!(huawei.contains("0\u{a0}%"), "{huawei}");
    // The bars are those of the scenario.
    let marks = page.marks("share-bars").await?;
    let own = marks.iter().find(|mark| mark.key == "UZB/huawei");
    assert!(own.is_some_and(|mark| mark.name.contains(" 0 percent")), "{own:?}");
    page.find(".scenario [role=status] a").await?.click().await?;
    page.wait_for_address("c=UZB").await?;
    page.until("ends", "return !document.querySelector('#scenario')").await
}

#[tokio::test]
async fn operators_merge_and_a_split_is_assumed() -> Outcome {
    let page = open("c=UZB").await?;

    page.find(".what-if summary").await?.click().await?;
    page.take("Merge operators", "Ucell").await?;
    page.until("merges", "return location.search.includes('merge=uzb-ucell/')").await?;
    page.choose("Assume the split of", "Ucell (Coscom)").await?;
    page.until("splits", "return location.search.includes('split=uzb-ucell/huawei/100')").await?;
    let banner = page.text(".scenario [role=status]").await?;
    assert!(
        banner.contains(" into ") && banner.contains("Ucell (Coscom) split as Huawei"),
        "{banner}"
    );
    // Counts say that they do not follow.
    page.choose("Share by", "Contracts").await?;
    page.until(
        "says so",
        "return document.querySelector('.scenario').innerText.includes('do not follow')",
    )
    .await
}

#[tokio::test]
async fn initiatives_stand_on_one_axis_and_open_their_source() -> Outcome {
    let page = open("view=beyond&c=KAZ,UZB").await?;

    page.find("#initiatives svg").await?;
    page.find("#world-map .land").await?;
    let marks = page.marks("initiatives").await?;
    assert!(marks.len() > 40, "{}", marks.len());
    let key = "initiatives/kaz-huawei-training-2023-1";
    page.mark("initiatives", key).await?.click().await?;
    page.find("dialog[open] .citations li").await?;
    let row = page.text("dialog[open] .citations li").await?;
    assert!(row.contains("5,000 students"), "{row}");
    page.press(Key::Escape).await?;
    page.take("Kind of initiative", "Safe city").await?;
    page.until("narrows", "return location.search.includes('cat=safe-city')").await?;
    page.until(
        "has only cameras",
        "return [...document.querySelectorAll('#initiatives [data-key]')]
            .every(mark => mark.dataset.key.includes('safe-city'))",
    )
    .await
}

#[tokio::test]
async fn one_deal_told_twice_is_added_up_once() -> Outcome {
    let page = open("view=beyond&c=UZB&cat=safe-city").await?;

    page.find("#initiatives svg").await?;
    // Two sources give the agreement of a billion dollars; another deal is 300 million.
    page.until(
        "adds up",
        "return [...document.querySelectorAll('.wide tbody tr')].some(row =>
            row.innerText.includes('USD') && row.innerText.includes('1,300,000,000'))",
    )
    .await?;
    // The sum opens to the rows that it is made of.
    page.find(".wide tr[data-row='sums/safe-city/USD'] a").await?.click().await?;
    let title = page.text("dialog[open] h2").await?;
    assert_eq!(title, "1,300,000,000 USD\nSafe city: Uzbekistan");
    assert_eq!(page.count("dialog[open] .citations li").await?, 2);
    Ok(())
}

#[tokio::test]
async fn what_is_of_a_region_is_in_it() -> Outcome {
    let page = open("view=beyond&c=M49-002").await?;

    page.find("#initiatives svg").await?;
    let marks = page.marks("initiatives").await?;
    assert!(marks.iter().any(|mark| mark.key.starts_with("initiatives/africa-")), "{marks:?}");
    Ok(())
}

#[tokio::test]
async fn the_law_stands_over_the_share_with_its_deadlines() -> Outcome {
    let page = open("view=beyond&c=DEU,GBR").await?;

    page.find("#policy-overlay svg").await?;
    let marks = page.marks("policy-overlay").await?;
    let deadline = marks.iter().find(|mark| mark.key == "policies/DEU/2024-07-11");
    assert!(deadline.is_some(), "{marks:?}");
    page.until(
        "lists deadlines",
        "return [...document.querySelectorAll('.wide tr[data-row^=policies] a')].length >= 4",
    )
    .await?;
    page.find(".wide tr[data-row^='policies/DEU'] a").await?.click().await?;
    page.find("dialog[open] .citations li").await?;
    Ok(())
}

#[tokio::test]
async fn who_replaced_whom_opens_its_rows() -> Outcome {
    let page = open("view=timeline&c=EU27").await?;

    let band = page.mark("replacements", "swaps/huawei/ericsson").await?;
    let name = page.name_of(&band).await?;
    assert!(name.starts_with("Huawei to Ericsson: "), "{name}");
    page.ask::<Option<String>>(
        "document.querySelector(\"#replacements [data-key='swaps/huawei/ericsson']\")
            .dispatchEvent(new MouseEvent('click', { bubbles: true })); return null",
    )
    .await?;
    page.find("dialog[open] .citations li").await?;
    assert!(page.text("dialog[open] h2").await?.contains("Huawei to Ericsson"));
    let swaps: usize = name.rsplit(' ').next().unwrap_or_default().parse()?;
    assert!(page.count("dialog[open] .citations li").await? >= swaps, "{name}");
    page.press(Key::Escape).await?;
    // All of the Union are in one part of the world, and its number opens too.
    let europe = "tr[data-row='swaps/any/any/any/M49-150']";
    let all: usize = page.text(&format!("{europe} .number")).await?.parse()?;
    assert!(all >= swaps, "{all}");
    page.find(&format!("{europe} a")).await?.click().await?;
    page.find("dialog[open] .citations li").await?;
    Ok(())
}

#[tokio::test]
async fn a_vendor_has_its_page() -> Outcome {
    let page = open("view=vendor&v=nokia").await?;

    for figure in ["world-map", "contracts-by-stage", "replacements", "vendor-figures"] {
        page.find(&format!("#{figure} svg")).await?;
    }
    let heading = page.text(".wide h2").await?;
    assert!(heading.starts_with("Nokia is known at "), "{heading}");
    page.find(".wide tr[data-row] a").await?.click().await?;
    page.find("dialog[open] .citations li").await?;
    page.press(Key::Escape).await?;
    page.choose("Page of", "Huawei").await?;
    page.until(
        "is Huawei's",
        "return document.querySelector('.wide h2').innerText.startsWith('Huawei is known at')",
    )
    .await
}

#[tokio::test]
async fn a_vendor_that_is_found_opens_its_page() -> Outcome {
    let page = open("").await?;

    page.press("/").await?;
    page.press("华为").await?;
    page.until(
        "finds it",
        "return document.querySelector('#find-list li')?.innerText.includes('Huawei')",
    )
    .await?;
    page.press(Key::Enter).await?;
    page.wait_for_address("view=vendor&v=huawei").await
}

#[tokio::test]
async fn concentration_has_bounds_and_coverage() -> Outcome {
    let page = open("c=DEU").await?;

    let marks = page.marks("concentration").await?;
    let own = marks.iter().find(|mark| mark.key == "DEU/hhi").map(|mark| mark.name.clone());
    let own = own.unwrap_or_default();
    assert!(own.contains("HHI") && own.contains("between") && own.contains("known"), "{own}");
    page.find("#concentration-over-time svg").await?;
    page.mark("concentration", "DEU/hhi").await?.click().await?;
    page.find("dialog[open] .sum").await?;
    Ok(())
}

#[tokio::test]
async fn the_largest_gaps_are_listed_with_a_way_to_tell() -> Outcome {
    let page = open("view=method").await?;

    page.find("#dig").await?;
    page.until("lists gaps", "return document.querySelectorAll('.wide tbody tr').length === 40")
        .await?;
    let mail: String = page
        .ask("return document.querySelector(\".wide a[href^='mailto:']\").getAttribute('href')")
        .await?;
    assert!(mail.contains("body=Operator%3A%20"), "{mail}");
    let people = page.texts(".wide tbody td:nth-child(4)").await?;
    let first = percent_of(&format!("{} %", people[0].replace(',', "")))?;
    let last = percent_of(&format!("{} %", people[39].replace(',', "")))?;
    assert!(first >= last, "{people:?}");
    Ok(())
}

#[tokio::test]
async fn a_country_has_its_law_and_its_concentration() -> Outcome {
    let page: Page = open("view=country&c=DEU").await?;

    page.find("#policy-overlay svg").await?;
    page.find("#concentration svg").await?;
    Ok(())
}
