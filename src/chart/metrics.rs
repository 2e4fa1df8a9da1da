//! How wide text is, without asking a font.
//!
//! A browser can be asked only by laying the page out, once for each label, and
//! a test machine has other fonts than the reader. So widths come from a table
//! of the advance widths of Noto Sans, in hundredths of the font size, and some
//! to spare. Most fonts that a reader may see in its place (Segoe UI, Roboto, San
//! Francisco, Helvetica) are narrower: a label that fits here fits there.
//!
//! Scripts without a table have one width for all their characters.

use std::borrow::Cow;

/// Width of a line of text, in the unit of `size`.
#[must_use]
pub fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    let hundredths: u32 = text.chars().map(char_width).sum();
    let weight = if bold { BOLD } else { 1.0 };
    f64::from(hundredths) / 100.0 * size * weight * WIDER
}

/// The text, or as much of its beginning as fits with an ellipsis after it.
///
/// Empty if not even the ellipsis fits.
#[must_use]
pub fn ellipsize(text: &str, max_width: f64, size: f64, bold: bool) -> Cow<'_, str> {
    if text_width(text, size, bold) <= max_width {
        return Cow::Borrowed(text);
    }
    let room = max_width - text_width("…", size, bold);
    if room.is_nan() || room < 0.0 {
        return Cow::Borrowed("");
    }
    let mut end = 0;
    let mut width = 0.0;
    for (start, c) in text.char_indices() {
        width += text_width(c.encode_utf8(&mut [0; 4]), size, bold);
        if width > room {
            break;
        }
        end = start + c.len_utf8();
    }
    Cow::Owned(format!("{}…", text[..end].trim_end()))
}

