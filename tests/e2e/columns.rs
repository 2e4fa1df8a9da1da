//! Files whose columns have other names than ours.

use crate::data::{choose, row_of, saved, watch_saved};
use crate::robust::refuses;
use crate::support::{Outcome, Own, Site, contract, open};

#[tokio::test]
async fn columns_that_may_be_left_out_are_asked_about_too() -> Outcome {
    let page = open("view=data").await?;
    let own = "id,country,operator,vendor,announced,stage,Share %,Comment\n\
               mine,KAZ,kaz-kcell,huawei,2024,live,50,Told by hand\n";
    let own = Own::new("contracts.csv", own)?;
    choose(&page, &[&own]).await?;
    page.find(".mapping").await?;
    let chosen = "return ['share_pct', 'note'].map(column =>
        document.querySelector(`.mapping [data-column=${column}]`).value)";
    assert_eq!(page.ask::<Vec<String>>(chosen).await?, ["Share %", "Comment"]);
    page.control("Read it so").await?.click().await?;
    page.wait_for_text("#rows-shown", "1 of 1").await?;
    assert!(page.text(".contracts tbody").await?.contains("Told by hand"));
    assert!(page.driver().current_url().await?.as_str().contains("contracts/share_pct/Share"));

    // The answer holds for the next file of that kind.
    choose(&page, &[&own]).await?;
    page.until(
        "asks no more",
        "return document.querySelector('.mapping') === null
            && document.querySelector('.has-read').innerText.startsWith('contracts (rows: 1)')",
    )
    .await
}

#[tokio::test]
async fn what_a_file_is_said_to_lack_is_no_problem() -> Outcome {
    let page = open("view=data").await?;
    let own = "Id,country,operator,Supplier,announced,stage\nmine,UZB,uzb-ucell,huawei,2024,live\n";
    let own = Own::new("contracts.csv", own)?;
    choose(&page, &[&own]).await?;
    page.find(".mapping").await?;
    page.control("Read it so").await?.click().await?;
    page.wait_for_text("#rows-shown", "1 of 1").await?;
    assert_eq!(page.count(".problems").await?, 0);
    // The answer can be changed.
    page.control("Name the columns").await?.click().await?;
    page.find(".mapping [data-column=note]").await?;
    Ok(())
}

#[tokio::test]
async fn a_column_under_our_name_is_not_taken_for_another() -> Outcome {
    let page = open("view=data&columns=contracts/note/comments").await?;
    let own = "id,country,operator,vendor,announced,stage,note,comments\n\
               mine,KAZ,kaz-kcell,huawei,2024,live,Our own,Somebody else's\n";
    let own = Own::new("contracts.csv", own)?;
    choose(&page, &[&own]).await?;
    page.wait_for_text("#rows-shown", "1 of 1").await?;
    let shown = page.text(".contracts tbody").await?;
    assert!(shown.contains("Our own") && !shown.contains("Somebody"), "{shown}");
    Ok(())
}

#[tokio::test]
async fn columns_may_be_named_after_a_file_was_read() -> Outcome {
    let page = open("view=data").await?;
    let own = "id,country,operator,vendor,announced,stage,Xyz\n\
               mine,KAZ,kaz-kcell,huawei,2024,live,Told by hand\n";
    let own = Own::new("contracts.csv", own)?;
    choose(&page, &[&own]).await?;
    page.wait_for_text("#rows-shown", "1 of 1").await?;
    page.control("Name the columns").await?.click().await?;
    page.find(".mapping").await?;
    page.ask::<()>("document.querySelector('.mapping [data-column=note]').value = 'Xyz'").await?;
    page.control("Read it so").await?.click().await?;
    page.until(
        "has the note",
        "return document.querySelector('.contracts tbody').innerText.includes('Told by hand')",
    )
    .await?;
    assert_eq!(row_of(&page, "contracts").await?[1], "contracts.csv, from this machine");
    Ok(())
}

#[tokio::test]
async fn a_wrong_answer_about_columns_is_reported_and_asked_again() -> Outcome {
    let page = open("view=data").await?;
    let rows = contract(&[&[], &[]])?.replacen("stage", "Phase", 1).replacen("scope", "Words", 1);
    let own = Own::new("list.csv", rows)?;
    choose(&page, &[&own]).await?;
    page.choose("stage", "Words").await?;
    page.control("Read it so").await?.click().await?;
    refuses(&page, "Not used, since no row can be read: list.csv").await?;
    page.until(
        "reports both rows",
        "return document.querySelectorAll('.problems li').length === 2
            && document.querySelector('.tables').innerText.includes('Save with an error column')",
    )
    .await?;

    page.wait_for_address("view=data").await?;
    choose(&page, &[&own]).await?;
    page.choose("stage", "Phase").await?;
    page.control("Read it so").await?.click().await?;
    page.wait_for_text("#rows-shown", "2 of 2").await
}

