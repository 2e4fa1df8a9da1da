//! Dense ids: the n-th country, operator or vendor of one store.
//!
//! Results per country or vendor are plain vectors indexed by these. An id
//! means nothing outside the [`Store`](crate::store::Store) that gave it out;
//! whatever outlives a store (addresses, exports, fixtures) uses the code or
//! slug of the data instead.

use std::num::NonZero;

/// Kept as numbers from 1, so that an id that may be missing takes no more room.
macro_rules! dense_id {
    ($(#[$doc:meta])* $name:ident($number:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(NonZero<$number>);

        impl $name {
            /// The id of the entry at `index`, or nothing past what the number can hold.
            #[must_use]
            pub fn from_index(index: usize) -> Option<Self> {
                let number = <$number>::try_from(index).ok()?.checked_add(1)?;
                NonZero::new(number).map(Self)
            }

            /// The position of the entry in its table.
            #[must_use]
            pub fn index(self) -> usize {
                self.0.get() as usize - 1
            }
        }
    };
}

dense_id! {
    /// A country of the store.
    CountryId(u16)
}
dense_id! {
    /// An operator of the store.
    OperatorId(u32)
}
dense_id! {
    /// A vendor of the store.
    VendorId(u16)
}
dense_id! {
    /// A row of contracts.csv: its position among the rows that were read.
    RowId(u32)
}
dense_id! {
    /// A text that stands in many rows: a publisher, a currency.
    TermId(u32)
}
