//! The reader's own files: read in the tab, told what is wrong with them, and
//! never sent anywhere.

use crate::support::{Outcome, Own, Page, Site, contract, contracts, grouped, open};

/// Files by which the page is given something, as the reader would choose them.
pub async fn choose(page: &Page, files: &[&Own]) -> Outcome {
    let paths: Vec<&str> = files.iter().map(|file| file.path()).collect();
    let field = page.find("#own-files").await?;
    field.send_keys(paths.join("\n")).await?;
    Ok(())
}

/// What the page hands to the browser as a file to keep, from now on.
pub async fn watch_saved(page: &Page) -> Outcome {
    page.ask::<()>(
        "const real = URL.createObjectURL;
         URL.createObjectURL = blob => { blob.text().then(text => window.saved = text); return real(blob); };",
    )
    .await
}

pub async fn saved(page: &Page) -> Outcome<String> {
    page.until("saves a file", "return typeof window.saved === 'string'").await?;
    page.ask("const text = window.saved; delete window.saved; return text").await
}

/// The cells of a table's row in the list of tables.
pub async fn row_of(page: &Page, table: &str) -> Outcome<Vec<String>> {
    let script = "return [...document.querySelectorAll('.tables tbody tr')]
        .find(row => row.cells[0].innerText === arguments[0])
        ?.innerText.split('\\t').map(text => text.trim()) ?? []";
    page.ask_of(script, vec![serde_json::json!(table)]).await
}

/// Waits until the page has so many contract rows, whatever passes the filter.
pub async fn wait_for_total(page: &Page, rows: usize) -> Outcome {
    let script = format!(
        "return document.querySelector('#rows-shown').innerText.endsWith(' of {}')",
        grouped(rows)
    );
    page.until(&format!("has {rows} rows"), &script).await
}

#[tokio::test]
async fn a_file_takes_the_place_of_a_table_and_stays_in_the_tab() -> Outcome {
    let page = open("view=data").await?;
    page.until(
        "has read every table",
        "return [...document.querySelectorAll('.tables tbody tr')].every(row => row.cells[2].innerText !== '0')",
    )
    .await?;
    let before = page.requests().len();
    let own = Own::new("contracts.csv", contract(&[&[("note", "A secret")]])?)?;
    // The page asks for nothing more, so it needs no network.
    let offline = serde_json::json!({
        "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0
    });
    page.driver().cdp().send_raw("Network.enable", serde_json::json!({})).await?;
    page.driver().cdp().send_raw("Network.emulateNetworkConditions", offline).await?;

    choose(&page, &[&own]).await?;
    page.wait_for_text("#rows-shown", "1 of 1").await?;

    assert_eq!(row_of(&page, "contracts").await?[1], "contracts.csv, from this machine");
    assert!(page.text(".contracts tbody").await?.contains("A secret"));
    assert_eq!(page.requests()[before..], [""; 0]);
    assert!(!page.driver().current_url().await?.as_str().contains("secret"));

    page.control("Back to the shipped one").await?.click().await?;
    wait_for_total(&page, contracts()?.len()).await
}

#[tokio::test]
async fn rows_are_added_to_a_table() -> Outcome {
    let page = open("view=data&d=it").await?;
    let own = Own::new("my contracts.csv", contract(&[&[("domains", "it")]])?)?;

    page.control("are added to it").await?.click().await?;
    choose(&page, &[&own]).await?;

    wait_for_total(&page, contracts()?.len() + 1).await
}

#[tokio::test]
async fn columns_under_other_names_are_asked_for_and_kept_in_the_address() -> Outcome {
    let page = open("view=data").await?;
    let rows = contract(&[&[]])?.replacen("vendor", "Supplier", 1).replacen("country", "Land", 1);
    let own = Own::new("list.csv", rows)?;

    choose(&page, &[&own]).await?;
    assert!(page.text(".refused").await?.contains("list.csv, header: found “id,Land"));
    // The suggestion is right for one of them, the reader knows the other.
    let chosen = "return document.querySelector('[data-column=vendor]').value";
    assert_eq!(page.ask::<String>(chosen).await?, "Supplier");
    page.choose("country", "Land").await?;
    page.control("Read it so").await?.click().await?;

    page.wait_for_text("#rows-shown", "1 of 1").await?;
    let query = "view=data&columns=contracts/country/Land,contracts/vendor/Supplier";
    page.wait_for_address(query).await?;
    assert_eq!(page.count(".refused p").await?, 0);

    // Loaded anew, the shipped file has its own names; the next of these is read at once.
    page.go(query).await?;
    assert_eq!(page.count(".problems").await?, 0);
    choose(&page, &[&own]).await?;
    page.wait_for_text("#rows-shown", "1 of 1").await
}

