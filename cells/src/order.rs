//! Numbers in order.

/// The positions of numbers, in the order of the numbers; equal ones stay as
/// they stand.
#[must_use]
pub fn order(numbers: impl Iterator<Item = u64>) -> Vec<u32> {
    let mut placed: Vec<(u64, u32)> = numbers.zip(0..).collect();
    sort(&mut placed);
    placed.into_iter().map(|(_, place)| place).collect()
}

/// The different numbers of a list, in order.
#[must_use]
pub fn distinct(mut numbers: Vec<u32>) -> Vec<u32> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

// Not generic, so that it is compiled here, for speed.
fn sort(placed: &mut [(u64, u32)]) {
    placed.sort_unstable();
}

#[cfg(test)]
mod tests {
    #[test]
    fn equal_numbers_stay_as_they_stand() {
        assert_eq!(super::order([5, 1, 5, 0, 1].into_iter()), [3, 1, 4, 0, 2]);
    }

    #[test]
    fn equal_numbers_are_one() {
        assert_eq!(super::distinct(vec![5, 1, 5, 0, 1]), [0, 1, 5]);
    }
}
