//! The words around the reader's own data.

/// Every word of it in one language.
pub struct DataTexts {
    /// Heading of the view.
    pub title: &'static str,
    /// That nothing leaves the tab.
    pub stays: &'static str,
    /// What may be dropped here.
    pub drop: &'static str,
    /// Chooses files.
    pub files: &'static str,
    /// Chooses a folder.
    pub folder: &'static str,
    /// What happens to the rows that are there.
    pub manner: &'static str,
    /// A file takes the place of the table.
    pub replaces: &'static str,
    /// A file is added to the table.
    pub adds: &'static str,
    /// A file is being read: its name, rows, rows in a second.
    pub reading: fn(&str, &str, &str) -> String,
    /// Nothing has come yet of these files.
    pub waiting: fn(&str) -> String,
    /// A file is being written or compared: the same.
    pub writing: fn(&str, &str, &str) -> String,
    /// So many rows have been read of a table.
    pub rows: fn(&str) -> String,
    /// Stops it.
    pub cancel: &'static str,
    /// The first rows added, changed and missing, by their ids; empty for none.
    pub named: fn(&[String; 3]) -> String,
    /// A file of which no row could be read.
    pub unread: fn(&str) -> String,
    /// In place of a column of ids.
    pub numbers: &'static str,
    /// Name of the control of the table that a file is.
    pub table: &'static str,
    /// What was stopped, and whose contracts are shown.
    pub stopped: fn(&str, &str) -> String,
    /// Leaves a file aside.
    pub dismiss: &'static str,
    /// Files of which no row could be read.
    pub not_used: fn(&str) -> String,
    /// In the whole set: which files are not under its licence.
    pub own_notice: fn(&str) -> String,
    /// Said where a patch would take rows out.
    pub takes_out: &'static str,
    /// Caption of the list of tables.
    pub tables: &'static str,
    /// Heads of its columns: table, file, rows, problems, what one can do.
    pub heads: [&'static str; 5],
    /// A file of the reader's own.
    pub own: fn(&str) -> String,
    /// Saves an empty file with the columns of a table.
    pub template: &'static str,
    /// Goes back to the shipped table.
    pub take_out: &'static str,
    /// Saves a file with a column for what is wrong in each row.
    pub report: &'static str,
    /// Compares with the shipped table.
    pub compare: &'static str,
    /// Rows added, changed, removed.
    pub differences: fn(&str, &str, &str) -> String,
    /// So many rows that could not be read are left out of them.
    pub not_compared: fn(&str) -> String,
    /// Said where nothing that was chosen or dropped is a table.
    pub no_table: &'static str,
    /// There are more files than this.
    pub too_many: fn(&str) -> String,
    /// Saves the differences as a patch.
    pub patch: &'static str,
    /// Saves all tables as an archive.
    pub set: &'static str,
    /// Link to the dictionary of all columns.
    pub dictionary: &'static str,
    /// Asks which column of a file is which.
    pub which: &'static str,
    /// Heading where columns have other names.
    pub columns: fn(&str) -> String,
    /// What to do there.
    pub columns_help: &'static str,
    /// Which table its columns are like, and as which it is named.
    pub likely: fn(&str, &str) -> String,
    /// No column of the file.
    pub none: &'static str,
    /// Reads the file so.
    pub apply: &'static str,
    /// How many megabytes the page takes.
    pub memory: fn(&str) -> String,
    /// Problems of one kind: file, column (or empty), how many.
    pub group: fn(&str, &str, &str) -> String,
}
