//! A database that answers CSV over HTTP, in place of a file: the heavy work is
//! done there, the page shows what it answers.

use crate::support::{Outcome, Page, Site, contracts, grouped, shipped};
use form_urlencoded::byte_serialize;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

/// `DuckDB` behind a small server.
struct Database {
    server: Child,
    address: String,
}

impl Database {
    fn start() -> Outcome<Self> {
        let python = std::env::var("VENDOR_ATLAS_DUCKDB")
            .map_err(|_| "VENDOR_ATLAS_DUCKDB is not set; `cargo xtask test` sets it")?;
        let root = env!("CARGO_MANIFEST_DIR");
        let mut server = Command::new(python)
            .arg(format!("{root}/tests/endpoint/server.py"))
            .arg(format!("{root}/data/contracts.csv"))
            .stdout(Stdio::piped())
            .spawn()?;
        let mut port = String::new();
        let output = server.stdout.take().ok_or("what it prints")?;
        BufReader::new(output).read_line(&mut port)?;
        Ok(Self { server, address: format!("http://127.0.0.1:{}", port.trim()) })
    }

    /// The address of an answer, written for an address of the page.
    fn asked(&self, path: &str, query: &str) -> String {
        let query: String = byte_serialize(query.as_bytes()).collect();
        let address = format!("{}{path}?query={query}", self.address);
        byte_serialize(address.as_bytes()).collect()
    }

    /// The page, its policy widened to the database as whoever hosts it would.
    async fn page(&self, contracts: &str) -> Outcome<Page> {
        let html = shipped("index.html")?;
        let wider =
            html.replace("connect-src 'self'", &format!("connect-src 'self' {}", self.address));
        assert_ne!(html, wider, "the policy says whom the page may ask");
        // The page itself is what stands at no path.
        Site::shipped().with("", wider).open(&format!("contracts={contracts}")).await
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

#[tokio::test]
async fn a_database_answers_in_place_of_a_file() -> Outcome {
    let database = Database::start()?;
    let query = "SELECT * FROM contracts WHERE vendor = 'nokia'";
    let page = database.page(&database.asked("/", query)).await?;

    let nokia = contracts()?.iter().filter(|row| row["vendor"] == "nokia").count();
    let shown = page.rows_shown().await?;
    assert!(shown.ends_with(&format!(" of {}", grouped(nokia))), "{shown}");
    assert_eq!(page.count("[role=alert]").await?, 0);
    Ok(())
}

#[tokio::test]
async fn a_database_may_add_rows_up_into_our_columns() -> Outcome {
    let database = Database::start()?;
    // As the README has it.
    let query = "SELECT min(id) AS id, country, operator, vendor, max(announced) AS announced, stage,
        domains, generations, count(*) || ' rows' AS scope, min(source_publisher) AS source_publisher,
        min(source_url) AS source_url, max(source_date) AS source_date, min(evidence) AS evidence
        FROM contracts GROUP BY country, operator, vendor, stage, domains, generations";
    let page = database.page(&database.asked("/", query)).await?;

    let alert = page.text("[role=alert]").await?;
    assert!(alert.contains("expected also share_pct, value"), "only what it left out: {alert}");
    assert!(!page.rows_shown().await?.ends_with(" of 0"));
    let title = page.text("h1").await?;
    assert!(title.contains("Huawei"), "{title}");
    Ok(())
}

#[tokio::test]
async fn what_a_database_says_of_a_bad_query_is_named() -> Outcome {
    let database = Database::start()?;
    let page = database.page(&database.asked("/", "SELECT nothing FROM nowhere")).await?;

    assert!(page.text("[role=alert]").await?.contains("the server answered 400"));
    assert!(page.count(".filters").await? > 0, "the rest of the page is there");
    Ok(())
}

#[tokio::test]
async fn wrong_columns_of_a_database_are_named() -> Outcome {
    let database = Database::start()?;
    let page = database.page(&database.asked("/", "SELECT id, vendor FROM contracts")).await?;

    let alert = page.text("[role=alert]").await?;
    assert!(alert.contains("found “id,vendor”; expected also country, operator"), "{alert}");
    Ok(())
}

#[tokio::test]
async fn a_database_that_is_not_open_to_other_sites_is_named() -> Outcome {
    let database = Database::start()?;
    let page = database.page(&database.asked("/closed", "SELECT * FROM contracts")).await?;

    let alert = page.text("[role=alert]").await?;
    assert!(alert.contains("could not be fetched"), "{alert}");
    Ok(())
}
