//! How far apart colours are, to the tests of the theme.
//!
//! - Contrast: WCAG 2.2, "relative luminance" and "contrast ratio".
//! - Difference: CIEDE2000 after G. Sharma, W. Wu, E. Dalal, "The CIEDE2000
//!   color-difference formula: implementation notes, supplementary test data,
//!   and mathematical observations", Color Research and Application 30 (2005),
//!   21–30; their test pairs are below.
//! - Sight without one kind of cone: G. Machado, M. Oliveira, L. Fernandes,
//!   "A physiologically-based model for simulation of color vision deficiency",
//!   IEEE Transactions on Visualization and Computer Graphics 15 (2009),
//!   1291–1298; their matrices for severity 1.0, applied to linear RGB.

use plotters::style::RGBColor;

/// Red, green and blue, proportional to light, 0 to 1.
type Linear = [f64; 3];

/// L*, a*, b* under illuminant D65.
type Lab = [f64; 3];

/// A kind of sight: what it makes of a colour.
pub struct Sight {
    pub name: &'static str,
    matrix: [[f64; 3]; 3],
}

/// Normal sight, then without red, green and blue cones.
pub const SIGHTS: [Sight; 4] = [
    Sight { name: "normal", matrix: [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]] },
    Sight {
        name: "protanopia",
        matrix: [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    },
    Sight {
        name: "deuteranopia",
        matrix: [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    },
    Sight {
        name: "tritanopia",
        matrix: [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    },
];

/// Contrast ratio of two colours, 1 to 21.
pub fn contrast(one: RGBColor, other: RGBColor) -> f64 {
    let luminance = |color| dot([0.2126, 0.7152, 0.0722], linear(color));
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// CIEDE2000 difference of two colours as `sight` sees them.
pub fn difference(one: RGBColor, other: RGBColor, sight: &Sight) -> f64 {
    let seen = |color| lab(sight.matrix.map(|row| dot(row, linear(color)).clamp(0.0, 1.0)));
    ciede2000(seen(one), seen(other))
}

fn dot(one: [f64; 3], other: [f64; 3]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn linear(color: RGBColor) -> Linear {
    [color.0, color.1, color.2].map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

fn lab(color: Linear) -> Lab {
    let curve = |value: f64| {
        if value > 216.0 / 24389.0 { value.cbrt() } else { (24389.0 / 27.0 * value + 16.0) / 116.0 }
    };
    let x = curve(dot([0.412_456_4, 0.357_576_1, 0.180_437_5], color) / 0.950_47);
    let y = curve(dot([0.212_672_9, 0.715_152_2, 0.072_175_0], color));
    let z = curve(dot([0.019_333_9, 0.119_192_0, 0.950_304_1], color) / 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The formula with the paper's signs; all weights 1.
fn ciede2000([light1, a1, b1]: Lab, [light2, a2, b2]: Lab) -> f64 {
    let saturation = |chroma: f64| (chroma.powi(7) / (chroma.powi(7) + 25_f64.powi(7))).sqrt();
    let stretch = 1.5 - 0.5 * saturation(f64::midpoint(a1.hypot(b1), a2.hypot(b2)));
    let (a1, a2) = (a1 * stretch, a2 * stretch);
    let (chroma1, chroma2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (hue1, hue2) = (hue(a1, b1), hue(a2, b2));

    let grey = chroma1 * chroma2 == 0.0;
    let turn = match hue2 - hue1 {
        _ if grey => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let mean_hue = match hue1 + hue2 {
        sum if grey => sum,
        sum if (hue1 - hue2).abs() <= 180.0 => sum / 2.0,
        sum if sum < 360.0 => f64::midpoint(sum, 360.0),
        sum => (sum - 360.0) / 2.0,
    };
    let mean_light = f64::midpoint(light1, light2);
    let mean_chroma = f64::midpoint(chroma1, chroma2);

    let cosine = |times: f64, shift: f64| (times * mean_hue + shift).to_radians().cos();
    let t = 1.0 - 0.17 * cosine(1.0, -30.0) + 0.24 * cosine(2.0, 0.0) + 0.32 * cosine(3.0, 6.0)
        - 0.20 * cosine(4.0, -63.0);
    let off_grey = (mean_light - 50.0).powi(2);
    let light = (light2 - light1) / (1.0 + 0.015 * off_grey / (20.0 + off_grey).sqrt());
    let chroma = (chroma2 - chroma1) / (1.0 + 0.045 * mean_chroma);
    let hue = 2.0 * (chroma1 * chroma2).sqrt() * (turn / 2.0).to_radians().sin()
        / (1.0 + 0.015 * mean_chroma * t);
    let blueness = 60.0 * (-((mean_hue - 275.0) / 25.0).powi(2)).exp();
    let rotation = -blueness.to_radians().sin() * 2.0 * saturation(mean_chroma);
    (light * light + chroma * chroma + hue * hue + rotation * chroma * hue).sqrt()
}

#[test]
fn the_difference_is_that_of_the_published_test_pairs() {
    let pairs: [(Lab, Lab, f64); 14] = [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, -1.3802, -84.2814], [50.0, 0.0, -82.7485], 1.0),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0009], 7.1792),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0011], 7.2195),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([50.0, 2.5, 0.0], [61.0, -5.0, 29.0], 22.8977),
        ([50.0, 2.5, 0.0], [56.0, -27.0, -3.0], 31.9030),
        ([50.0, 2.5, 0.0], [58.0, 24.0, 15.0], 19.4535),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([22.7233, 20.0904, -46.6940], [23.0331, 14.9730, -42.5619], 2.0373),
        ([36.4612, 47.8580, 18.3852], [36.2715, 50.5065, 21.2231], 1.4146),
        ([90.8027, -2.0831, 1.4410], [91.1528, -1.6435, 0.0447], 1.4441),
        ([6.7747, -0.2908, -2.4247], [5.8714, -0.0985, -2.2286], 0.6377),
        ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
    ];
    for (one, other, published) in pairs {
        let computed = ciede2000(one, other);
        assert!((computed - published).abs() < 5e-5, "{one:?} {other:?}: {computed}");
    }
}

#[test]
fn contrast_runs_from_one_to_twenty_one() {
    let (black, white) = (RGBColor(0, 0, 0), RGBColor(255, 255, 255));
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    assert!((contrast(white, white) - 1.0).abs() < 1e-9);
}
