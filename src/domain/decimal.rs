//! Decimal numbers as people write them into a table and read them on a page.
//!
//! Narrower than what the standard library reads and writes, on purpose: a
//! table has no `1e5`, `inf` or `+1`, and without the standard library's way
//! with every last bit the page is twenty kilobytes lighter.

use std::fmt;

/// Reads digits with at most one point among them and perhaps a minus before.
///
/// With up to 15 digits, the nearest number there is; with more, within a few
/// units of the last place.
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1.0, text), |digits| (-1.0, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut number = 0.0;
    for digit in whole.bytes().chain(fraction.bytes()) {
        number = number * 10.0 + f64::from(digit.checked_sub(b'0').filter(|digit| *digit < 10)?);
    }
    // Powers of ten are exact up to the 22nd, hence one rounding at most.
    let scale = fraction.bytes().fold(1.0, |scale, _| scale * 10.0);
    Some(sign * (number / scale)).filter(|number| number.is_finite())
}

/// A number with a fixed number of decimals, a half rounded up; what is not
/// finite is written as 0, and what is past 2⁶⁴ as 2⁶⁴.
#[derive(Clone, Copy, Debug)]
pub struct Fixed(
    /// The number.
    pub f64,
    /// How many decimals, 12 at most.
    pub u32,
);

impl Fixed {
    /// Sign, whole part and the digits of the fraction.
    fn parts(self) -> (bool, u64, u64, u64) {
        let Self(number, decimals) = self;
        let scale = 10_u64.pow(decimals.min(12));
        let scaled = scaled(number.abs(), scale);
        (number < 0.0 && scaled > 0, scaled / scale, scaled % scale, scale)
    }
}

impl fmt::Display for Fixed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (is_negative, whole, fraction, scale) = self.parts();
        if is_negative {
            f.write_str("-")?;
        }
        write!(f, "{whole}")?;
        if scale == 1 {
            return Ok(());
        }
        // The leading 1 keeps the zeros after the point.
        let digits = (scale + fraction).to_string();
        write!(f, ".{}", digits.get(1..).unwrap_or_default())
    }
}

/// A number with as many decimals as it needs, and no more than asked for.
#[derive(Clone, Copy, Debug)]
pub struct Short(
    /// The number.
    pub f64,
    /// The most decimals, 12 at most.
    pub u32,
);

impl fmt::Display for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (_, _, mut fraction, _) = Fixed(self.0, self.1).parts();
        let mut decimals = self.1.min(12);
        while decimals > 0 && fraction.is_multiple_of(10) {
            fraction /= 10;
            decimals -= 1;
        }
        Fixed(self.0, decimals).fmt(f)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, takes what is no number for 0, and the number is not negative"
)]
fn scaled(number: f64, scale: u64) -> u64 {
    // Sums of fractions miss a half by less than this.
    (number * scale as f64 + 0.5 + 1e-7) as u64
}

/// The value if it lies between two others, else the nearer of them; what is no
/// number is the lower. `f64::clamp` would do, but it names its bounds when it
/// panics, and formatting floats weighs ten kilobytes.
#[must_use]
pub fn within(value: f64, from: f64, to: f64) -> f64 {
    value.max(from).min(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_numbers_are_read_as_the_standard_library_does() {
        for text in ["0", "71", "12.5", "0.1", "-3.07", "99.99", "1234567.25", ".5", "7.", "0045"] {
            assert_eq!(parse(text), text.parse().ok(), "{text}");
        }
    }

    #[test]
    fn what_nobody_writes_into_a_table_is_no_number() {
        for text in ["", "-", ".", "1e5", "inf", "NaN", "+1", "1,5", "1.2.3", "--1", " 1"] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse(&"9".repeat(400)), None);
    }

    #[test]
    fn a_half_is_rounded_up() {
        assert_eq!(Fixed(0.125, 2).to_string(), "0.13");
        assert_eq!(Fixed(14.499_999_999, 0).to_string(), "15");
        assert_eq!(Fixed(-2.5, 0).to_string(), "-3");
        assert_eq!(Fixed(-0.001, 2).to_string(), "0.00");
        assert_eq!(Fixed(f64::NAN, 1).to_string(), "0.0");
    }

    #[test]
    fn a_short_number_has_no_zeros_to_spare() {
        let short = [3.0, 2.50, 1.0 / 3.0, -0.001, 100.0].map(|x| Short(x, 2).to_string());
        assert_eq!(short, ["3", "2.5", "0.33", "0", "100"]);
    }
}
