//! The words of places side by side, in Russian.

use crate::query::Ranking;
use crate::text::compare::CompareTexts;

pub(super) const TEXTS: CompareTexts = CompareTexts {
    choose: "Выберите от двух до двенадцати стран или регионов, чтобы сравнить их.",
    cut: |most| format!("Показаны первые {most} из выбранных мест."),
    rank_by: "Порядок",
    ranking: |ranking| match ranking {
        Ranking::Chosen => "В порядке выбора",
        Ranking::Name => "По названию",
        Ranking::Share => "По доле поставщика",
        Ranking::Coverage => "По известной части",
        Ranking::Concentration => "По концентрации",
    },
    over_time: |vendor| format!("Доля {vendor} по годам"),
    measures: "Сколько известно и насколько рынок сконцентрирован",
    known: "Известно",
    known_note: "часть рынка с известным поставщиком",
    known_short: "известно",
    hhi: "HHI",
    hhi_note: "0 — много равных поставщиков, 10\u{a0}000 — один",
    effective: "Эффективное число поставщиков",
    differences: |base| {
        format!(
            "В числах; в скобках — отличие от места «{base}», первого с известными долями, в процентных пунктах, у HHI — в его \
             единицах. Числа округлены, границы долей показаны выше"
        )
    },
    measure: "Доля",
    hhi_phrase: |place, hhi| format!("{place}: индекс Херфиндаля — Хиршмана {hhi}"),
    hhi_remark: "Доли известной части возводятся в квадрат, складываются и умножаются на 10\u{a0}000. \
                 Неизвестное не входит, поэтому при малой известной части индекс говорит мало.",
};
