//! The built page on a server of its own, with files put over it.

use super::{Outcome, Page, browser::Browser, path_in};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::net::TcpListener;
use tower_http::services::{ServeDir, ServeFile};

/// A site before it is opened.
pub struct Site {
    folder: String,
    changes: BTreeMap<String, Change>,
}

/// What stands at a path in place of the built file.
#[derive(Clone)]
enum Change {
    File(Vec<u8>),
    /// A file of this machine, read as it is sent.
    OnDisk(PathBuf),
    Missing,
    /// What a server answers that cannot give the file.
    Failing(&'static str),
    /// A file of which more is announced than comes.
    Cut(Vec<u8>),
    /// A file of which nothing more comes, and the connection stays open: from its
    /// beginning on, or, without one, from before it.
    Silent(Option<Vec<u8>>),
}

impl Site {
    /// The site as it is built.
    pub fn shipped() -> Self {
        Self { folder: "/".to_owned(), changes: BTreeMap::new() }
    }

    /// The site in a folder of its server, such as `/a/b/`.
    pub fn below(mut self, folder: &str) -> Self {
        folder.clone_into(&mut self.folder);
        self
    }

    /// The site with another file at a path within it.
    pub fn with(mut self, path: &str, content: impl Into<Vec<u8>>) -> Self {
        self.changes.insert(path.to_owned(), Change::File(content.into()));
        self
    }

    /// The site with a file of this machine at a path within it.
    pub fn with_file(mut self, path: &str, file: impl Into<PathBuf>) -> Self {
        self.changes.insert(path.to_owned(), Change::OnDisk(file.into()));
        self
    }

    /// The site without the file at a path within it.
    pub fn without(mut self, path: &str) -> Self {
        self.changes.insert(path.to_owned(), Change::Missing);
        self
    }

    /// The site with a server that fails at a path within it, and says why.
    pub fn failing(mut self, path: &str, words: &'static str) -> Self {
        self.changes.insert(path.to_owned(), Change::Failing(words));
        self
    }

    /// The site with a file at a path within it that breaks off.
    pub fn cut(mut self, path: &str, content: impl Into<Vec<u8>>) -> Self {
        self.changes.insert(path.to_owned(), Change::Cut(content.into()));
        self
    }

    /// The site with a file at a path within it of which nothing comes after its
    /// beginning, or nothing at all.
    pub fn silent(mut self, path: &str, start: Option<Vec<u8>>) -> Self {
        self.changes.insert(path.to_owned(), Change::Silent(start));
        self
    }

    /// Serves the site and opens it in a browser, at an address with this query.
    pub async fn open(self, query: &str) -> Outcome<Page> {
        let browser = Browser::take().await?;
        let page = Page::new(browser, self.serve().await?);
        page.go(query).await?;
        Ok(page)
    }

    /// Serves the site for as long as the test runs.
    async fn serve(self) -> Outcome<Served> {
        let dist = path_in("VENDOR_ATLAS_DIST")?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let served = Served {
            address: listener.local_addr()?,
            folder: self.folder.clone(),
            requests: Arc::default(),
        };
        let changed = Changed {
            folder: self.folder.clone(),
            changes: Arc::new(self.changes),
            requests: Arc::clone(&served.requests),
        };
        let files = ServeDir::new(dist);
        let router = match self.folder.trim_end_matches('/') {
            "" => Router::new().fallback_service(files),
            folder => Router::new().nest_service(folder, files),
        };
        let app = router.layer(middleware::from_fn_with_state(changed, answer));
        tokio::spawn(async move { axum::serve(listener, app).await });
        Ok(served)
    }
}

/// A site that is being served.
pub struct Served {
    address: SocketAddr,
    folder: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Served {
    /// The address of the page without a query.
    pub fn address(&self) -> String {
        format!("http://{}{}", self.address, self.folder)
    }

    /// The paths asked for so far.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// What the server does before it looks for a file.
#[derive(Clone)]
struct Changed {
    folder: String,
    changes: Arc<BTreeMap<String, Change>>,
    requests: Arc<Mutex<Vec<String>>>,
}

async fn answer(State(changed): State<Changed>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    changed.requests.lock().unwrap_or_else(PoisonError::into_inner).push(path.clone());
    let own = path.strip_prefix(&changed.folder).unwrap_or_default();
    match changed.changes.get(own) {
        Some(Change::File(content)) => {
            let kind = if content.starts_with(b"<") { "text/html" } else { "text/csv" };
            ([(header::CONTENT_TYPE, kind)], Body::from(content.clone())).into_response()
        }
        Some(Change::OnDisk(file)) => match ServeFile::new(file).try_call(request).await {
            // Each time anew, as on a first visit.
            Ok(answer) => ([(header::CACHE_CONTROL, "no-store")], answer).into_response(),
            Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
        },
        Some(Change::Missing) => (StatusCode::NOT_FOUND, "There is no such file.").into_response(),
        Some(Change::Failing(words)) => (StatusCode::INTERNAL_SERVER_ERROR, *words).into_response(),
        Some(Change::Cut(content)) => {
            // A stream that ends with an error closes the connection, once its
            // beginning is on the way.
            let start = futures_util::stream::iter([Ok(content.clone())]);
            let end = futures_util::stream::once(async {
                tokio::time::sleep(Duration::from_millis(300)).await;
                Err(std::io::Error::other("cut"))
            });
            let parts = futures_util::StreamExt::chain(start, end);
            ([(header::CONTENT_TYPE, "text/csv")], Body::from_stream(parts)).into_response()
        }
        Some(Change::Silent(None)) => std::future::pending().await,
        Some(Change::Silent(Some(start))) => {
            let start = futures_util::stream::iter([Ok::<_, std::io::Error>(start.clone())]);
            let parts = futures_util::StreamExt::chain(start, futures_util::stream::pending());
            ([(header::CONTENT_TYPE, "text/csv")], Body::from_stream(parts)).into_response()
        }
        None => next.run(request).await,
    }
}
