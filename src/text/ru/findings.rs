//! The words of concentration, and of where to dig next, in Russian.

use crate::estimate::corroboration::Lack;
use crate::text::findings::FindingTexts;

pub(super) const TEXTS: FindingTexts = FindingTexts {
    concentration: |place| format!("Насколько сосредоточен рынок: {place}"),
    hint: "Индекс Херфиндаля — Хиршмана по поставщикам: около 0 — много равных, 10\u{a0}000 — один. Сплошное — \
           наименьшее, что допускают границы долей, оттенок — индекс нашей оценки, контур — наибольшее. \
           Какая часть рынка известна, сказано после названия.",
    by_place: "По местам",
    by_domain: "По частям сети, все места вместе",
    range: "Границы",
    over_time: "Сосредоточенность по годам",
    with_known: |name, known| format!("{name}, {known}"),
    hhi_phrase: |of, hhi, range, known| match range {
        "" => format!("{of}: индекса нет, ничего не известно"),
        range => format!("{of}: индекс {hhi}, в пределах {range}, известно {known}"),
    },
    dig: "Где искать дальше",
    dig_hint: |listed, all| {
        format!(
            "Пробелы, которые касаются большего числа людей: {listed} из {all}. Это операторы без \
             названного поставщика, либо сведениям о них три года и больше, либо они держатся на одном \
             сообщении, которое не первоисточник."
        )
    },
    lack: |lack| match lack {
        Lack::Nobody => "Поставщик не назван",
        Lack::Old => "Старые сведения",
        Lack::Single => "Одно сообщение",
    },
    dig_heads: ["Оператор", "Чего не хватает", "Доля рынка", "Человек, млн", "Исправление"],
    correct: "Прислать строку",
    correction: |name, id| {
        [
            format!("Vendor Atlas: кто поставляет {name}"),
            format!(
                "Оператор: {name} ({id})\nПоставщик:\nЧто произошло (контракт, запуск, поставщик, изъятие …):\n\
                 Когда:\nЧасть сети и поколение:\nОпубликованная доля в процентах, если есть:\n\
                 Издание и адрес страницы:\nЗамечания:\n"
            ),
        ]
    },
};
