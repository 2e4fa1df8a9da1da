//! The words around the reader's own data, in English.

use crate::text::data::DataTexts;

pub(super) const TEXTS: DataTexts = DataTexts {
    title: "Your own data",
    stays: "Files that you choose are read here, in this tab. Nothing of them is sent anywhere, and \
            nothing is kept once the tab is closed.",
    drop: "Drop CSV files here: one, several, a folder or a ZIP; also packed as .gz. Commas, \
           semicolons, tabs or bars; UTF-8, UTF-16 or Windows-1251.",
    files: "Choose files",
    folder: "Choose a folder",
    manner: "The rows of a file",
    replaces: "replace the table",
    adds: "are added to it",
    reading: |name, rows, rate| format!("Reading {name}: {rows} rows, {rate} a second"),
    waiting: |names| format!("Waiting for {names}"),
    writing: |name, rows, rate| format!("Working on {name}: {rows} rows, {rate} a second"),
    rows: |rows| format!("rows: {rows}"),
    cancel: "Cancel",
    named: |[added, changed, missing]| {
        let kinds = [("Added", added), ("Changed", changed), ("Not there", missing)];
        let kinds = kinds.iter().filter(|(_, rows)| !rows.is_empty());
        kinds.map(|(kind, rows)| format!("{kind}: {rows}.")).collect::<Vec<_>>().join(" ")
    },
    unread: |name| format!("{name} (not used)"),
    numbers: "number the rows",
    table: "Which table it is",
    stopped: |file, whose| {
        format!("The reading of {file} was stopped; nothing of it is shown. Contracts: {whose}.")
    },
    dismiss: "Cancel",
    not_used: |files| {
        format!("Not used, since no row can be read: {files}. The data before stays.")
    },
    own_notice: |files| {
        format!(
            "These files were put in by a reader, in place of shipped tables or added to them. The licence \
             and the description beside them are those of the shipped data:\n{files}\n"
        )
    },
    takes_out: "The patch takes out the rows that are not there.",
    tables: "The tables on the screen",
    heads: ["Table", "Read from", "Rows", "Problems", "What to do"],
    own: |name| format!("{name}, from this machine"),
    template: "Empty file",
    take_out: "Back to the shipped one",
    report: "Save with an error column",
    compare: "Compare with the shipped one",
    differences: |added, changed, removed| {
        format!("Rows added: {added}, changed: {changed}, not there: {removed}.")
    },
    not_compared: |rows| format!("Left out because they cannot be read: {rows}."),
    no_table: "Nothing there is a table. Files of CSV (also .tsv, .txt, .csv.gz), folders and ZIP archives \
               of them can be read.",
    too_many: |most| {
        format!("More than {most} files at a time are no set of tables. None of them is used.")
    },
    patch: "Save as a patch",
    set: "Save the whole set as a ZIP",
    dictionary: "Data dictionary",
    which: "Name the columns",
    columns: |file| format!("Which column of {file} is which?"),
    columns_help: "The names of some columns are not ours. What seems meant is chosen already; those with a star are needed.",
    likely: |table, named| {
        format!("The columns look like those of {table}. The address names the file as {named}.")
    },
    none: "none",
    apply: "Read it so",
    memory: |megabytes| {
        format!(
            "The most memory that the page has needed for its data since it was opened: \
             {megabytes} MB. A browser gives it back when the page is closed or loaded anew."
        )
    },
    group: |file, column, count| {
        if column.is_empty() {
            format!("{file}: {count}")
        } else {
            format!("{file}, column {column}: {count}")
        }
    },
};
