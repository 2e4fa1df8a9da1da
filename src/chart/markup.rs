//! The small change of SVG text: escaped words, short numbers, colours.
//!
//! All text of a drawing passes through [`escape`]. Characters that XML cannot
//! hold in any form, and those that turn the words after them round, become
//! U+FFFD.

use std::borrow::Cow;
use std::fmt;

use plotters_backend::{BackendColor, BackendCoord};

use crate::domain::decimal;
use crate::spelling::turns;

/// A colour as `#rrggbb`.
pub struct Rgb(pub BackendColor);

/// An opacity attribute, left out when there is nothing to see through.
pub struct Opacity(pub &'static str, pub f64);

/// A rotation about a point, in degrees, left out when there is none.
pub struct Turn(pub u16, pub BackendCoord);

/// A list of points, each moved by as much to the right and down.
pub struct Points(pub Vec<BackendCoord>, pub f64);

/// A number with at most two decimals and no more of them than it needs.
pub struct Short(pub f64);

/// The text as it may stand in an element or between the quotes of an attribute.
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    let plain = |c: char| {
        !matches!(c, '&' | '<' | '>' | '"' | '\'') && !c.is_control() && in_xml(c) && !turns(c)
    };
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // A parser would read the bare character as a space.
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            c if c.is_control() || !in_xml(c) || turns(c) => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

/// What [`escape`] made of a text, as the text again.
#[must_use]
pub fn unescape(markup: &str) -> Cow<'_, str> {
    let Some(start) = markup.find('&') else { return Cow::Borrowed(markup) };
    let mut text = markup[..start].to_owned();
    let mut rest = &markup[start..];
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let (name, after) = after.split_once(';').unwrap_or((after, ""));
        text.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            "#9" => '\t',
            "#10" => '\n',
            "#13" => '\r',
            _ => '\u{fffd}',
        });
        rest = after;
    }
    text.push_str(rest);
    Cow::Owned(text)
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (red, green, blue) = self.0.rgb;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl fmt::Display for Opacity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.1 >= 1.0 {
            return Ok(());
        }
        write!(f, r#" {}-opacity="{}""#, self.0, Short(self.1))
    }
}

impl fmt::Display for Turn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(degrees, (x, y)) = self;
        if *degrees == 0 {
            return Ok(());
        }
        write!(f, r#" transform="rotate({degrees} {x} {y})""#)
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (x, y)) in self.0.iter().enumerate() {
            let gap = if index == 0 { "" } else { " " };
            write!(f, "{gap}{},{}", Short(f64::from(*x) + self.1), Short(f64::from(*y) + self.1))?;
        }
        Ok(())
    }
}

impl fmt::Display for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal::Short(self.0, 2).fmt(f)
    }
}

/// Whether XML 1.0 can hold the character.
fn in_xml(c: char) -> bool {
    !matches!(c, '\u{fffe}' | '\u{ffff}') && (c >= ' ' || matches!(c, '\t' | '\n' | '\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_are_not_copied() {
        assert!(matches!(escape("Қазақстан, 71 %"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        assert_eq!(escape("a\0b\u{1b}\u{85}\u{ffff}"), "a\u{fffd}b\u{fffd}\u{fffd}\u{fffd}");
    }

    #[test]
    fn what_was_escaped_can_be_read_again() {
        let text = "<a href=\"x\">'&amp;\t\n</a> 71 %";
        assert_eq!(unescape(&escape(text)), text);
        assert!(matches!(unescape("plain"), Cow::Borrowed(_)));
    }

    #[test]
    fn line_breaks_survive_in_an_attribute() {
        assert_eq!(escape("a\tb\r\n"), "a&#9;b&#13;&#10;");
    }

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        let short =
            [3.0, 2.50, 1.0 / 3.0, -0.001, f64::NAN].map(|number| Short(number).to_string());
        assert_eq!(short, ["3", "2.5", "0.33", "0", "0"]);
    }
}
