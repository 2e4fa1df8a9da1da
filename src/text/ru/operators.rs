//! The words of the figures of operators, in Russian.

use crate::domain::network::Domain;
use crate::estimate::State;
use crate::query::{Aspect, Grouping};
use crate::text::operators::{Exposure, OperatorTexts};

pub(super) const TEXTS: OperatorTexts = OperatorTexts {
    matrix: |place| format!("Кто поставляет оборудование операторам: {place}"),
    ladder: |place| format!("Сделки по годам: {place}"),
    group_by: "Группы",
    grouping: |grouping| match grouping {
        Grouping::Country => "По стране",
        Grouping::Owner => "По владельцу",
        Grouping::Vendor => "По ведущему поставщику",
    },
    cells_by: "Знаки",
    aspect: |aspect| match aspect {
        Aspect::Generation => "По поколению",
        Aspect::Domain => "По части сети",
    },
    domain_letter: |domain| match domain {
        Domain::Ran => "Р",
        Domain::Core => "Я",
        Domain::Transport => "Т",
        Domain::Fixed => "Ф",
        Domain::It => "И",
        Domain::Services => "У",
        Domain::Private => "Ч",
    },
    state: |state| match state {
        State::Open => "поставляет",
        State::Leaving => "уходит",
        State::Trial => "только испытания",
        State::Mou => "только меморандум",
    },
    hint: "Выберите знак, чтобы увидеть его строки, или название, чтобы увидеть всё об операторе.",
    unstated: "Строка, где часть сети или поколение не названы, считается для каждого из них. ≈ — размер принят условно.",
    bands: "Полоса — годы, когда поставщик по методу считается присутствующим, в том числе до строки, \
            где он назван; пунктир — уходит. ≈ — размер принят условно.",
    owner_not_stated: "Владелец не указан",
    group: "Группа",
    date: "Дата",
    rows: "Строки",
    exposure,
    cell: |operator, vendor, told| {
        let told: Vec<String> =
            told.iter().map(|(aspect, state)| format!("{aspect} — {state}")).collect();
        format!("{vendor}, {operator}: {}", told.join(", "))
    },
    step: |step| format!("{}, {}: {}, {}", step.operator, step.vendor, step.stage, step.date),
    open: |operator| format!("{operator}: открыть"),
    of_market: |weight| format!("{weight} рынка"),
    no_part: "Доля неизвестна",
    part_of_network: |operator| {
        format!(
            "Доля сети оператора {operator}. Ниже все строки, где названы оба, включая испытания."
        )
    },
    drawn: |drawn, all| format!("Показано {drawn} из {all}."),
    draw_all: "Показать все",
    no_room: "На одном рисунке остальные не поместятся: выберите меньше стран или одного \
              оператора.",
    all_owners: "Все владельцы",
    none: "У операторов этих мест нет строк, подходящих под фильтры.",
    owner: |owner| format!("Владелец: {owner}"),
    subscriptions: |number, when| {
        if when.is_empty() {
            format!("Абонентов: {number}")
        } else {
            format!("Абонентов: {number}, {when}")
        }
    },
    operator_source: |date| {
        if date.is_empty() {
            "Источник".to_owned()
        } else {
            format!("Источник, {date}")
        }
    },
    suppliers: "Поставщики",
    as_of: "Конец года",
    play: "Пуск",
    pause: "Пауза",
};

fn exposure(exposure: &Exposure) -> String {
    let countries = match exposure.countries {
        0 | 1 => String::new(),
        several => format!(", стран: {several}"),
    };
    let named = exposure.suppliers.iter().map(|it| {
        let millions = match it.millions.as_str() {
            "" => String::new(),
            millions => format!(" (абонентов: {millions}\u{a0}млн, опубликовано у {})", it.telling),
        };
        format!("{} — {}{millions}", it.vendor, it.operators)
    });
    let named: Vec<String> = named.collect();
    let named = if named.is_empty() { String::new() } else { format!("; {}", named.join(", ")) };
    let unknown = match exposure.unknown {
        0 => String::new(),
        unknown => format!("; поставщик не назван: {unknown}"),
    };
    format!("операторов: {}{countries}{named}{unknown}", exposure.operators)
}
