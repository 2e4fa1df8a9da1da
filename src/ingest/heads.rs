//! What the columns of a file are, where they have other names than ours: for
//! suggestions only.

use super::sheet::Column;
use super::table::Table;
use crate::spelling::{folded, nearest};

/// What other names people give to columns of ours, as [`plain`] has them: whole
/// heads, or single words of them.
const SYNONYMS: &[(&str, &[&str])] = &[
    ("id", &["ид", "номер", "код", "key", "row", "record", "no", "nr", "number", "ref", "code"]),
    ("country", &["страна", "land", "pays", "país", "iso", "iso3", "nation", "market", "state"]),
    ("operator", &["оператор", "carrier", "mno", "network", "telco", "customer", "company"]),
    (
        "vendor",
        &[
            "поставщик",
            "вендор",
            "lieferant",
            "fournisseur",
            "supplier",
            "manufacturer",
            "oem",
            "equipment",
            "contractor",
        ],
    ),
    ("announced", &["дата", "год", "datum", "date", "year", "signed", "award", "awarded", "when"]),
    ("date", &["дата"]),
    ("stage", &["стадия", "этап", "статус", "status", "phase", "type", "kind"]),
    ("generations", &["поколение", "технология", "generation", "technology", "tech", "rat"]),
    (
        "domains",
        &[
            "сегмент",
            "домен",
            "домены",
            "часть_сети",
            "domain",
            "segment",
            "layer",
            "network_part",
            "part_of_network",
        ],
    ),
    ("scope", &["регион", "охват", "region", "area", "coverage", "страна", "рынок", "market"]),
    (
        "value",
        &["сумма", "стоимость", "значение", "amount", "sum", "worth", "price", "deal_size", "size"],
    ),
    ("currency", &["валюта", "cur", "curr", "ccy"]),
    ("replaced_vendor", &["замена", "заменяет", "replaces", "replacing", "swap", "swapped"]),
    ("closing", &["завершение", "завершено"]),
    ("share_pct", &["доля", "share", "percent", "percentage", "pct"]),
    (
        "note",
        &[
            "примечание",
            "комментарий",
            "notes",
            "comment",
            "comments",
            "remark",
            "remarks",
            "description",
        ],
    ),
    ("source_date", &["дата_источника", "source_date", "link_date", "published", "accessed"]),
    ("evidence", &["вид_источника", "тип_источника", "type_of_source", "source_type"]),
    ("source_publisher", &["источник", "издатель", "издание", "source", "publisher", "reference"]),
    ("publisher", &["источник", "издатель", "издание", "source"]),
    ("source_url", &["ссылка", "url", "link", "href"]),
    ("name", &["название", "brand", "carrier", "operator", "оператор"]),
    ("owner", &["владелец", "parent", "group"]),
    ("kind", &["тип", "type"]),
    ("status", &["статус", "state"]),
    ("subscribers", &["абоненты", "subs", "subscriptions", "customers"]),
    ("market_share_pct", &["доля_рынка", "market_share", "доля", "share"]),
    ("segment", &["сегмент"]),
    ("period", &["период", "quarter", "квартал", "year", "год"]),
];

/// A head in small letters, its words joined by one stroke each.
fn plain(head: &str) -> String {
    let head = folded(&head.replace('№', "no"));
    let words = head.split(|letter: char| letter.is_ascii_punctuation() || letter == ' ');
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
}

/// For each column that a file lacks and `table` needs, or may have, the head of
/// the file that is most likely meant; nothing where none is like it. Heads that
/// are as a whole what a column is called come before those with a word of it.
#[must_use]
pub fn suggested(table: Table, head: &[String]) -> Vec<(&'static str, Option<String>)> {
    let others = head.iter().filter(|name| table.column(name).is_none());
    let mut free: Vec<(&String, String)> = others.map(|name| (name, plain(name))).collect();
    let is_there = |column: &&Column| head.iter().any(|it| it.eq_ignore_ascii_case(column.name));
    let missing = table.columns().iter().filter(|column| !is_there(column));
    let mut found: Vec<(&'static str, Option<String>)> =
        missing.map(|column| (column.name, None)).collect();
    for is_like in [is_called, has_its_word, has_word] {
        for (column, theirs) in found.iter_mut().filter(|(_, theirs)| theirs.is_none()) {
            let place = free.iter().position(|(_, name)| is_like(name, column));
            *theirs = place.map(|place| free.remove(place).0.clone());
        }
    }
    found
}

/// The other names of a column.
fn synonyms(column: &str) -> &'static [&'static str] {
    SYNONYMS.iter().find(|(name, _)| *name == column).map_or(&[], |(_, words)| words)
}

/// Whether a head is what a column is called.
fn is_called(head: &str, column: &str) -> bool {
    head == column || synonyms(column).contains(&head)
}

/// Whether a column's own name is a word of a head.
fn has_its_word(head: &str, column: &str) -> bool {
    head.split('_').any(|part| part == column)
}

/// Whether a head is like it, or has a word of it.
fn has_word(head: &str, column: &str) -> bool {
    let first = column.split('_').next().unwrap_or(column);
    head.split('_').any(|part| part == column || synonyms(column).contains(&part))
        || head.starts_with(column)
        || first.len() > 3 && head == first
        || nearest(head, std::iter::once(column)).is_some()
}

