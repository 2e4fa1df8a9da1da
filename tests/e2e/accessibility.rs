//! The accessibility rules of axe-core, in every state of the page, in every
//! theme, on a wide screen and on a telephone.

use crate::support::{Outcome, Own, Page, Site, contract, violations};
use std::collections::BTreeMap;

#[tokio::test]
async fn a_first_visit_breaks_no_rule() -> Outcome {
    assert_accessible(Site::shipped(), "", async |_| Ok(())).await
}

#[tokio::test]
async fn a_country_breaks_no_rule() -> Outcome {
    assert_accessible(Site::shipped(), "c=UZB", async |_| Ok(())).await
}

#[tokio::test]
async fn another_country_breaks_no_rule() -> Outcome {
    assert_accessible(Site::shipped(), "c=KAZ", async |_| Ok(())).await
}

#[tokio::test]
async fn the_page_of_a_country_breaks_no_rule() -> Outcome {
    assert_accessible(Site::shipped(), "view=country&c=UZB", async |page| {
        page.find(".notes details").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn countries_side_by_side_break_no_rule() -> Outcome {
    assert_accessible(Site::shipped(), "view=compare&c=UZB,DEU,POL", async |_| Ok(())).await
}

#[tokio::test]
async fn operators_break_no_rule() -> Outcome {
    assert_accessible(Site::shipped(), "view=operators&c=UZB,DEU", async |_| Ok(())).await
}

#[tokio::test]
async fn the_years_break_no_rule() -> Outcome {
    assert_accessible(Site::shipped(), "view=timeline&c=UZB", async |_| Ok(())).await
}

#[tokio::test]
async fn the_story_breaks_no_rule() -> Outcome {
    assert_accessible(Site::shipped(), "view=story", async |page| {
        page.find(".article .cite").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_wider_picture_breaks_no_rule() -> Outcome {
    assert_accessible(Site::shipped(), "view=beyond&c=DEU,UZB", async |page| {
        page.find("#initiatives svg").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_page_of_a_vendor_breaks_no_rule() -> Outcome {
    assert_accessible(Site::shipped(), "view=vendor&v=huawei", async |page| {
        page.find("#vendor-figures svg").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_scenario_and_the_method_break_no_rule() -> Outcome {
    assert_accessible(Site::shipped(), "view=method&c=UZB&ban=huawei", async |page| {
        page.find("#scenario table").await?;
        page.find(".what-if summary").await?.click().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_open_operator_breaks_no_rule() -> Outcome {
    assert_accessible(Site::shipped(), "view=operators&c=UZB&o=uzb-beeline", async |page| {
        page.find("dialog[open] svg").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn open_evidence_breaks_no_rule() -> Outcome {
    assert_accessible(Site::shipped(), "c=UZB&mark=UZB/huawei", async |page| {
        page.find("dialog[open] .citations li").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_open_table_breaks_no_rule() -> Outcome {
    assert_accessible(Site::shipped(), "c=UZB", async |page| {
        page.control_in("#share-bars", "Table").await?.click().await?;
        page.control_in("#share-over-time", "Table").await?.click().await?;
        page.find("#share-over-time table").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_open_list_of_options_breaks_no_rule() -> Outcome {
    assert_accessible(Site::shipped(), "c=UZB", async |page| {
        page.control("Change filters").await?.click().await?;
        page.control_in(".filters", "Country").await?.click().await?;
        page.find("#country-list [role=option]").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn problems_shown_break_no_rule() -> Outcome {
    let rows = contract(&[&[("vendor", "huawai")], &[], &[("country", "Kazakhstan")]])?;
    assert_accessible(Site::shipped().with("data/contracts.csv", rows), "", async |page| {
        page.find("[role=alert] li").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn own_data_breaks_no_rule() -> Outcome {
    let rows = contract(&[&[("vendor", "huawey")], &[]])?.replacen("country", "Land", 1);
    let own = Own::new("list.csv", rows)?;
    assert_accessible(Site::shipped(), "view=data", async |page| {
        page.find("#own-files").await?.send_keys(own.path()).await?;
        page.find(".mapping").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_gap_breaks_no_rule() -> Outcome {
    assert_accessible(Site::shipped(), "c=ATA", async |_| Ok(())).await
}

/// Brings the page into a state on a telephone, widens it, each in every theme,
/// and fails with all that axe finds there and the looks it is found in.
async fn assert_accessible(
    site: Site,
    query: &str,
    prepare: impl AsyncFn(&Page) -> Outcome,
) -> Outcome {
    let page = site.open("").await?;
    let mut found = BTreeMap::<String, Vec<String>>::new();
    for theme in ["light", "dark", "contrast"] {
        page.widen(375).await?;
        page.go(&format!("{query}&theme={theme}")).await?;
        prepare(&page).await?;
        for width in [375, 1440] {
            page.widen(width).await?;
            for violation in violations(&page).await? {
                let looks = found.entry(violation).or_default();
                looks.push(format!("{theme} {width}"));
            }
        }
    }
    assert!(found.is_empty(), "{} violations: {found:#?}", found.len());
    Ok(())
}
