//! Files that the address names.

use crate::data::{choose, row_of};
use crate::support::{Outcome, Own, Site, contract, open};

#[tokio::test]
async fn columns_of_a_file_named_by_address_are_asked_for() -> Outcome {
    let rows = contract(&[&[]])?.replacen("vendor", "Supplier", 1);
    let page = Site::shipped().with("mine.csv", rows).open("contracts=mine.csv").await?;
    page.find("#problems a").await?.click().await?;
    page.find(".mapping").await?;
    page.control("Read it so").await?.click().await?;
    page.wait_for_text("#rows-shown", "1 of 1").await?;
    assert!(page.driver().current_url().await?.as_str().contains("contracts/vendor/Supplier"));
    Ok(())
}

#[tokio::test]
async fn a_file_named_as_another_table_is_recognised() -> Outcome {
    let rows = contract(&[&[]])?;
    let page = Site::shipped().with("mine.csv", rows).open("view=data&operators=mine.csv").await?;
    let words = "The columns look like those of contracts. \
                 The address names the file as operators.";
    page.wait_for_text(".mapping .gap", words).await
}

#[tokio::test]
async fn a_choice_of_columns_outlives_a_change_of_language() -> Outcome {
    let page = open("view=data").await?;
    let own = Own::new("list.csv", contract(&[&[]])?.replacen("stage", "Xyz", 1))?;
    choose(&page, &[&own]).await?;
    page.choose("stage", "Xyz").await?;
    page.choose("Language", "Русский").await?;
    page.find("html[lang=ru]").await?;
    page.control("Читать так").await?.click().await?;
    page.wait_for_text("#rows-shown", "1 из 1").await
}

#[tokio::test]
async fn an_archive_named_by_address_has_the_file_of_the_table() -> Outcome {
    let (one, two) = (contract(&[&[]])?, contract(&[&[], &[]])?);
    let archive = Own::zip(&[
        ("readme.md", b"Nothing to read"),
        ("set/owners.csv", b"group,operator\n"),
        ("set/contracts.csv.gz", &Own::gzip(two.as_bytes())),
    ]);
    let other = Own::zip(&[("list.csv", one.as_bytes())]);
    let none = Own::zip(&[("a.csv", one.as_bytes()), ("b.csv", one.as_bytes())]);
    let site = Site::shipped();
    let site = site.with("set.zip", archive).with("one.zip", other).with("none.zip", none);
    let page = site.open("view=data&contracts=set.zip").await?;
    page.wait_for_text("#rows-shown", "2 of 2").await?;
    assert_eq!(row_of(&page, "contracts").await?[1], "set.zip/contracts.csv");
    page.go("view=data&contracts=one.zip").await?;
    page.wait_for_text("#rows-shown", "1 of 1").await?;
    page.go("view=data&contracts=none.zip").await?;
    let words = "none.zip/contracts.csv: cannot be unpacked (ZIP without contracts.csv)";
    let script = format!("return document.body.innerText.includes({})", serde_json::json!(words));
    page.until("says what is missing", &script).await
}

#[tokio::test]
async fn a_table_is_found_behind_hundreds_of_other_files() -> Outcome {
    let names: Vec<String> = (0..400).map(|number| format!("scans/{number}.png")).collect();
    let rows = contract(&[&[], &[]])?;
    let mut files: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, &b"x"[..])).collect();
    files.push(("contracts.csv", rows.as_bytes()));
    let site = Site::shipped().with("set.zip", Own::zip(&files));
    let page = site.open("view=data&contracts=set.zip").await?;
    page.wait_for_text("#rows-shown", "2 of 2").await?;
    let page = open("view=data").await?;
    let own = Own::new("set.zip", Own::zip(&files))?;
    choose(&page, &[&own]).await?;
    page.wait_for_text("#rows-shown", "2 of 2").await
}

/// Waits for a server that says nothing any more, as long as the page does.
async fn waits_in_vain(start: Option<Vec<u8>>) -> Outcome {
    let page = Site::shipped().silent("late.csv", start).open("view=data").await?;
    let rows = page.rows_shown().await?;
    let script = "history.pushState(null, '', '?view=data&contracts=late.csv');
        dispatchEvent(new PopStateEvent('popstate'))";
    page.ask::<()>(script).await?;
    tokio::time::sleep(std::time::Duration::from_secs(25)).await;
    let words = "late.csv: nothing came for 30 seconds; expected a CSV file at this address";
    let script = format!("return document.body.innerText.includes({})", serde_json::json!(words));
    page.until("says that nothing came", &script).await?;
    assert_eq!(page.rows_shown().await?, rows, "the last good data stays");
    Ok(())
}

#[tokio::test]
async fn a_server_that_never_answers_is_given_up() -> Outcome {
    waits_in_vain(None).await
}

#[tokio::test]
async fn a_server_that_falls_silent_is_given_up() -> Outcome {
    waits_in_vain(Some(contract(&vec![&[] as &[_]; 2000])?.into_bytes())).await
}

