//! What is wrong with the data, in Russian.

use crate::ingest::{CellError, Expected, Problem, ProblemKind};

pub(super) fn problem(problem: &Problem) -> String {
    let Problem { file, line, kind } = problem;
    let place = match line {
        Some(line) => format!("{file}, строка {line}"),
        None => file.clone(),
    };
    match kind {
        ProblemKind::Refused(404, _) => {
            format!("{place}: такого файла нет (404); по этому адресу ожидается файл CSV")
        }
        ProblemKind::Refused(status, said) => {
            let said = if said.is_empty() { said.clone() } else { format!(", «{said}»") };
            format!("{place}: сервер ответил {status}{said}; по этому адресу ожидается файл CSV")
        }
        ProblemKind::Unreachable(why) => {
            format!(
                "{place}: файл не удалось получить ({why}): никто не отвечает, или тот сайт не открыт для \
                 этой страницы, или его не называет её политика; по этому адресу ожидается файл CSV"
            )
        }
        ProblemKind::Stalled(seconds) => {
            format!("{place}: за {seconds} с ничего не пришло; по этому адресу ожидается файл CSV")
        }
        ProblemKind::BrokenOff(bytes) => format!(
            "{place}: соединение прервалось после {bytes} байт; ожидается весь файл; он не учтён"
        ),
        ProblemKind::Packed(why) => format!(
            "{place}: не удалось распаковать ({why}); ожидается файл CSV, как есть или .gz или .zip"
        ),
        ProblemKind::TooLarge { bytes, readable } => too_large(&place, *bytes, *readable),
        ProblemKind::Unrecognised { head, asks } => format!(
            "{place}, заголовок: найдено «{head}»; ожидаются столбцы одной из таблиц; {}",
            if *asks {
                "ниже можно указать, какой столбец какой"
            } else {
                "файл не прочитан"
            }
        ),
        ProblemKind::Empty => format!("{place}: файл пуст; ожидаются заголовок и строки"),
        ProblemKind::NoRows => {
            format!("{place}: найден только заголовок; ожидаются строки под ним")
        }
        ProblemKind::Html(start) => {
            format!("{place}: найдена веб-страница, «{start}»; ожидается заголовок CSV")
        }
        ProblemKind::Binary(what) => format!("{place}: {}", binary(what)),
        ProblemKind::Unclosed(lines) => format!(
            "{place}: найдена кавычка без закрывающей, поэтому частью ячейки считаются строки после неё: \
             {lines}; ожидается вторая кавычка"
        ),
        ProblemKind::Endless(bytes) => format!(
            "{place}: строка длиннее {} мегабайт, как после незакрытой кавычки; ожидается её конец; \
             учтены только строки до неё",
            bytes / 1_000_000
        ),
        ProblemKind::MissingColumns { missing, found, readable } => {
            missing_columns(&place, missing, found, *readable)
        }
        ProblemKind::RepeatedColumn(name) => {
            format!("{place}, столбец {name}: найден дважды; каждый столбец ожидается один раз")
        }
        ProblemKind::CellCount { found, expected, only } => {
            let only = only.as_ref().map(|only| format!(", «{only}»")).unwrap_or_default();
            format!("{place}: найдено ячеек {found}{only}; ожидается {expected}; строка пропущена")
        }
        ProblemKind::Cell(error) => format!("{place}, {}", cell(error)),
        ProblemKind::AheadOfSource { announced, source } => format!(
            "{place}, столбец announced: найдено «{announced}», позже источника от {source}; \
             ожидается дата не позже; строка учтена"
        ),
        ProblemKind::Alone { column, beside } => alone(&place, column, beside),
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
            let hint = hint(suggestion.as_ref());
            format!(
                "{place}, столбец {column}: найдено «{found}»; ожидается id из {}.csv{hint}",
                table.slug()
            )
        }
    }
}

fn binary(what: &str) -> String {
    let what = if what.is_empty() {
        "найден не текст".to_owned()
    } else {
        format!("найдено: {what}")
    };
    format!("{what}; ожидается файл CSV; сначала сохраните таблицу в этом виде")
}

fn hint(suggestion: Option<&String>) -> String {
    suggestion.map(|word| format!(" (может быть, {word}?)")).unwrap_or_default()
}

fn too_large(place: &str, bytes: usize, readable: bool) -> String {
    format!(
        "{place}: найдено больше {} мегабайт, а вкладка столько не вместит; {}; пусть строки \
             сложит база данных, а её ответ назовите по адресу, как описано в README",
        bytes / 1_000_000,
        if readable {
            "учтены только строки до этого места"
        } else {
            "файл не учтён"
        }
    )
}

/// Nothing in a column that another one needs.
fn alone(place: &str, column: &str, beside: &str) -> String {
    format!(
        "{place}, столбец {column}: пусто, хотя столбец {beside} заполнен; ожидаются оба или ни \
         одного; строка учтена"
    )
}

fn missing_columns(place: &str, missing: &[&str], found: &str, readable: bool) -> String {
    let missing = missing.join(", ");
    let end = if readable {
        "принято за пустое"
    } else {
        "файл не прочитан"
    };
    format!("{place}, заголовок: найдено «{found}»; ожидаются ещё {missing}; {end}")
}

fn cell(error: &CellError) -> String {
    let CellError { column, found, expected, suggestion } = error;
    let expected = match expected {
        Expected::Utf8 => "текст в UTF-8, UTF-16 или Windows-1251".to_owned(),
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
    let hint = hint(suggestion.as_ref());
    format!("столбец {column}: найдено «{found}»; ожидается {expected}{hint}; строка пропущена")
}
