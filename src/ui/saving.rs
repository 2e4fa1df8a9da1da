//! What the reader takes along: rows, reports, comparisons and the whole set,
//! written in turns.

use super::data::DIFFERENCE;
use super::desk::Refusal;
use super::load::{Step, follow};
use super::loading::wanted;
use super::react::after_paint;
use super::state::Dashboard;
use super::turns::{Done, Turns, Work};
use super::under_way::{OwnFile, Sources, UnderWay, shipped, stem};
use crate::browser::dom;
use crate::browser::file::Written;
use crate::ingest::archive::{ArchiveWriter, Checksum};
use crate::ingest::{self, ContractReader, Origin, Packing, Problem, Problems, SourceFile, Table};
use crate::query::difference::Comparison;
use crate::query::export::{self, Rewriter};
use crate::text::Texts;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Rows that are written at a time.
const ROWS: usize = 500;

/// Saves the rows that pass. Nothing if nobody waits for it any more, as in all
/// that follows.
pub(super) async fn save_rows(dashboard: Dashboard) -> Option<()> {
    const NAME: &str = "contracts.csv";
    let loaded = dashboard.loaded.get_untracked()?;
    let store = loaded.store();
    let mut turns = Turns::begin(dashboard, Work::Writing);
    turns.file(NAME);
    // A search may go on.
    let mut passing = (*dashboard.rows.get_untracked()).clone();
    passing.begin(store, &dashboard.row_question.get_untracked());
    while passing.step(store) {
        turns.rest().await.then_some(())?;
    }
    let (mut rows, whole) = (passing.rows(), Some(passing.count()));
    let mut written = Written::default();
    written.push(export::head(store).as_bytes());
    for part in (0..passing.count()).step_by(ROWS) {
        written.push(export::rows(store, &mut rows.by_ref().take(ROWS)).as_bytes());
        turns.pass(Done { rows: part, part, whole }).await.then_some(())?;
    }
    written.save(NAME);
    Some(())
}

/// The files of a table, as messages call them. What could not be used is what
/// there is a report on.
pub(super) fn files_of(dashboard: Dashboard, table: Table) -> Vec<UnderWay> {
    let mut sources = untrack(|| wanted(dashboard));
    let unread = dashboard.desk.with_untracked(|desk| desk.unread.clone());
    let unread: Vec<OwnFile> = unread.into_iter().filter(|file| file.table == table).collect();
    if !unread.is_empty() {
        sources.own.retain(|file| file.table != table);
        sources.own.extend(unread);
    }
    sources.ask_for(table, dashboard.kept())
}

/// The column of a report: one name in every language, for whoever works on with it.
const ERROR: &str = "error";

/// Saves each file of a table with a column for what is wrong in each row. It is
/// read once more, since only the first problems are kept while data is on the
/// screen.
pub(super) async fn save_report(dashboard: Dashboard, table: Table) -> Option<()> {
    let texts = Texts::for_language(dashboard.language.get_untracked());
    let mut turns = Turns::begin(dashboard, Work::Writing);
    let files = files_of(dashboard, table);
    // Rows refer to other tables, but to no contract.
    let sources = untrack(|| wanted(dashboard));
    let is_before =
        |other: Table| other != table && other != Table::Contracts && !other.comes_later();
    let mut others = sources.files(dashboard.kept(), is_before).await;
    let mut store = ingest::read(&others).0;
    let mut reader = ContractReader::default();
    for file in files {
        let (name, renames) = (file.name.clone(), file.renames.clone());
        let Ok(stream) = file.open().await else { continue };
        let (mut written, mut rewriter) = (Written::default(), Rewriter::default());
        let mut write = |bytes: &[u8], is_last: bool, problems: &Problems| {
            let mut errors: BTreeMap<u64, Vec<String>> = BTreeMap::new();
            let of_file = |problem: &&Problem| problem.file == name;
            for problem in problems.list().iter().filter(of_file) {
                let words = (texts.problem)(problem);
                errors.entry(problem.line.unwrap_or(1)).or_default().push(words);
            }
            let say = |line: u64| errors.get(&line).map(|own| own.join(" | ")).unwrap_or_default();
            let rewritten = rewriter.push(bytes, is_last, Some((ERROR, &say)));
            written.push(rewritten.as_bytes());
        };
        if table == Table::Contracts {
            let origin = Origin { name: name.clone(), renames };
            reader.begin(&origin, stream.rows_in());
            let mut take = |bytes: &[u8], is_last: bool| {
                let mut problems = Problems::with_room(usize::MAX);
                reader.push(bytes, is_last, &mut store, &mut problems);
                write(bytes, is_last, &problems);
                Step { rows: reader.rows(), is_full: reader.is_full() }
            };
            follow(&name, stream, &mut turns, &mut take).await?.ok();
        } else {
            let Ok(bytes) = stream.all().await else { continue };
            let content = Ok(bytes.clone());
            others.push(SourceFile { table, name: name.clone(), renames, content });
            write(&bytes, true, &ingest::read_with(&others, Problems::with_room(usize::MAX)).1);
        }
        written.save(&format!("{}-errors.csv", stem(&name)));
    }
    Some(())
}

