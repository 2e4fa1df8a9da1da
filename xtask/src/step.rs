//! One step of a command: a child process that is announced, watched and judged.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::Error;

/// How often a step that is still running says so.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// How often a running child is asked whether it has finished.
const POLL: Duration = Duration::from_millis(50);

/// A step that took less than this is not worth a line about its duration.
const WORTH_TELLING: Duration = Duration::from_secs(5);

/// How many of a failed quiet step's last lines are shown.
const SHOWN_LINES: usize = 40;

/// What Cargo sets for this program alone. Children that inherited it would
/// take this crate for theirs, or run another toolchain's Cargo.
const CARGO_OWN: [&str; 5] = [
    "CARGO",
    "CARGO_MANIFEST_DIR",
    "CARGO_MANIFEST_PATH",
    "CARGO_PRIMARY_PACKAGE",
    "CARGO_BIN_NAME",
];

/// Where a step's output goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Output {
    /// Straight to the terminal, as the child writes it.
    Shown,
    /// Into a file of which only the end is shown, and only on failure.
    Kept,
}

/// A child process to be run.
#[derive(Debug)]
pub struct Step {
    /// What the step does, as a phrase that can start a sentence: "Building trunk 0.21.14".
    what: String,
    /// The phrase in brackets after it, such as how long it takes.
    note: String,
    command: Command,
    output: Output,
    advice: String,
}

impl Step {
    /// A step that runs `program` and shows its output.
    pub fn new(what: impl Into<String>, program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        for name in CARGO_OWN {
            command.env_remove(name);
        }
        command.stdin(Stdio::null());
        Self {
            what: what.into(),
            note: String::new(),
            command,
            output: Output::Shown,
            advice: String::new(),
        }
    }

    /// Adds arguments.
    pub fn args<S: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = S>) -> Self {
        self.command.args(arguments);
        self
    }

    /// Runs the step in `folder`.
    pub fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Sets an environment variable.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Hides an environment variable.
    pub fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Adds a remark to the announcement, in brackets.
    pub fn note(mut self, note: &str) -> Self {
        note.clone_into(&mut self.note);
        self
    }

    /// Says what to try when the step fails.
    pub fn advice(mut self, advice: impl AsRef<str>) -> Self {
        self.advice = format!("\nTo mend it: {}", advice.as_ref());
        self
    }

    /// Keeps the output back unless the step fails.
    pub fn quiet(mut self) -> Self {
        self.output = Output::Kept;
        self
    }

    /// Announces the step, runs it and waits for its end.
    pub fn run(mut self) -> Result<(), Error> {
        let note = if self.note.is_empty() { String::new() } else { format!(" ({})", self.note) };
        eprintln!("{}{note} …", self.what);
        let started = Instant::now();
        let log = match self.output {
            Output::Shown => None,
            Output::Kept => Some(self.keep_output()?),
        };
        let child = self.command.spawn().map_err(|source| Error::Start {
            program: self.command.get_program().to_string_lossy().into_owned(),
            source,
        })?;
        let status = self.wait(child, started)?;
        if let Some(log) = log {
            if !status.success() {
                eprintln!("{}", end_of(&log));
            }
            // A log that cannot be removed does no harm where it lies.
            let _ = fs::remove_file(log);
        }
        if !status.success() {
            return Err(Error::Step {
                step: self.what,
                outcome: status.to_string(),
                advice: self.advice,
            });
        }
        if started.elapsed() >= WORTH_TELLING {
            eprintln!("{}: done after {}.", self.what, duration(started.elapsed()));
        }
        Ok(())
    }

    /// Waits for the child and tells in between that it still runs.
    fn wait(&self, mut child: Child, started: Instant) -> Result<ExitStatus, Error> {
        let program = || self.command.get_program().to_string_lossy().into_owned();
        let mut told = started;
        loop {
            if let Some(status) =
                child.try_wait().map_err(|source| Error::Start { program: program(), source })?
            {
                return Ok(status);
            }
            if told.elapsed() >= HEARTBEAT {
                eprintln!("… {}: {} so far.", self.what, duration(started.elapsed()));
                told = Instant::now();
            }
            thread::sleep(POLL);
        }
    }

    /// Sends the child's output to a new file and names it.
    fn keep_output(&mut self) -> Result<PathBuf, Error> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("vendor-atlas-step-{}-{number}.log", std::process::id());
        let path = std::env::temp_dir().join(name);
        let file = File::create(&path).map_err(Error::file("create", &path))?;
        let second = file.try_clone().map_err(Error::file("open", &path))?;
        self.command.stdout(file).stderr(second);
        Ok(path)
    }
}

/// The last lines of a log.
fn end_of(log: &Path) -> String {
    let text = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(SHOWN_LINES)..].join("\n")
}

/// A duration in words: "8 s", "3 min 20 s".
pub fn duration(elapsed: Duration) -> String {
    match elapsed.as_secs() {
        0 => format!("{:.1} s", elapsed.as_secs_f32()),
        seconds @ 1..60 => format!("{seconds} s"),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

/// What a program writes to its standard output, if it runs and succeeds.
pub fn answer(command: &mut Command) -> Option<String> {
    for name in CARGO_OWN {
        command.env_remove(name);
    }
    let output =
        command.stdin(Stdio::null()).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The first program of that name in the folders of PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file())
}

#[cfg(test)]
mod tests {
    use std::process::Command;
    use std::time::Duration;

    use super::{Step, answer, duration, on_path};
    use crate::error::Error;

    #[test]
    fn durations_are_told_in_the_unit_that_fits() {
        assert_eq!(duration(Duration::from_millis(340)), "0.3 s");
        assert_eq!(duration(Duration::from_secs(59)), "59 s");
        assert_eq!(duration(Duration::from_secs(200)), "3 min 20 s");
    }

    #[test]
    fn a_failing_step_is_named_with_its_advice() {
        let failed = Step::new("Doing nothing", "false").quiet().advice("do something").run();
        let told = failed.map_err(|error| error.to_string());
        assert_eq!(
            told,
            Err("This step failed: Doing nothing (exit status: 1).\nTo mend it: do something"
                .to_owned())
        );
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let failed = Step::new("Doing nothing", "no-such-program-here").run();
        assert!(
            matches!(failed, Err(Error::Start { program, .. }) if program == "no-such-program-here")
        );
    }

    #[test]
    fn only_a_successful_answer_counts() {
        assert_eq!(answer(Command::new("echo").arg("here")).as_deref(), Some("here\n"));
        assert_eq!(answer(&mut Command::new("false")), None);
        assert!(on_path("no-such-program-here").is_none());
    }
}
