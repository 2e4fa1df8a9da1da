//! What holds of every drawing, whatever is drawn.

use proptest::collection::vec;
use proptest::prelude::*;
use roxmltree::{Document, Node};

use super::bars::{ShareBar, ShareBars, SharePanel};
use super::columns::{ShareOverTime, TimePanel, YearColumn};
use super::ladder::Ladder;
use super::matrix::Matrix;
use super::theme::VendorPaint;
use super::{
    Certainty, Paint, Theme, example, key_svg, ladder_svg, matrix_svg, metrics, share_bars_svg,
    share_over_time_svg, world_map_svg,
};

/// The name space of a drawing.
const SVG: &str = "http://www.w3.org/2000/svg";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_bars_at_any_width_are_a_sound_drawing(figure in bars(), width in widths()) {
        let keys = figure.panels.iter().flat_map(|panel| &panel.bars).map(|bar| bar.key.as_str());
        assert_sound(&share_bars_svg(&figure, &Theme::LIGHT, width), keys);
    }

    #[test]
    fn any_columns_at_any_width_are_a_sound_drawing(figure in columns(), width in widths()) {
        let columns = figure.panels.iter().flat_map(|panel| &panel.columns);
        let keys = columns.map(|column| column.key.as_str());
        assert_sound(&share_over_time_svg(&figure, &Theme::DARK, width), keys);
    }
}

#[test]
fn labels_never_collide() {
    for width in (280..1500).step_by(20) {
        for figure in [example::bars(), example::bars_ru(), example::bars_ar()] {
            assert_labels_apart(&share_bars_svg(&figure, &Theme::LIGHT, width), width);
        }
        for figure in [example::columns(), example::columns_ar()] {
            assert_labels_apart(&share_over_time_svg(&figure, &Theme::LIGHT, width), width);
        }
        for figure in [example::matrix(), example::matrix_ar()] {
            assert_labels_apart(&matrix_svg(&figure, &Theme::LIGHT, width), width);
        }
        for figure in [example::ladder(), example::ladder_ar()] {
            assert_labels_apart(&ladder_svg(&figure, &Theme::LIGHT, width), width);
        }
    }
}

#[test]
fn signs_and_names_are_marks_at_any_width() {
    for width in (0..1500).step_by(50) {
        for figure in [example::matrix(), example::matrix_ar()] {
            let rows = || figure.groups.iter().flat_map(|group| &group.rows);
            let cells = rows().flat_map(|row| &row.cells).map(|cell| cell.key.as_str());
            let keys = cells.chain(rows().map(|row| row.key.as_str()));
            assert_sound(&matrix_svg(&figure, &Theme::LIGHT, width), keys);
        }
        for figure in [example::ladder(), example::ladder_ar()] {
            let lanes = figure.groups.iter().flat_map(|group| &group.lanes);
            let steps = lanes.flat_map(|lane| &lane.steps).map(|step| step.key.as_str());
            let keys = steps.chain(figure.groups.iter().map(|group| group.key.as_str()));
            assert_sound(&ladder_svg(&figure, &Theme::DARK, width), keys);
        }
        let figure = example::readings();
        let columns = figure.panels.iter().flat_map(|panel| &panel.columns);
        let columns = columns.map(|column| column.key.as_str());
        let readings = figure.panels.iter().flat_map(|panel| &panel.readings);
        let keys = columns.chain(readings.map(|reading| reading.key.as_str()));
        assert_sound(&share_over_time_svg(&figure, &Theme::LIGHT, width), keys);
    }
}

#[test]
fn the_words_of_a_key_stay_on_its_paper_and_apart() {
    for width in (200..1500).step_by(20) {
        for key in [example::map_key(), example::map_key_ar()] {
            assert_labels_apart(&key_svg(&key, &Theme::LIGHT, width), width);
        }
    }
}

#[test]
fn a_map_has_a_mark_for_each_country_and_no_other() {
    let svg = world_map_svg(&example::map(), &Theme::LIGHT);
    let document = parsed(&svg);
    let keys: Vec<&str> =
        document.descendants().filter_map(|node| node.attribute("data-key")).collect();
    assert_eq!(keys, ["ZAF", "LSO", "NAM", "IND", "SGP", "WSM", "TUV"]);
}

#[test]
fn three_hundred_places_are_drawn() {
    let mut figure = example::bars();
    figure.panels = figure.panels.into_iter().cycle().take(300).collect();
    let svg = share_bars_svg(&figure, &Theme::LIGHT, 10_000);
    assert_eq!(svg.matches("class=\"mark\"").count(), 150 * 11);
}