#[tokio::test]
async fn a_table_with_other_heads_is_recognised_and_may_be_another() -> Outcome {
    let page = open("view=data").await?;
    let rows = "Код;Страна;Название;Владелец;Статус\nuzb-mine;UZB;Mine;Somebody;active\n";
    let own = Own::new("список.csv", rows)?;
    choose(&page, &[&own]).await?;
    let table = "return document.querySelector('[data-table]').value";
    page.until(
        "asks for operators",
        "return document.querySelector('[data-table]')?.value === 'operators'",
    )
    .await?;
    page.choose("Which table it is", "vendors").await?;
    page.until(
        "asks for vendors",
        "return !!document.querySelector('[data-column=headquarters_country]')",
    )
    .await?;
    page.choose("Which table it is", "operators").await?;
    page.until(
        "asks for operators",
        "return document.querySelector('[data-column=status]')?.value === 'Статус'",
    )
    .await?;
    assert_eq!(page.ask::<String>(table).await?, "operators");
    page.control("Read it so").await?.click().await?;
    page.until(
        "has read it",
        "return document.querySelector('.has-read').innerText.startsWith('operators (rows: 1)')",
    )
    .await
}

#[tokio::test]
async fn rows_without_ids_are_numbered() -> Outcome {
    let page = open("view=data").await?;
    let rows = "Country;Operator;Supplier;Date;Status\nUZB;uzb-ucell;huawei;2024;live\n\nUZB;uzb-ums;zte;2023;live\n";
    let own = Own::new("my list.csv", rows)?;
    choose(&page, &[&own]).await?;
    let twice = "document.querySelector('[data-column=announced]').value = 'Supplier'";
    page.until(
        "numbers the rows",
        "return document.querySelector('[data-column=id]')?.value === 'number-the-rows'",
    )
    .await?;
    page.ask::<()>(twice).await?;
    page.control("Read it so").await?.click().await?;
    page.until("takes no column twice", "return document.querySelector('.refused').innerText.includes('column Supplier: found twice')").await?;
    page.choose("announced", "Date").await?;
    page.control("Read it so").await?.click().await?;
    page.wait_for_text("#rows-shown", "2 of 2").await?;
    // The next of its kind is numbered at once.
    let next = Own::new("next.csv", rows)?;
    choose(&page, &[&next]).await?;
    page.until(
        "has read it",
        "return document.querySelector('.tables').innerText.includes('next.csv, from')",
    )
    .await?;
    assert_eq!(page.count(".mapping").await?, 0);
    watch_saved(&page).await?;
    page.control("Save as CSV").await?.click().await?;
    let text = saved(&page).await?;
    assert!(
        text.contains("\nnext-2,UZB,uzb-ucell,") && text.contains("\nnext-4,UZB,uzb-ums,"),
        "{text}"
    );
    Ok(())
}

#[tokio::test]
async fn rows_without_ids_are_numbered_by_address_too() -> Outcome {
    let rows = "Country;Operator;Supplier;Date;Status\nUZB;uzb-ucell;huawei;2024;live\n\n\
                UZB;uzb-ums;zte;20235;live\nUZB;uzb-ums;zte;2023;live\n";
    let site = Site::shipped().with("mine.csv", rows);
    let page = site.open("view=data&contracts=mine.csv").await?;
    page.control("Read it so").await?.click().await?;
    page.wait_for_text("#rows-shown", "2 of 2").await?;
    // Lines are those of the file.
    let said = page.text(".problems").await?;
    assert!(said.contains("line 4, column announced"), "{said}");
    let address = page.driver().current_url().await?;
    assert!(address.as_str().contains("contracts/id/number-the-rows"), "{address}");
    // Back and Forward lead away and there again.
    let go = |step: i32| format!("history.go({step})");
    page.ask::<()>(&go(-1)).await?;
    page.until(
        "says what is missing",
        "return document.querySelector('.problems')?.innerText.includes('expected also id')",
    )
    .await?;
    page.ask::<()>(&go(1)).await?;
    page.until(
        "says what it said before",
        "return document.querySelector('.problems')?.innerText.includes('line 4, column announced')
            && !document.querySelector('.problems').innerText.includes('the file is left out')
            && document.querySelector('.mapping') === null",
    )
    .await?;
    // The address alone leads there again, in any view.
    page.go(&address.query().unwrap_or_default().replace("view=data", "view=country")).await?;
    page.wait_for_text("#rows-shown", "2 of 2").await?;
    watch_saved(&page).await?;
    page.control("Save as CSV").await?.click().await?;
    let text = saved(&page).await?;
    assert!(text.starts_with("id,country,operator,vendor,announced,stage\n"), "{text}");
    assert!(text.contains("\nmine-2,UZB,") && text.contains("\nmine-5,UZB,"), "{text}");
    Ok(())
}
