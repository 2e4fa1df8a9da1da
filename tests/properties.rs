//! Laws that hold for any input, not only for the examples we thought of.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use vendor_atlas::domain::contract::{Evidence, Stage};
use vendor_atlas::domain::id::RowId;
use vendor_atlas::domain::network::{Domain, Generation};
use vendor_atlas::domain::vendor;
use vendor_atlas::estimate::{Definition, Estimator, Params};
use vendor_atlas::figure::answer::{Series, estimator};
use vendor_atlas::figure::{Answer, evidence, headline, over_time, share_bars};
use vendor_atlas::ingest::{self, SourceFile, Table};
use vendor_atlas::query::page::{PAGE_SIZE, Page};
use vendor_atlas::query::{
    Filter, Language, MapLayer, Place, RowFilter, Sort, SortColumn, ThemeChoice, View,
};
use vendor_atlas::spelling::folded;
use vendor_atlas::store::Store;
use vendor_atlas::text::Texts;

/// A small market that exercises every rule: shared networks, successors,
/// removals, published splits, undated rows, unnamed vendors.
fn market() -> impl Strategy<Value = (String, String)> {
    let operators = vec(operator(), 1..6).prop_map(|rows| {
        let rows: Vec<String> = rows
            .into_iter()
            .enumerate()
            .map(|(index, row)| format!("qaa-{index},QAA,{row}"))
            .collect();
        let government = "qaa-government,QAA,State,active,,,,";
        format!(
            "id,country,name,status,kind,subscribers,market_share_pct,successor_date\n{}\n{government}\n",
            rows.join("\n")
        )
    });
    let contracts = vec(contract(), 0..25).prop_map(|rows| {
        let rows: Vec<String> =
            rows.into_iter().enumerate().map(|(index, row)| format!("r{index},QAA,{row}")).collect();
        format!(
            "id,country,operator,vendor,announced,stage,domains,generations,share_pct,value,currency,\
             replaced_vendor,closing,source_publisher,evidence\n{}\n",
            rows.join("\n")
        )
    });
    (operators, contracts)
}

fn operator() -> impl Strategy<Value = String> {
    let status = select(vec!["active", "active", "active", "merged", "closed"]);
    let kind = select(vec!["", "", "mobile", "fixed", "joint"]);
    let number = select(vec!["", "0", "5", "40", "70"]);
    (status, kind, number.clone(), number).prop_map(|(status, kind, subscribers, share)| {
        format!("Name,{status},{kind},{subscribers},{share},")
    })
}

fn contract() -> impl Strategy<Value = String> {
    let operator = select(vec!["qaa-0", "qaa-1", "qaa-2", "qaa-3", "qaa-government", "nobody"]);
    let vendor = select(vec!["huawei", "nokia", "zte", "other:alpha", "other:chinese-vendors"]);
    let date = select(vec!["", "2012", "2016-05", "2019", "2021-06-30", "2023", "2026"]);
    let stage = select(vec!["mou", "trial", "contract", "live", "renewal", "supplier", "removal"]);
    let domains = select(vec!["", "ran", "core", "ran;core"]);
    let generations = select(vec!["", "3g", "4g", "5g", "4g;5g", "5.5g"]);
    let share = select(vec!["", "", "", "0", "30", "60", "100"]);
    let value = select(vec![",", "100,USD", "7,EUR"]);
    let replaced = select(vec!["", "", "nokia", "huawei;zte"]);
    let closing = select(vec!["", "", "part", "done"]);
    let source = select(vec![",", "Gazette,press", "Operator,primary"]);
    let first = (operator, vendor, date, stage, domains, generations);
    let second = (share, value, replaced, closing, source);
    (first, second).prop_map(|(first, second)| {
        let (operator, vendor, date, stage, domains, generations) = first;
        let (share, value, replaced, closing, source) = second;
        format!(
            "{operator},{vendor},{date},{stage},{domains},{generations},{share},{value},{replaced},\
             {closing},{source}"
        )
    })
}

