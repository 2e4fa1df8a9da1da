//! What the reader and the reader's system prefer: a language, colours.

use super::memo::{Memo, memo};
use crate::browser::{dom, watch};
use crate::chart::Theme;
use crate::query::{Filter, Language, ThemeChoice};
use crate::text::WRITTEN;
use leptos::prelude::*;

/// The language that is written for one that is asked for.
pub(super) fn written(language: Language) -> Language {
    if WRITTEN.contains(&language) { language } else { Language::En }
}

pub(super) fn browser_language() -> Language {
    let asked = dom::languages();
    let known = asked.iter().filter_map(|tag| Language::from_slug(tag.get(..2)?));
    known.map(written).next().unwrap_or_default()
}

/// Whether a media query holds.
fn media(query: &str) -> RwSignal<bool> {
    let holds = RwSignal::new(false);
    holds.set(watch::media(query, move |now| holds.set(now)));
    holds
}

/// The colours that the reader chose, or those of the reader's system.
pub(super) fn theme(filter: RwSignal<Filter>) -> Memo<Theme> {
    let prefers_dark = media("(prefers-color-scheme: dark)");
    let prefers_contrast = media("(prefers-contrast: more)");
    let prints = media("print");
    memo(move |_| {
        if prints.get() {
            return Theme::PRINT;
        }
        match filter.read().theme {
            ThemeChoice::Dark => Theme::DARK,
            ThemeChoice::Contrast => Theme::CONTRAST,
            ThemeChoice::Auto if prefers_contrast.get() => Theme::CONTRAST,
            ThemeChoice::Auto if prefers_dark.get() => Theme::DARK,
            ThemeChoice::Light | ThemeChoice::Auto => Theme::LIGHT,
        }
    })
}