impl Table {
    /// Which table a file with this head is most likely meant to be, whatever its
    /// columns are called: the one of which it has most, and lacks the fewest that
    /// are needed.
    #[must_use]
    pub fn likely(head: &[String]) -> Self {
        let fit = |table: &Self| {
            let suggested = suggested(*table, head);
            let columns = table.columns().iter();
            let fits = columns.map(|column| {
                let other = suggested.iter().find(|(name, _)| *name == column.name);
                // Our own names say more than what is like one.
                match (other.map(|(_, head)| head.is_some()), column.required) {
                    (None, true) => 4,
                    (None, false) | (Some(true), true) => 3,
                    (Some(true), false) => 1,
                    (Some(false), true) => -3,
                    (Some(false), false) => 0,
                }
            });
            fits.sum::<i32>()
        };
        // Of two that fit alike, contracts, and where none does.
        let least = fit(&Self::Contracts).max(0);
        let best = Self::ALL.into_iter().max_by_key(fit).filter(|table| fit(table) > least);
        best.unwrap_or(Self::Contracts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn columns_of_other_names_are_suggested_once_each() {
        let suggested =
            suggested(Table::Contracts, &head("id,Country code,Carrier,Supplier,Date,Stag"));
        let of = |name: &str| {
            suggested.iter().find(|(column, _)| *column == name).and_then(|(_, head)| head.clone())
        };
        assert_eq!(of("id"), None, "it is there");
        assert_eq!(of("country").as_deref(), Some("Country code"));
        assert_eq!(of("operator").as_deref(), Some("Carrier"));
        assert_eq!(of("vendor").as_deref(), Some("Supplier"));
        assert_eq!(of("announced").as_deref(), Some("Date"));
        assert_eq!(of("stage").as_deref(), Some("Stag"));
        assert_eq!(of("source_date"), None, "the date is taken");
    }

    #[test]
    fn each_column_of_two_languages_is_suggested_for_its_own() {
        let heads = [
            "Номер,Страна,Оператор,Вендор,Дата,Стадия,Домен,Сумма,Валюта,Издатель,Ссылка,Remarks",
            "No,Nation,MNO,Supplier,Signed,Status,Segment,Amount,Cur,Publisher,Link,Remarks",
        ];
        let ours = "id,country,operator,vendor,announced,stage,domains,value,currency,\
                    source_publisher,source_url,note";
        for file in heads {
            let suggested = suggested(Table::Contracts, &head(file));
            for (ours, theirs) in ours.split(',').zip(file.split(',')) {
                let told = suggested.iter().find(|(column, _)| *column == ours);
                assert_eq!(told.and_then(|(_, head)| head.as_deref()), Some(theirs), "{ours}");
            }
        }
        let dates = suggested(Table::Contracts, &head("Date,Replaces,Link,Link date"));
        for (ours, theirs) in [
            ("announced", "Date"),
            ("source_url", "Link"),
            ("source_date", "Link date"),
            ("replaced_vendor", "Replaces"),
        ] {
            assert!(dates.contains(&(ours, Some(theirs.to_owned()))), "{ours}");
        }
    }

    #[test]
    fn whole_heads_come_before_single_words() {
        let file =
            "№,Дата источника,Дата,Вид источника,Источник,Часть сети,Охват,Завершение,Доля ; %";
        let suggested = suggested(Table::Contracts, &head(file));
        for (ours, theirs) in [
            ("id", "№"),
            ("announced", "Дата"),
            ("source_date", "Дата источника"),
            ("evidence", "Вид источника"),
            ("source_publisher", "Источник"),
            ("domains", "Часть сети"),
            ("scope", "Охват"),
            ("closing", "Завершение"),
            ("share_pct", "Доля ; %"),
        ] {
            assert!(suggested.contains(&(ours, Some(theirs.to_owned()))), "{ours}");
        }
    }

    #[test]
    fn a_columns_own_name_comes_before_other_words() {
        let file = "Country code,Carrier,Supplier,Signed on,Status,Kind of evidence";
        let suggested = suggested(Table::Contracts, &head(file));
        for (ours, theirs) in [
            ("id", None),
            ("country", Some("Country code")),
            ("announced", Some("Signed on")),
            ("stage", Some("Status")),
            ("evidence", Some("Kind of evidence")),
        ] {
            assert!(suggested.contains(&(ours, theirs.map(str::to_owned))), "{ours}");
        }
    }

    #[test]
    fn a_table_is_told_by_what_its_heads_are_like() {
        for (file, table) in [
            (
                "Код,Страна,Название,Владелец,Тип,Абоненты,Доля рынка,Статус,Ссылка",
                Table::Operators,
            ),
            ("Code,Market,Carrier,Parent,Kind,Subs,Status,Link", Table::Operators),
            ("Рынок,Сегмент,Период,Поставщик,Доля,Издатель,Ссылка", Table::Shares),
            ("Номер,Страна,Оператор,Вендор,Дата,Стадия,Ссылка", Table::Contracts),
            ("Country,Operator,Supplier,Date,Status", Table::Contracts),
            (
                "Nr,Land,Carrier,Lieferant,Datum,stage,domains,generations,scope,share_pct,value,\
                 currency,replaced_vendor,closing,note,source_publisher,source_url,source_date",
                Table::Contracts,
            ),
            ("a,b,c", Table::Contracts),
        ] {
            assert_eq!(Table::likely(&head(file)), table, "{file}");
        }
    }
}