#[test]
fn a_figure_of_nothing_is_empty_paper() {
    for svg in [
        share_bars_svg(&ShareBars::default(), &Theme::LIGHT, 0),
        share_over_time_svg(&ShareOverTime::default(), &Theme::LIGHT, 0),
        matrix_svg(&Matrix::default(), &Theme::LIGHT, 0),
        ladder_svg(&Ladder::default(), &Theme::LIGHT, 0),
    ] {
        assert_sound(&svg, std::iter::empty());
    }
}

#[test]
fn something_possible_shows_even_where_nothing_is_known() {
    let mut figure = example::bars();
    figure.panels.truncate(1);
    figure.panels[0].bars.retain(|bar| bar.key == "KAZ/zte");
    for possible in [0.001, 0.14, 1.0] {
        figure.panels[0].bars[0].share = Certainty { published: 0.0, mid: 0.0, possible };
        let svg = share_bars_svg(&figure, &Theme::LIGHT, 640);
        assert_eq!(svg.matches("stroke-dasharray").count(), 1, "{possible}");
    }
}

#[test]
fn words_from_outside_stay_words() {
    let mut figure = example::bars();
    figure.id = "\"><script>".into();
    figure.panels[0].title = "<script>alert('&\u{0}\u{ffff}')</script>".into();
    let svg = share_bars_svg(&figure, &Theme::LIGHT, 900);
    assert!(!svg.contains("<script"));
    assert!(svg.contains("&lt;script&gt;alert(&#39;&amp;\u{fffd}\u{fffd}&#39;)&lt;/script&gt;"));
    assert!(svg.contains("id=\"---script--hatch\""));
}

/// Fails unless the drawing is XML, has a mark for each key and for nothing
/// else, one stop for the Tab key, no small print, and all of it on its paper.
fn assert_sound<'a>(svg: &str, keys: impl Iterator<Item = &'a str>) {
    let document = parsed(svg);
    let marks = || document.descendants().filter(|node| node.has_attribute("data-key"));
    let mut found: Vec<&str> = marks().filter_map(|mark| mark.attribute("data-key")).collect();
    let mut expected: Vec<&str> = keys.collect();
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected);

    let stops = marks().filter(|mark| mark.attribute("tabindex") == Some("0")).count();
    assert_eq!(stops, found.len().min(1));

    let root = document.root_element();
    let (width, height) = (number(root, "width"), number(root, "height"));
    for node in root.descendants() {
        match node.tag_name().name() {
            "rect" => {
                let (x, y) = (number(node, "x"), number(node, "y"));
                assert!(x >= 0.0 && x + number(node, "width") <= width, "{node:?}");
                assert!(y >= 0.0 && y + number(node, "height") <= height, "{node:?}");
            }
            "path"
                if node.parent().is_some_and(|parent| !parent.has_tag_name((SVG, "pattern"))) =>
            {
                let corners = node.attribute("d").unwrap_or_default();
                for end in
                    corners.split(['M', ' ', ',', 'H', 'V', 'z']).filter(|end| !end.is_empty())
                {
                    let end: f64 = end.parse().unwrap_or(f64::NAN);
                    assert!((0.0..=width.max(height)).contains(&end), "{node:?}");
                }
            }
            "text" => {
                assert!(number(node, "font-size") >= 12.0, "{node:?}");
                assert!((0.0..=width).contains(&number(node, "x")), "{node:?}");
                assert!((0.0..=height).contains(&number(node, "y")), "{node:?}");
            }
            _ => {}
        }
    }
}

/// Fails if two texts share a pixel, or one leaves the paper.
fn assert_labels_apart(svg: &str, width: u32) {
    let document = parsed(svg);
    let rtl = document.root_element().attribute("direction") == Some("rtl");
    let texts = document.descendants().filter(|node| node.has_tag_name((SVG, "text")));
    let boxes: Vec<_> = texts.map(|text| extent(text, rtl)).collect();
    for (index, one) in boxes.iter().enumerate() {
        // Rounding a middle to a whole pixel may cost half of one.
        assert!(one.left >= -1.0 && one.right <= f64::from(width) + 1.0, "{width}: {one:?}");
        for other in &boxes[index + 1..] {
            let apart = one.right <= other.left
                || other.right <= one.left
                || one.bottom <= other.top
                || other.bottom <= one.top;
            assert!(apart, "{width}: {one:?} {other:?}");
        }
    }
}

