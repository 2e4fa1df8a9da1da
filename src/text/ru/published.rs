//! The words of the figure of published shares, in Russian.

use crate::text::published::PublishedTexts;

pub(super) const TEXTS: PublishedTexts = PublishedTexts {
    caption: |market| format!("Доли по сторонним оценкам: {market}"),
    market: "Рынок",
    chinese: "Китайские поставщики",
    non_chinese: "Поставщики не из Китая",
    period: "Период",
    publisher: "Источник",
    measure: "База расчёта",
    ours: "Наша оценка",
    ours_measure: "обслуживаемые абоненты",
    hints: [
        "Каждый значок — оценка одного источника; линия соединяет расходящиеся оценки за один период. \
         Столбцы — наша оценка по обслуживаемым абонентам; что считает источник, указано у его оценок.",
        "Каждый значок — оценка одного источника; линия соединяет расходящиеся оценки за один период. \
         Что считает источник, указано у его оценок; нашей оценки для сравнения здесь нет.",
    ],
    none_of: |place| format!("Опубликованных долей нет: {place}. "),
};
