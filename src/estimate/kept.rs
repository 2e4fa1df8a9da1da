//! What was worked out of each operator for the year asked about last: most
//! figures ask about the same.

use crate::domain::id::OperatorId;
use std::sync::{Arc, Mutex, PoisonError};

/// For each operator a list, with the year it is of.
pub(super) struct KeptLists<T>(Vec<Mutex<Kept<T>>>);

type Kept<T> = Option<(i32, Arc<[T]>)>;

impl<T> KeptLists<T> {
    /// None yet, of so many operators.
    pub(super) fn new(operators: usize) -> Self {
        Self((0..operators).map(|_| Mutex::default()).collect())
    }

    /// The list of an operator in a year, made if it is not the one kept.
    pub(super) fn get(
        &self,
        operator: OperatorId,
        year: i32,
        make: impl FnOnce() -> Vec<T>,
    ) -> Arc<[T]> {
        let mut kept = self.0[operator.index()].lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some((of, list)) if *of == year => Arc::clone(list),
            _ => {
                let list: Arc<[T]> = make().into();
                *kept = Some((year, Arc::clone(&list)));
                list
            }
        }
    }
}
