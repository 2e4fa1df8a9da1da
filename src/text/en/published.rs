//! The words of the figure of published shares, in English.

use crate::text::published::PublishedTexts;

pub(super) const TEXTS: PublishedTexts = PublishedTexts {
    caption: |market| format!("Shares as others publish them: {market}"),
    market: "Market",
    chinese: "Chinese vendors",
    non_chinese: "Vendors not from China",
    period: "Period",
    publisher: "Publisher",
    measure: "Share of",
    ours: "Our estimate",
    ours_measure: "subscriptions served",
    hints: [
        "Each sign is a reading of its publisher; a line joins those of one period that differ. The \
         columns are our estimate, of subscriptions served; what a publisher counts stands at its \
         readings.",
        "Each sign is a reading of its publisher; a line joins those of one period that differ. What \
         a publisher counts stands at its readings; our estimate has nothing to compare here.",
    ],
    none_of: |place| format!("No share is published of {place}. "),
};
