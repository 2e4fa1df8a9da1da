//! Russian.
//!
//! Names of places and vendors stand in the nominative before a colon or as
//! the subject, since their other cases are not in the data.

mod beyond;
mod compare;
mod country;
mod data;
mod findings;
mod map;
mod operators;
mod plural;
mod problem;
mod published;
mod region;
mod scenario;
mod sentence;
mod story;
mod vendor_page;

use super::number::Numerals;
use super::{Found, LICENCE, Texts};
use crate::domain::contract::{Evidence, Stage};
use crate::domain::network::{Domain, Generation};
use crate::estimate::Definition;
use crate::estimate::weight::Basis;
use crate::query::{Language, SortColumn, ThemeChoice, View};
use problem::problem;
use region::region;
use sentence::{finding, measure, split_phrase};

pub(super) const TEXTS: Texts = Texts {
    language: Language::Ru,
    // A no-break space, and none in numbers of four digits.
    numerals: Numerals { group: '\u{a0}', point: ',', grouped_from: 5 },

    site: "Vendor Atlas",
    tagline: "Кто поставляет оборудование мобильных сетей мира и чем это подтверждено",
    skip_to_content: "Перейти к графикам",
    loading: "Данные загружаются…",
    method: "Как оцениваются доли",

    country: "Страна",
    vendor: "Поставщик",
    generation: "Поколение",
    domain: "Часть сети",
    year: "Год",
    share_by: "Доля по",
    evidence: "Источники",
    language_label: "Язык",
    theme: "Оформление",
    search: "Поиск",
    filters: "Фильтры",
    change_filters: "Изменить фильтры",
    close: "Закрыть",
    reset: "Сбросить",
    options: "Варианты",
    type_to_search: "Начните вводить",
    no_match: "Ничего не найдено",
    rows_shown: |shown, loaded| format!("{shown} из {loaded}"),

    whole_world: "Мир",
    all_vendors: "Все поставщики",
    any_generation: "Любое поколение",
    all_evidence: "Все источники",
    list: |names| match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} и {last}", first.join(", ")),
    },
    list_cut: |names, more| format!("{} и ещё {more}", names.join(", ")),
    region,
    unnamed_vendor: |slug| match slug {
        "other:chinese-vendors" | "other:unspecified-chinese" => {
            Some("Неназванные китайские поставщики")
        }
        "other:chinese-partner" => Some("Неназванный китайский партнёр"),
        "other:chinese-side" => Some("Китайская сторона"),
        "other:state" => Some("Государство"),
        "other:unnamed" => Some("Неназванный поставщик"),
        "other:australia" => Some("Австралия"),
        "other:russian-makers" => Some("Неназванные российские производители"),
        "other:open-ran-vendors" => Some("Неназванные поставщики Open RAN"),
        _ => None,
    },

    generation_name: |generation| match generation {
        Generation::G2 => "2G",
        Generation::G3 => "3G",
        Generation::G4 => "4G",
        Generation::G5 => "5G",
        Generation::G5Advanced => "5.5G",
    },
    domain_name: |domain| match domain {
        Domain::Ran => "Радиодоступ (RAN)",
        Domain::Core => "Ядро сети",
        Domain::Transport => "Транспортная сеть",
        Domain::Fixed => "Фиксированный доступ",
        Domain::It => "ИТ-системы",
        Domain::Services => "Услуги",
        Domain::Private => "Частные сети",
    },
    domain_short: |domain| match domain {
        Domain::Ran => "RAN",
        Domain::Core => "ядро",
        Domain::Transport => "транспорт",
        Domain::Fixed => "фикс. доступ",
        Domain::It => "ИТ",
        Domain::Services => "услуги",
        Domain::Private => "частные сети",
    },
    definition_name: |definition| match definition {
        Definition::Subscribers => "абонентам",
        Definition::Operators => "операторам",
        Definition::Contracts => "контрактам",
        Definition::Value => "сумме контрактов",
        Definition::Published => "публикациям",
    },
    evidence_name: |evidence| match evidence {
        Evidence::Primary => "Первоисточник",
        Evidence::Analyst => "Аналитики",
        Evidence::Press => "Пресса",
    },
    share_measure: |id| {
        Some(match id {
            "revenue" => "выручка",
            "sites" => "площадки",
            "subscribers" => "абоненты",
            "units" => "проданные единицы",
            "contracts" => "контракты",
            _ => return None,
        })
    },
    segment_name: |id| {
        Some(match id {
            "ran" => "RAN",
            "ran-4g" => "4G RAN",
            "ran-5g" => "5G RAN",
            "core" => "Ядро сети",
            "transport" => "Транспортная сеть",
            "telecom-equipment" => "Телекоммуникационное оборудование",
            "base-stations" => "Базовые станции",
            "5g-contracts" => "Контракты 5G",
            _ => return None,
        })
    },
    stage_name: |stage| match stage {
        Stage::Mou => "Меморандум",
        Stage::Trial => "Испытания",
        Stage::Contract => "Контракт",
        Stage::Live => "В эксплуатации",
        Stage::Renewal => "Продление",
        Stage::Supplier => "Назван поставщиком",
        Stage::Removal => "Изъятие",
    },
    theme_name: |theme| match theme {
        ThemeChoice::Auto => "Как в системе",
        ThemeChoice::Light => "Светлое",
        ThemeChoice::Dark => "Тёмное",
        ThemeChoice::Contrast => "Контрастное",
    },

    finding,
    coverage: |numerals, coverage| {
        let known = numerals.percent(coverage.known);
        let published = numerals.percent(coverage.published);
        let assumed = if coverage.assumed > 0.0 {
            format!(
                " На операторов, размер которых не опубликован, приходится {} веса.",
                numerals.percent(coverage.assumed)
            )
        } else {
            String::new()
        };
        format!(
            "Поставщик известен для {known} рынка; на опубликованных долях основано {published}.{assumed}"
        )
    },
    coverage_short: |numerals, coverage| {
        let (known, published) =
            (numerals.percent(coverage.known), numerals.percent(coverage.published));
        format!("известно {known}, опубликовано {published}")
    },
    share_phrase: |_, share| {
        let digits = Numerals::percent_digits;
        format!(
            "{}, {}: {} %, {}конец {} года",
            share.place,
            share.vendor,
            digits(share.mid),
            if share.low < share.possible {
                format!("от {} до {}, ", digits(share.low), digits(share.possible))
            } else {
                String::new()
            },
            share.year
        )
    },
    unknown_phrase: |_, place, year, unknown| {
        format!("{place}, неизвестно: {} %, конец {year} года", Numerals::percent_digits(unknown))
    },
    not_known_phrase: |place, vendor, year| {
        format!("{place}, {vendor}, неизвестно, конец {year} года")
    },
    measure,
    share_bars: |place| format!("{place}: доля каждого поставщика"),
    share_over_time: |place| format!("{place}: доли по годам"),
    legend: ["Опубликовано", "Наша оценка", "Возможный максимум", "Неизвестно"],
    other_vendors: "Другие поставщики",
    unknown: "Неизвестно",
    views: "Разделы",
    view_name: |view| match view {
        View::Overview => "Обзор",
        View::Map => "Карта",
        View::Country => "Страна",
        View::Compare => "Сравнение",
        View::Operators => "Операторы",
        View::Timeline => "Хронология",
        View::Vendor => "Поставщик",
        View::Beyond => "Помимо сетей",
        View::Story => "История",
        View::Data => "Данные",
        View::Method => "Метод",
    },
    find: "Найти страну, оператора, поставщика",
    found: |found| match found {
        Found::Country => "Страна",
        Found::Region => "Регион",
        Found::Operator => "Оператор",
        Found::Owner => "Владелец",
        Found::Vendor => "Поставщик",
    },
    only: |name| format!("Показать только: {name}"),
    press_a_mark: "Выберите столбец, чтобы увидеть расчёт и источники; с Shift — оставить только эту страну и поставщика.",
    misread: |odd| format!("Не учтено, потому что адрес называет то, чего здесь нет: {odd}."),
    no_evidence: |place, year| {
        format!(
            "{place}: ни один учтённый источник не говорит, кто поставляет сети на конец {year} года. Это пробел \
             в сведениях, а не нулевая доля. Попробуйте другой год, другую часть сети, другое поколение \
             или все источники."
        )
    },
    reported_only: |place, vendor| {
        format!(
            "{place}: сообщается, что поставляет {vendor}, но ни один источник не говорит, какому \
             оператору. Доля отсюда не следует."
        )
    },
    unread: "Файлы операторов или контрактов отсутствуют или повреждены, как сказано выше. О поставщиках \
             из этого ничего не следует.",
    no_deal: sentence::no_deal,
    no_published: sentence::no_published,
    published_sources: |readings, publishers| {
        format!(
            "Источники: опубликованных значений — {readings}, изданий — {publishers}, без изменений."
        )
    },
    sources: |rows, publishers, newest, whose| {
        format!(
            "Источники: строк о контрактах — {rows}, изданий — {publishers}, самая новая дата — {newest}. \
             {whose}."
        )
    },
    table: "Таблица",

    place: "Место",
    proven: "Доказано",
    published: "Опубликовано",
    estimate: "Оценка",
    high: "Верхняя граница",
    possible: "Возможно",

    contracts: "Контракты",
    sort_column: |column| match column {
        SortColumn::Date => "Дата",
        SortColumn::Country => "Страна",
        SortColumn::Operator => "Оператор",
        SortColumn::Vendor => "Поставщик",
        SortColumn::Stage => "Стадия",
        SortColumn::Share => "Доля",
        SortColumn::Evidence => "Вид источника",
        SortColumn::Publisher => "Источник",
    },
    network: "Сеть",
    note: "Примечание",
    no_rows: "Ни одна строка не проходит через эти фильтры.",
    page_of: |page, pages| format!("Страница {page} из {pages}"),
    previous: "Назад",
    next: "Вперёд",
    undated: "без даты",
    replaces: |vendors| format!("заменяет: {vendors}"),
    removal_in_part: "частично",
    removal_done: "завершено",

    arithmetic: "Как получено число",
    rows_behind: "Строки, на которых оно основано",
    operator: "Оператор",
    weight: "Вес",
    split: "Доля у оператора",
    part: "Вклад",
    total: "Сумма",
    basis: |basis| match basis {
        Basis::MarketShare => "опубликована доля рынка",
        Basis::Subscribers => "опубликовано число абонентов",
        Basis::Assumed => "размер не опубликован, принят условно",
    },
    split_phrase,
    no_supplier_named: "поставщик не назван",
    unattributed: "часть, о которой источники молчат",
    missing_operators: "Операторы, которых нет в списке",
    further_operators: |count| format!("и меньшие вклады: {count}"),
    further_rows: |count| format!("и более старые строки: {count}; они в таблице контрактов"),
    deals_phrase: |own, all| format!("Сделок в окне: {own} из {all}."),
    value_phrase: |own, all| {
        format!("{own} из {all} долларов США в сделках с опубликованной суммой за годы окна.")
    },
    published_phrase: "Как опубликовано, без нашей оценки. Если издания расходятся, показаны все.",
    no_rows_behind: "Об этом не говорит ни одна строка.",
    range_phrase: |numerals, share| {
        format!(
            "Доказано {}, самое большее {}. Границы следуют из строк; это не доверительный интервал.",
            numerals.percent(share.low),
            numerals.percent(share.possible)
        )
    },

    problems: |count| format!("Ошибки в данных: {count}"),
    more_problems: |count| format!("и ещё {count}"),
    problem,
    broken: "На странице произошла ошибка, и она остановилась. Загрузите её заново; файлы данных не пострадали.",

    method_points: &[
        "Никто не публикует, кто поставляет сети каждому оператору. Строки с датами (этот поставщик есть \
         у этого оператора или уходит от него) превращаются в доли с границами, и любой может пересчитать \
         их вручную.",
        "Для каждого оператора и поколения сети мы выясняем, какие поставщики у него есть: те, о ком есть \
         недавняя строка, которую с тех пор ничто не отменило. Заменяемый поставщик сходит на нет за пять лет.",
        "Где опубликовано, как поделена сеть, берётся это деление. Где известны только имена, они делят \
         сеть поровну; это наша оценка, и она нарисована светлее.",
        "4G и 5G считаются отдельно и усредняются. Вес оператора — его доля рынка или число абонентов.",
        "То, о чём никто не говорит, остаётся неизвестным и не делится между теми поставщиками, которые \
         случайно известны.",
        "Границы показывают, что допускают строки: от доказанного до возможного. Это не доверительный интервал.",
    ],
    data_licence: |own| match own {
        "" => format!("Данные: {LICENCE}. Названия стран: Unicode CLDR."),
        own => {
            format!("Ваши данные: {own}. Всё остальное: {LICENCE}. Названия стран: Unicode CLDR.")
        }
    },
    data_link: "Данные и их описание",
    estimates_link: "Все оценки (CSV)",

    map: map::TEXTS,
    published_figure: published::TEXTS,
    country_page: country::TEXTS,
    compare: compare::TEXTS,
    beyond: beyond::TEXTS,
    vendor_page: vendor_page::TEXTS,
    findings: findings::TEXTS,
    save_rows: "Сохранить CSV",
    together: |places| format!("{places} вместе"),
    scenario: scenario::TEXTS,
    story: story::TEXTS,
    data: data::TEXTS,
    operators: operators::TEXTS,
};