fn read(files: &[(Table, &[u8])]) -> Store {
    let files = files.iter().map(|(table, bytes)| SourceFile {
        table: *table,
        name: format!("{}.csv", table.slug()),
        renames: Vec::new(),
        content: Ok(bytes.to_vec()),
    });
    ingest::read(&files.collect::<Vec<_>>()).0
}

fn store_of((operators, contracts): &(String, String)) -> Store {
    read(&[(Table::Operators, operators.as_bytes()), (Table::Contracts, contracts.as_bytes())])
}

fn filters() -> impl Strategy<Value = Filter> {
    let slugs = vec!["huawei", "ericsson", "nokia", "zte", "samsung", "cisco", "other:alpha"];
    let choices = (
        select(View::ALL.to_vec()),
        subsequence(vec!["QAA", "KAZ", "EU27", "CENTRAL-ASIA"], 0..4),
        subsequence(slugs.clone(), 1..slugs.len()),
        subsequence(Generation::ALL.to_vec(), 0..5),
        select(Domain::ALL.to_vec()),
        proptest::option::of(1980..=2100),
        select(Definition::ALL.to_vec()),
        subsequence(Evidence::ALL.to_vec(), 0..3),
        subsequence(Stage::ADDABLE.to_vec(), 0..2),
        1..=Filter::LONGEST,
        (0..=200_u8).prop_map(|quarters| f64::from(quarters) / 4.0),
        "[^\\s]{0,12}( [^\\s]{1,5})?",
    );
    let appearance = (
        subsequence(slugs, 0..3),
        proptest::option::of((1..=99_u8, 0..=1_u8)),
        select(MapLayer::ALL.to_vec()),
        proptest::option::of(select(Language::ALL.to_vec())),
        select(ThemeChoice::ALL.to_vec()),
        any::<bool>(),
        proptest::option::of("[a-z]{1,8}\\.csv"),
        select(SortColumn::ALL.to_vec()),
        any::<bool>(),
        1..500_usize,
        "([A-Z]{3}/huawei)?",
    );
    (choices, appearance).prop_map(|(choices, appearance)| {
        let (view, places, vendors, generations, domain, year, by, evidence, stages, win, out, q) =
            choices;
        let (ban, split, map, language, theme, embed, contracts, column, descending, page, mark) =
            appearance;
        let mut filter = Filter {
            view,
            places: places.into_iter().map(str::to_owned).collect(),
            generations: generations.into_iter().collect(),
            domain,
            year,
            definition: by,
            evidence: evidence.into_iter().collect(),
            stages: stages.into_iter().collect(),
            window: win,
            phase_out: out,
            search: q.trim().to_owned(),
            banned: ban.into_iter().map(str::to_owned).collect(),
            merged: split
                .map(|_| ("qaa-one".to_owned(), "qaa-two".to_owned()))
                .into_iter()
                .collect(),
            splits: split.into_iter().map(assumed).collect(),
            map,
            language,
            theme,
            embed,
            sources: contracts.into_iter().map(|address| (Table::Contracts, address)).collect(),
            mark,
            sort: Sort { column, descending },
            page,
            ..Filter::default()
        };
        filter.banned = Filter::from_query(&filter.to_query()).banned;
        filter.vendors = Filter::from_query(&format!("v={}", vendors.join(","))).vendors;
        filter
    })
}

/// A split of an operator between two vendors, and a hundredth more or less.
fn assumed((percent, hundredths): (u8, u8)) -> (String, Vec<(String, f64)>) {
    let percent = f64::from(percent) - f64::from(hundredths) / 100.0;
    let rest = ((100.0 - percent) * 100.0).round() / 100.0;
    let parts = [("huawei", percent), ("other:alpha", rest)];
    ("qaa-one".to_owned(), parts.map(|(vendor, part)| (vendor.to_owned(), part)).into())
}

fn params() -> impl Strategy<Value = Params> {
    filters().prop_map(|filter| Params { window: filter.window.max(1), ..filter.params() })
}

