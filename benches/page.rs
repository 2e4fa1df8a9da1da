//! How long the built page takes in a browser: reading the data, and from a
//! changed filter to the next painted frame. `cargo xtask bench` builds the page
//! and runs this on the shipped data and on a generated file.

#![expect(clippy::print_stdout, reason = "a program that prints what it measures")]

#[path = "../tests/e2e/support/mod.rs"]
#[expect(dead_code, unused_imports, reason = "tests/e2e.rs uses the rest")]
mod support;

#[path = "page/peers.rs"]
mod peers;

use std::collections::BTreeMap;
use support::{Outcome, Page, Site};

/// How often a page is opened; the middle one counts.
const OPENINGS: usize = 5;

/// Filters that the reader goes through, each a change from the one before.
const WALK: [&str; 12] = [
    "c=KAZ",
    "c=UZB",
    "c=DEU",
    "c=KAZ,UZB",
    "c=EU27",
    "c=CENTRAL-ASIA",
    "c=UZB&y=2020",
    "c=UZB&g=5g",
    "c=UZB&d=core",
    "c=CHN",
    "c=USA&by=contracts",
    "c=IND",
];

/// Places alone, as in [`WALK`].
const PLACES: [&str; 6] = ["c=KAZ", "c=UZB", "c=DEU", "c=KAZ,UZB", "c=CHN", "c=IND"];

/// The same for the whole world, where all operators count.
const WORLD_WALK: [&str; 4] = ["", "g=5g", "y=2020", "ev=primary,analyst"];

/// Goes through filters as Back and Forward do. A change begins with a frame
/// and is over when that frame is painted, so no time is spent on waiting for
/// the screen. The figures further down follow in frames of their own; what
/// they take is counted from their first change to the frame painted.
/// Answers with the milliseconds of each change, and of what follows.
const WALK_SCRIPT: &str = "
    (async (queries, rounds, done) => {
    const painted = () => new Promise(over => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = over;
        requestAnimationFrame(() => {});
        port2.postMessage(null);
    });
    const step = query => new Promise(over => requestAnimationFrame(async () => {
        const start = performance.now();
        history.replaceState(null, '', '?' + query);
        dispatchEvent(new PopStateEvent('popstate'));
        await painted();
        over(performance.now() - start);
    }));
    const busy = [];
    new PerformanceObserver(list => busy.push(...list.getEntries().map(entry => entry.duration)))
        .observe({ type: 'long-animation-frame' });
    const times = [];
    for (let round = 0; round < rounds; round++)
        for (const query of queries) {
            const time = await step(query);
            if (round > 0) times.push(time);
            await new Promise(over => setTimeout(over, 200));
        }
    done([times, busy]);
    })(...arguments);";

/// Views with filters that each of them is walked through.
const VIEWS: [(&str, [&str; 6]); 8] = [
    ("country", ["c=UZB", "c=DEU", "c=DEU&y=2020", "c=DEU&g=5g", "c=DEU&d=core", "c=KAZ"]),
    (
        "compare",
        [
            "c=KAZ,UZB",
            "c=KAZ,UZB,DEU",
            "c=KAZ,UZB,DEU&y=2020",
            "c=KAZ,UZB,DEU&g=5g",
            "c=POL,UZB,DEU&d=core",
            "c=POL,UZB",
        ],
    ),
    (
        "operators",
        ["c=UZB", "c=CENTRAL-ASIA", "c=CENTRAL-ASIA&y=2020", "c=EU27", "c=EU27&g=5g", "c=DEU,FRA"],
    ),
    (
        "timeline",
        ["c=UZB", "c=UZB&y=2010", "c=UZB&y=2011", "c=CENTRAL-ASIA", "c=DEU,FRA", "c=EU27"],
    ),
    ("beyond", ["c=UZB", "c=KAZ,UZB", "c=CENTRAL-ASIA", "c=DEU", "c=EU27", "c=EU27&cat=training"]),
    ("vendor", ["c=UZB", "c=DEU", "c=EU27", "v=nokia&c=EU27", "v=ericsson&c=DEU", "c=EU27&y=2020"]),
    ("method", ["c=UZB", "c=DEU", "c=DEU&y=2020", "c=DEU&g=5g", "c=EU27", "c=KAZ"]),
    ("overview", ["c=UZB", "c=DEU", "c=UZB&ban=huawei", "c=DEU&g=5g", "c=EU27", "c=KAZ"]),
];

