//! Names as somebody types them who does not have every letter on the keys.

/// The text in small letters without accents and apostrophes: "Türkiye",
/// "TURKIYE" and "turkiye" become the same, as do "Қазақстан" and "Казакстан".
///
/// Only for finding. Two names that differ may fold into one.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(plain) => folded.push_str(plain),
            None => folded.push(letter),
        }
    }
    folded
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

#[cfg(test)]
mod tests {
    use super::*;

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
    fn other_scripts_stay_as_they_are() {
        assert_eq!(folded("哈萨克斯坦 كازاخستان"), "哈萨克斯坦 كازاخستان");
    }
}