/// Compares the reader's table with the shipped one.
pub(super) async fn compare(dashboard: Dashboard, table: Table) -> Option<()> {
    let mut turns = Turns::begin(dashboard, Work::Writing);
    let path = format!("data/{}", table.path());
    let theirs = shipped(table, dashboard.kept()).open().await.ok()?.all().await.ok()?;
    let mut comparison = Comparison::new(&path, &theirs);
    let loaded = dashboard.place_of(table.comes_later()).get_untracked()?;
    let problems = loaded.problems();
    let (mut added, mut rows, mut is_any) = (Written::default(), 0, false);
    for file in files_of(dashboard, table) {
        let is_refused =
            |problem: &Problem| problem.file == file.name && problem.kind.leaves_out_all();
        // Of files that cannot be read at all, the problems are told.
        if problems.list().iter().any(is_refused) {
            continue;
        }
        is_any = true;
        comparison.begin(&file.renames);
        let name = file.name.clone();
        let refused = problems.refused(&name);
        let stream = file.open().await.ok()?;
        let mut take = |bytes: &[u8], is_last: bool| {
            let (lines, some) = comparison.push(bytes, is_last, refused);
            added.push(lines.as_bytes());
            rows += some;
            Step { rows, is_full: false }
        };
        follow(&name, stream, &mut turns, &mut take).await?.ok()?;
    }
    if is_any {
        let (difference, start) = comparison.finish();
        let mut whole = Written::default();
        whole.push(start.as_bytes());
        whole.append(added);
        dashboard.desk.update(|desk| desk.difference = Some((table, difference, whole)));
        after_paint(|| dom::focus(DIFFERENCE));
    }
    Some(())
}

/// What stands beside the tables in the whole set.
const BESIDE: [&str; 10] = [
    "LICENSE",
    "data/README.md",
    "data/datapackage.json",
    "data/world.json",
    "data/world.small.json",
    "data/geography/SOURCES.md",
    "data/geography/WORLD.md",
    "data/geography/LICENSES/ISC-world-atlas.txt",
    "data/geography/LICENSES/MIT-i18n-iso-countries.txt",
    "data/geography/LICENSES/Unicode-3.0.txt",
];

/// Saves every table as it is on the screen, with what describes and licenses
/// them. What the reader has put in is written anew, so that no spreadsheet runs
/// a text of it as a formula.
pub(super) async fn save_set(dashboard: Dashboard) -> Option<()> {
    let mut turns = Turns::begin(dashboard, Work::Writing);
    let sources: Sources = untrack(|| wanted(dashboard));
    let (mut set, mut put_in) = (Set::default(), Vec::new());
    // Without its licences nothing of the set may be handed on.
    let mut beside = Vec::new();
    for path in BESIDE {
        match dashboard.kept().fetch(path).bytes().await {
            Ok(bytes) => beside.push((path, bytes)),
            Err(kind) => {
                let told = Problem { file: path.to_owned(), line: None, kind };
                dashboard.desk.update(|desk| desk.refused = vec![Refusal::Problem(told)]);
                return None;
            }
        }
    }
    for table in Table::ALL {
        for (index, file) in sources.ask_for(table, dashboard.kept()).into_iter().enumerate() {
            let (name, is_shipped) = (file.name.clone(), file.is_shipped());
            let mut rewriter = Rewriter::new(&file.renames);
            let Ok(stream) = file.open().await else { continue };
            let (mut content, mut sum) = (Written::default(), Checksum::default());
            let mut take = |bytes: &[u8], is_last: bool| {
                let rewritten = (!is_shipped).then(|| rewriter.push(bytes, is_last, None));
                let bytes = rewritten.as_ref().map_or(bytes, String::as_bytes);
                sum.push(bytes);
                content.push(bytes);
                Step { rows: rewriter.rows, is_full: false }
            };
            follow(&name, stream, &mut turns, &mut take).await?.ok();
            // What is added to a table stands beside it under its own name, unpacked.
            let own = format!("data/{}", table.path());
            let is_packed = Packing::of_name(&name) == Packing::Gzip;
            let bare = if is_packed { &name[..name.len() - ".gz".len()] } else { &name };
            set.add(&if index == 0 { own } else { format!("data/added/{bare}") }, content, &sum);
            if !is_shipped {
                put_in.push(name);
            }
        }
    }
    // The licence is that of the shipped data, not of what the reader put in.
    if !put_in.is_empty() {
        let texts = Texts::for_language(dashboard.language.get_untracked());
        set.add_bytes("data/OWN-FILES.md", (texts.data.own_notice)(&put_in.join("\n")).as_bytes());
    }
    for (path, bytes) in beside {
        set.add_bytes(path, &bytes);
    }
    set.save("vendor-atlas.zip");
    Some(())
}

/// Files on their way into an archive.
#[derive(Default)]
struct Set {
    archive: ArchiveWriter,
    written: Written,
}

impl Set {
    fn add(&mut self, name: &str, content: Written, sum: &Checksum) {
        self.written.push(&self.archive.file(name, sum));
        self.written.append(content);
    }

    fn add_bytes(&mut self, name: &str, bytes: &[u8]) {
        let (mut content, mut sum) = (Written::default(), Checksum::default());
        sum.push(bytes);
        content.push(bytes);
        self.add(name, content, &sum);
    }

    fn save(mut self, name: &str) {
        self.written.push(&self.archive.finish());
        self.written.save(name);
    }
}