fn parsed(svg: &str) -> Document<'_> {
    Document::parse(svg).unwrap_or_else(|problem| panic!("not XML: {problem}\n{svg}"))
}

/// The letters of a text, from the height of capitals to the baseline.
#[derive(Debug)]
struct Extent<'a> {
    #[expect(dead_code, reason = "printed when a test fails")]
    text: &'a str,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

fn extent<'a>(node: Node<'a, '_>, rtl: bool) -> Extent<'a> {
    let text = node.text().unwrap_or_default();
    let size = number(node, "font-size");
    let width = metrics::text_width(text, size, node.has_attribute("font-weight"));
    let (x, y) = (number(node, "x"), number(node, "y"));
    let left = match node.attribute("text-anchor") {
        Some("middle") => x - width / 2.0,
        Some("end") if !rtl => x - width,
        None if rtl => x - width,
        _ => x,
    };
    Extent { text, left, right: left + width, top: y - 0.72 * size, bottom: y }
}

fn number(node: Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name).and_then(|value| value.parse().ok()).unwrap_or(0.0)
}

fn widths() -> impl Strategy<Value = u32> {
    prop_oneof![Just(0), 0..2000_u32, Just(10_000), Just(u32::MAX)]
}

/// Text with everything that could break a drawing in it.
fn text() -> impl Strategy<Value = String> {
    let hostile =
        prop::sample::select(vec!['<', '&', '"', '\'', '\0', '\u{ffff}', '\u{202e}', '\n']);
    let character = prop_oneof![4 => prop::char::range('a', 'я'), 1 => any::<char>(), 1 => hostile];
    vec(character, 0..24).prop_map(String::from_iter)
}

fn certainty() -> impl Strategy<Value = Certainty> {
    let fraction = || prop_oneof![3 => 0.0..=1.0, 1 => prop::num::f64::ANY];
    (fraction(), fraction(), fraction()).prop_map(|(published, mid, possible)| Certainty {
        published,
        mid,
        possible,
    })
}

fn paint() -> impl Strategy<Value = Paint> {
    prop_oneof![
        5 => prop::sample::select(VendorPaint::ALL.to_vec()).prop_map(Paint::Vendor),
        1 => Just(Paint::Unknown),
    ]
}

fn ticks() -> impl Strategy<Value = Vec<(f64, String)>> {
    vec((prop_oneof![0.0..=1.0, prop::num::f64::ANY], text()), 0..8)
}

fn bars() -> impl Strategy<Value = ShareBars> {
    let bar = (text(), paint(), certainty(), text(), text(), any::<bool>());
    let panel = (text(), text(), vec(bar, 0..6));
    (text(), vec(panel, 0..7), ticks(), any::<bool>()).prop_map(|(name, panels, ticks, rtl)| {
        let panels = panels.into_iter().enumerate().map(|(place, (title, note, bars))| {
            let bars = bars.into_iter().enumerate().map(
                |(index, (name, paint, share, value, range, selected))| ShareBar {
                    key: format!("<&'\"\n{place}/{index}"),
                    label: name.clone(),
                    name,
                    paint,
                    share,
                    value,
                    range,
                    selected,
                },
            );
            SharePanel { title, note, bars: bars.collect() }
        });
        ShareBars { id: name.clone(), name, panels: panels.collect(), ticks, rtl }
    })
}

fn columns() -> impl Strategy<Value = ShareOverTime> {
    let years = || prop_oneof![4 => 2000..2040, 1 => any::<i32>()];
    let column = (years(), certainty(), text(), any::<bool>());
    let panel = (text(), paint(), text(), text(), vec(column, 0..12));
    let labels = vec((years(), text()), 0..8);
    let parts = (text(), vec(panel, 0..9), ticks(), labels, any::<bool>());
    parts.prop_map(|(name, panels, y_ticks, year_labels, rtl)| {
        let panels = panels.into_iter().enumerate();
        let panels = panels.map(|(place, (title, paint, value, range, columns))| {
            let columns =
                columns.into_iter().enumerate().map(|(index, (year, share, label, selected))| {
                    YearColumn {
                        key: format!("<&'\"\n{place}/{index}"),
                        year,
                        share,
                        label,
                        selected,
                    }
                });
            let columns = columns.collect();
            TimePanel { title, paint, value, range, columns, readings: Vec::new() }
        });
        let panels = panels.collect();
        ShareOverTime { id: name.clone(), name, panels, y_ticks, year_labels, rtl }
    })
}
