//! Dates as exact as their source, and the days they end on.
//!
//! Many sources give a year only. [`PartialDate`] keeps what was stated, and
//! [`PartialDate::end`] is the last day of it, which is what the method reckons
//! with.

use std::fmt;
use std::num::NonZeroU32;

/// Years that a date may have.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

/// A year, a month of a year, or a day: 2024, 2024-05, 2024-05-31.
///
/// Always a date of the Gregorian calendar between the years 1900 and 2100: no
/// network is older, and a later year is a slip of the pen.
/// Ordered by year, month, day; the less exact of two comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate(NonZeroU32);

impl PartialDate {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nothing else is a date.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let year = digits(bytes.get(..4)?)?;
        let (month, day) = match bytes.len() {
            4 => (0, 0),
            7 if bytes[4] == b'-' => (digits(&bytes[5..7])?, 0),
            10 if bytes[4] == b'-' && bytes[7] == b'-' => {
                (digits(&bytes[5..7])?, digits(&bytes[8..10])?)
            }
            _ => return None,
        };
        let month_exists = bytes.len() == 4 || (1..=12).contains(&month);
        let day_exists = bytes.len() < 10 || (1..=days_in_month(year, month)).contains(&day);
        if !YEARS.contains(&year) || !month_exists || !day_exists {
            return None;
        }
        NonZeroU32::new(year << 9 | month << 5 | day).map(Self)
    }

    /// The calendar year.
    #[must_use]
    pub fn year(self) -> i32 {
        // At most 9999, so the cast keeps the value.
        (self.0.get() >> 9).cast_signed()
    }

    /// The month, 1 to 12, where it is stated.
    #[must_use]
    pub fn month(self) -> Option<u32> {
        Some(self.0.get() >> 5 & 15).filter(|&month| month > 0)
    }

    /// The day of the month, 1 to 31, where it is stated.
    #[must_use]
    pub fn day(self) -> Option<u32> {
        Some(self.0.get() & 31).filter(|&day| day > 0)
    }

    /// The date without its day, or without its month too.
    #[must_use]
    pub fn coarser(self, keeps_month: bool) -> Self {
        let kept = self.0.get() & if keeps_month { !31 } else { !511 };
        // A date has a year.
        NonZeroU32::new(kept).map_or(self, Self)
    }

    /// A number that sorts as dates do.
    #[must_use]
    pub fn sort_key(self) -> u32 {
        self.0.get()
    }

    /// The last day of what is stated: 2024 ends on 31 December 2024.
    #[must_use]
    pub fn end(self) -> Day {
        let month = self.month().unwrap_or(12);
        let year = self.year();
        let day = self.day().unwrap_or_else(|| days_in_month(year.cast_unsigned(), month));
        Day::from_civil(year, month, day)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year())?;
        if let Some(month) = self.month() {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day() {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A whole day, counted from 1 January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// Stands for "undated", which the method takes as older than any date.
    pub const UNDATED: Self = Self(i32::MIN);

    /// A number that sorts as days do, [`Day::UNDATED`] before all others.
    #[must_use]
    pub fn sort_key(self) -> u32 {
        self.0.cast_unsigned() ^ 0x8000_0000
    }

    /// 31 December of `year`: the day an estimate for that year looks from.
    #[must_use]
    pub fn end_of_year(year: i32) -> Self {
        Self::from_civil(year, 12, 31)
    }

    /// Whether this is a real day and not [`Day::UNDATED`].
    #[must_use]
    pub fn is_dated(self) -> bool {
        self != Self::UNDATED
    }

    /// Days from `earlier` to this day; negative if it is not earlier.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// Years of 365.25 days from `earlier` to this day, rounded to 2 decimals
    /// (method, section 1), so that five calendar years are 5.00.
    #[must_use]
    pub fn years_since(self, earlier: Self) -> f64 {
        (f64::from(self.days_since(earlier)) / 365.25 * 100.0).round() / 100.0
    }

    /// Days from the civil date, by counting 400-year eras that begin on 1 March
    /// (the usual shift that puts the leap day last).
    fn from_civil(year: i32, month: u32, day: u32) -> Self {
        let shifted_year = if month <= 2 { year - 1 } else { year };
        let era = shifted_year.div_euclid(400);
        let year_of_era = shifted_year.rem_euclid(400);
        let shifted_month = ((month + 9) % 12).cast_signed();
        let day_of_year = (153 * shifted_month + 2) / 5 + day.cast_signed() - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }
}

fn digits(bytes: &[u8]) -> Option<u32> {
    bytes.iter().try_fold(0, |number, byte| {
        byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0'))
    })
}

fn days_in_month(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn end(text: &str) -> Day {
        PartialDate::parse(text).unwrap().end()
    }

    #[test]
    fn a_date_ends_on_the_last_day_of_what_is_stated() {
        assert_eq!(end("2024"), end("2024-12-31"));
        assert_eq!(end("2024-02"), end("2024-02-29"));
        assert_eq!(end("1900-02"), end("1900-02-28"));
        assert_eq!(end("1970-01-01"), Day(0));
        assert_eq!(end("2026-11-22"), Day(20_779));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "24",
            "2024-13",
            "2024-00",
            "2023-02-29",
            "2024-5-1",
            "2024/05",
            "20240501",
            "２０２４",
        ] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_prints_as_it_was_written() {
        for text in ["2024", "2024-05", "2024-05-31"] {
            assert_eq!(PartialDate::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn five_calendar_years_are_five_years() {
        assert!((end("2024").years_since(end("2019")) - 5.0).abs() < 1e-12);
        assert!((end("2025").years_since(end("2022")) - 3.0).abs() < 1e-12);
    }
}
