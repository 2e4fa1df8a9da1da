//! Serves the page on this machine and builds it again after each change.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::thread;

use axum::Router;
use axum::http::{HeaderValue, header};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::error::Error;
use crate::project::Project;
use crate::setup;
use crate::setup::wasm::Route;
use crate::site::{self, Profile};
use crate::watch::Watch;

/// How many ports are tried from the wanted one on.
const PORTS: u16 = 10;

/// Builds the page, serves it, and goes on building until the process is ended.
pub fn run(project: &Project, route: Route, profile: Profile, port: u16) -> Result<(), Error> {
    let kit = setup::for_site(project, route, profile)?;
    // Before the build: what is edited while it runs shall count as a change.
    let mut watch = Watch::new(project.root());
    site::build(project, &kit, profile)?;
    let (listener, port) = listen(port)?;
    serve_folder(listener, &project.dist())?;
    println!("\nThe page is at http://127.0.0.1:{port}/ and follows your changes. Ctrl+C ends it.");
    loop {
        let changed = watch.next_change();
        eprintln!("\n{} changed.", changed.display());
        match site::build(project, &kit, profile) {
            Ok(()) => println!("Load http://127.0.0.1:{port}/ again to see it."),
            Err(error) => eprintln!("{error}\nThe page before this change is still served."),
        }
    }
}

/// Listens on the wanted port or one of the next.
fn listen(wanted: u16) -> Result<(TcpListener, u16), Error> {
    let last = wanted.saturating_add(PORTS - 1);
    for port in wanted..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => {
                // Port 0 means any: the listener knows which it became.
                let port = listener.local_addr().map_or(port, |address| address.port());
                return Ok((listener, port));
            }
            Err(error) => eprintln!("Port {port} cannot be used ({error})."),
        }
    }
    Err(Error::Port { first: wanted, last })
}

/// Serves a folder from a thread of its own. Nothing may be cached: the next
/// build replaces it.
fn serve_folder(listener: TcpListener, folder: &Path) -> Result<(), Error> {
    let failed = |source| Error::Start { program: "the file server".to_owned(), source };
    let never_cache = SetResponseHeaderLayer::overriding(
        header::CACHE_CONTROL,
        HeaderValue::from_static("no-store"),
    );
    let app = Router::new().fallback_service(ServeDir::new(folder)).layer(never_cache);
    listener.set_nonblocking(true).map_err(failed)?;
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_io().build().map_err(failed)?;
    thread::spawn(move || {
        let served: io::Result<()> = runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, app).await
        });
        if let Err(error) = served {
            eprintln!("The file server stopped: {error}.");
        }
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::{Ipv4Addr, TcpStream};

    use super::{listen, serve_folder};
    use crate::error::Error;

    #[test]
    fn a_taken_port_leads_to_the_next() -> Result<(), Error> {
        let (_taken, port) = listen(47_810)?;
        let (_other, next) = listen(port)?;
        assert!(next > port);
        Ok(())
    }

    #[test]
    fn wasm_is_served_with_the_type_that_browsers_demand() -> Result<(), Error> {
        let folder = std::env::temp_dir().join(format!("xtask-serve-{}", std::process::id()));
        let file = folder.join("page.wasm");
        std::fs::create_dir_all(&folder).map_err(Error::file("create", &folder))?;
        std::fs::write(&file, b"\0asm").map_err(Error::file("write", &file))?;
        let (listener, port) = listen(0)?;
        serve_folder(listener, &folder)?;
        let mut answer = String::new();
        let mut client = TcpStream::connect((Ipv4Addr::LOCALHOST, port))
            .map_err(Error::file("connect to", &folder))?;
        client
            .write_all(b"GET /page.wasm HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            .and_then(|()| client.read_to_string(&mut answer))
            .map_err(Error::file("read", &file))?;
        assert!(answer.contains("content-type: application/wasm\r\n"), "{answer}");
        assert!(answer.contains("cache-control: no-store\r\n"), "{answer}");
        std::fs::remove_dir_all(&folder).map_err(Error::file("remove", &folder))
    }
}
