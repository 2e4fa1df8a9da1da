//! Numbers with a noun, in Russian.

/// A number and the noun in the form that it asks for: as after 1, 2 and 5.
pub(super) fn counted(count: usize, forms: [&str; 3]) -> String {
    format!("{count} {}", forms[form(count)])
}

/// The place of the form that a number asks for: as after 1, 2 and 5.
pub(super) fn form(count: usize) -> usize {
    match (count % 10, count % 100) {
        (_, 11..=14) => 2,
        (1, _) => 0,
        (2..=4, _) => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_noun_follows_the_last_digits() {
        let told = [1, 2, 5, 11, 12, 21, 34, 100, 111, 122]
            .map(|count| counted(count, ["строка", "строки", "строк"]));
        assert_eq!(
            told.join(", "),
            "1 строка, 2 строки, 5 строк, 11 строк, 12 строк, 21 строка, 34 строки, 100 строк, \
             111 строк, 122 строки"
        );
    }
}
