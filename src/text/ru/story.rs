//! The words around a story, in Russian.

use super::plural::counted;
use crate::text::story::StoryTexts;

pub(super) const TEXTS: StoryTexts = StoryTexts {
    rows: |count| counted(count, ["строка", "строки", "строк"]),
    explore: "Рассмотреть самому",
    sources: "Строки, на которых держится статья",
    none: "В файле истории нет ни одного шага, который можно прочитать.",
};
