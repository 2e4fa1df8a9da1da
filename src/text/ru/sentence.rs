//! Findings, measures and splits as sentences, in Russian.

use super::TEXTS;
use crate::domain::network::Domain;
use crate::estimate::{Definition, Strength};
use crate::text::number::Numerals;
use crate::text::{Finding, Lead, Measure, SplitPhrase};

pub(super) fn finding(finding: &Finding) -> String {
    let place = &finding.place;
    match &finding.lead {
        Lead::Unread => "Сведения не удалось загрузить".to_owned(),
        Lead::NoDeal => format!("{place}: подходящих сделок нет"),
        Lead::Unpublished => format!("{place}: таких долей никто не публикует"),
        Lead::Nothing if finding.is_narrowed => format!(
            "{place}: учтённые сведения не говорят, кто поставляет {}",
            networks(finding.domain)
        ),
        Lead::Nothing => {
            format!("{place}: кто поставляет {}, неизвестно", networks(finding.domain))
        }
        Lead::Reported(vendor) => format!("{place}: сообщается о {vendor}, доля неизвестна"),
        Lead::Unnamed => format!("{place}: поставщики не названы"),
        Lead::Thin(vendor) => format!("{place}: известно мало, впереди {vendor}"),
        Lead::Unranked => {
            format!("{place}: опубликованы отдельные доли, но никто не сравнивает поставщиков")
        }
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
            Definition::Value => {
                format!("{place}: наибольшая сумма опубликованных сделок у {vendor}")
            }
            Definition::Published => format!("{place}: по публикациям впереди {vendor}"),
            _ => format!("{place}: больше всего объявленных сделок у {vendor}"),
        },
    }
}

/// The part of networks that is looked at.
fn networks(domain: Domain) -> &'static str {
    match domain {
        Domain::Ran => "сети радиодоступа",
        Domain::Core => "ядро сети",
        Domain::Transport => "транспортные сети",
        Domain::Fixed => "фиксированный доступ",
        Domain::It => "ИТ-системы операторов",
        Domain::Services => "услуги операторам",
        Domain::Private => "частные сети",
    }
}

pub(super) fn measure(measure: &Measure) -> String {
    let Measure { domain, generations, definition, year, first_year, last_year } = measure;
    let domain = networks(*domain);
    let names: Vec<String> = generations
        .iter()
        .map(|generation| (TEXTS.generation_name)(*generation).to_owned())
        .collect();
    let generations =
        if names.is_empty() { "среднее 4G и 5G".into() } else { (TEXTS.list)(&names) };
    match definition {
        Definition::Subscribers => format!(
            "Оценка доли мобильных абонентов, {domain}, {generations}, конец {year} года; сведения за \
             {first_year}–{last_year} годы"
        ),
        Definition::Operators => format!(
            "Оценка доли, все операторы с равным весом, {domain}, {generations}, конец {year} года; \
             сведения за {first_year}–{last_year} годы"
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

pub(super) fn split_phrase(numerals: &Numerals, split: &SplitPhrase) -> String {
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

pub(super) fn no_deal(place: &str) -> String {
    format!(
        "{place}: ни одна сделка не подходит под эту меру: с этой частью сети, поколением, источниками и, \
         для суммы контрактов, с опубликованной суммой в долларах США. О том, кто поставляет, это ничего \
         не говорит; выберите другую меру в списке «Доля по»."
    )
}

pub(super) fn no_published(place: &str) -> String {
    format!(
        "{place}: опубликованных долей поставщиков в этой части сети, по всем поколениям вместе, нет. \
         Опубликованное о других её частях и поколениях стоит ниже."
    )
}
