//! The browsers: two at a time, each handed from test to test with a new tab.

use super::{Outcome, path_in};
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::extensions::query::ElementPollerWithTimeout;
use thirtyfour::prelude::WebDriverResult;
use thirtyfour::{DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};
use tokio::sync::{Semaphore, SemaphorePermit};

/// How long anything may take.
pub const PATIENCE: Duration = Duration::from_secs(15);
/// How often it is looked at.
pub const PAUSE: Duration = Duration::from_millis(40);

/// More of them at once only wait for each other.
static TURNS: Semaphore = Semaphore::const_new(2);
static IDLE: Mutex<Vec<Running>> = Mutex::new(Vec::new());
static STARTED: AtomicUsize = AtomicUsize::new(0);

/// Starts the driver in a group of processes of its own. The group ends when
/// the standard input does, so with this process, however that ends.
const SUPERVISOR: &str = r#"
    "$0" --port=0 &
    trap "" TERM
    cat > /dev/null
    kill 0
    wait
    sleep 1
    rm -rf "$1"
"#;

/// A browser for one test, the next one's after it.
pub struct Browser {
    running: Option<Running>,
    _turn: SemaphorePermit<'static>,
}

/// A browser and the program that drives it.
struct Running {
    driver: WebDriver,
    _program: Program,
}

/// The program between a test and the browser.
struct Program {
    port: u16,
    profile: PathBuf,
    // It would end if nobody could read what it says.
    _says: BufReader<ChildStdout>,
    _process: Child,
}

impl Browser {
    /// Waits for this test's turn and takes a browser, or starts one.
    pub async fn take() -> Outcome<Self> {
        let turn = TURNS.acquire().await?;
        let idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let running = match idle {
            // One that the test before has left in disorder is given up.
            Some(running) if turn_over(&running.driver).await.is_ok() => running,
            _ => Running::start().await?,
        };
        Ok(Self { running: Some(running), _turn: turn })
    }

    /// What commands it.
    pub fn driver(&self) -> &WebDriver {
        match &self.running {
            Some(running) => &running.driver,
            None => unreachable!("it is given back at the very end"),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        IDLE.lock().unwrap_or_else(PoisonError::into_inner).extend(self.running.take());
    }
}

/// A new tab in place of the old one: its own history, size and messages.
async fn turn_over(driver: &WebDriver) -> WebDriverResult<()> {
    let new = driver.new_tab().await?;
    driver.close_window().await?;
    driver.switch_to_window(new).await?;
    driver.get_log("performance").await?;
    driver.browser_log().await?;
    Ok(())
}

impl Running {
    async fn start() -> Outcome<Self> {
        let program = Program::start()?;
        let mut wanted = DesiredCapabilities::chrome();
        if let Ok(chromium) = path_in("VENDOR_ATLAS_CHROMIUM") {
            wanted.set_binary(&chromium.to_string_lossy())?;
        }
        let profile = format!("--user-data-dir={}", program.profile.display());
        let switches = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--accept-lang=en-GB",
            "--window-size=1440,1000",
            &profile,
        ];
        for switch in switches {
            wanted.add_arg(switch)?;
        }
        wanted.set_logging_prefs("browser", LoggingPrefsLogLevel::All)?;
        wanted.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
        let poller = Arc::new(ElementPollerWithTimeout::new(PATIENCE, PAUSE));
        let address = format!("http://127.0.0.1:{}", program.port);
        let driver = WebDriver::builder(address, wanted).poller(poller).await?;
        // It ends with its program; its own way would wait for an answer that
        // cannot come where the test's other tasks stand still.
        driver.clone().leak()?;
        Ok(Self { driver, _program: program })
    }
}

impl Program {
    fn start() -> Outcome<Self> {
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let name = format!("vendor-atlas-e2e-{}-{number}", std::process::id());
        let profile = std::env::temp_dir().join(name);
        let program = path_in("VENDOR_ATLAS_CHROMEDRIVER").unwrap_or("chromedriver".into());
        let mut process = Command::new("sh")
            .args(["-c", SUPERVISOR])
            .args([&program, &profile])
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut says = BufReader::new(process.stdout.take().ok_or("the driver cannot be heard")?);
        let mut line = String::new();
        let port = loop {
            line.clear();
            if says.read_line(&mut line)? == 0 {
                return Err(format!("{} ended before it said its port", program.display()).into());
            }
            if let Some((_, port)) = line.trim().trim_end_matches('.').split_once("on port ")
                && let Ok(port @ 1..) = port.parse()
            {
                break port;
            }
        };
        Ok(Self { port, profile, _says: says, _process: process })
    }
}
