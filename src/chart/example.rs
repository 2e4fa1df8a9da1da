//! Figures for the tests and the golden drawings: two countries as a page shows
//! them, in three languages.

mod operators;

pub use operators::{bands, ladder, ladder_ar, matrix, matrix_ar};

use super::bars::{ShareBar, ShareBars, SharePanel};
use super::columns::{Reading, ShareOverTime, TimePanel, YearColumn};
use super::key::{Key, Sample};
use super::map::{Area, Ground, Outline, WorldMap};
use super::sign::Glyph;
use super::theme::VendorPaint;
use super::{Certainty, Paint};

/// Kazakhstan and Uzbekistan in English.
pub fn bars() -> ShareBars {
    ShareBars {
        id: "share-bars".into(),
        name: "Vendor shares in Kazakhstan and Uzbekistan at the end of 2026".into(),
        panels: vec![
            panel(
                ("KAZ", "Kazakhstan", "86 % known, 34 % published"),
                &[
                    (HUAWEI, "Huawei", [0.34, 0.71, 0.84], "0–84"),
                    (ERICSSON, "Ericsson", [0.0, 0.12, 0.3], "0–30"),
                    (NOKIA, "Nokia", [0.03, 0.03, 0.17], "3–17"),
                    (ZTE, "ZTE", [0.0, 0.0, 0.14], "0–14"),
                    (UNKNOWN, "Not known", [0.0, 0.14, 0.14], ""),
                ],
            ),
            panel(
                ("UZB", "Uzbekistan", "100 % known, 62 % published"),
                &[
                    (HUAWEI, "Huawei", [0.41, 0.52, 0.6], "41–60"),
                    (ZTE, "ZTE", [0.21, 0.3, 0.41], "21–41"),
                    (NOKIA, "Nokia", [0.0, 0.1, 0.1], "10"),
                    (SAMSUNG, "Samsung", [0.05, 0.05, 0.05], "5"),
                    (OTHER, "Others", [0.0, 0.03, 0.05], "0–5"),
                    (UNKNOWN, "Not known", [0.0; 3], ""),
                ],
            ),
        ],
        ticks: ticks("%"),
        rtl: false,
    }
}

/// The same in Russian, with a country nobody has published anything of and
/// a bar chosen.
pub fn bars_ru() -> ShareBars {
    let mut figure = bars();
    figure.name = "Доли поставщиков в Казахстане и Узбекистане на конец 2026 года".into();
    let titles = [
        ("Казахстан", "известно 86 %, опубликовано 34 %"),
        ("Узбекистан (Өзбекстан)", "известно 100 %, опубликовано 62 %"),
    ];
    for (panel, (title, note)) in figure.panels.iter_mut().zip(titles) {
        panel.title = title.into();
        panel.note = note.into();
        for bar in &mut panel.bars {
            match bar.paint {
                Paint::Unknown => bar.name = "Неизвестно".into(),
                OTHER => bar.name = "Прочие поставщики".into(),
                Paint::Vendor(_) => bar.selected = bar.paint == NOKIA,
            }
        }
    }
    let nothing = panel(
        ("TKM", "Сент-Винсент и Гренадины", "ничего не опубликовано"),
        &[(UNKNOWN, "Неизвестно", [0.0, 1.0, 1.0], "")],
    );
    figure.panels.push(nothing);
    figure
}

/// The same in Arabic, from right to left.
pub fn bars_ar() -> ShareBars {
    let mut figure = bars();
    figure.rtl = true;
    figure.name = "حصص الموردين في كازاخستان وأوزبكستان".into();
    figure.ticks = ticks("٪");
    for (panel, title) in figure.panels.iter_mut().zip(["كازاخستان", "أوزبكستان"])
    {
        panel.title = title.into();
        panel.note = "معروف 86٪، منشور 34٪".into();
        for bar in &mut panel.bars {
            bar.value = bar.value.replace("\u{a0}%", "٪");
            if bar.paint == UNKNOWN {
                bar.name = "غير معروف".into();
            }
        }
    }
    figure
}

