//! The page and its figures have the same colours.

use plotters::style::RGBColor;
use vendor_atlas::chart::theme::{Theme, VendorPaint};

const TOKENS: &str = include_str!("../style/tokens.css");

#[test]
fn the_page_is_light_unless_told_otherwise() {
    assert_same(&Theme::LIGHT, "\n:root {");
}

#[test]
fn a_reader_can_choose_dark() {
    assert_same(&Theme::DARK, ":root[data-theme=\"dark\"] {");
}

#[test]
fn automatic_follows_the_system_into_the_dark() {
    assert_same(&Theme::DARK, ":root[data-theme=\"auto\"] {");
}

#[test]
fn a_reader_can_choose_more_contrast() {
    assert_same(&Theme::CONTRAST, ":root[data-theme=\"contrast\"] {");
}

#[test]
fn print_is_on_white() {
    assert_same(&Theme::PRINT, ":root[data-theme] {");
}

/// Fails unless the block after `selector` has every colour of the theme.
fn assert_same(theme: &Theme, selector: &str) {
    let Some((block, _)) = TOKENS.split_once(selector).and_then(|(_, rest)| rest.split_once('}'))
    else {
        panic!("tokens.css has no block {selector}");
    };
    for (name, color) in tokens(theme) {
        assert_eq!(value(block, &name), Some(hex(color).as_str()), "--{name} in {selector}");
    }
}

/// The colours of a theme under the names the style sheet gives them.
fn tokens(theme: &Theme) -> Vec<(String, RGBColor)> {
    let plain = [
        ("paper", theme.paper),
        ("surface", theme.surface),
        ("ink", theme.ink),
        ("soft-ink", theme.soft_ink),
        ("rule", theme.rule),
        ("hatch", theme.hatch),
        ("focus", theme.focus),
        ("warning", theme.warning),
    ];
    let plain = plain.into_iter().map(|(name, color)| (name.to_owned(), color));
    let vendors = VendorPaint::ALL.into_iter().flat_map(|vendor| {
        let name = format!("vendor-{}", vendor.slug());
        let tone = theme.vendor(vendor);
        [(format!("{name}-tint"), tone.tint), (name, tone.full)]
    });
    plain.chain(vendors).collect()
}

/// The value of a custom property in a block of declarations.
fn value<'a>(block: &'a str, name: &str) -> Option<&'a str> {
    block.split(';').find_map(|declaration| {
        let (property, value) = declaration.split_once(':')?;
        (property.trim().strip_prefix("--")? == name).then_some(value.trim())
    })
}

fn hex(RGBColor(red, green, blue): RGBColor) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
