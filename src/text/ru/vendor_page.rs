//! The words of the page of one vendor, and of who replaced whom, in Russian.

use super::plural::form;
use crate::text::vendor_page::{VendorTexts, metric_name};

pub(super) const TEXTS: VendorTexts = VendorTexts {
    look_at: "Страница поставщика",
    seat: |seat| format!("Головной офис: {seat}"),
    headline: |vendor, place, share| match share {
        "" => format!("{place}: доля {vendor} неизвестна"),
        share => format!("{place}: доля {vendor} — {share}"),
    },
    by_stage: "Его строки по стадиям и годам",
    by_stage_hint: |others| {
        let rows = "Это строки сведений, а не сделки: об одной могут сообщать несколько источников. Шкала \
                    у всех одна.";
        match others {
            "0" => rows.to_owned(),
            others => format!("{rows} Не нарисованы строки без даты и более старые: {others}."),
        }
    },
    stage: "Стадия",
    operators: |vendor, operators, countries, year| {
        // After «у» and «в» a noun has one form for one and another for several.
        let of = |count: usize, one: &str, several: &str| {
            format!("{count} {}", if form(count) == 0 { one } else { several })
        };
        let operators = of(operators, "оператора", "операторов");
        let countries = of(countries, "стране", "странах");
        format!("К концу {year} года {vendor} есть у {operators} в {countries}")
    },
    operator_heads: ["Оператор", "Страна", "Новейшая строка", "Доля рынка", "Его часть сети"],
    no_operators: "Ни у одного оператора этих мест он не известен.",
    figures: "Что он публикует о себе",
    figures_hint: "Числа как опубликованы, у каждого графика своя шкала. Столбцы — годы; из нескольких за \
                   год взято последнее. В таблице — все.",
    figure_heads: ["Показатель", "Дата", "Значение"],
    no_figures: "Опубликованных чисел этого поставщика не найдено.",
    metric: |id| metric_name(id, &METRICS),
    large: ["млн", "млрд"],
    announced: |vendor| {
        format!("Объявленные коммерческие контракты {vendor} на 5G и названные операторы")
    },
    announced_rule: "Числа, которые опубликовал поставщик или кто-то другой, чаще всего не называя операторов. \
                     Рядом — сколько операторов во всём мире к этому дню названо в строках с контрактом, \
                     продлением или работающей сетью 5G этого поставщика, что бы ни было выбрано выше. \
                     Состав чисел различается: прочтите строку.",
    announced_heads: [
        "Дата",
        "Что сказано в строке",
        "Издание",
        "Объявлено",
        "Операторов названо здесь",
    ],
    swaps: |place| format!("Кто кого заменил: {place}"),
    swaps_hint: "Замены, о которых говорят строки: каждый оператор и пара поставщиков один раз, включая \
                 запланированные. Нажмите на полосу, чтобы увидеть строки.",
    how_far: |all, done, part| {
        format!(
            "Всего замен: {all}; по строкам закончены: {done}, касаются лишь части сети: {part}."
        )
    },
    finished: "Закончены",
    in_part: "В части сети",
    no_swaps: "Ни одна строка о замене или изъятии не проходит через фильтры.",
    gave_way: "Заменён или изъят",
    came_in: "Пришёл",
    nobody: "Не указан",
    swap: |from, to| match to {
        Some(to) => format!("{from} → {to}"),
        None => format!("{from}, преемник не указан"),
    },
    by_region: "Замены по частям света",
    most_frequent: "Чаще всего",
    by_year: "Замены по году первой строки",
    count: "Замен",
};

/// Ids and names of metrics, without the unit.
const METRICS: [(&str, &str); 20] = [
    ("revenue-usd-fixed-rate", "Выручка, USD по постоянному курсу"),
    ("rnd-usd-fixed-rate", "НИОКР, USD по постоянному курсу"),
    ("revenue-cny-h1", "Выручка за полугодие, CNY"),
    ("rnd-cny-h1", "НИОКР за полугодие, CNY"),
    ("5g-contracts-europe", "Контракты на 5G в Европе"),
    ("revenue", "Выручка"),
    ("rnd", "НИОКР"),
    ("rnd-10-year-total", "НИОКР за десять лет"),
    ("rnd-pct-of-revenue-h1", "НИОКР, % выручки за полугодие"),
    ("5g-launched-operators-served", "Операторы с запущенной 5G у него"),
    ("5g-base-stations-shipped", "Поставлено базовых станций 5G"),
    ("ict-competition-students", "Студенты в его ICT Competition"),
    ("latam-revenue", "Выручка в Латинской Америке"),
    ("carrier-revenue", "Выручка от операторов"),
    ("networks-revenue", "Выручка от сетей"),
    ("mobile-networks-revenue", "Выручка от мобильных сетей"),
    ("5g-contracts", "Контракты на 5G"),
    ("5g-live-networks", "Работающие сети 5G"),
    ("employees", "Сотрудники"),
    ("ict-academies", "ИКТ-академии"),
];
