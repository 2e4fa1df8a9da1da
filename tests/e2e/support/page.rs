//! The page in a browser, as a visitor meets it: controls by their names,
//! marks by their keys, words as they are shown.

use super::Outcome;
use super::browser::{Browser, PATIENCE, PAUSE};
use super::site::Served;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::time::Instant;
use thirtyfour::common::command::{Command, ExtensionCommand};
use thirtyfour::components::SelectElement;
use thirtyfour::prelude::*;

/// A mark of a drawing.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Mark {
    /// Its ids.
    pub key: String,
    /// Its accessible name.
    pub name: String,
}

/// The page, open.
pub struct Page {
    browser: Browser,
    site: Served,
}

impl Page {
    pub(super) fn new(browser: Browser, site: Served) -> Self {
        Self { browser, site }
    }

    /// The browser it is open in.
    pub fn driver(&self) -> &WebDriver {
        self.browser.driver()
    }

    /// The address of the page without its query.
    pub fn address(&self) -> String {
        self.site.address()
    }

    /// The paths the server has been asked for.
    pub fn requests(&self) -> Vec<String> {
        self.site.requests()
    }

    /// Opens the page anew with another query, and waits until it is drawn.
    pub async fn go(&self, query: &str) -> Outcome {
        let address = self.address();
        let address = if query.is_empty() { address } else { format!("{address}?{query}") };
        self.driver().goto(address).await?;
        self.settle().await
    }

    /// Waits until the page says it is no longer busy, and two frames more.
    pub async fn settle(&self) -> Outcome {
        self.until(
            "is drawn",
            "return document.querySelector('main[aria-busy=\"false\"]') !== null",
        )
        .await?;
        let frames = "requestAnimationFrame(() => requestAnimationFrame(() => arguments[0]()))";
        self.driver().execute_async(frames, Vec::new()).await?;
        Ok(())
    }

    /// Gives the page another width, and waits until it is drawn to it.
    pub async fn widen(&self, width: u32) -> Outcome {
        let size =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        let cdp = self.driver().cdp();
        // As on a telephone, no bar takes room from the page.
        cdp.send_raw("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
        cdp.send_raw("Emulation.setDeviceMetricsOverride", size).await?;
        self.until(
            &format!("is {width} pixels wide, its drawings too"),
            &format!(
                "return innerWidth === {width} && [...document.querySelectorAll('.drawing:not(.map) svg')].every(
                     svg => Math.abs(svg.viewBox.baseVal.width - svg.parentElement.clientWidth) <= 1)"
            ),
        )
        .await
    }

    /// What a script answers.
    pub async fn ask<T: DeserializeOwned>(&self, script: &str) -> Outcome<T> {
        self.ask_of(script, Vec::new()).await
    }

    /// What a script answers to arguments.
    pub async fn ask_of<T: DeserializeOwned>(&self, script: &str, of: Vec<Value>) -> Outcome<T> {
        Ok(self.driver().execute(script, of).await?.convert()?)
    }

    /// Waits until a script answers with true: of what is not there yet it may answer
    /// nothing.
    pub async fn until(&self, what: &str, script: &str) -> Outcome {
        let start = Instant::now();
        while self.ask::<Option<bool>>(script).await? != Some(true) {
            if start.elapsed() > PATIENCE {
                let shown: String =
                    self.ask("return document.body.innerText.slice(0, 600)").await?;
                let address = self.driver().current_url().await?;
                return Err(format!("the page at {address} never {what}; it shows: {shown}").into());
            }
            tokio::time::sleep(PAUSE).await;
        }
        Ok(())
    }

    /// Waits until the query of the address is this one.
    pub async fn wait_for_address(&self, query: &str) -> Outcome {
        let script = format!("return location.search.slice(1) === {}", json!(query));
        self.until(&format!("has the address ?{query}"), &script).await
    }

    /// Waits until an element shows this text.
    pub async fn wait_for_text(&self, css: &str, text: &str) -> Outcome {
        let script = format!(
            "return document.querySelector({})?.innerText.trim() === {}",
            json!(css),
            json!(text)
        );
        self.until(&format!("shows “{text}” in {css}"), &script).await
    }

    /// The element that fits first, as soon as there is one.
    pub async fn find(&self, css: &str) -> Outcome<WebElement> {
        Ok(self.driver().query(By::Css(css)).first().await?)
    }

    /// The text an element shows.
    pub async fn text(&self, css: &str) -> Outcome<String> {
        Ok(self.find(css).await?.text().await?)
    }

