//! One sort for the whole page.
//!
//! Every type and every comparison that the sort of the standard library is
//! used with adds some seven kilobytes to the page, and a page has dozens of
//! short lists to put in order. Here the sort itself is compiled once, over
//! positions, and only the moving is done for each type.

use std::cmp::Ordering;

/// Puts a list in order. Entries that compare as equal stay as they stood.
pub fn by<T>(list: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let positions = sorted(list.len(), &|a, b| compare(&list[a], &list[b]));
    arrange(list, positions);
}

/// Puts a list in the order of a text that each entry has.
pub fn by_text<T>(list: &mut Vec<T>, text: impl Fn(&T) -> String) {
    let texts: Vec<String> = list.iter().map(text).collect();
    let positions = sorted(list.len(), &|a, b| texts[a].cmp(&texts[b]));
    arrange(list, positions);
}

/// The different ids of a list, in order. There may be a million of them, which is
/// why this is not [`by`].
pub fn distinct<T>(
    ids: impl Iterator<Item = T>,
    index: impl Fn(T) -> usize,
    id: impl Fn(usize) -> Option<T>,
) -> Vec<T> {
    // No table has more entries than 32 bits can number.
    let indices = ids.map(|id| u32::try_from(index(id)).unwrap_or(u32::MAX)).collect();
    cells::distinct(indices).into_iter().filter_map(|index| id(index as usize)).collect()
}

/// The positions of a list of `length` entries, in order.
#[must_use]
pub fn sorted(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..length).collect();
    positions.sort_by(|a, b| compare(*a, *b));
    positions
}

/// Moves the entries of a list to where their positions stand.
fn arrange<T>(list: &mut Vec<T>, positions: Vec<usize>) {
    let mut entries: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(positions.into_iter().filter_map(|position| entries[position].take()));
}

#[cfg(test)]
mod tests {
    #[test]
    fn equal_entries_stay_as_they_stood() {
        let mut list = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        super::by(&mut list, |a, b| a.0.cmp(&b.0));
        assert_eq!(list, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
        super::by_text(&mut list, |entry| entry.1.to_string());
        assert_eq!(list, [(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')]);
    }
}