/// Kazakhstan from 2005 to 2026 in English.
pub fn columns() -> ShareOverTime {
    let curves: [(Paint, &str, f64, f64, &str); 7] = [
        (HUAWEI, "Huawei", 0.05, 0.71, "0–84"),
        (ERICSSON, "Ericsson", 0.45, 0.12, "0–30"),
        (NOKIA, "Nokia", 0.3, 0.03, "3–17"),
        (ZTE, "ZTE", 0.0, 0.08, "0–14"),
        (SAMSUNG, "Samsung", 0.0, 0.0, "0–4"),
        (OTHER, "Others", 0.08, 0.02, "0–6"),
        (UNKNOWN, "Not known", 0.12, 0.14, ""),
    ];
    let panels = curves.into_iter().map(|(paint, title, first, last, range)| {
        let columns = (2005..=2026).map(|year| {
            let elapsed = f64::from(year - 2005) / 21.0;
            let bend = elapsed * elapsed * (3.0 - 2.0 * elapsed);
            let mid = first + (last - first) * bend;
            let known = if year < 2012 { 0.3 } else { 0.6 };
            let doubt = match year {
                ..2010 => 0.3,
                2010..2018 => 0.14,
                2018..2021 => 0.0,
                _ => 0.1,
            };
            let (published, possible) = (mid * known, mid + doubt);
            YearColumn {
                key: format!("KAZ/{}/{year}", slug(paint)),
                year,
                share: Certainty { published, mid, possible },
                label: format!("{title}, Kazakhstan, {year}, {:.0} percent", mid * 100.0),
                selected: year == 2024,
            }
        });
        TimePanel {
            title: title.into(),
            paint,
            value: percent(last),
            range: range.into(),
            columns: columns.collect(),
            readings: Vec::new(),
        }
    });
    ShareOverTime {
        id: "share-over-time".into(),
        name: "Vendor shares in Kazakhstan, 2005 to 2026".into(),
        panels: panels.collect(),
        y_ticks: vec![(0.0, "0".into()), (0.5, "50".into()), (1.0, "100\u{a0}%".into())],
        year_labels: (2005..=2026)
            .step_by(5)
            .map(|year| (year, format!("’{:02}", year % 100)))
            .collect(),
        rtl: false,
    }
}

/// The same in Arabic, from right to left.
pub fn columns_ar() -> ShareOverTime {
    let mut figure = columns();
    figure.rtl = true;
    figure.name = "حصص الموردين في كازاخستان".into();
    for (_, label) in &mut figure.y_ticks {
        *label = label.replace("\u{a0}%", "٪");
    }
    for panel in &mut figure.panels {
        panel.value = panel.value.replace("\u{a0}%", "٪");
        if panel.paint == UNKNOWN {
            panel.title = "غير معروف".into();
        }
    }
    figure
}

const HUAWEI: Paint = Paint::Vendor(VendorPaint::Huawei);
const ERICSSON: Paint = Paint::Vendor(VendorPaint::Ericsson);
const NOKIA: Paint = Paint::Vendor(VendorPaint::Nokia);
const ZTE: Paint = Paint::Vendor(VendorPaint::Zte);
const SAMSUNG: Paint = Paint::Vendor(VendorPaint::Samsung);
const OTHER: Paint = Paint::Vendor(VendorPaint::Other);
const UNKNOWN: Paint = Paint::Unknown;

fn panel(
    (iso3, title, note): (&str, &str, &str),
    bars: &[(Paint, &str, [f64; 3], &str)],
) -> SharePanel {
    let bars = bars.iter().map(|(paint, name, [published, mid, possible], range)| ShareBar {
        key: format!("{iso3}/{}", slug(*paint)),
        name: (*name).into(),
        paint: *paint,
        share: Certainty { published: *published, mid: *mid, possible: *possible },
        value: percent(*mid),
        range: (*range).into(),
        label: format!("{name}, {title}, {:.0} percent", mid * 100.0),
        selected: false,
    });
    SharePanel { title: title.into(), note: note.into(), bars: bars.collect() }
}

fn slug(paint: Paint) -> &'static str {
    match paint {
        Paint::Vendor(vendor) => vendor.slug(),
        Paint::Unknown => "unknown",
    }
}