#[tokio::test]
async fn files_of_one_name_have_their_own_columns_and_reports() -> Outcome {
    let page = open("view=data").await?;
    let rows = |id: &str, vendor: &str| -> Outcome<String> {
        Ok(contract(&[&[("id", id), ("stage", "bought")]])?.replacen("vendor", vendor, 1))
    };
    let (one, other) = (
        Own::new("deals.csv", rows("one", "Supplier")?)?,
        Own::new("deals.csv", rows("other", "Maker")?)?,
    );

    page.control("are added to it").await?.click().await?;
    for (own, name, vendor) in [(&one, "deals.csv", "Supplier"), (&other, "deals (2).csv", "Maker")]
    {
        choose(&page, &[own]).await?;
        page.find(".mapping").await?;
        page.choose("vendor", vendor).await?;
        page.control("Read it so").await?.click().await?;
        // The row is refused for its stage, under the name of its own file.
        page.until(
            &format!("reads {name}"),
            &format!(
                "return document.querySelector('.problems')?.textContent.includes('{name}, line 2')
                    ?? false"
            ),
        )
        .await?;
    }
    let told = page.ask::<String>("return document.querySelector('.problems').textContent").await?;
    assert!(told.contains("deals.csv, line 2") && !told.contains("missing"), "{told}");
    Ok(())
}

#[tokio::test]
async fn files_of_one_choice_are_all_asked_about_and_all_read() -> Outcome {
    let page = open("view=data").await?;
    let rows = |id: &str, vendor: &str| -> Outcome<String> {
        Ok(contract(&[&[("id", id)]])?.replacen("vendor", vendor, 1))
    };
    let (one, other) = (
        Own::new("first.csv", rows("one", "Maker")?)?,
        Own::new("second.csv", rows("other", "Maker")?)?,
    );

    choose(&page, &[&one, &other]).await?;
    page.until("asks twice", "return document.querySelectorAll('.mapping').length === 2").await?;
    // A column that is needed is asked for until it is told.
    page.control("Read it so").await?.click().await?;
    page.until(
        "says what is missing",
        "return document.querySelector('.refused').innerText.includes('vendor')
            && document.querySelectorAll('.mapping').length === 2",
    )
    .await?;
    for left in [1, 0] {
        page.choose("vendor", "Maker").await?;
        page.control("Read it so").await?.click().await?;
        page.until(
            "reads one",
            &format!("return document.querySelectorAll('.mapping').length === {left}"),
        )
        .await?;
    }
    wait_for_total(&page, 2).await
}

#[tokio::test]
async fn a_file_of_which_no_row_can_be_read_is_told_and_given_back() -> Outcome {
    let page = open("view=data").await?;
    watch_saved(&page).await?;
    let own = Own::new("mine.csv", contract(&[&[("stage", "bought")]])?)?;

    choose(&page, &[&own]).await?;
    page.until(
        "says that it is not used",
        "return document.querySelector('.refused').innerText.startsWith('Not used')",
    )
    .await?;
    wait_for_total(&page, contracts()?.len()).await?;
    page.control("Save with an error column").await?.click().await?;
    let told = saved(&page).await?;
    assert!(told.contains("found “bought”") && told.lines().count() == 2, "{told}");
    Ok(())
}

