//! Names and ids as somebody types them: without every letter on the keys, or
//! with a slip of the pen.

/// Whether a letter turns the direction of the text after it, as if what stands
/// there were something else (Unicode Standard Annex 9, section 2).
#[must_use]
pub fn turns(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text without the letters that [turn](turns) its direction: a name must not
/// write the sentence around it backwards.
#[must_use]
pub fn unturned(text: &str) -> String {
    text.replace(turns, "")
}

/// The text in small letters without accents and apostrophes: "Türkiye",
/// "TURKIYE" and "turkiye" become the same, as do "Қазақстан" and "Казакстан".
///
/// Only for finding. Two names that differ may fold into one.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().map(small) {
        match plain(letter) {
            Some(plain) => folded.push_str(plain),
            None => folded.push(letter),
        }
    }
    folded
}

/// The small letter of a capital of the Latin and Cyrillic alphabets: the
/// tables for all others would weigh as much as the rest of the search.
fn small(letter: char) -> char {
    let moved = |by: u32| char::from_u32(u32::from(letter) + by).unwrap_or(letter);
    let is_even = u32::from(letter).is_multiple_of(2);
    match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'А'..='Я' => moved(0x20),
        'Ѐ'..='Џ' => moved(0x50),
        'İ' => 'i',
        'Ÿ' => 'ÿ',
        'Ə' => 'ə',
        'Ӏ' => 'ӏ',
        // In these stretches a capital stands before its small letter.
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ș'..='ț' | 'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' | 'Ӑ'..='ӿ' if is_even => {
            moved(1)
        }
        'Ĺ'..='ň' | 'Ź'..='ž' | 'Ӂ'..='ӎ' if !is_even => moved(1),
        other => other,
    }
}

/// What stands for a letter with an accent; nothing for any other letter.
fn plain(letter: char) -> Option<&'static str> {
    // Most of what is read is plain already.
    if letter.is_ascii() && letter != '\'' && letter != '`' {
        return None;
    }
    Some(match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ə' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'ё' => "е",
        'ә' => "а",
        'ғ' => "г",
        'і' | 'ї' => "и",
        'қ' => "к",
        'ң' => "н",
        'ө' => "о",
        'ұ' | 'ү' | 'ў' => "у",
        'һ' | 'ҳ' => "х",
        // Accents that stand by themselves, and every kind of apostrophe.
        '\u{300}'..='\u{36f}' | '\'' | '`' | '´' | '‘' | '’' | 'ʻ' | 'ʼ' | 'ʿ' => "",
        _ => return None,
    })
}

/// The word of `allowed` nearest to `found`: at most two letters away and
/// nearer than half its length. Letter case does not count.
#[must_use]
pub fn nearest<'a>(found: &str, allowed: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let found = found.trim().to_ascii_lowercase();
    // Nobody mistypes a sentence into an id; and the comparison is quadratic.
    if found.is_empty() || found.len() > 60 {
        return None;
    }
    allowed
        .into_iter()
        .map(|word| (distance(&found, &word.to_ascii_lowercase()), word))
        .filter(|(away, word)| *away <= 2 && away * 2 < word.len())
        .min_by_key(|(away, _)| *away)
        .map(|(_, word)| word.to_owned())
}

/// Levenshtein's distance, one row of the table at a time.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, letter) in from.chars().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, other) in to.iter().enumerate() {
            let substituted = diagonal + usize::from(letter != *other);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[to.len()]
}

/// How far what was typed is from a name, both [`folded`]: 0 if the name, or a
/// word of it, begins with it, else the letters that differ. Nothing past one
/// slip in four letters, or with another first letter.
#[must_use]
pub fn slips(typed: &str, name: &str) -> Option<usize> {
    let length = typed.chars().count();
    // Of short words another one is never far; nobody types a long one in full.
    if !(4..=24).contains(&length) {
        return None;
    }
    let most = (length + 1) / 4;
    let first = typed.chars().next();
    let starts = name.split([' ', '-', '(', '/']).filter(|word| word.chars().next() == first);
    // As much of the name as was typed, a letter more or less, from where each
    // of its words begins.
    let from = starts.map(|word| word.as_ptr() as usize - name.as_ptr() as usize);
    let beginnings = from.flat_map(|start| {
        let lengths = length.saturating_sub(1)..=length + 1;
        lengths.map(move |length| name[start..].chars().take(length).collect::<String>())
    });
    beginnings.map(|beginning| distance(typed, &beginning)).filter(|away| *away <= most).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_finds_its_word() {
        let vendors = ["huawei", "ericsson", "nokia", "zte"];
        assert_eq!(nearest("huawai", vendors).as_deref(), Some("huawei"));
        assert_eq!(nearest("Ericson", vendors).as_deref(), Some("ericsson"));
        assert_eq!(nearest("cisco", vendors), None);
        assert_eq!(nearest("", vendors), None);
    }

    #[test]
    fn a_name_is_found_with_a_slip_in_it() {
        assert_eq!(slips("kazahstan", "kazakhstan"), Some(1));
        assert_eq!(slips("bolivia", "plurinational state of bolivia"), Some(0));
        assert_eq!(slips("usbekistan", "uzbekistan"), Some(1));
        assert_eq!(slips("peru", "chile"), None);
        assert_eq!(slips("erikson", "ericsson"), Some(2));
        assert_eq!(slips("chi", "chile"), None);
    }

    #[test]
    fn accents_and_apostrophes_do_not_matter() {
        assert_eq!(folded("Türkiye"), folded("TURKIYE"));
        assert_eq!(folded("İstanbul"), "istanbul");
        assert_eq!(folded("Côte d’Ivoire"), folded("cote d'ivoire"));
        assert_eq!(folded("Oʻzbekiston"), "ozbekiston");
    }

    #[test]
    fn letters_that_a_russian_keyboard_lacks_have_their_likeness() {
        assert_eq!(folded("Қазақстан"), "казакстан");
        assert_eq!(folded("Королёв"), "королев");
    }

    #[test]
    fn capitals_have_the_small_letters_that_unicode_gives_them() {
        for letter in ('A'..='Ž').chain('А'..='ӿ').filter(|letter| letter.is_alphabetic()) {
            let unicode: String = letter.to_lowercase().collect();
            // Whose small letter is two characters in Unicode.
            let is_double = letter == 'İ';
            assert!(is_double || small(letter).to_string() == unicode, "{letter}");
        }
    }

    #[test]
    fn other_scripts_stay_as_they_are() {
        assert_eq!(folded("哈萨克斯坦 كازاخستان"), "哈萨克斯坦 كازاخستان");
    }
}
