//! Numbers as people of a language write them.

use crate::domain::decimal::Fixed;

/// The marks of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numerals {
    /// Between groups of three digits.
    pub group: char,
    /// Before the fraction.
    pub point: char,
    /// From how many digits on a whole number is grouped.
    pub grouped_from: usize,
}

impl Numerals {
    /// A whole number with its digits grouped: `1,212`.
    #[must_use]
    pub fn whole(&self, number: usize) -> String {
        self.grouped(&number.to_string())
    }

    /// A fraction of 1 as whole percent, with the sign: `71 %`.
    ///
    /// A share that is there but rounds to nothing reads `<1 %`, and one that
    /// rounds to everything but is less, `>99 %`.
    #[must_use]
    pub fn percent(&self, fraction: f64) -> String {
        format!("{}\u{a0}%", Self::percent_digits(fraction))
    }

    /// The same without the sign.
    #[must_use]
    pub fn percent_digits(fraction: f64) -> String {
        // Nine decimals are what the method reckons with: less is nothing.
        let percent = fraction * 100.0;
        if percent > 1e-7 && percent < 0.5 {
            return "<1".to_owned();
        }
        if (99.5..100.0 - 1e-7).contains(&percent) {
            return ">99".to_owned();
        }
        Fixed(percent.abs(), 0).to_string()
    }

    /// A range of fractions in whole percent: `0–84`.
    #[must_use]
    pub fn percent_range(&self, from: f64, to: f64) -> String {
        let (from, to) = (Self::percent_digits(from), Self::percent_digits(to));
        if from == to { from } else { format!("{from}–{to}") }
    }

    /// A number with as many decimals as asked for.
    #[must_use]
    pub fn decimal(&self, number: f64, decimals: u32) -> String {
        let text = Fixed(number.abs(), decimals).to_string();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let sign = if number < 0.0 { "−" } else { "" };
        let whole = self.grouped(whole);
        if fraction.is_empty() {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}{}{fraction}", self.point)
        }
    }

    /// A whole number with its sign: `+12`, `−7`, `0`.
    #[must_use]
    pub fn signed(&self, number: f64) -> String {
        let text = self.decimal(number, 0);
        match text.strip_prefix('−') {
            Some("0") => "0".to_owned(),
            None if text != "0" => format!("+{text}"),
            _ => text,
        }
    }

    fn grouped(&self, digits: &str) -> String {
        if digits.len() < self.grouped_from {
            return digits.to_owned();
        }
        let mut grouped = String::with_capacity(digits.len() * 2);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(self.group);
            }
            grouped.push(digit);
        }
        grouped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: Numerals = Numerals { group: ',', point: '.', grouped_from: 4 };

    #[test]
    fn digits_are_grouped_by_three() {
        assert_eq!(ENGLISH.whole(87), "87");
        assert_eq!(ENGLISH.whole(1212), "1,212");
        assert_eq!(ENGLISH.whole(1_000_000), "1,000,000");
        assert_eq!(ENGLISH.decimal(-1234.5, 1), "−1,234.5");
    }

    #[test]
    fn a_difference_has_its_sign_and_nothing_has_none() {
        assert_eq!(ENGLISH.signed(12.4), "+12");
        assert_eq!(ENGLISH.signed(-7.0), "−7");
        assert_eq!(ENGLISH.signed(-0.2), "0");
        assert_eq!(ENGLISH.signed(1234.0), "+1,234");
    }

    #[test]
    fn a_half_is_rounded_up() {
        assert_eq!(ENGLISH.percent(0.125), "13\u{a0}%");
        assert_eq!(ENGLISH.percent(0.145), "15\u{a0}%");
        assert_eq!(ENGLISH.percent(0.005), "1\u{a0}%");
        assert_eq!(ENGLISH.decimal(0.25, 1), "0.3");
        assert_eq!(ENGLISH.decimal(2.5, 0), "3");
    }

    #[test]
    fn a_share_that_is_there_never_reads_as_nothing() {
        assert_eq!(ENGLISH.percent(0.0), "0\u{a0}%");
        assert_eq!(ENGLISH.percent(0.001), "<1\u{a0}%");
        assert_eq!(ENGLISH.percent(0.714), "71\u{a0}%");
        assert_eq!(ENGLISH.percent(0.999), ">99\u{a0}%");
        assert_eq!(ENGLISH.percent(1.0), "100\u{a0}%");
        assert_eq!(ENGLISH.percent_range(0.0, 0.84), "0–84");
        assert_eq!(ENGLISH.percent_range(0.5, 0.5), "50");
    }
}
