//! Russian.
//!
//! Names of places and vendors stand in the nominative before a colon or as
//! the subject, since their other cases are not in the data.

mod compare;
mod country;
mod map;
mod operators;
mod published;

use super::number::Numerals;
use super::{Finding, Found, Lead, Measure, SplitPhrase, Texts};
use crate::domain::contract::{Evidence, Stage};
use crate::domain::network::{Domain, Generation};
use crate::estimate::weight::Basis;
use crate::estimate::{Definition, Strength};
use crate::ingest::{CellError, Expected, Problem, ProblemKind};
use crate::query::{Language, SortColumn, ThemeChoice, View};

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
        "other:chinese-vendors" => Some("Неназванные китайские поставщики"),
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
        Stage::Removal => "Замена",
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
    find: "Найти страну, оператора, владельца или поставщика",
    found: |found| match found {
        Found::Country => "Страна",
        Found::Region => "Регион",
        Found::Operator => "Оператор",
        Found::Owner => "Владелец",
        Found::Vendor => "Поставщик",
    },
    only: |name| format!("Показать только: {name}"),
    press_a_mark: "Выберите столбец, чтобы увидеть расчёт и источники; с Shift — оставить только эту страну и поставщика.",
    no_evidence: |place, year| {
        format!(
            "{place}: ни один источник не говорит, кто поставляет сети на конец {year} года. Это пробел \
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
    no_deal: |place| {
        format!(
            "{place}: ни одна сделка не подходит под эту меру: с этой частью сети, поколением, \
             источниками и, для суммы контрактов, с опубликованной суммой в долларах США. О том, кто \
             поставляет, это ничего не говорит; выберите другую меру в списке «Доля по»."
        )
    },
    no_published: |place| format!("{place}: опубликованных долей поставщиков нет."),
    published_sources: |readings, publishers| {
        format!(
            "Источники: опубликованных значений — {readings}, изданий — {publishers}, без изменений."
        )
    },
    sources: |rows, publishers, newest| {
        format!(
            "Источники: строк о контрактах — {rows}, изданий — {publishers}, самая новая дата — {newest}. \
             Vendor Atlas, CC BY 4.0."
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
    data_licence: "Данные: Vendor Atlas, CC BY 4.0. Названия стран: Unicode CLDR.",
    data_link: "Данные и их описание",
    estimates_link: "Все оценки (CSV)",

    map: map::TEXTS,
    published_figure: published::TEXTS,
    country_page: country::TEXTS,
    compare: compare::TEXTS,
    operators: operators::TEXTS,
};

fn region(code: &str) -> Option<&'static str> {
    Some(match code {
        "WORLD" => "Мир",
        "WORLD-EX-CHN" => "Мир без Китая",
        "WORLD-EX-NAM" => "Мир без Северной Америки",
        "EMEA" => "Европа, Ближний Восток и Африка",
        "CENTRAL-ASIA" | "M49-143" => "Центральная Азия",
        "C5" => "C5 (страны Центральной Азии)",
        "CIS" => "СНГ",
        "SCO" => "ШОС",
        "EU27" => "Европейский союз (27)",
        "EUROPE" => "Европа (с Кипром)",
        "MENA" => "Ближний Восток и Северная Африка",
        "SSA" => "Африка южнее Сахары",
        "GCC" => "ССАГПЗ",
        "ASEAN" => "АСЕАН",
        "APAC" => "Азиатско-Тихоокеанский регион",
        "LATAM" => "Латинская Америка и Карибы",
        "NAM" | "M49-021" => "Северная Америка",
        "NATO" => "НАТО",
        "FIVE-EYES" => "«Пять глаз»",
        "BRICS" => "БРИКС",
        "G20" => "Большая двадцатка (19 стран)",
        "AFRICA" | "M49-002" => "Африка",
        "M49-009" => "Океания",
        "M49-019" => "Америка",
        "M49-142" => "Азия",
        "M49-150" => "Европа",
        "M49-015" => "Северная Африка",
        "M49-030" => "Восточная Азия",
        "M49-034" => "Южная Азия",
        "M49-035" => "Юго-Восточная Азия",
        "M49-039" => "Южная Европа",
        "M49-053" => "Австралия и Новая Зеландия",
        "M49-054" => "Меланезия",
        "M49-057" => "Микронезия",
        "M49-061" => "Полинезия",
        "M49-145" => "Западная Азия",
        "M49-151" => "Восточная Европа",
        "M49-154" => "Северная Европа",
        "M49-155" => "Западная Европа",
        "M49-202" => "Африка к югу от Сахары (ООН)",
        "M49-419" => "Латинская Америка и Карибский бассейн (ООН)",
        _ => return None,
    })
}

fn finding(finding: &Finding) -> String {
    let place = &finding.place;
    match &finding.lead {
        Lead::Unread => "Сведения не удалось загрузить".to_owned(),
        Lead::NoDeal => format!("{place}: подходящих сделок нет"),
        Lead::Unpublished => format!("{place}: таких долей никто не публикует"),
        Lead::Nothing => format!("{place}: кто поставляет сети, неизвестно"),
        Lead::Reported(vendor) => format!("{place}: сообщается о {vendor}, доля неизвестна"),
        Lead::Unnamed => format!("{place}: поставщики не названы"),
        Lead::Thin(vendor) => format!("{place}: известно мало, впереди {vendor}"),
        Lead::Unranked => format!("{place}: опубликованы отдельные доли, но не места"),
        Lead::Disputed(first, second) => {
            format!("{place}: издания расходятся, впереди {first} или {second}")
        }
        Lead::Contested(first, second) => format!("{place}: {first} и {second} почти наравне"),
        Lead::ThinContested(first, second) => {
            format!("{place}: известно мало, {first} и {second} почти наравне")
        }
        Lead::OnlyNamed(vendor) => format!("{place}: назван только один поставщик, {vendor}"),
        Lead::Proven(vendor, Strength::Dominant) => {
            format!("{place}: почти всю сеть поставляет {vendor}")
        }
        Lead::Proven(vendor, _) => format!("{place}: больше половины сети поставляет {vendor}"),
        Lead::Likely(vendor, Strength::Dominant) => {
            format!("{place}: вероятно, преобладает {vendor}")
        }
        Lead::Likely(vendor, Strength::Majority) => {
            format!("{place}: вероятно, бо́льшую часть сети поставляет {vendor}")
        }
        Lead::Likely(vendor, Strength::Plurality) => format!("{place}: вероятно, впереди {vendor}"),
        Lead::Counted(vendor) => match finding.definition {
            Definition::Value => format!("{place}: крупнейшие опубликованные сделки у {vendor}"),
            Definition::Published => format!("{place}: по публикациям впереди {vendor}"),
            _ => format!("{place}: больше всего объявленных сделок у {vendor}"),
        },
    }
}

fn measure(measure: &Measure) -> String {
    let Measure { domain, generations, definition, year, first_year } = measure;
    let domain = match domain {
        Domain::Ran => "сети радиодоступа",
        Domain::Core => "ядро сети",
        Domain::Transport => "транспортные сети",
        Domain::Fixed => "фиксированный доступ",
        Domain::It => "ИТ-системы операторов",
        Domain::Services => "услуги операторам",
        Domain::Private => "частные сети",
    };
    let names: Vec<String> = generations
        .iter()
        .map(|generation| (TEXTS.generation_name)(*generation).to_owned())
        .collect();
    let generations =
        if names.is_empty() { "среднее 4G и 5G".into() } else { (TEXTS.list)(&names) };
    match definition {
        Definition::Subscribers => format!(
            "Оценка доли мобильных абонентов, {domain}, {generations}, конец {year} года; сведения за \
             {first_year}–{year} годы"
        ),
        Definition::Operators => format!(
            "Оценка доли, все операторы с равным весом, {domain}, {generations}, конец {year} года; \
             сведения за {first_year}–{year} годы"
        ),
        Definition::Contracts => format!(
            "Доля объявленных сделок, {domain}, {first_year}–{year} годы; каждая сделка один раз"
        ),
        Definition::Value => format!(
            "Доля сделок с опубликованной суммой в долларах США, {domain}, {first_year}–{year} годы"
        ),
        Definition::Published => {
            format!("Доли, опубликованные другими, {domain}, последние на {year} год")
        }
    }
}

fn split_phrase(numerals: &Numerals, split: &SplitPhrase) -> String {
    let name = (TEXTS.generation_name)(split.generation);
    // To the tenth, so that the sum can be redone from what is printed.
    let mid = format!("{}\u{a0}%", numerals.decimal(split.mid * 100.0, 1));
    let reason = match (split.stated, split.sharing) {
        (Some(part), _) => format!("опубликовано {}", numerals.percent(part)),
        (None, 1) => "единственный без опубликованной доли".to_owned(),
        (None, several) => format!("поровну, поставщиков: {several}"),
    };
    if split.factor < 1.0 {
        let factor = numerals.decimal(split.factor, 2);
        format!("{name}: {mid} ({reason}; уходит, множитель {factor})")
    } else {
        format!("{name}: {mid} ({reason})")
    }
}

fn problem(problem: &Problem) -> String {
    let Problem { file, line, kind } = problem;
    let place = match line {
        Some(line) => format!("{file}, строка {line}"),
        None => file.clone(),
    };
    match kind {
        ProblemKind::Refused(404) => {
            format!("{place}: такого файла нет (404); по этому адресу ожидается файл CSV")
        }
        ProblemKind::Refused(status) => {
            format!("{place}: сервер ответил {status}; по этому адресу ожидается файл CSV")
        }
        ProblemKind::Unreachable(why) => {
            format!("{place}: файл не удалось получить ({why}); по этому адресу ожидается файл CSV")
        }
        ProblemKind::Empty => format!("{place}: файл пуст; ожидаются заголовок и строки"),
        ProblemKind::NoRows => {
            format!("{place}: найден только заголовок; ожидаются строки под ним")
        }
        ProblemKind::Html(start) => {
            format!("{place}: найдена веб-страница, «{start}»; ожидается заголовок CSV")
        }
        ProblemKind::MissingColumns { missing, found, readable } => {
            let missing = missing.join(", ");
            let end = if *readable {
                "столбец считается пустым"
            } else {
                "файл не прочитан"
            };
            format!("{place}, заголовок: найдено «{found}»; ожидаются ещё {missing}; {end}")
        }
        ProblemKind::RepeatedColumn(name) => {
            format!("{place}, столбец {name}: найден дважды; каждый столбец ожидается один раз")
        }
        ProblemKind::CellCount { found, expected } => {
            format!("{place}: найдено ячеек {found}; ожидается {expected}; строка пропущена")
        }
        ProblemKind::Cell(error) => format!("{place}, {}", cell(error)),
        ProblemKind::AheadOfSource { announced, source } => format!(
            "{place}, столбец announced: найдено «{announced}», позже источника от {source}; \
             ожидается дата не позже; строка учтена"
        ),
        ProblemKind::NoSource(columns) => format!(
            "{place}, столбец {}: пусто; ожидается, кто это сообщает, или ссылка; строка учтена",
            columns.join(" и ")
        ),
        ProblemKind::Link { column, found } => format!(
            "{place}, столбец {column}: найдено «{found}»; ожидается адрес, который начинается с \
             https://; строка учтена, без ссылки"
        ),
        ProblemKind::ForeignOperator { operator, found, expected } => format!(
            "{place}, столбец country: найдено «{found}»; ожидается {expected}, страна оператора \
             {operator}; строка учтена у этого оператора"
        ),
        ProblemKind::Circle(id) => format!(
            "{place}, столбец successor: найдено «{id}», чьи преемники ведут назад к этой строке; \
             ожидается цепочка с концом; до тех пор эти операторы ни в одну долю не входят"
        ),
        ProblemKind::Duplicate { column, id } => format!(
            "{place}, столбец {column}: найдено «{id}», как в одной из строк выше; ожидается \
             собственный id; строка пропущена"
        ),
        ProblemKind::Dangling { column, found, table, suggestion } => {
            let hint =
                suggestion.as_ref().map(|id| format!("; может быть, {id}?")).unwrap_or_default();
            format!(
                "{place}, столбец {column}: найдено «{found}»; ожидается id из {}.csv{hint}",
                table.slug()
            )
        }
    }
}

fn cell(error: &CellError) -> String {
    let CellError { column, found, expected, suggestion } = error;
    let expected = match expected {
        Expected::Utf8 => "текст в UTF-8".to_owned(),
        Expected::Filled => "непустой текст".to_owned(),
        Expected::CountryCode => "код страны из трёх заглавных букв, например KAZ".to_owned(),
        Expected::RegionCode => "код страны или региона, например KAZ или EU27".to_owned(),
        Expected::VendorId => {
            "поставщик: huawei, ericsson, nokia, zte, samsung, nec, fujitsu, mavenir, rakuten, cisco \
             или other:имя"
                .to_owned()
        }
        Expected::VendorIds => "поставщики через точку с запятой".to_owned(),
        Expected::Date => "дата: 2024, 2024-05 или 2024-05-31".to_owned(),
        Expected::Period => "период: 2024, 2024-Q1, 2024-H1 или 2024-9M".to_owned(),
        Expected::Percentage => "процент от 0 до 100".to_owned(),
        Expected::Amount => "неотрицательное число".to_owned(),
        Expected::Number => "число".to_owned(),
        Expected::Degrees => "градусы".to_owned(),
        Expected::Currency => "валюта из трёх заглавных букв, например USD".to_owned(),
        Expected::YesNo => "true или false".to_owned(),
        Expected::OneOf(words) => format!("одно из: {}", words.join(", ")),
        Expected::AnyOf(words) => format!("любые из: {}; через точку с запятой", words.join(", ")),
    };
    let hint = suggestion.as_ref().map(|word| format!("; может быть, {word}?")).unwrap_or_default();
    format!("столбец {column}: найдено «{found}»; ожидается {expected}{hint}; строка пропущена")
}
