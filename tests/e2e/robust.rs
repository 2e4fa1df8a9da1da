//! What the page makes of files that are not as they should be, and of what a
//! reader does with them.

use crate::data::{choose, row_of, saved, wait_for_total, watch_saved};
use crate::large::many;
use crate::support::{Outcome, Own, Page, Site, contract, contracts, open};

/// Waits until the page says why a file is not read.
pub async fn refuses(page: &Page, words: &str) -> Outcome {
    page.until(
        &format!("says “{words}”"),
        &format!(
            "return ['.refused', '.problems'].some(part =>
                document.querySelector(part)?.innerText.includes({})) ",
            serde_json::json!(words)
        ),
    )
    .await
}

#[tokio::test]
async fn what_is_no_csv_is_named_for_what_it_is() -> Outcome {
    let page = open("view=data").await?;
    let plain = contract(&[&[]])?;
    let mut locked = Own::zip(&[("contracts.csv", plain.as_bytes())]);
    // The first bit of the flags in the directory.
    let directory = locked.windows(4).rposition(|mark| mark == b"PK\x01\x02").unwrap_or_default();
    locked[directory + 8] |= 1;
    let heads: Vec<String> = (0..300).map(|index| format!("column {index}")).collect();

    for (name, bytes, words) in [
        ("list.xlsx", b"PK\x03\x04 and more".to_vec(), "found ZIP (Excel, OpenDocument)"),
        ("contracts.csv", b"a\0b,c\n1,2\n".to_vec(), "found bytes that are no text"),
        ("locked.zip", locked, "cannot be unpacked (password)"),
        ("wide.csv", heads.join(",").into_bytes(), "expected the columns of one of the tables"),
    ] {
        let own = Own::new(name, bytes)?;
        choose(&page, &[&own]).await?;
        refuses(&page, words).await?;
        assert_eq!(page.count(".mapping").await?, 0, "{name}");
        wait_for_total(&page, contracts()?.len()).await?;
    }
    Ok(())
}

#[tokio::test]
async fn files_may_be_packed_twice_and_have_bars_between_cells() -> Outcome {
    let page = open("view=data").await?;
    let plain = contract(&[&[("note", "Packed twice")]])?.replace(',', "|");
    let archive = Own::zip(&[("set/contracts.csv.gz", &Own::gzip(plain.as_bytes()))]);

    let own = Own::new("set.zip", archive)?;
    choose(&page, &[&own]).await?;
    page.wait_for_text("#rows-shown", "1 of 1").await?;
    assert!(page.text(".contracts tbody").await?.contains("Packed twice"));
    Ok(())
}

#[tokio::test]
async fn dates_and_numbers_of_other_forms_have_suggestions() -> Outcome {
    let page = open("view=data").await?;
    let odd: &[(&str, &str)] = &[("announced", "31.05.2024"), ("share_pct", "12;5")];
    let own = contract(&[odd, &[]])?.replace("12;5", "\"12,5\"");

    let own = Own::new("contracts.csv", own)?;
    choose(&page, &[&own]).await?;
    refuses(&page, "did you mean 2024-05-31?").await?;
    refuses(&page, "did you mean 12.5?").await
}

#[tokio::test]
async fn a_quote_that_is_never_closed_is_named() -> Outcome {
    let page = open("view=data").await?;
    let own = contract(&[&[], &[("note", "NOTE")], &[], &[]])?.replace("NOTE", "\"never closed");

    let own = Own::new("contracts.csv", own)?;
    choose(&page, &[&own]).await?;
    refuses(&page, "line 3: found a quote that is never closed; lines after it that are taken as part of its cell: 2").await
}

#[tokio::test]
async fn an_operator_that_no_table_lists_is_shown_as_it_stands() -> Outcome {
    let page = open("view=data").await?;
    let own = contract(&[&[("operator", "qaa-mine")]])?;

    let own = Own::new("contracts.csv", own)?;
    choose(&page, &[&own]).await?;
    page.wait_for_text("#rows-shown", "1 of 1").await?;
    assert!(page.text(".contracts tbody").await?.contains("qaa-mine"));
    Ok(())
}

#[tokio::test]
async fn what_is_read_is_told_and_the_focus_stays_on_the_page() -> Outcome {
    let page = open("view=data").await?;
    let own = Own::new("contracts.csv", contract(&[&[]])?)?;
    choose(&page, &[&own]).await?;
    page.wait_for_text(".has-read[role=status]", "contracts (rows: 1)").await?;

    page.control("Back to the shipped one").await?.click().await?;
    let focused = "return document.activeElement.id === 'own-tables'";
    page.until("gives the focus to the list of tables", focused).await?;
    page.wait_for_text(".has-read", "").await
}

#[tokio::test]
async fn the_whole_set_has_no_formula_of_the_readers_files() -> Outcome {
    let page = open("view=data").await?;
    let own = contract(&[&[("note", "=1+1"), ("generations", "4g")]])?.replace(',', ";");
    let own = Own::new("contracts.csv", own)?;
    choose(&page, &[&own]).await?;
    page.wait_for_text("#rows-shown", "1 of 1").await?;

    watch_saved(&page).await?;
    page.control("Save the whole set as a ZIP").await?.click().await?;
    let set = saved(&page).await?;
    assert!(set.contains(",'=1+1,") && !set.contains(";=1+1;"));
    assert!(set.contains("data/OWN-FILES.md"));
    assert_eq!(row_of(&page, "contracts").await?[2], "1");
    Ok(())
}