    /// The texts that all fitting elements show.
    pub async fn texts(&self, css: &str) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll(arguments[0])].map(
                element => (element.innerText ?? element.textContent).trim())";
        self.ask_of(script, vec![json!(css)]).await
    }

    /// How many elements fit.
    pub async fn count(&self, css: &str) -> Outcome<usize> {
        self.ask_of("return document.querySelectorAll(arguments[0]).length", vec![json!(css)]).await
    }

    /// The number of rows that the page says it shows.
    pub async fn rows_shown(&self) -> Outcome<String> {
        self.text("#rows-shown").await
    }

    /// The marks of a figure, in order, as soon as it is drawn.
    pub async fn marks(&self, figure: &str) -> Outcome<Vec<Mark>> {
        self.find(&format!("#{figure} svg")).await?;
        let script = "return [...document.querySelectorAll(`#${arguments[0]} svg [data-key]`)].map(
            mark => ({ key: mark.dataset.key, name: mark.getAttribute('aria-label') ?? '' }))";
        self.ask_of(script, vec![json!(figure)]).await
    }

    /// The mark of a figure with a key.
    pub async fn mark(&self, figure: &str, key: &str) -> Outcome<WebElement> {
        self.find(&format!("#{figure} svg [data-key='{key}']")).await
    }

    /// The control that assistive technology calls by this name.
    pub async fn control(&self, name: &str) -> Outcome<WebElement> {
        self.control_in("body", name).await
    }

    /// The same within a part of the page.
    pub async fn control_in(&self, css: &str, name: &str) -> Outcome<WebElement> {
        // By their labels as written first, then by the names that follow from them.
        let script = "
            const label = control => control.labels?.[0] ?? control;
            return [...document.querySelectorAll(`${arguments[0]} :is(input, select, button)`)].filter(
                control => control.checkVisibility() && label(control).textContent.includes(arguments[1]))";
        let found =
            self.driver().execute(script, vec![json!(css), json!(name)]).await?.elements()?;
        let mut names = Vec::new();
        for control in found {
            let own = self.name_of(&control).await?;
            if own.trim_end_matches(['↑', '↓', ' ']) == name {
                return Ok(control);
            }
            names.push(own);
        }
        Err(format!("no control in {css} is called “{name}”, only {names:?}").into())
    }

    /// The accessible name that the browser works out.
    pub async fn name_of(&self, element: &WebElement) -> Outcome<String> {
        let asked = NameOf(element.element_id().to_string());
        let answer = self.driver().cmd(Command::ExtensionCommand(Box::new(asked))).await?;
        Ok(answer.value()?)
    }

    /// Takes an option of a control that has a few.
    pub async fn choose(&self, control: &str, option: &str) -> Outcome {
        let control = self.control(control).await?;
        SelectElement::new(&control).await?.select_by_exact_text(option).await?;
        Ok(())
    }

    /// Types into a control that has many options and takes the first found.
    pub async fn take(&self, control: &str, words: &str) -> Outcome {
        let field = self.control(control).await?;
        field.click().await?;
        field.send_keys(words).await?;
        self.find("[role=combobox][aria-expanded=true] ~ [role=listbox] [role=option]").await?;
        field.send_keys(Key::Enter).await?;
        Ok(())
    }

    /// Presses a key, wherever the focus is.
    pub async fn press(&self, key: impl Into<TypingData>) -> Outcome {
        self.driver().action_chain().send_keys(key).perform().await?;
        Ok(())
    }

    /// Presses Tab until an element that fits has the focus.
    pub async fn tab_to(&self, css: &str) -> Outcome<WebElement> {
        for _ in 0..60 {
            self.press(Key::Tab).await?;
            let has_focus = "return document.activeElement.matches(arguments[0])";
            if self.ask_of(has_focus, vec![json!(css)]).await? {
                return Ok(self.driver().active_element().await?);
            }
        }
        Err(format!("Tab never leads to {css}").into())
    }

    /// The key of the mark that has the focus; empty if none has.
    pub async fn focused_key(&self) -> Outcome<String> {
        self.ask("return document.activeElement.dataset?.key ?? ''").await
    }
}

/// The command for an element's accessible name.
#[derive(Debug)]
struct NameOf(String);

impl ExtensionCommand for NameOf {
    fn parameters_json(&self) -> Option<Value> {
        None
    }

    fn method(&self) -> axum::http::Method {
        axum::http::Method::GET
    }

    fn endpoint(&self) -> std::sync::Arc<str> {
        format!("/element/{}/computedlabel", self.0).into()
    }
}

/// The first percentage in a text, as a number; one below or above what is
/// written lies in between.
pub fn percent_of(text: &str) -> Outcome<f64> {
    let (before, _) = text
        .split_once('%')
        .or_else(|| text.split_once("percent"))
        .ok_or_else(|| format!("there is no percentage in “{text}”"))?;
    let digits = before.split_whitespace().next_back().unwrap_or_default();
    Ok(match digits {
        "<1" => 0.25,
        ">99" => 99.75,
        plain => plain.replace(',', "").parse()?,
    })
}