/// The text in lines no wider than `max_width`, broken at spaces.
///
/// A word too long for a line ends in an ellipsis, and so does the last of
/// `max_lines` if more was to follow.
#[must_use]
pub fn wrap(text: &str, max_width: f64, max_lines: usize, size: f64, bold: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        let fits = text_width(&longer, size, bold) <= max_width;
        if fits || line.is_empty() || lines.len() + 1 >= max_lines {
            line = longer;
        } else {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines.iter().map(|line| ellipsize(line, max_width, size, bold).into_owned()).collect()
}

/// How much wider than Noto Sans the font may be that a reader sees: `DejaVu` Sans,
/// which many a Linux shows, is so by about this much in most words.
const WIDER: f64 = 1.07;

/// Bold to regular, on the generous side of what Latin and Cyrillic words need.
const BOLD: f64 = 1.08;

/// Width of one character in hundredths of the font size.
fn char_width(c: char) -> u32 {
    let code = u32::from(c);
    let table: (&[u8], u32) = match code {
        0x20..=0x7e => (&ASCII, 0x20),
        0xa0..=0x17f => (&LATIN, 0xa0),
        0x400..=0x52f => (&CYRILLIC, 0x400),
        _ => return script_width(code),
    };
    // The ranges above are as long as the tables.
    table.0.get((code - table.1) as usize).map_or(60, |width| u32::from(*width))
}

/// The width shared by all characters of a script without a table.
fn script_width(code: u32) -> u32 {
    match code {
        // Combining marks, joiners and directions take no room.
        0x300..=0x36f
        | 0x483..=0x489
        | 0x591..=0x5c7
        | 0x610..=0x61a
        | 0x64b..=0x65f
        | 0x200b..=0x200f
        | 0x202a..=0x202e
        | 0x2066..=0x206f
        | 0xfe00..=0xfe0f => 0,
        // Spaces and the punctuation of numbers.
        0x2004..=0x2006 | 0x2008..=0x200a | 0x202f => 26,
        0x2018..=0x201b | 0x2032 => 25,
        0x2010..=0x2011 | 0x201c..=0x201f | 0x2039..=0x203a => 37,
        0x2026 => 80,
        // Hebrew; Arabic, whose joined letters are narrower than the same
        // letters alone; figure space and figure dash.
        0x590..=0x6ff | 0x750..=0x77f | 0x2007 | 0x2012 => 58,
        // Half squares, and the Chinese, Japanese and Korean square.
        0x2000 | 0x2002 | 0x2013 | 0xff61..=0xffdc => 50,
        0x1100..=0x11ff
        | 0x2e80..=0xd7ff
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe4f
        | 0xff00..=0xffef
        | 0x2_0000..=0x3_ffff => 100,
        // Pictures.
        0x1_f000..=0x1_faff => 130,
        _ => 68,
    }
}

#[rustfmt::skip]
const ASCII: [u8; 95] = [
    26, 27, 41, 65, 57, 83, 73, 22, 30, 30, 55, 57, 27, 32, 27, 37,
    57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 27, 27, 57, 57, 57, 43,
    90, 64, 65, 63, 73, 56, 52, 73, 74, 34, 27, 62, 52, 91, 76, 78,
    60, 78, 62, 55, 56, 73, 60, 93, 59, 57, 57, 33, 37, 33, 57, 44,
    28, 56, 62, 48, 62, 56, 34, 62, 62, 26, 26, 53, 26, 94, 62, 60,
    62, 62, 41, 48, 36, 62, 51, 79, 53, 51, 47, 38, 55, 38, 57,
];

#[rustfmt::skip]
const LATIN: [u8; 224] = [
    26, 27, 57, 57, 57, 57, 55, 51, 58, 83, 36, 51, 57, 32, 83, 50,
    43, 57, 35, 35, 28, 62, 66, 27, 22, 35, 38, 51, 74, 77, 78, 43,
    64, 64, 64, 64, 64, 64, 88, 63, 56, 56, 56, 56, 34, 34, 34, 34,
    73, 76, 78, 78, 78, 78, 78, 57, 78, 73, 73, 73, 73, 57, 60, 63,
    56, 56, 56, 56, 56, 56, 86, 48, 56, 56, 56, 56, 26, 26, 26, 26,
    60, 62, 60, 60, 60, 60, 60, 57, 60, 62, 62, 62, 62, 51, 62, 51,
    64, 56, 64, 56, 64, 56, 63, 48, 63, 48, 63, 48, 63, 48, 73, 62,
    73, 62, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 73, 62, 73, 62,
    73, 62, 73, 62, 74, 62, 74, 62, 34, 26, 34, 26, 34, 26, 34, 26,
    34, 26, 61, 52, 27, 26, 62, 53, 53, 52, 26, 52, 26, 52, 26, 52,
    27, 52, 26, 76, 62, 76, 62, 76, 62, 69, 76, 62, 78, 60, 78, 60,
    78, 60, 93, 95, 62, 41, 62, 41, 62, 41, 55, 48, 55, 48, 55, 48,
    55, 48, 56, 36, 56, 36, 56, 36, 73, 62, 73, 62, 73, 62, 73, 62,
    73, 62, 73, 62, 93, 79, 57, 51, 57, 57, 47, 57, 47, 57, 47, 33,
];

#[rustfmt::skip]
const CYRILLIC: [u8; 304] = [
    56, 56, 74, 52, 64, 55, 34, 34, 27, 94, 96, 74, 62, 77, 62, 73,
    64, 62, 65, 52, 69, 56, 85, 59, 77, 77, 62, 71, 91, 74, 78, 73,
    60, 63, 56, 62, 80, 59, 74, 70, 104, 104, 69, 86, 64, 63, 105, 64,
    56, 60, 58, 43, 58, 56, 75, 49, 64, 64, 53, 58, 75, 64, 60, 62,
    62, 48, 48, 51, 72, 53, 63, 61, 90, 91, 70, 78, 59, 49, 84, 56,
    56, 56, 62, 43, 50, 48, 26, 26, 26, 84, 89, 62, 53, 64, 51, 63,
    92, 79, 68, 63, 92, 74, 68, 57, 93, 78, 73, 64, 98, 85, 59, 49,
    80, 76, 78, 60, 64, 52, 64, 52, 122, 110, 82, 66, 103, 90, 92, 79,
    64, 49, 61, 0, 0, 0, 0, 0, 0, 0, 78, 66, 62, 59, 61, 62,
    53, 44, 53, 43, 65, 53, 90, 80, 59, 49, 67, 56, 62, 53, 62, 53,
    69, 62, 76, 66, 82, 74, 106, 86, 78, 64, 63, 48, 56, 48, 57, 51,
    57, 51, 63, 55, 86, 72, 70, 62, 70, 61, 70, 62, 85, 66, 85, 66,
    34, 85, 75, 70, 56, 72, 59, 73, 62, 76, 66, 70, 61, 92, 76, 34,
    64, 56, 64, 56, 88, 86, 56, 56, 74, 56, 74, 56, 85, 75, 59, 49,
    58, 50, 77, 64, 77, 64, 78, 60, 78, 60, 78, 60, 63, 49, 62, 51,
    62, 51, 62, 51, 70, 61, 53, 43, 86, 78, 53, 43, 63, 55, 59, 53,
    62, 62, 90, 90, 90, 81, 63, 54, 99, 86, 102, 92, 76, 64, 72, 66,
    59, 48, 71, 59, 95, 81, 81, 82, 91, 88, 78, 62, 93, 79, 62, 53,
    101, 82, 109, 88, 74, 64, 73, 64, 73, 63, 140, 116, 69, 60, 71, 59,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_all_equally_wide() {
        let width = text_width("0", 16.0, false);
        for digit in ["1", "2", "3", "4", "5", "6", "7", "8", "9"] {
            assert_eq!(text_width(digit, 16.0, false).to_bits(), width.to_bits());
        }
    }

    #[test]
    fn an_accent_written_apart_takes_no_room() {
        let composed = text_width("\u{e9}", 16.0, false);
        let apart = text_width("e\u{301}", 16.0, false);
        assert_eq!(composed.to_bits(), apart.to_bits());
    }

    #[test]
    fn a_text_that_fits_is_left_alone() {
        assert_eq!(ellipsize("Қазақстан", 100.0, 14.0, false), "Қазақстан");
    }

    #[test]
    fn a_text_too_long_ends_in_an_ellipsis_and_fits() {
        let short = ellipsize("Sociedad Ibérica de Telecomunicaciones", 100.0, 14.0, true);
        assert_eq!(short, "Sociedad I…");
        assert!(text_width(&short, 14.0, true) <= 100.0);
    }

    #[test]
    fn where_not_even_an_ellipsis_fits_nothing_is_written() {
        assert_eq!(ellipsize("Huawei", 5.0, 14.0, false), "");
        assert_eq!(ellipsize("Huawei", f64::NAN, 14.0, false), "");
    }

    #[test]
    fn long_names_break_at_words() {
        let lines = wrap("Bosnia and Herzegovina", 100.0, 2, 14.0, false);
        assert_eq!(lines, ["Bosnia and", "Herzegovina"]);
    }

    #[test]
    fn the_last_line_allowed_holds_what_is_left() {
        let lines = wrap("Saint Vincent and the Grenadines", 100.0, 2, 14.0, false);
        assert_eq!(lines, ["Saint Vincent", "and the Gre…"]);
    }

    #[test]
    fn nothing_to_say_needs_no_line() {
        assert_eq!(wrap("  ", 100.0, 2, 14.0, false), Vec::<String>::new());
    }
}