proptest! {
    #[test]
    fn a_filter_survives_its_address(mut filter in filters()) {
        // What turns words round is left out of addresses.
        filter.search = vendor_atlas::spelling::unturned(&filter.search).trim().to_owned();
        prop_assert_eq!(Filter::from_query(&filter.to_query()), filter);
    }

    #[test]
    fn any_text_is_an_address(text in ".*") {
        let filter = Filter::from_query(&text);
        prop_assert_eq!(Filter::from_query(&filter.to_query()), filter);
    }

    #[test]
    fn any_pairs_are_an_address(pairs in vec(("(view|c|o|v|g|d|y|by|ev|st|win|out|q|sort|page|lang|contracts)", "[ -~]{0,20}"), 0..6)) {
        let text: Vec<String> = pairs.into_iter().map(|(key, value)| format!("{key}={value}")).collect();
        let filter = Filter::from_query(&text.join("&"));
        prop_assert_eq!(Filter::from_query(&filter.to_query()), filter);
    }

    #[test]
    fn any_bytes_give_rows_or_problems(bytes in vec(any::<u8>(), 0..400), table in select(Table::ALL.to_vec())) {
        read(&[(table, &bytes)]);
    }

    #[test]
    fn any_cells_give_rows_or_problems(
        cells in vec("[ -~]{0,6}|[А-я]{1,3}|\"|\n", 0..120),
    ) {
        let header = "id,country,operator,vendor,announced,stage,domains,generations,share_pct\n";
        let text = format!("{header}{}", cells.join(","));
        let store = read(&[(Table::Contracts, text.as_bytes())]);
        for row in store.contracts.row_ids() {
            prop_assert!(!store.contracts.texts(row).id.is_empty());
        }
    }

    #[test]
    fn every_row_is_read_or_reported(mut market in market(), broken in vec(any::<bool>(), 25)) {
        let (mut total, mut bad) = (0, 0);
        let lines: Vec<String> = market.1.lines().enumerate().map(|(index, line)| {
            total += usize::from(index > 0 && !line.is_empty());
            if index > 0 && !line.is_empty() && broken[index - 1] {
                bad += 1;
                line.replace(",QAA,", ",Q1,")
            } else {
                line.to_owned()
            }
        }).collect();
        market.1 = lines.join("\n");
        prop_assert_eq!(store_of(&market).contracts.len(), total - bad);
    }

    #[test]
    fn bounds_hold_and_the_parts_make_a_whole(market in market(), params in params(), year in 2008..2030) {
        let store = store_of(&market);
        let estimate = Estimator::new(&store, params).region(&store.country_ids().collect::<Vec<_>>(), year);
        let mut known = 0.0;
        for share in &estimate.vendors {
            let figures = share.figures;
            prop_assert!(figures.low <= figures.published + 1e-9);
            prop_assert!(figures.published <= figures.mid + 1e-9);
            prop_assert!(figures.mid <= figures.high + 1e-9);
            prop_assert!(figures.high <= share.possible + 1e-9 && share.possible <= 1.0);
            known += figures.mid;
        }
        prop_assert!((known + estimate.unknown - 1.0).abs() < 1e-9, "{} and {}", known, estimate.unknown);
    }

    #[test]
    fn a_group_and_its_rest_make_up_what_is_known(market in market(), params in params(), year in 2008..2030) {
        let store = store_of(&market);
        let countries: Vec<_> = store.country_ids().collect();
        let is_chinese = |id: vendor_atlas::domain::id::VendorId| {
            vendor::CHINESE.contains(&store.vendors[id.index()].slug.as_str())
        };
        let one = Estimator::new(&store, params).with_group(is_chinese).place(&countries, year);
        let other = Estimator::new(&store, params).with_group(|id| !is_chinese(id)).place(&countries, year);
        prop_assert!((one.group.mid + other.group.mid - one.coverage).abs() < 1e-9);
        let members = one.vendors.iter().filter(|share| is_chinese(share.vendor));
        let highs: f64 = members.map(|share| share.figures.high).sum();
        prop_assert!(one.group.high <= highs + 1e-9);
    }

    #[test]
    fn the_order_of_rows_does_not_matter(market in market(), year in 2008..2030) {
        let (head, rows) = market.1.split_once('\n').unwrap();
        let backwards: Vec<&str> = rows.lines().rev().collect();
        let turned = (market.0.clone(), format!("{head}\n{}\n", backwards.join("\n")));
        let shares = |market: &(String, String)| {
            let store = store_of(market);
            let estimate = Estimator::new(&store, Params::default()).country(store.country_ids().next().unwrap(), year);
            let mut shares: Vec<(String, i64)> = estimate.vendors.iter().map(|share| {
                #[expect(clippy::cast_possible_truncation, reason = "a share has nine decimals")]
                let mid = (share.figures.mid * 1e9).round() as i64;
                (store.vendors[share.vendor.index()].slug.clone(), mid)
            }).collect();
            shares.sort();
            (estimate.status, shares)
        };
        prop_assert_eq!(shares(&market), shares(&turned));
    }

    #[test]
    fn rows_that_pass_are_those_a_plain_loop_finds(market in market(), before in filters(), after in filters()) {
        let store = store_of(&market);
        let mut rows = RowFilter::default();
        rows.update(&store, &before);
        rows.update(&store, &after);
        let passing: Vec<RowId> = rows.rows().collect();
        let plain: Vec<RowId> = store.contracts.row_ids().filter(|row| passes(&store, &after, *row)).collect();
        prop_assert_eq!(rows.count(), plain.len());
        prop_assert_eq!(passing, plain);
    }

    #[test]
    fn pages_are_the_sorted_rows_in_pieces(market in market(), column in select(SortColumn::ALL.to_vec()), descending: bool) {
        let store = store_of(&market);
        let mut rows = RowFilter::default();
        rows.update(&store, &Filter { domain: Domain::Ran, ..Filter::default() });
        let page = Page::new(&store, &rows, Sort { column, descending }, 1, "en");
        let mut seen = page.rows.clone();
        seen.sort_unstable();
        prop_assert_eq!(seen, rows.rows().collect::<Vec<_>>());
    }

    #[test]
    fn later_pages_go_on_where_earlier_ones_end(years in vec(0_u32..30, 0..230), descending: bool) {
        let rows = years.iter().enumerate();
        let rows: Vec<String> = rows.map(|(id, year)| format!("{id},QAA,a,nokia,{},live", 1999 + year)).collect();
        let contracts = format!("id,country,operator,vendor,announced,stage\n{}", rows.join("\n"));
        let store = read(&[(Table::Contracts, contracts.as_bytes())]);
        let mut rows = RowFilter::default();
        rows.update(&store, &Filter::default());
        let sort = Sort { column: SortColumn::Date, descending };
        let mut pages: Vec<RowId> = Vec::new();
        for number in 1..=years.len().div_ceil(PAGE_SIZE) {
            pages.extend(Page::new(&store, &rows, sort, number, "en").rows);
        }
        let mut sorted: Vec<RowId> = store.contracts.row_ids().collect();
        let year = |row: RowId| i64::from(years[row.index()]);
        sorted.sort_by_key(|row| if descending { -year(*row) } else { year(*row) });
        prop_assert_eq!(pages, sorted);
    }

    #[test]
    fn to_prepare_all_operators_changes_no_answer(market in market(), filter in filters(), year in 2005..2027) {
        let store = store_of(&market);
        let (asked, prepared) = (estimator(&store, &filter), estimator(&store, &filter));
        // Some of them have been asked about before.
        let first = store.country_ids().next();
        first.map(|country| prepared.country(country, year));
        let countries: Vec<_> = store.country_ids().collect();
        let mut preparation = prepared.prepare(&countries, year);
        while preparation.step(&prepared) {}
        for country in store.country_ids() {
            prop_assert_eq!(asked.country(country, year), prepared.country(country, year));
        }
    }

    #[test]
    fn shares_of_deals_are_those_of_the_list(market in market(), by_value: bool, year in 2005..2027) {
        let store = store_of(&market);
        let definition = if by_value { Definition::Value } else { Definition::Contracts };
        let estimator = Estimator::new(&store, Params { definition, ..Params::default() });
        let countries: Vec<_> = store.country_ids().collect();
        let (deals, estimate) = (estimator.deal_list(&countries, year), estimator.place(&countries, year));
        let total: f64 = deals.iter().map(|deal| deal.size).sum();
        for vendor in store.vendor_ids() {
            let own: f64 = deals.iter().filter(|deal| deal.vendor == vendor).map(|deal| deal.size).sum();
            let part = if total > 0.0 { own / total } else { 0.0 };
            prop_assert!((estimate.of(vendor).mid - part).abs() < 1e-12);
        }
        let mut told: Vec<RowId> = deals.into_iter().flat_map(|deal| deal.rows).collect();
        told.sort_unstable();
        let mut rows: Vec<RowId> = estimator.deal_rows(&countries, year..=year).collect();
        rows.sort_unstable();
        prop_assert_eq!(told, rows);
    }

    #[test]
    fn a_series_serves_every_year_it_spans(market in market(), filter in filters(), year in 2005..2027) {
        let store = store_of(&market);
        let estimator = estimator(&store, &filter);
        let series = Series::new(&estimator, &Series::question(&filter, store.newest_year()));
        let asked = Filter { year: Some(year).filter(|year| series.years.contains(year)), ..filter };
        let answer = Answer::new(&estimator, &asked);
        let place = series.years.iter().position(|year| *year == answer.year);
        prop_assert_eq!(place.map(|place| &series.estimates[place]), Some(&answer.whole.estimate));
    }

    #[test]
    fn every_figure_can_be_put_into_words(market in market(), filter in filters(), language in select(Language::ALL.to_vec())) {
        let store = store_of(&market);
        let texts = Texts::for_language(language);
        let estimator = estimator(&store, &filter);
        let answer = Answer::new(&estimator, &filter);
        let series = Series::new(&estimator, &filter);
        let (bars, twin) = share_bars::share_bars(&store, &filter, texts, &answer);
        let marks = bars.panels.iter().flat_map(|panel| &panel.bars);
        let keys: Vec<&String> = marks.map(|bar| &bar.key).collect();
        prop_assert_eq!(keys, twin.rows.iter().map(|(key, _)| key).collect::<Vec<_>>());
        let columns = over_time::share_over_time(&store, &filter, texts, &answer, &series);
        let twin = over_time::table(&store, &filter, texts, &answer, &series);
        let marks = columns.panels.iter().flat_map(|panel| &panel.columns);
        let keys: Vec<&String> = marks.map(|column| &column.key).collect();
        prop_assert_eq!(keys, twin.rows.iter().map(|(key, _)| key).collect::<Vec<_>>());
        prop_assert!(!headline::Headline::new(&store, &filter, texts, &answer).title.is_empty());
        for (key, _) in &twin.rows {
            let asked = Filter { mark: key.clone(), ..filter.clone() };
            prop_assert!(evidence::evidence(&store, &asked, texts).is_some(), "{}", key);
        }
    }
}

