//! The page in Russian.

use crate::support::{Outcome, Page, open};

#[tokio::test]
async fn a_russian_page_says_so() -> Outcome {
    let page = open("lang=ru").await?;

    page.find("html[lang=ru][dir=ltr]").await?;
    assert!(page.rows_shown().await?.contains(" из "));
    assert!(page.driver().title().await?.starts_with("Мир: "));
    Ok(())
}

#[tokio::test]
async fn every_control_has_a_russian_name() -> Outcome {
    let page = open("c=KAZ&lang=ru").await?;

    let names = [
        "Страна",
        "Поставщик",
        "Поколение",
        "Часть сети",
        "Год",
        "Доля по",
        "Источники",
        "Язык",
        "Оформление",
        "Поиск",
        "Сбросить",
        "Таблица",
    ];
    for name in names {
        page.control(name).await?;
    }
    assert_eq!(
        // The names of vendors stay as they are, and those of publishers.
        english_in(
            &page,
            "label .label, button, :not(#published-shares *)[aria-label], .controls option:not([lang])"
        )
            .await?,
        [""; 0]
    );
    Ok(())
}

#[tokio::test]
async fn no_english_sentence_is_left() -> Outcome {
    let page = open("c=KAZ&lang=ru").await?;
    page.control_in("#share-bars", "Таблица").await?.click().await?;
    page.find("#share-bars table").await?;

    let places = "h1, h2, h3, th, caption, .measure, .coverage, .gap, .legend, .hint, .sources, .foot, .pager";
    assert_eq!(english_in(&page, places).await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn the_evidence_is_russian_too() -> Outcome {
    let page = open("c=UZB&lang=ru&mark=UZB/huawei").await?;
    page.find("dialog[open] .sum").await?;

    let places = "dialog h2, dialog h3, dialog > p, dialog thead, dialog tfoot, dialog .sum small, dialog .split, \
                  dialog button";
    assert_eq!(english_in(&page, places).await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn the_marks_have_russian_names() -> Outcome {
    let page = open("c=KAZ&lang=ru").await?;

    for mark in page.marks("share-bars").await? {
        assert!(mark.name.starts_with("Казахстан, ") && mark.name.contains("конец"), "{mark:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_language_that_is_not_written_yet_falls_back() -> Outcome {
    let page = open("lang=ar").await?;

    page.find("html[lang=en][dir=ltr]").await?;
    page.control("Country").await?;
    Ok(())
}

/// Texts and names in which two English words stand side by side. What follows a
/// comma with a capital is the next of several names.
async fn english_in(page: &Page, css: &str) -> Outcome<Vec<String>> {
    let script = "
        const texts = [...document.querySelectorAll(arguments[0])]
            .flatMap(element => [element.innerText ?? '', element.getAttribute('aria-label') ?? '']);
        const names = /Vendor Atlas|CC BY|Open RAN|Unicode CLDR|Natural Earth|ISO/g;
        return texts.filter(text => /\\b[A-Za-z]{2,}(?: +|, +(?=[a-z]))[A-Za-z]{2,}\\b/.test(text.replace(names, '–')));";
    let all = page.texts(css).await?;
    assert!(
        all.iter().any(|text| text.chars().any(|letter| ('а'..='я').contains(&letter))),
        "{all:?}"
    );
    page.ask_of(script, vec![css.into()]).await
}
