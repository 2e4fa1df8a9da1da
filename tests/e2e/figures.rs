//! The figures: their marks answer to the keyboard, and their tables say the same.

use crate::support::{Outcome, Page, open};
use serde_json::json;
use thirtyfour::Key;

#[tokio::test]
async fn the_table_of_the_bars_has_the_numbers_of_its_marks() -> Outcome {
    let page = open("c=UZB").await?;
    assert_tells_the_same(&page, "share-bars").await
}

#[tokio::test]
async fn the_table_of_the_years_has_the_numbers_of_its_marks() -> Outcome {
    let page = open("c=UZB").await?;
    assert_tells_the_same(&page, "share-over-time").await
}

#[tokio::test]
async fn the_tables_follow_when_the_filter_changes() -> Outcome {
    let page = open("c=UZB").await?;
    assert_tells_the_same(&page, "share-bars").await?;

    page.choose("Year", "2018").await?;
    page.wait_for_address("c=UZB&y=2018").await?;
    page.until(
        "has the year 2018 in its drawing",
        "return document.querySelector('#share-bars [data-key]').ariaLabel.endsWith('2018')",
    )
    .await?;

    assert_eq!(
        rows_of_table(&page, "share-bars").await?,
        rows_of_marks(&page, "share-bars").await?
    );
    Ok(())
}

#[tokio::test]
async fn the_control_of_a_table_hides_it_again() -> Outcome {
    let page = open("c=UZB").await?;
    let table = page.control_in("#share-bars", "Table").await?;

    table.click().await?;
    page.find("#share-bars table").await?;
    assert_eq!(table.attr("aria-expanded").await?.as_deref(), Some("true"));
    table.click().await?;
    page.until("hides the table", "return !document.querySelector('#share-bars table')").await
}

#[tokio::test]
async fn a_drawing_is_one_stop_of_the_tab_key() -> Outcome {
    let page = open("c=UZB").await?;

    page.tab_to("#share-bars [data-key]").await?;
    assert_eq!(page.focused_key().await?, page.marks("share-bars").await?[0].key);
    page.press(Key::Tab).await?;
    assert_eq!(page.focused_key().await?, "");
    Ok(())
}

#[tokio::test]
async fn left_and_right_go_along_the_marks_and_stop_at_the_ends() -> Outcome {
    let page = open("c=UZB").await?;
    let keys: Vec<String> =
        page.marks("share-bars").await?.into_iter().map(|mark| mark.key).collect();

    page.tab_to("#share-bars [data-key]").await?;
    for key in &keys[1..] {
        page.press(Key::Right).await?;
        assert_eq!(&page.focused_key().await?, key);
    }
    page.press(Key::Right).await?;
    assert_eq!(Some(&page.focused_key().await?), keys.last());
    page.press(Key::Left).await?;
    assert_eq!(page.focused_key().await?, keys[keys.len() - 2]);
    page.press(Key::Home).await?;
    assert_eq!(page.focused_key().await?, keys[0]);
    page.press(Key::End).await?;
    assert_eq!(Some(&page.focused_key().await?), keys.last());
    Ok(())
}

#[tokio::test]
async fn up_and_down_go_to_the_same_year_of_the_next_panel() -> Outcome {
    let page = open("c=UZB").await?;

    page.mark("share-over-time", "UZB/huawei/2015").await?.focus().await?;
    page.press(Key::Down).await?;
    assert_eq!(page.focused_key().await?, "UZB/ericsson/2015");
    page.press(Key::Down).await?;
    assert_eq!(page.focused_key().await?, "UZB/nokia/2015");
    page.press(Key::Up).await?;
    page.press(Key::Up).await?;
    assert_eq!(page.focused_key().await?, "UZB/huawei/2015");
    page.press(Key::Right).await?;
    assert_eq!(page.focused_key().await?, "UZB/huawei/2016");
    Ok(())
}

#[tokio::test]
async fn a_mark_with_the_focus_is_read_in_a_tip_that_escape_hides() -> Outcome {
    let page = open("c=UZB").await?;
    let first = page.marks("share-bars").await?[0].clone();

    page.tab_to("#share-bars [data-key]").await?;
    page.wait_for_text("#share-bars .tip", &first.name).await?;
    page.press(Key::Escape).await?;
    page.until("hides the tip", "return document.querySelector('#share-bars .tip').hidden").await?;
    assert_eq!(page.focused_key().await?, first.key);
    Ok(())
}

#[tokio::test]
async fn each_figure_has_a_caption_and_its_sources() -> Outcome {
    let page = open("c=UZB").await?;

    for figure in ["share-bars", "share-over-time"] {
        assert!(page.text(&format!("#{figure} figcaption")).await?.contains("Uzbekistan"));
        assert!(page.text(&format!("#{figure} .sources")).await?.starts_with("Sources: "));
    }
    Ok(())
}

/// Opens a figure's table and compares it with the names of the marks.
async fn assert_tells_the_same(page: &Page, figure: &str) -> Outcome {
    page.control_in(&format!("#{figure}"), "Table").await?.click().await?;
    page.find(&format!("#{figure} table")).await?;
    let marks = rows_of_marks(page, figure).await?;
    assert!(marks.len() > 5, "{marks:?}");
    assert_eq!(rows_of_table(page, figure).await?, marks);
    Ok(())
}

/// Key, estimate and, where stated, bounds of each mark: the numbers of its name.
async fn rows_of_marks(page: &Page, figure: &str) -> Outcome<Vec<Vec<String>>> {
    let script = r"
        return [...document.querySelectorAll(`#${arguments[0]} svg [data-key]`)].map(mark => {
            const words = mark.ariaLabel.match(/([<>]?\d+) percent(?:, between ([<>]?\d+) and ([<>]?\d+))?/);
            // Of what nobody tells, the table has a dash.
            return words ? [mark.dataset.key, ...words.slice(1).map(number => number ?? '')]
                : [mark.dataset.key, mark.ariaLabel.includes('not known') ? '–' : mark.ariaLabel, '', ''];
        })";
    page.ask_of(script, vec![json!(figure)]).await
}

/// The same of each row of its table.
async fn rows_of_table(page: &Page, figure: &str) -> Outcome<Vec<Vec<String>>> {
    let script = r"
        const table = document.querySelector(`#${arguments[0]} table`);
        const heads = [...table.querySelectorAll('thead th')].map(head => head.innerText.trim());
        const columns = ['Estimate', 'Proven', 'Possible'].map(name => heads.indexOf(name));
        return [...table.querySelectorAll('tbody tr')].map(row => {
            const cells = columns.map(column => row.cells[column].innerText.replace(/[\s%]/g, ''));
            return [row.dataset.row, ...cells];
        })";
    page.ask_of(script, vec![json!(figure)]).await
}