#[tokio::test]
async fn what_a_spreadsheet_saves_is_read() -> Outcome {
    let page = open("view=data").await?;
    let plain = contract(&[&[("generations", "4g"), ("note", "Сеть")]])?;
    let semicolons = plain.replace(',', ";");
    // Cyrillic letters from А have the bytes from 0xC0.
    let cyrillic = |letter: char| u8::try_from(u32::from(letter) + 0xc0 - 0x410).ok();
    let windows: Vec<u8> = semicolons
        .chars()
        .map(|letter| u8::try_from(letter).ok().or_else(|| cyrillic(letter)).unwrap_or(b'?'))
        .collect();
    let wide: Vec<u8> =
        plain.replace(',', "\t").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let packed = Own::gzip(plain.as_bytes());

    let told = format!("sep=;\r\n{semicolons}").into_bytes();
    for (name, bytes) in [
        ("contracts-1251.csv", windows),
        ("contracts.txt", wide),
        ("contracts.csv.gz", packed),
        ("contracts sep.csv", told),
    ] {
        let own = Own::new(name, bytes)?;
        choose(&page, &[&own]).await?;
        page.until(
            &format!("reads {name}"),
            &format!("return document.querySelector('.tables').innerText.includes('{name}')"),
        )
        .await?;
        page.wait_for_text("#rows-shown", "1 of 1").await?;
        assert!(page.text(".contracts tbody").await?.contains("Сеть"), "{name}");
        assert_eq!(page.count(".problems").await?, 0, "{name}");
    }
    Ok(())
}

#[tokio::test]
async fn an_archive_is_opened_and_what_is_none_is_named() -> Outcome {
    let page = open("view=data").await?;
    let vendors = "id,name\nhuawei,Huawei\nother:mine,Mine\n";
    let archive = Own::zip(&[
        ("set/contracts.csv", contract(&[&[("vendor", "other:mine")]])?.as_bytes()),
        ("set/vendors.csv", vendors.as_bytes()),
        ("set/readme.md", b"Nothing to read"),
    ]);
    let own = Own::new("set.zip", archive)?;

    choose(&page, &[&own]).await?;
    page.wait_for_text("#rows-shown", "1 of 1").await?;
    assert!(page.text(".contracts tbody").await?.contains("Mine"));
    assert_eq!(row_of(&page, "vendors").await?[1], "set/vendors.csv, from this machine");

    let own = Own::new("notes.zip", Own::zip(&[("readme.md", b"Nothing to read")]))?;
    choose(&page, &[&own]).await?;
    page.until(
        "says that nothing there is a table",
        "return document.querySelector('.refused').innerText.startsWith('Nothing there is a table')",
    )
    .await?;
    let own = Own::new("broken.zip", "PK and nothing")?;
    choose(&page, &[&own]).await?;
    page.until(
        "refuses it",
        "return document.querySelector('.refused').innerText.includes('broken.zip')",
    )
    .await?;
    // The last good data is still there, also after a file without a row.
    assert_eq!(page.rows_shown().await?, "1 of 1");
    let own = Own::new("contracts.csv", "<!doctype html><p>Log in</p>")?;
    choose(&page, &[&own]).await?;
    page.until(
        "says that it is none",
        "return document.querySelector('.problems')?.innerText.includes('found a web page') ?? false",
    )
    .await?;
    assert_eq!(page.rows_shown().await?, "1 of 1");
    let from = "set/contracts.csv, from this machine, contracts.csv (not used)";
    assert_eq!(row_of(&page, "contracts").await?[1], from);
    Ok(())
}

#[tokio::test]
async fn files_may_be_dropped() -> Outcome {
    let page = open("view=data").await?;
    let script = "
        const data = new DataTransfer();
        data.items.add(new File([arguments[0]], 'contracts.csv'));
        const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
        document.querySelector('.drop').dispatchEvent(event);";
    page.ask_of::<()>(script, vec![serde_json::json!(contract(&[&[]])?)]).await?;
    page.wait_for_text("#rows-shown", "1 of 1").await
}