#[tokio::test]
async fn what_is_waited_for_can_be_stopped() -> Outcome {
    for late in ["contracts=late.csv", "operators=late.csv"] {
        let page = Site::shipped().silent("late.csv", None).open("").await?;
        page.driver().goto(format!("{}?{late}", page.address())).await?;
        page.until(
            "says what is waited for",
            "return document.querySelector('.under-way')?.innerText.includes('Waiting for late.csv')",
        )
        .await?;
        page.control("Cancel").await?.click().await?;
        page.settle().await?;
        assert!(!page.driver().current_url().await?.as_str().contains("late.csv"));
        let said = page.text("main").await?;
        assert!(said.contains("The reading of late.csv was stopped"), "{said}");
    }
    Ok(())
}

#[tokio::test]
async fn tables_that_come_later_know_the_places() -> Outcome {
    let own = "id,country,date,vendor,category,title,source_publisher\n\
               a,UZB,2024,huawei,training,One,Gazette\nb,M49-999,2024,huawei,training,Two,Gazette\n";
    let page = Site::shipped().with("mine.csv", own).open("view=data&initiatives=mine.csv").await?;
    page.until(
        "names the code that no table has",
        "return document.querySelector('.problems')?.innerText.includes('mine.csv, line 3, column country')
            && !document.querySelector('.problems').innerText.includes('line 2')",
    )
    .await?;
    assert_eq!(row_of(&page, "initiatives").await?[2], "2");
    Ok(())
}

#[tokio::test]
async fn a_row_without_an_end_ends_the_reading() -> Outcome {
    let mut rows = contract(&[&[], &[]])?;
    rows.push_str("\"endless");
    rows.push_str(&"x".repeat(60 << 20));
    let page = Site::shipped().with("long.csv", rows).open("view=data&contracts=long.csv").await?;
    page.wait_for_text("#rows-shown", "2 of 2").await?;
    let said = page.text(".problems").await?;
    assert!(said.contains("long.csv, line 4: found a row of more than 33 megabytes"), "{said}");
    Ok(())
}

#[tokio::test]
async fn an_archive_for_several_tables_tells_problems_by_table() -> Outcome {
    let contracts = contract(&[&[], &[("country", "Uzbekistan")]])?;
    let owners = "owner,group,name,note\nNobody,nobody,Nobody,None\n";
    let archive =
        Own::zip(&[("contracts.csv", contracts.as_bytes()), ("owners.csv", owners.as_bytes())]);
    let site = Site::shipped().with("set.zip", archive);
    let page = site.open("view=data&contracts=set.zip&owners=set.zip").await?;
    page.wait_for_text("#rows-shown", "1 of 1").await?;
    page.until(
        "tells the problem of one table",
        "return document.querySelector('.problems')?.innerText.includes('set.zip/contracts.csv, line 3')",
    )
    .await?;
    assert_eq!(row_of(&page, "contracts").await?[3], "1");
    assert_eq!(row_of(&page, "owners").await?[3], "0");
    Ok(())
}

#[tokio::test]
async fn letters_that_turn_words_are_dropped_from_addresses() -> Outcome {
    let page = open("view=data&contracts=a%E2%80%AEvsc.csv").await?;
    let script = "return document.querySelector('.problems')?.innerText.includes('avsc.csv: there is no such file')";
    page.until("says what is missing", script).await?;
    assert!(!page.ask::<bool>("return document.body.textContent.includes('\u{202e}')").await?);
    Ok(())
}

#[tokio::test]
async fn what_a_server_says_of_its_refusal_is_told() -> Outcome {
    let page = Site::shipped()
        .failing("db.csv", "Code: 60. No such table")
        .open("view=data&contracts=db.csv")
        .await?;
    let words = "db.csv: the server answered 500, “Code: 60. No such table”; expected a CSV file";
    let script = format!(
        "return document.querySelector('.problems')?.innerText.includes({})",
        serde_json::json!(words)
    );
    page.until("says what the server said", &script).await?;
    let foot = page.text(".foot > p").await?;
    assert!(!foot.contains("db.csv"), "nothing is of a file that cannot be had: {foot}");
    // There is nothing to save or to compare.
    let acts = "return [...document.querySelectorAll('[data-act$=\"/contracts\"]')].map(it => it.dataset.act)";
    assert_eq!(page.ask::<Vec<String>>(acts).await?, ["template/contracts", "out/contracts"]);
    Ok(())
}

#[tokio::test]
async fn figures_say_whose_the_rows_are() -> Outcome {
    let rows = contract(&[&[], &[]])?;
    let page = Site::shipped().with("mine.csv", rows).open("c=UZB&contracts=mine.csv").await?;
    page.until(
        "names the file under its figures and at its foot",
        "const text = document.body.innerText;
         return text.includes('the newest of 2024-05-31. mine.csv.')
             && text.includes('Your own data: mine.csv. All else: Vendor Atlas, CC BY 4.0.')
             && !document.querySelector('[href=\"api/estimates.csv\"]').checkVisibility()",
    )
    .await
}