/// Goes through filters and answers with the milliseconds of script that each
/// change takes until all that it leads to has been drawn: the work of the page
/// itself, as the browser's profile of long frames counts it.
const WORK_SCRIPT: &str = "
    (async (queries, rounds, done) => {
    const tick = () => new Promise(over => setTimeout(over, 0));
    const times = [];
    for (let round = 0; round < rounds; round++)
        for (const query of queries) {
            let work = 0;
            const real = { frame: requestAnimationFrame, later: setTimeout };
            const timed = run => (...given) => {
                const start = performance.now();
                try { return run(...given); } finally { work += performance.now() - start; }
            };
            window.requestAnimationFrame = run => real.frame.call(window, timed(run));
            window.setTimeout = (run, ...rest) => real.later.call(window, timed(run), ...rest);
            history.replaceState(null, '', '?' + query);
            timed(() => dispatchEvent(new PopStateEvent('popstate')))();
            // What is put off to a microtask is work of the same change.
            const start = performance.now();
            await Promise.resolve();
            await new Promise(over => queueMicrotask(over));
            work += performance.now() - start;
            await new Promise(over => real.later.call(window, over, 150));
            Object.assign(window, { requestAnimationFrame: real.frame, setTimeout: real.later });
            if (round > 0) times.push(work);
        }
    done(times);
    })(...arguments);";

/// How long the map takes to be drawn and to be recoloured.
const MAP_SCRIPT: &str = "
    (async done => {
    const wait = ms => new Promise(over => setTimeout(over, ms));
    await wait(500);
    const noted = name => performance.getEntriesByName('atlas: ' + name).map(entry => entry.duration);
    for (const layer of ['health', 'leader', 'share', 'leader', 'policy', 'leader']) {
        history.replaceState(null, '', '?map=' + layer);
        dispatchEvent(new PopStateEvent('popstate'));
        await wait(200);
    }
    done([noted('map'), noted('recolour')]);
    })(...arguments);";

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

fn print(what: &str, times: &mut [f64]) {
    let middle = median(times);
    let end = |time: Option<&f64>| time.copied().unwrap_or(middle);
    let (quickest, slowest) = (end(times.first()), end(times.last()));
    println!("  {what:44} median {middle:8.1} ms   {quickest:8.1} to {slowest:8.1}");
}

/// Milliseconds that the page itself has noted, by what went on.
async fn noted(page: &Page) -> Outcome<BTreeMap<String, f64>> {
    let script = "return Object.fromEntries(performance.getEntriesByType('measure').reverse()
        .filter(entry => entry.name.startsWith('atlas: '))
        .map(entry => [entry.name.slice(7), entry.duration]))";
    page.ask(script).await
}

async fn walk(page: &Page, what: &str, prefix: &str, queries: &[&str]) -> Outcome {
    let queries: Vec<String> = queries.iter().map(|query| format!("{prefix}{query}")).collect();
    let arguments = vec![serde_json::json!(queries), serde_json::json!(4)];
    let answer = page.driver().execute_async(WALK_SCRIPT, arguments).await?;
    let (mut times, long): (Vec<f64>, Vec<f64>) = answer.convert()?;
    print(what, &mut times);
    println!(
        "  {} of {} changes and what followed had a frame of over 50 ms",
        long.len(),
        times.len()
    );
    Ok(())
}