#[tokio::test]
async fn writing_can_be_stopped() -> Outcome {
    let page = open("view=data").await?;
    let own = Own::new("contracts.csv", many(200_000)?)?;
    choose(&page, &[&own]).await?;
    page.wait_for_text("#rows-shown", "200,000 of 200,000").await?;

    // Stopped, nothing is told; not stopped, the difference is.
    page.ask::<()>("document.querySelector('[data-act=\"compare/contracts\"]').click()").await?;
    page.until(
        "says how far it is, and stops when told",
        "const bar = document.querySelector('.under-way');
         if (bar.hidden || !bar.innerText.includes('Working on contracts.csv: ')) return false;
         bar.querySelector('button').click();
         return true",
    )
    .await?;
    page.until("is still", "return document.querySelector('.under-way').hidden").await?;
    assert_eq!(page.count(".difference").await?, 0);
    page.ask::<()>("document.querySelector('[data-act=\"compare/contracts\"]').click()").await?;
    page.wait_for_text(
        ".difference",
        &format!(
            "contracts: Rows added: 200,000, changed: 0, not there: {}. The patch takes out the rows \
             that are not there. Save as a patch",
            crate::support::grouped(contracts()?.len())
        ),
    )
    .await
}

#[tokio::test]
async fn without_its_licences_no_set_is_saved() -> Outcome {
    let page = Site::shipped().without("LICENSE").open("view=data").await?;
    watch_saved(&page).await?;
    page.control("Save the whole set as a ZIP").await?.click().await?;
    refuses(&page, "LICENSE: there is no such file (404)").await?;
    assert!(page.ask::<bool>("return window.saved === undefined").await?);
    Ok(())
}

#[tokio::test]
async fn what_is_written_does_not_stop_what_else_is() -> Outcome {
    let page = open("view=data").await?;
    page.ask::<()>(
        "const real = URL.createObjectURL;
         window.kept = 0;
         URL.createObjectURL = blob => { window.kept += 1; return real(blob); };
         document.querySelector('[data-act=rows]').click();
         document.querySelector('[data-act=\"set/\"]').click();",
    )
    .await?;
    page.until("saves both", "return window.kept === 2").await
}

/// Drops a file or a folder of this machine as the system would.
async fn drop_from_outside(page: &Page, path: &std::path::Path) -> Outcome {
    let middle =
        "const { x, y, width, height } = document.querySelector('.drop').getBoundingClientRect();
        return [x + width / 2, y + height / 2]";
    let [x, y]: [f64; 2] = page.ask(middle).await?;
    for kind in ["dragEnter", "dragOver", "drop"] {
        let data = serde_json::json!({ "items": [], "files": [path], "dragOperationsMask": 1 });
        let event = serde_json::json!({ "type": kind, "x": x, "y": y, "data": data });
        page.driver().cdp().send_raw("Input.dispatchDragEvent", event).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_folder_may_be_dropped_from_outside_and_a_file_beside_it() -> Outcome {
    let folder = std::env::temp_dir().join(format!("vendor-atlas-drop-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("inner"))?;
    std::fs::write(folder.join("inner/contracts.csv"), contract(&[&[]])?)?;
    let alone = folder.join("alone.csv");
    let page = open("view=data").await?;
    drop_from_outside(&page, &folder).await?;
    page.wait_for_text("#rows-shown", "1 of 1").await?;
    let name = row_of(&page, "contracts").await?[1].clone();
    assert!(name.ends_with("inner/contracts.csv, from this machine"), "{name}");

    std::fs::write(&alone, contract(&[&[], &[("id", "another")]])?)?;
    drop_from_outside(&page, &alone).await?;
    page.wait_for_text("#rows-shown", "2 of 2").await?;

    // The same file from a server.
    let page = Site::shipped().with_file("alone.csv", &alone).open("contracts=alone.csv").await?;
    assert_eq!(page.rows_shown().await?, "2 of 2");
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

#[tokio::test]
async fn the_manner_of_taking_files_in_is_shown_as_it_is() -> Outcome {
    let page = open("view=data").await?;
    let manner = "return document.querySelector('[name=manner]:checked').value";
    page.ask::<()>("document.querySelector('[name=manner][value=adds]').click()").await?;
    for view in ["", "view=data"] {
        let script = format!(
            "history.pushState(null, '', '?{view}'); dispatchEvent(new PopStateEvent('popstate'))"
        );
        page.ask::<()>(&script).await?;
    }
    page.until("is there", "return document.querySelector('[name=manner]') !== null").await?;
    assert_eq!(page.ask::<String>(manner).await?, "adds");
    let own = Own::new("more.csv", contract(&[&[("id", "one-more")]])?)?;
    choose(&page, &[&own]).await?;
    wait_for_total(&page, contracts()?.len() + 1).await
}

#[tokio::test]
async fn the_report_of_the_data_stays_beside_that_of_files_not_used() -> Outcome {
    let page = open("view=data").await?;
    let bad = Own::new("contracts.csv", contract(&[&[], &[("vendor", "huawey")]])?)?;
    choose(&page, &[&bad]).await?;
    page.wait_for_text("#rows-shown", "1 of 1").await?;
    let picture = Own::new("picture.png", b"\x89PNG\r\n\x1a\n and more")?;
    let empty = Own::new("operators.csv", "id,country,name,status\nuzb-x,UZB,X,unknown\n")?;
    choose(&page, &[&empty, &picture]).await?;
    refuses(&page, "Not used, since no row can be read: operators.csv").await?;
    page.until(
        "tells of both files",
        "const text = document.querySelector('.problems').innerText;
         return text.includes('found “huawey”') && text.includes('operators.csv, line 1')",
    )
    .await?;
    page.wait_for_text("#rows-shown", "1 of 1").await?;

    choose(&page, &[&bad, &picture]).await?;
    refuses(&page, "picture.png: found bytes that are no text").await
}
