//! Files of very many rows, and what of them is drawn.

use crate::data::{choose, row_of, wait_for_total};
use crate::support::{Outcome, Own, Site, contract, contracts, open, shipped};

/// So many contracts that differ in their ids.
pub fn many(rows: usize) -> Outcome<String> {
    let row = contract(&[&[]])?;
    let (head, row) = row.split_once('\n').ok_or("a header and a row")?;
    let rows: String =
        (0..rows).map(|index| row.replacen("row-0", &format!("row-{index}"), 1)).collect();
    Ok(format!("{head}\n{rows}"))
}

#[tokio::test]
async fn a_large_file_says_how_far_it_is_and_can_be_stopped() -> Outcome {
    let page = open("view=data").await?;
    let own = Own::new("contracts.csv", many(700_000)?)?;

    choose(&page, &[&own]).await?;
    page.until(
        "says how far it is, and stops when told",
        "const bar = document.querySelector('.under-way');
         if (bar.hidden || !bar.innerText.includes('Reading contracts.csv: ')) return false;
         bar.querySelector('button').click();
         return true",
    )
    .await?;

    page.until("is still", "return document.querySelector('.under-way').hidden").await?;
    wait_for_total(&page, contracts()?.len()).await?;
    assert!(!page.text(".tables").await?.contains("from this machine"));
    let said = page.text("main > .plain [role=status]").await?;
    let words = "The reading of contracts.csv was stopped; nothing of it is shown. Contracts: ";
    assert_eq!(said, format!("{words}Vendor Atlas, CC BY 4.0."));

    // Once more, to the end. Read in one go, nearly all of the time would be one task.
    let watched = "window.late = [0]; window.begun = performance.now();
        new PerformanceObserver(list => late.push(...list.getEntries().map(entry => entry.duration)))
            .observe({ type: 'longtask' })";
    page.ask::<()>(watched).await?;
    choose(&page, &[&own]).await?;
    page.wait_for_text("#rows-shown", "700,000 of 700,000").await?;
    let part: f64 =
        page.ask("return Math.max(...window.late) / (performance.now() - window.begun)").await?;
    assert!(part < 0.6, "one task took {part} of the time");
    Ok(())
}

#[tokio::test]
async fn what_is_stopped_when_it_is_over_goes_on() -> Outcome {
    let policies = shipped("data/policies.csv")?;
    let site = Site::shipped().with("many.csv", many(300_000)?).with("later.csv", policies);
    let page = site.open("view=data").await?;
    // Pressed as soon as the rows are there, while later tables are still read.
    page.ask::<()>(
        "const main = document.querySelector('main');
         new MutationObserver(() => {
             const text = document.querySelector('#rows-shown')?.innerText ?? '';
             if (!text.startsWith('300,000')) return;
             window.pressed = (window.pressed ?? 0) + 1;
             document.querySelector('[data-act=stop]').click();
         }).observe(main, { subtree: true, childList: true, characterData: true });
         history.pushState(null, '', '?view=data&contracts=many.csv&policies=later.csv');
         dispatchEvent(new PopStateEvent('popstate'))",
    )
    .await?;
    page.until("has pressed it", "return window.pressed > 0").await?;
    page.until("says no more", "return document.querySelector('.under-way').hidden").await?;
    page.wait_for_text("#rows-shown", "300,000 of 300,000").await?;
    page.until(
        "has what comes later",
        "return document.querySelector('.tables').innerText.includes('later.csv')",
    )
    .await?;
    assert_eq!(row_of(&page, "policies").await?[1], "later.csv");
    page.wait_for_address("view=data&contracts=many.csv&policies=later.csv").await
}

#[tokio::test]
async fn ids_that_no_table_has_do_not_hold_the_reading_up() -> Outcome {
    let rows = many(300_000)?.replace("uzb-ucell", "uzb-ucel");
    let page = Site::shipped().with("many.csv", rows).open("view=data&contracts=many.csv").await?;
    page.wait_for_text("#rows-shown", "300,000 of 300,000").await?;
    let said: String = page.ask("return document.querySelector('.problems').textContent").await?;
    assert!(said.contains("300,000") && said.contains("did you mean uzb-ucell?"), "{said}");
    Ok(())
}

#[tokio::test]
async fn no_more_is_drawn_than_a_drawing_has_room_for() -> Outcome {
    let operators = [
        "uzb-ucell",
        "uzb-ums",
        "uzb-uztelecom",
        "uzb-beeline",
        "kaz-kcell",
        "kaz-beeline",
        "kaz-tele2-altel",
    ];
    let vendors =
        ["huawei", "ericsson", "nokia", "zte", "samsung", "nec", "fujitsu", "mavenir", "rakuten"];
    // As many signs as a lane has room for: none is put together with another.
    let months = (2017..=2024).flat_map(|year| (1..=12).map(move |month| (year, month)));
    let months: Vec<String> = months.map(|(year, month)| format!("{year}-{month:02}")).collect();
    let mut rows = Vec::new();
    for operator in operators {
        for vendor in vendors {
            for month in &months {
                let country = if operator.starts_with("uzb") { "UZB" } else { "KAZ" };
                rows.push([
                    ("operator", operator),
                    ("country", country),
                    ("vendor", vendor),
                    ("announced", month),
                ]);
            }
        }
    }
    let own = rows.iter().map(<[_; 4]>::as_slice).collect::<Vec<_>>();
    let site = Site::shipped().with("deals.csv", contract(&own)?);
    let page = site.open("view=timeline&c=KAZ,UZB&contracts=deals.csv").await?;
    let signs = "return document.querySelectorAll('#deal-ladder [data-key*=\"/\"]').length";
    let link = "return document.querySelector('#deal-ladder .cut a').checkVisibility()";

    page.until("draws some", &signs.replace("return ", "return 0 < ")).await?;
    assert_eq!(page.text("#deal-ladder .cut").await?, "1 of 7 shown. Show all");
    assert_eq!(page.ask::<usize>(signs).await?, vendors.len() * months.len());

    page.ask::<()>("document.querySelector('#deal-ladder .cut a').click()").await?;
    page.until("draws more", &format!("{signs} > 2000")).await?;
    let cut = page.text("#deal-ladder .cut").await?;
    assert!(cut.starts_with("6 of 7 shown.") && cut.contains("too much to tell"), "{cut}");
    assert!(!page.ask::<bool>(link).await?);
    Ok(())
}