/// Whether a row passes, written as plainly as can be.
fn passes(store: &Store, filter: &Filter, row: RowId) -> bool {
    let columns = store.contracts.columns();
    let index = row.index();
    let places = Place::chosen(store, filter);
    let in_place = places.is_empty()
        || places.iter().any(|place| place.countries.contains(&columns.country[index]));
    let vendor = &store.vendors[columns.vendor[index].index()].slug;
    let by_vendor = filter.chosen_vendors().is_none_or(|chosen| chosen.contains(vendor));
    let by_year = match (columns.date(row), filter.year) {
        (Some(date), Some(year)) => date.year() <= year,
        _ => true,
    };
    let text = folded(&String::from_utf8_lossy(store.contracts.record(row)));
    let named = folded(&format!(
        "{} {} {}",
        store.countries[columns.country[index].index()].iso3,
        columns.operator[index].map_or("", |operator| &store.operators[operator.index()].name),
        store.vendors[columns.vendor[index].index()].short_name(),
    ));
    let search = folded(&filter.search);
    let found = search.split_whitespace().all(|word| text.contains(word) || named.contains(word));
    in_place
        && by_vendor
        && by_year
        && found
        && columns.generations[index].meets(filter.generations)
        && columns.domains[index].speaks_for(filter.domain)
        && filter.evidence.admits(columns.evidence[index])
}
