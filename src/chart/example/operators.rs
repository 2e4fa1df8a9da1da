//! Operators against vendors, and their deals over the years.

use super::super::bands::{Band, BandEnd, Bands};
use super::super::ladder::{Ladder, LadderGroup, Lane, Step, Stretch};
use super::super::matrix::{Matrix, MatrixCell, MatrixColumn, MatrixGroup, MatrixRow};
use super::super::sign::Glyph;
use super::super::theme::VendorPaint;

/// Three operators against four vendors.
pub fn matrix() -> Matrix {
    use Glyph::{Half, Kite, Ring, Square};
    let cell =
        |operator: &str, column: usize, vendor: &str, signs: [Option<Glyph>; 4]| MatrixCell {
            column,
            key: format!("{operator}/{vendor}"),
            label: format!("{vendor} at {operator}"),
            signs: signs.into(),
            selected: operator == "kaz-kcell" && column == 2,
        };
    let row = |key: &str, name: &str, value: &str, cells: Vec<MatrixCell>| MatrixRow {
        key: key.into(),
        label: format!("{name}: open"),
        name: name.into(),
        value: value.into(),
        nothing: "no supplier named".into(),
        cells,
    };
    let column = |title: &str, paint| MatrixColumn { title: title.into(), paint };
    Matrix {
        id: "operator-matrix".into(),
        name: "Who supplies which operator".into(),
        columns: vec![
            column("Huawei", VendorPaint::Huawei),
            column("Ericsson", VendorPaint::Ericsson),
            column("Nokia", VendorPaint::Nokia),
            column("Other vendors", VendorPaint::Other),
        ],
        aspects: ["2G", "3G", "4G", "5G"].map(str::to_owned).into(),
        groups: vec![
            MatrixGroup {
                title: "Kazakhstan".into(),
                note: "2 operators: Nokia at 1; none named at 1".into(),
                rows: vec![
                    row(
                        "kaz-kcell",
                        "Kcell (Activ & Kcell)",
                        "37\u{a0}%",
                        vec![
                            cell("kaz-kcell", 1, "ericsson", [None, None, Some(Half), None]),
                            cell("kaz-kcell", 2, "nokia", [None, None, Some(Square), Some(Kite)]),
                        ],
                    ),
                    row("kaz-tele2", "Mobile Telecom-Service", "23\u{a0}%", Vec::new()),
                ],
            },
            MatrixGroup {
                title: "Uzbekistan".into(),
                note: "1 operator: Huawei at 1".into(),
                rows: vec![row(
                    "uzb-ucell",
                    "Ucell",
                    "",
                    vec![
                        cell("uzb-ucell", 0, "huawei", [Some(Square); 4]),
                        cell("uzb-ucell", 3, "others", [None, None, None, Some(Ring)]),
                    ],
                )],
            },
        ],
        rtl: false,
    }
}

/// The same in Arabic.
pub fn matrix_ar() -> Matrix {
    let mut figure = matrix();
    figure.rtl = true;
    for (group, title) in figure.groups.iter_mut().zip(["كازاخستان", "أوزبكستان"])
    {
        group.title = title.into();
        group.note = "مشغلان".into();
        for row in &mut group.rows {
            row.nothing = "لا مورد معروف".into();
        }
    }
    figure
}

/// Two operators over the years, every kind of step, some on one day.
pub fn ladder() -> Ladder {
    let step = |lane: &str, at: f64, glyph| Step {
        key: format!("{lane}/{at}"),
        label: format!("{lane}, {at}"),
        at,
        glyph,
        selected: at > 2019.0 && at < 2019.5,
    };
    let lane = |name: &str, paint, stretches: &[(i32, i32, bool)], steps: Vec<Step>| Lane {
        name: name.into(),
        paint,
        stretches: stretches
            .iter()
            .map(|(from, to, leaving)| Stretch { from: *from, to: *to, leaving: *leaving })
            .collect(),
        steps,
    };
    let group = |key: &str, title: &str, note: &str, lanes: Vec<Lane>| LadderGroup {
        key: key.into(),
        label: format!("{title}: open"),
        title: title.into(),
        note: note.into(),
        lanes,
    };
    let huawei = vec![
        step("a/huawei", 2006.5, Glyph::Ring),
        step("a/huawei", 2007.5, Glyph::Frame),
        step("a/huawei", 2009.2, Glyph::Disc),
        step("a/huawei", 2009.25, Glyph::Frame),
        step("a/huawei", 2009.3, Glyph::Triangle),
        step("a/huawei", 2019.1, Glyph::Cross),
    ];
    let nokia = vec![step("a/nokia", 2019.6, Glyph::Frame), step("a/nokia", 2025.5, Glyph::Bar)];
    let other = vec![step("b/other:motorola", 2005.1, Glyph::Kite)];
    Ladder {
        id: "deal-ladder".into(),
        name: "Deals over the years".into(),
        years: (2005, 2026),
        year_labels: (2005..=2026).step_by(5).map(|year| (year, year.to_string())).collect(),
        year: 2023,
        groups: vec![
            group(
                "kaz-kcell",
                "Kcell (Activ & Kcell)",
                "37\u{a0}% of the market",
                vec![
                    lane(
                        "Huawei",
                        VendorPaint::Huawei,
                        &[(2007, 2018, false), (2019, 2021, true)],
                        huawei,
                    ),
                    lane("Nokia", VendorPaint::Nokia, &[(2019, 2026, false)], nokia),
                ],
            ),
            group(
                "kaz-tele2",
                "Mobile Telecom-Service",
                "",
                vec![lane("Motorola Solutions", VendorPaint::Other, &[], other)],
            ),
        ],
        rtl: false,
    }
}

/// The same in Arabic.
pub fn ladder_ar() -> Ladder {
    let mut figure = ladder();
    figure.rtl = true;
    for (group, title) in figure.groups.iter_mut().zip(["كيسل", "تيلي2"]) {
        group.title = title.into();
    }
    figure
}

/// Who gave way to whom, one name too long for its place.
pub fn bands() -> Bands {
    let end = |title: &str, value: &str, paint| BandEnd {
        title: title.to_owned(),
        value: value.to_owned(),
        paint,
    };
    let band = |from: usize, to: usize, amount: u32, key: &str, selected| Band {
        from,
        to,
        amount,
        key: key.to_owned(),
        label: format!("{key}: {amount}"),
        selected,
    };
    Bands {
        id: "replacements".to_owned(),
        name: "Who replaced whom: Europe".to_owned(),
        heads: ["Replaced or removed".to_owned(), "Came in".to_owned()],
        from: vec![end("Huawei", "24", VendorPaint::Huawei), end("Nokia", "2", VendorPaint::Nokia)],
        to: vec![
            end("Ericsson", "14", VendorPaint::Ericsson),
            end("Vendors that build Open RAN, not named", "9", VendorPaint::Other),
            end("Huawei", "3", VendorPaint::Huawei),
        ],
        bands: vec![
            band(0, 0, 14, "swaps/huawei/ericsson", false),
            band(0, 1, 9, "swaps/huawei/other:open-ran-vendors", true),
            band(0, 2, 1, "swaps/huawei/huawei", false),
            band(1, 2, 2, "swaps/nokia/huawei", false),
        ],
        rtl: false,
    }
}
