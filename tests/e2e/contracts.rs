//! The table of contracts: sorted, turned page by page, searched, sourced.

use crate::support::{Outcome, Page, contracts, grouped, of_domain, open, shipped};

#[tokio::test]
async fn it_is_sorted_by_the_head_that_is_pressed() -> Outcome {
    let page = open("c=KAZ").await?;
    assert_eq!(sorted_heads(&page).await?, ["Date descending"]);
    let newest_first = column(&page, 1).await?;
    assert!(newest_first.len() > 3 && newest_first.is_sorted_by(|a, b| a >= b), "{newest_first:?}");

    page.control_in("thead", "Vendor").await?.click().await?;
    page.wait_for_address("c=KAZ&sort=vendor").await?;
    assert_eq!(sorted_heads(&page).await?, ["Vendor ascending"]);
    let vendors = column(&page, 4).await?;
    assert!(vendors.is_sorted_by_key(|name| name.to_lowercase()), "{vendors:?}");

    page.control_in("thead", "Vendor").await?.click().await?;
    page.wait_for_address("c=KAZ&sort=-vendor").await?;
    assert_eq!(sorted_heads(&page).await?, ["Vendor descending"]);
    let vendors = column(&page, 4).await?;
    assert!(vendors.is_sorted_by(|a, b| a.to_lowercase() >= b.to_lowercase()), "{vendors:?}");
    Ok(())
}

#[tokio::test]
async fn it_is_turned_page_by_page() -> Outcome {
    let rows = contracts()?.iter().filter(|row| of_domain(row, "ran")).count();
    let pages = rows.div_ceil(50);
    let page = open("").await?;
    let first = page.text("tbody").await?;
    assert!(!page.control("Previous").await?.is_enabled().await?);

    page.control("Next").await?.click().await?;
    page.wait_for_address("page=2").await?;
    page.wait_for_text(".pager span", &format!("Page 2 of {pages}")).await?;
    assert_ne!(page.text("tbody").await?, first);
    page.control("Previous").await?.click().await?;
    page.wait_for_address("").await?;
    assert_eq!(page.text("tbody").await?, first);

    page.go(&format!("page={pages}")).await?;
    assert_eq!(page.count(".contracts tbody tr").await?, rows - (pages - 1) * 50);
    assert!(!page.control("Next").await?.is_enabled().await?);
    Ok(())
}

#[tokio::test]
async fn the_focus_stays_on_the_head_that_is_pressed() -> Outcome {
    let page = open("c=KAZ").await?;

    page.control_in("thead", "Vendor").await?.click().await?;
    page.wait_for_address("c=KAZ&sort=vendor").await?;
    page.settle().await?;

    let focused: String = page.ask("return document.activeElement.innerText.trim()").await?;
    assert_eq!(focused, "Vendor");
    Ok(())
}

#[tokio::test]
async fn a_search_leaves_the_rows_that_have_every_word() -> Outcome {
    let all = contracts()?;
    let row = all.iter().find(|row| of_domain(row, "ran")).ok_or("no row")?;
    let page = open("").await?;

    page.control("Search")
        .await?
        .send_keys(format!("{} {}", row["id"], row["vendor"]).as_str())
        .await?;
    page.wait_for_text("#rows-shown", &format!("1 of {}", grouped(all.len()))).await?;
    assert_eq!(page.count(".contracts tbody tr").await?, 1);

    page.control("Search").await?.send_keys(" zzzz").await?;
    page.wait_for_text("#rows-shown", &format!("0 of {}", grouped(all.len()))).await?;
    assert!(page.text(".contracts .gap").await?.contains("No contract row"));
    Ok(())
}

#[tokio::test]
async fn a_search_keeps_the_focus_in_its_field() -> Outcome {
    let page = open("").await?;

    page.control("Search").await?.send_keys("kcell").await?;
    page.wait_for_address("q=kcell").await?;

    let words: String = page.ask("return document.activeElement.value").await?;
    assert_eq!(words, "kcell");
    Ok(())
}

#[tokio::test]
async fn every_row_links_to_its_source() -> Outcome {
    let page = open("").await?;

    assert_eq!(page.count(".contracts tbody tr").await?, 50);
    let links = page.count(".contracts tbody td:last-child a[href^=http][rel~=noopener]").await?;
    assert_eq!(links, 50);
    Ok(())
}

/// The heads that say the table is sorted by them, and how.
async fn sorted_heads(page: &Page) -> Outcome<Vec<String>> {
    let script = "
        const heads = document.querySelectorAll('.contracts th[aria-sort]:not([aria-sort=none])');
        return [...heads].map(head => `${head.innerText.trim()} ${head.getAttribute('aria-sort')}`)";
    page.ask(script).await
}

/// The cells of a column, from 1.
async fn column(page: &Page, number: usize) -> Outcome<Vec<String>> {
    page.texts(&format!(".contracts tbody td:nth-child({number})")).await
}

#[tokio::test]
async fn what_is_seen_in_the_table_can_be_searched_for() -> Outcome {
    let page = open("q=Memorandum").await?;
    let rows = contracts()?;
    let memorandums =
        rows.iter().filter(|row| of_domain(row, "ran") && row["stage"] == "mou").count();
    let shown = |text: String| text.split(' ').next().map(str::to_owned).unwrap_or_default();
    let english: usize = shown(page.rows_shown().await?).parse()?;
    assert!(english >= memorandums, "{english} {memorandums}");

    page.go("lang=ru&q=меморандум").await?;
    let russian: usize = shown(page.rows_shown().await?).parse()?;
    assert!(russian >= memorandums, "{russian} {memorandums}");

    page.go("q=https").await?;
    assert_eq!(shown(page.rows_shown().await?), "0");
    Ok(())
}

#[tokio::test]
async fn the_rows_that_pass_are_taken_along_as_a_file() -> Outcome {
    let page = open("c=UZB").await?;

    // What the browser is handed, in place of a folder to keep it in.
    page.ask::<Option<String>>(
        "window.kept = []; const make = URL.createObjectURL;
         URL.createObjectURL = blob => { blob.text().then(text => kept.push(text)); return make(blob) };
         return null",
    )
    .await?;
    page.find(".contracts .save").await?.click().await?;
    page.until("is kept", "return kept.length === 1").await?;
    let text: String = page.ask("return kept[0]").await?;
    let mut file = csv::Reader::from_reader(text.as_bytes());
    let head = shipped("data/contracts.csv")?;
    assert!(head.starts_with(text.lines().next().unwrap_or_default()), "{text}");
    let rows: Vec<csv::StringRecord> = file.records().collect::<Result<_, _>>()?;
    let shown = page.rows_shown().await?;
    assert!(shown.starts_with(&rows.len().to_string()), "{shown}: {}", rows.len());
    assert!(rows.iter().all(|row| &row[1] == "UZB"), "{rows:?}");
    // And nothing went anywhere.
    assert!(page.requests().iter().all(|request| !request.contains("blob")));
    Ok(())
}
