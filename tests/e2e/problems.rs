//! Broken data: the page says what is wrong with which file, and shows the rest.

use crate::support::{Outcome, Page, Site, contract, open, shipped};

const CONTRACTS: &str = "data/contracts.csv";

#[tokio::test]
async fn whole_data_raises_no_alert() -> Outcome {
    let page = open("").await?;

    assert_eq!(page.count("[role=alert]").await?, 0);
    Ok(())
}

#[tokio::test]
async fn a_missing_file_of_contracts_is_named() -> Outcome {
    let page = Site::shipped().without(CONTRACTS).open("").await?;

    assert_alert(&page, &["contracts.csv", "404", "expected a CSV file"]).await?;
    assert_eq!(page.rows_shown().await?, "0 of 0");
    assert_rest_is_there(&page).await
}

#[tokio::test]
async fn a_web_page_instead_of_contracts_is_named() -> Outcome {
    let site = Site::shipped().with(CONTRACTS, "<!doctype html><title>Log in</title>");
    let page = site.open("").await?;

    assert_alert(
        &page,
        &["contracts.csv, line 1", "found a web page", "Log in", "expected a CSV header"],
    )
    .await?;
    assert_rest_is_there(&page).await
}

#[tokio::test]
async fn an_empty_file_of_contracts_is_named() -> Outcome {
    let page = Site::shipped().with(CONTRACTS, "").open("").await?;

    assert_alert(&page, &["contracts.csv", "found nothing", "expected a header and rows"]).await?;
    assert_rest_is_there(&page).await
}

#[tokio::test]
async fn a_wrong_header_is_named() -> Outcome {
    let rows = contract(&[&[]])?.replacen("vendor,announced", "supplier,announced", 1);
    let page = Site::shipped().with(CONTRACTS, rows).open("").await?;

    assert_alert(
        &page,
        &["contracts.csv", "header", "found “id,country,operator,supplier", "expected also vendor"],
    )
    .await?;
    assert_rest_is_there(&page).await
}

#[tokio::test]
async fn another_separator_is_read() -> Outcome {
    let rows = contract(&[&[("generations", "4g")]])?.replace(',', ";");
    let page = Site::shipped().with(CONTRACTS, rows).open("").await?;

    assert_eq!(page.count("[role=alert]").await?, 0);
    assert_eq!(page.rows_shown().await?, "1 of 1");
    Ok(())
}

#[tokio::test]
async fn every_bad_cell_is_named_at_once() -> Outcome {
    let rows = contract(&[
        &[
            ("vendor", "huawai"),
            ("announced", "31.05.2024"),
            ("share_pct", "140"),
            ("stage", "contrakt"),
        ],
        &[],
        &[
            ("country", "Kazakhstan"),
            ("generations", "6g"),
            ("currency", "dollars"),
            ("evidence", "rumour"),
        ],
    ])?;
    let page = Site::shipped().with(CONTRACTS, rows).open("").await?;

    let expected = [
        "contracts.csv, line 2, column vendor: found “huawai”; expected a vendor: huawei",
        "did you mean huawei?",
        "contracts.csv, line 2, column announced: found “31.05.2024”; expected a date",
        "contracts.csv, line 2, column share_pct: found “140”; expected a percentage from 0 to 100",
        "contracts.csv, line 2, column stage: found “contrakt”; expected one of mou",
        "did you mean contract?",
        "contracts.csv, line 4, column country: found “Kazakhstan”; expected a country code",
        "contracts.csv, line 4, column generations: found “6g”",
        "contracts.csv, line 4, column currency: found “dollars”; expected a currency",
        "contracts.csv, line 4, column evidence: found “rumour”",
    ];
    assert_alert(&page, &expected).await?;
    assert_eq!(page.rows_shown().await?, "1 of 1");
    assert_rest_is_there(&page).await
}

#[tokio::test]
async fn text_that_is_not_utf_8_is_named() -> Outcome {
    let mut rows = contract(&[&[("note", "caf?")], &[]])?.into_bytes();
    rows.iter_mut().filter(|byte| **byte == b'?').for_each(|byte| *byte = 0xE9);
    let page = Site::shipped().with(CONTRACTS, rows).open("").await?;

    let expected =
        ["contracts.csv, line 2, column note: found “caf\u{fffd}”; expected text in UTF-8"];
    assert_alert(&page, &expected).await?;
    assert_eq!(page.rows_shown().await?, "1 of 1");
    assert_rest_is_there(&page).await
}

