//! The drawings as files beside the code.
//!
//! `UPDATE_GOLDEN=1 cargo test` writes them anew; then look at what changed.

use std::path::Path;

use super::{
    Bands, ShareOverTime, Theme, bands_svg, example, key_svg, ladder_svg, matrix_svg,
    share_bars_svg, share_over_time_svg, world_map_svg,
};

/// Fails unless `golden/<name>.svg` holds just this drawing.
fn assert_golden(name: &str, svg: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/chart/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let written = std::fs::write(&path, svg);
        assert!(written.is_ok(), "{}: {written:?}", path.display());
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(svg == golden, "{name} is drawn differently; see golden.rs for what to do");
}

#[test]
fn share_bars_in_all_themes() {
    let figure = example::bars();
    assert_golden("bars-light.svg", &share_bars_svg(&figure, &Theme::LIGHT, 900));
    assert_golden("bars-dark.svg", &share_bars_svg(&figure, &Theme::DARK, 900));
    assert_golden("bars-contrast.svg", &share_bars_svg(&figure, &Theme::CONTRAST, 900));
    assert_golden("bars-print.svg", &share_bars_svg(&figure, &Theme::PRINT, 640));
}

#[test]
fn share_bars_on_a_phone_with_long_names() {
    let figure = example::bars_ru();
    assert_golden("bars-ru-narrow.svg", &share_bars_svg(&figure, &Theme::LIGHT, 375));
}

#[test]
fn share_bars_in_three_columns() {
    let figure = example::bars_ru();
    assert_golden("bars-ru-wide.svg", &share_bars_svg(&figure, &Theme::LIGHT, 1320));
}

#[test]
fn share_bars_from_right_to_left() {
    let figure = example::bars_ar();
    assert_golden("bars-ar.svg", &share_bars_svg(&figure, &Theme::LIGHT, 900));
    assert_golden("bars-ar-narrow.svg", &share_bars_svg(&figure, &Theme::DARK, 375));
}

#[test]
fn the_map_by_day_and_night() {
    let figure = example::map();
    assert_golden("map-light.svg", &world_map_svg(&figure, &Theme::LIGHT));
    assert_golden("map-dark.svg", &world_map_svg(&figure, &Theme::DARK));
}

#[test]
fn the_key_of_the_map_in_either_direction() {
    assert_golden("map-key-light.svg", &key_svg(&example::map_key(), &Theme::LIGHT, 640));
    assert_golden("map-key-narrow.svg", &key_svg(&example::map_key(), &Theme::DARK, 343));
    assert_golden("map-key-ar.svg", &key_svg(&example::map_key_ar(), &Theme::LIGHT, 640));
}

#[test]
fn share_over_time_by_day_and_night() {
    let figure = example::columns();
    assert_golden("columns-light.svg", &share_over_time_svg(&figure, &Theme::LIGHT, 900));
    assert_golden("columns-dark.svg", &share_over_time_svg(&figure, &Theme::DARK, 900));
}

#[test]
fn share_over_time_on_a_phone() {
    let figure = example::columns();
    assert_golden("columns-narrow.svg", &share_over_time_svg(&figure, &Theme::LIGHT, 375));
}

#[test]
fn share_over_time_from_right_to_left() {
    let figure = example::columns_ar();
    assert_golden("columns-ar.svg", &share_over_time_svg(&figure, &Theme::LIGHT, 900));
}

#[test]
fn operators_against_vendors() {
    let figure = example::matrix();
    assert_golden("matrix-light.svg", &matrix_svg(&figure, &Theme::LIGHT, 900));
    assert_golden("matrix-dark.svg", &matrix_svg(&figure, &Theme::DARK, 900));
    assert_golden("matrix-narrow.svg", &matrix_svg(&figure, &Theme::LIGHT, 343));
    assert_golden("matrix-ar.svg", &matrix_svg(&example::matrix_ar(), &Theme::LIGHT, 900));
}

#[test]
fn deals_over_the_years() {
    let figure = example::ladder();
    assert_golden("ladder-light.svg", &ladder_svg(&figure, &Theme::LIGHT, 900));
    assert_golden("ladder-dark.svg", &ladder_svg(&figure, &Theme::DARK, 900));
    assert_golden("ladder-narrow.svg", &ladder_svg(&figure, &Theme::LIGHT, 343));
    assert_golden("ladder-ar.svg", &ladder_svg(&example::ladder_ar(), &Theme::LIGHT, 900));
}

#[test]
fn readings_over_the_columns() {
    let figure = example::readings();
    assert_golden("readings-light.svg", &share_over_time_svg(&figure, &Theme::LIGHT, 900));
    assert_golden("readings-dark.svg", &share_over_time_svg(&figure, &Theme::DARK, 343));
    let figure = ShareOverTime { rtl: true, ..figure };
    assert_golden("readings-ar.svg", &share_over_time_svg(&figure, &Theme::LIGHT, 900));
}

#[test]
fn bands() {
    let figure = example::bands();
    assert_golden("bands-light.svg", &bands_svg(&figure, &Theme::LIGHT, 900));
    assert_golden("bands-dark.svg", &bands_svg(&figure, &Theme::DARK, 900));
    assert_golden("bands-narrow.svg", &bands_svg(&figure, &Theme::LIGHT, 343));
    let figure = Bands { rtl: true, ..figure };
    assert_golden("bands-ar.svg", &bands_svg(&figure, &Theme::LIGHT, 900));
}