fn percent(share: f64) -> String {
    format!("{:.0}\u{a0}%", share * 100.0)
}

fn ticks(sign: &str) -> Vec<(f64, String)> {
    let label = |quarter: u32| match quarter {
        4 if sign == "%" => format!("100\u{a0}{sign}"),
        4 => format!("100{sign}"),
        quarter => (quarter * 25).to_string(),
    };
    (0..=4).map(|quarter| (f64::from(quarter) / 4.0, label(quarter))).collect()
}

/// Four countries, land that is none's and an island, on a small map.
pub fn map() -> WorldMap {
    let square = |left: i32, top: i32, side: i32| {
        vec![
            (left, top),
            (left + side, top),
            (left + side, top + side),
            (left, top + side),
            (left, top),
        ]
    };
    let area = |key: &str, ground, outline| Area {
        key: key.to_owned(),
        label: format!("{key} & its neighbours"),
        ground,
        outline,
    };
    let lead = |step| Ground::Tone(VendorPaint::Huawei, step);
    let rings = |rings: Vec<Vec<(i32, i32)>>| Outline::Rings(rings);
    WorldMap {
        id: "world-map".into(),
        name: "Who leads in each country".into(),
        size: (1_200, 600),
        scale: 2.0,
        areas: vec![
            area("ZAF", lead(4), rings(vec![square(100, 100, 400), square(200, 200, 100)])),
            area(
                "LSO",
                Ground::Contested(VendorPaint::Nokia, VendorPaint::Ericsson),
                rings(vec![square(200, 200, 100)]),
            ),
            area("", Ground::Nothing, rings(vec![square(600, 100, 80)])),
            area("NAM", Ground::Ink(2), rings(vec![square(700, 100, 200)])),
            area("IND", lead(0), Outline::Disc((800, 450), 120)),
            area("SGP", Ground::Tone(VendorPaint::Zte, 2), Outline::Dot((1_100, 300))),
            area("WSM", Ground::Possible(VendorPaint::Nokia), rings(vec![square(950, 400, 60)])),
            area("TUV", Ground::Nothing, Outline::Dot((1_150, 500))),
        ],
        chosen: vec![square(700, 100, 200)],
        rtl: false,
    }
}

/// What the grounds of the map mean.
pub fn map_key() -> Key {
    let entry = |ground, words: &str| (Sample::Ground(ground), words.to_owned());
    Key {
        id: "world-map-key".into(),
        name: "Map shows".into(),
        entries: vec![
            entry(Ground::Tone(VendorPaint::Other, 1), "Leads, under 50 %"),
            entry(Ground::Tone(VendorPaint::Other, 2), "50 to 75 %"),
            entry(Ground::Tone(VendorPaint::Other, 4), "Lead proven"),
            entry(
                Ground::Contested(VendorPaint::Huawei, VendorPaint::Ericsson),
                "Two within 5 points",
            ),
            entry(Ground::Nothing, "No evidence: 133 of 250"),
        ],
        rtl: false,
    }
}

/// The same in Arabic.
pub fn map_key_ar() -> Key {
    let mut key = map_key();
    key.rtl = true;
    for (entry, words) in
        key.entries.iter_mut().zip(["متقدم", "٥٠ إلى ٧٥", "مؤكد", "متقارب", "لا دليل"])
    {
        entry.1 = words.to_owned();
    }
    key
}

/// Readings of three publishers over and beside our estimates.
pub fn readings() -> ShareOverTime {
    let mut figure = columns();
    figure.id = "published-shares".into();
    for panel in figure.panels.iter_mut().take(2) {
        let key = panel.columns[0].key.clone();
        panel.readings = [
            (2009.5, 0.2, Glyph::Disc),
            (2009.5, 0.34, Glyph::Frame),
            (2018.125, 0.5, Glyph::Kite),
            (2026.9, 1.0, Glyph::Disc),
        ]
        .into_iter()
        .enumerate()
        .map(|(index, (at, share, glyph))| Reading {
            key: format!("{key}/{index}"),
            label: format!("Reading, {at}"),
            at,
            share,
            glyph,
            selected: index == 1,
        })
        .collect();
    }
    figure
}
