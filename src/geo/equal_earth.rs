//! The Equal Earth projection, forward only: equal areas, and shapes that look
//! as people know them.
//!
//! Šavrič, Patterson, Jenny: The Equal Earth map projection, International
//! Journal of Geographical Information Science 33(3), 2019: the polynomial and
//! its four coefficients.

const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];

/// Half the width of the whole world in the units of [`project`].
pub const HALF_WIDTH: f64 = 2.706_629_983_696_075;

/// Where a point is, from its degrees east and north: to the right and up, in
/// radii of the globe.
#[must_use]
pub fn project(longitude: f64, latitude: f64) -> (f64, f64) {
    let root = 3.0_f64.sqrt() / 2.0;
    let sine_of_theta = root * sine(latitude.to_radians());
    let theta = sine_of_theta.asin();
    let square = theta * theta;
    let sixth = square * square * square;
    let [a1, a2, a3, a4] = A;
    let slope = a1 + 3.0 * a2 * square + sixth * (7.0 * a3 + 9.0 * a4 * square);
    let x = longitude.to_radians() * (1.0 - sine_of_theta * sine_of_theta).sqrt() / (root * slope);
    let y = theta * (a1 + a2 * square + sixth * (a3 + a4 * square));
    (x, y)
}

/// The sine of an angle of at most a quarter turn, by its series: true to
/// eleven decimals. The library's, for any angle, would weigh five kilobytes.
fn sine(angle: f64) -> f64 {
    let square = angle * angle;
    let terms = [15.0_f64, 13.0, 11.0, 9.0, 7.0, 5.0, 3.0];
    let rest = terms.iter().fold(1.0, |rest, n| 1.0 - square / (n * (n - 1.0)) * rest);
    angle * rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_near((x, y): (f64, f64), (right, up): (f64, f64)) {
        assert!((x - right).abs() < 1e-9 && (y - up).abs() < 1e-9, "{x} {y}");
    }

    #[test]
    fn the_middle_stays_and_the_edges_are_where_they_should_be() {
        assert_near(project(0.0, 0.0), (0.0, 0.0));
        assert_near(project(180.0, 0.0), (HALF_WIDTH, 0.0));
        assert_near(project(-180.0, 0.0), (-HALF_WIDTH, 0.0));
        // Width to height of the whole is 2.05 to 1.
        let height = project(0.0, 90.0).1;
        assert!((HALF_WIDTH / height - 2.054_58).abs() < 1e-4, "{height}");
    }

    #[test]
    fn the_series_is_the_sine() {
        for degrees in -90..=90 {
            let angle = f64::from(degrees).to_radians();
            assert!((sine(angle) - angle.sin()).abs() < 1e-10, "{degrees}");
        }
    }

    #[test]
    fn equal_areas_stay_equal() {
        // A field of one degree by one degree, its area by its corners, over
        // the area it has on the globe.
        let ratio = |latitude: f64| {
            let corners = [(20.0, 0.0), (21.0, 0.0), (21.0, 1.0), (20.0, 1.0)];
            let points = corners.map(|(east, north)| project(east, latitude + north));
            let next = points.iter().cycle().skip(1);
            let twice: f64 = points.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
            let band = (latitude + 1.0).to_radians().sin() - latitude.to_radians().sin();
            (twice / 2.0) / (1.0_f64.to_radians() * band)
        };
        for latitude in [-80.0, -45.0, 0.0, 30.0, 60.0, 80.0] {
            assert!((ratio(latitude) - 1.0).abs() < 1e-3, "{latitude}: {}", ratio(latitude));
        }
    }
}