#[tokio::test]
async fn every_problem_is_counted_and_the_file_is_given_back_with_them() -> Outcome {
    let page = open("view=data").await?;
    let bad: &[(&str, &str)] = &[("vendor", "huawey"), ("note", "=1+1")];
    let mut rows: Vec<&[(&str, &str)]> = vec![bad; 250];
    rows.push(&[("announced", "24")]);
    rows.push(&[]);
    let own = Own::new("contracts.csv", contract(&rows)?)?;

    choose(&page, &[&own]).await?;
    page.wait_for_text("#rows-shown", "1 of 1").await?;
    assert!(page.text(".problems h2").await?.contains("251"));
    let groups = page.texts(".problems summary, .problems .list > ul > li").await?;
    assert_eq!(groups[1], "contracts.csv, column vendor: 250");
    assert!(
        groups[0].contains("contracts.csv, line 252, column announced: found “24”"),
        "{groups:?}"
    );
    assert_eq!(row_of(&page, "contracts").await?[3], "251");

    watch_saved(&page).await?;
    page.control("Save with an error column").await?.click().await?;
    let report = saved(&page).await?;
    let mut reader = csv::Reader::from_reader(report.as_bytes());
    let errors: Vec<String> = reader
        .records()
        .map(|row| Ok::<_, csv::Error>(row?.iter().next().unwrap_or_default().to_owned()))
        .collect::<Result<_, _>>()?;
    assert_eq!(errors.len(), 252);
    assert!(
        errors[249].contains("line 251, column vendor")
            && errors[249].contains("did you mean huawei?")
    );
    assert_eq!(errors[251], "");
    assert!(report.contains("'=1+1"), "no spreadsheet runs it");
    Ok(())
}

#[tokio::test]
async fn a_table_is_compared_with_the_shipped_one() -> Outcome {
    let page = open("view=data").await?;
    let shipped = crate::support::shipped("data/vendors.csv")?;
    let own =
        Own::new("vendors.csv", shipped.replace("Nokia", "Nokia Oyj") + "other:mine,Mine,,,,,,\n")?;

    choose(&page, &[&own]).await?;
    page.until(
        "offers to compare it",
        "const button = document.querySelector('[data-act=\"compare/vendors\"]');
         button?.click();
         return button !== null",
    )
    .await?;
    page.find(".difference").await?;
    assert!(
        page.text(".difference")
            .await?
            .starts_with("vendors: Rows added: 1, changed: 1, not there: 0.")
    );

    watch_saved(&page).await?;
    page.control("Save as a patch").await?.click().await?;
    let patch = saved(&page).await?;
    assert!(patch.starts_with("--- a/data/vendors.csv\n+++ b/data/vendors.csv\n@@ -"), "{patch}");
    assert!(patch.contains("\n+other:mine,Mine,,,,,,\n"), "{patch}");
    Ok(())
}

#[tokio::test]
async fn the_whole_set_is_saved_and_can_be_opened_again() -> Outcome {
    let page = open("view=data").await?;
    page.ask::<()>(
        "const real = URL.createObjectURL;
         URL.createObjectURL = blob => { window.archive = blob; return real(blob); };",
    )
    .await?;
    page.control("Save the whole set as a ZIP").await?.click().await?;
    page.until("saves an archive", "return window.archive !== undefined").await?;
    let script = "
        const data = new DataTransfer();
        data.items.add(new File([window.archive], 'set.zip'));
        const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
        document.querySelector('.drop').dispatchEvent(event);";
    page.ask::<()>(script).await?;

    let read = "return document.querySelectorAll('.tables [data-act^=compare]').length === 11";
    page.until("has read every table from it", read).await?;
    wait_for_total(&page, contracts()?.len()).await?;
    let names = "return window.archive.text().then(text => ['LICENSE', 'data/README.md',
        'data/datapackage.json', 'data/stories/'].every(name => text.includes(name)))";
    assert!(page.ask::<bool>(names).await?);
    assert_eq!(page.count(".problems").await?, 0);
    Ok(())
}

#[tokio::test]
async fn an_empty_file_of_a_table_has_its_columns() -> Outcome {
    let page = open("view=data").await?;

    watch_saved(&page).await?;
    page.ask::<()>("document.querySelector('[data-act=\"template/contracts\"]').click()").await?;
    let head = saved(&page).await?;
    assert_eq!(Some(head.trim_end()), contract(&[])?.lines().next());
    Ok(())
}

#[tokio::test]
async fn a_file_that_breaks_off_is_named_and_not_used() -> Outcome {
    let rows = contract(&vec![&[] as &[_]; 2000])?;
    let page = Site::shipped().cut("data/contracts.csv", rows).open("").await?;

    let alert = page.text(".problems[role=alert]").await?;
    assert!(alert.contains("contracts.csv: the connection broke off after"), "{alert}");
    assert_eq!(page.rows_shown().await?, "0 of 0");
    Ok(())
}