/// What the figures of a view take together when a filter changes.
async fn work(page: &Page, view: &str, queries: &[&str]) -> Outcome {
    let queries: Vec<String> = queries.iter().map(|query| format!("view={view}&{query}")).collect();
    let arguments = vec![serde_json::json!(queries), serde_json::json!(4)];
    let answer = page.driver().execute_async(WORK_SCRIPT, arguments).await?;
    let mut times: Vec<f64> = answer.convert()?;
    print(&format!("work of a changed filter, view {view}"), &mut times);
    Ok(())
}

/// The map on the shipped data: drawn once, then recoloured.
async fn map() -> Outcome {
    let page = Site::shipped().open("").await?;
    let source = serde_json::json!({ "source": "performance.mark('atlas: watched')" });
    page.driver().cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", source).await?;
    page.go("").await?;
    let answer = page.driver().execute_async(MAP_SCRIPT, Vec::new()).await?;
    let (mut drawn, mut recoloured): (Vec<f64>, Vec<f64>) = answer.convert()?;
    print("the map, first drawn", &mut drawn);
    print("the map, recoloured", &mut recoloured);
    Ok(())
}

async fn shipped() -> Outcome {
    println!("The shipped data");
    let mut readings: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    let mut last = None;
    for _ in 0..OPENINGS {
        // One browser at a time, each with an empty cache.
        drop(last.take());
        let page = Site::shipped().open("c=KAZ").await?;
        for (what, time) in noted(&page).await? {
            readings.entry(what).or_default().push(time);
        }
        last = Some(page);
    }
    for (what, times) in &mut readings {
        print(&format!("first view, {what}"), times);
    }
    let Some(page) = last else { return Ok(()) };
    walk(&page, "from a changed filter to the painted frame", "", &WALK).await?;
    walk(&page, "the same, all operators of the world", "", &WORLD_WALK).await?;
    for (view, queries) in VIEWS {
        work(&page, view, &queries).await?;
    }
    Ok(())
}

/// Fetches a file without reading it, which takes any reader this long at least:
/// its bytes are thrown away as they come.
const FETCH_SCRIPT: &str = "
    (async done => {
    const start = performance.now();
    const reader = (await fetch('rows.csv', { cache: 'no-store' })).body.getReader();
    while (!(await reader.read()).done);
    done(performance.now() - start);
    })(...arguments);";

/// The same for who has the bytes afterwards, as the page has.
const KEEP_SCRIPT: &str = "
    (async done => {
    const start = performance.now();
    await (await fetch('rows.csv', { cache: 'no-store' })).arrayBuffer();
    done(performance.now() - start);
    })(...arguments);";

/// Notes when the first frame is painted that has every chart of the view, the
/// map, the shares and the shares by year, since the opening of the page and
/// since it asked for the file.
const DRAWN_SCRIPT: &str = "
    const charts = ['world-map', 'share-bars', 'share-over-time'];
    const isDrawn = id => document.querySelector(`main[aria-busy=\"false\"] #${id} svg [data-key]`);
    const watcher = new MutationObserver(() => {
        if (!charts.every(isDrawn)) return;
        watcher.disconnect();
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
                const drawn = performance.now();
                const file = performance.getEntriesByType('resource')
                    .find(entry => entry.name.endsWith('rows.csv'));
                window.drawn = [drawn, drawn - file.startTime];
            };
            port2.postMessage(null);
        });
    });
    watcher.observe(document, { subtree: true, attributes: true, childList: true });";

/// Waits for that within the page: who asks from outside keeps the browser busy.
const WAIT_SCRIPT: &str = "
    const done = arguments[0];
    const timer = setInterval(() => {
        if (window.drawn === undefined) return;
        clearInterval(timer);
        done(window.drawn);
    }, 50);";