#[tokio::test]
async fn an_id_that_stands_twice_is_named() -> Outcome {
    let rows = contract(&[&[("id", "twin")], &[], &[("id", "twin")]])?;
    let page = Site::shipped().with(CONTRACTS, rows).open("").await?;

    assert_alert(
        &page,
        &["contracts.csv, line 4, column id: found “twin”", "expected an id of its own"],
    )
    .await?;
    assert_eq!(page.rows_shown().await?, "2 of 2");
    assert_rest_is_there(&page).await
}

#[tokio::test]
async fn a_file_cut_off_in_the_middle_is_named() -> Outcome {
    let whole = shipped(CONTRACTS)?;
    let cut = whole.lines().take(100).collect::<Vec<_>>().join("\n");
    let (cut, _) = cut.rsplit_once(",20").ok_or("no comma")?;
    let page = Site::shipped().with(CONTRACTS, cut).open("").await?;

    assert_alert(&page, &["contracts.csv, line 100, number of cells: found 17; expected 19"])
        .await?;
    assert!(page.rows_shown().await?.ends_with(" of 98"));
    assert_rest_is_there(&page).await
}

#[tokio::test]
async fn an_operator_nobody_lists_is_named_with_the_likeliest() -> Outcome {
    let rows = contract(&[&[("operator", "uzb-ucel")], &[]])?;
    let page = Site::shipped().with(CONTRACTS, rows).open("").await?;

    let expected = [
        "contracts.csv, line 2, column operator: found “uzb-ucel”; expected an id of operators.csv",
        "did you mean uzb-ucell?",
    ];
    assert_alert(&page, &expected).await?;
    assert_rest_is_there(&page).await
}

#[tokio::test]
async fn a_missing_file_of_countries_is_named() -> Outcome {
    let page = Site::shipped().without("data/countries.csv").open("").await?;

    assert_alert(&page, &["countries.csv", "404"]).await?;
    assert_rest_is_there(&page).await
}

#[tokio::test]
async fn a_missing_file_of_operators_is_named() -> Outcome {
    let page = Site::shipped().without("data/operators.csv").open("").await?;

    assert_alert(&page, &["operators.csv", "404"]).await?;
    assert_rest_is_there(&page).await
}

#[tokio::test]
async fn without_any_file_the_page_still_speaks() -> Outcome {
    let files = [
        "countries",
        "regions",
        "vendors",
        "operators",
        "contracts",
        "shares",
        "policies",
        "initiatives",
        "vendor_figures",
        "owners",
    ];
    let gone = |site: Site, file: &str| site.without(&format!("data/{file}.csv"));
    let page = files.into_iter().fold(Site::shipped(), gone).open("").await?;

    assert_alert(&page, &files.map(|file| format!("{file}.csv: there is no such file (404)")))
        .await?;
    assert_rest_is_there(&page).await?;
    page.control("Country").await?;
    page.control("Language").await?;
    Ok(())
}

#[tokio::test]
async fn a_replacement_that_is_not_there_is_named_by_its_address() -> Outcome {
    let page = open("contracts=mine/lost.csv").await?;

    assert_alert(&page, &["mine/lost.csv", "404"]).await?;
    assert_rest_is_there(&page).await
}

#[tokio::test]
async fn problems_are_told_in_the_language_of_the_page() -> Outcome {
    let rows = contract(&[&[("vendor", "huawai")]])?;
    let page = Site::shipped().with(CONTRACTS, rows).open("lang=ru").await?;

    assert_alert(&page, &["contracts.csv, строка 2, столбец vendor: найдено «huawai»", "huawei?"])
        .await
}

/// Fails unless the alert has every one of these words.
async fn assert_alert(page: &Page, words: &[impl AsRef<str>]) -> Outcome {
    let alert = page.text("[role=alert]").await?;
    for words in words {
        assert!(alert.contains(words.as_ref()), "“{}” is not in: {alert}", words.as_ref());
    }
    Ok(())
}

/// Fails unless there are a heading, and marks or words in their place.
async fn assert_rest_is_there(page: &Page) -> Outcome {
    assert!(page.text("h1").await?.len() > 10);
    page.find("#share-bars svg").await?;
    let marks = page.marks("share-bars").await?.len();
    let words = page.texts("main .gap").await?.concat();
    assert!(marks > 0 || words.len() > 30, "{marks} marks, words “{words}”");
    assert!(page.rows_shown().await?.contains(" of "));
    Ok(())
}