/// Every view in turn, and changes that concern all operators.
const TASKS: [&str; 22] = [
    "view=map",
    "view=country",
    "view=compare&c=KAZ,UZB",
    "view=operators",
    "view=timeline",
    "view=vendor",
    "view=beyond",
    "view=method",
    "view=story",
    "view=data",
    "view=overview",
    "c=",
    "c=&g=5g",
    "c=&y=2018",
    "c=&d=core",
    "c=&by=contracts",
    "c=&by=value",
    "c=&sort=operator&page=20000",
    "view=operators&c=&all=1",
    "view=timeline&c=&all=1",
    "view=vendor&c=&v=huawei",
    "view=method&c=",
];

/// Changes the filter and answers with the longest task that this led to, in
/// milliseconds; a browser tells of those of 50 and more.
const TASK_SCRIPT: &str = "
    (async (query, done) => {
    let longest = 0;
    const watcher = new PerformanceObserver(list => {
        for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
    });
    watcher.observe({ type: 'longtask' });
    history.pushState(null, '', '?' + query);
    dispatchEvent(new PopStateEvent('popstate'));
    await new Promise(over => setTimeout(over, 2500));
    watcher.disconnect();
    done(longest);
    })(...arguments);";

/// The longest tasks of a page with a large file.
async fn tasks(page: &Page) -> Outcome {
    page.go("c=KAZ&contracts=rows.csv").await?;
    let mut long = Vec::new();
    for query in TASKS {
        let argument = serde_json::json!(format!("c=KAZ&contracts=rows.csv&{query}"));
        let answer = page.driver().execute_async(TASK_SCRIPT, vec![argument]).await?;
        let longest: f64 = answer.convert()?;
        if longest >= 50.0 {
            long.push(format!("{query}: {longest:.0} ms"));
        }
    }
    let (count, long) = (long.len(), long.join(", "));
    println!(
        "  {count} of {} other views and filters had a task of over 50 ms  {long}",
        TASKS.len()
    );
    Ok(())
}

/// A large file, named by address as a reader would: from the click on the
/// address to the first drawing, beside a plain fetch of the same bytes.
async fn large(rows: &str) -> Outcome {
    println!("Generated contract rows, {} bytes", std::fs::metadata(rows)?.len());
    let page = Site::shipped().with_file("rows.csv", rows).open("").await?;
    let source = serde_json::json!({ "source": DRAWN_SCRIPT });
    page.driver().cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", source).await?;
    let (mut fetched, mut kept, mut read) = (Vec::new(), Vec::new(), Vec::new());
    let (mut drawn, mut since) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        fetched.push(page.driver().execute_async(FETCH_SCRIPT, Vec::new()).await?.convert()?);
        kept.push(page.driver().execute_async(KEEP_SCRIPT, Vec::new()).await?.convert()?);
        page.driver().goto(format!("{}?c=KAZ&contracts=rows.csv", page.address())).await?;
        let answer = page.driver().execute_async(WAIT_SCRIPT, Vec::new()).await?;
        let [from_address, from_file]: [f64; 2] = answer.convert()?;
        drawn.push(from_address);
        since.push(from_file);
        read.extend(noted(&page).await?.get("read"));
    }
    print("fetched and not read", &mut fetched);
    print("fetched, kept and not read", &mut kept);
    print("read and checked, work alone", &mut read);
    print("from the address to the painted charts", &mut drawn);
    print("from the file's request to the painted charts", &mut since);
    let since = median(&mut since);
    let (thrown, held) = (since / median(&mut fetched), since / median(&mut kept));
    println!(
        "  that is {thrown:.1} times the bare fetch, {held:.1} times one that keeps what came"
    );
    walk(&page, "from a changed place to the painted frame", "contracts=rows.csv&", &PLACES)
        .await?;
    tasks(&page).await?;
    page.go("view=data&contracts=rows.csv").await?;
    println!("  {}", page.text(".memory").await?);
    peers::compare(&page, median(&mut fetched)).await
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    shipped().await?;
    map().await?;
    for path in std::env::var("VENDOR_ATLAS_ROWS").unwrap_or_default().split(':') {
        if !path.is_empty() {
            large(path).await?;
        }
    }
    Ok(())
}
