//! A small web server for folders of files: GET and HEAD, on this machine only.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A request line or header longer than this is no browser's.
const LONGEST_HEAD: u64 = 64 * 1024;
const PATIENCE: Duration = Duration::from_secs(30);

/// Which folder answers for which part of the address; the first that fits wins.
pub struct Site {
    mounts: Vec<(&'static str, PathBuf)>,
}

impl Site {
    /// Each path must start and end with a slash; more specific ones come first.
    pub fn new(mounts: Vec<(&'static str, PathBuf)>) -> Self {
        Self { mounts }
    }
}

pub struct Server {
    pub address: SocketAddr,
    accepting: JoinHandle<()>,
}

impl Server {
    pub fn wait(self) {
        // Accepting ends only with the process.
        let _ = self.accepting.join();
    }
}

/// Serves on the port, or, if it is taken, on the next free one; port 0 means any.
pub fn start(site: Site, port: u16) -> io::Result<Server> {
    let listener = listen(port)?;
    let address = listener.local_addr()?;
    let site = Arc::new(site);
    let accepting = thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let site = Arc::clone(&site);
            // A visitor who hangs up in the middle is none of our concern.
            thread::spawn(move || drop(answer(&stream, &site)));
        }
    });
    Ok(Server { address, accepting })
}

fn listen(port: u16) -> io::Result<TcpListener> {
    let tried = port..=port.saturating_add(if port == 0 { 0 } else { 50 });
    let mut last = io::Error::from(io::ErrorKind::AddrInUse);
    for port in tried {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => last = error,
        }
    }
    Err(last)
}

fn answer(stream: &TcpStream, site: &Site) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let Some((method, target)) = request(stream)? else { return Ok(()) };
    let reply = match method.as_str() {
        "GET" | "HEAD" => find(site, &target),
        _ => Reply::Refused,
    };
    let (head, body) = response(&reply);
    let mut out = io::BufWriter::new(stream);
    out.write_all(head.as_bytes())?;
    if method != "HEAD" {
        out.write_all(&body)?;
    }
    out.flush()
}

/// The method and target of a request. Its headers are read to their end and ignored.
fn request(stream: &TcpStream) -> io::Result<Option<(String, String)>> {
    let mut lines = BufReader::new(stream.take(LONGEST_HEAD)).lines();
    let Some(first) = lines.next().transpose()? else { return Ok(None) };
    for header in lines {
        if header?.is_empty() {
            let mut words = first.split(' ').map(str::to_owned);
            return Ok(words.next().zip(words.next()));
        }
    }
    Ok(None)
}

#[derive(Debug, PartialEq, Eq)]
enum Reply {
    File(PathBuf),
    /// A folder asked for without its last slash: relative addresses in its page would go astray.
    Moved(String),
    Missing,
    Refused,
}

fn find(site: &Site, target: &str) -> Reply {
    let path = target.split(['?', '#']).next().unwrap_or(target);
    for (mount, folder) in &site.mounts {
        if let Some(inside) = path.strip_prefix(mount) {
            return find_in(folder, inside, path);
        }
        if mount.strip_suffix('/') == Some(path) && !path.is_empty() {
            return Reply::Moved(format!("{path}/"));
        }
    }
    Reply::Missing
}

fn find_in(folder: &Path, inside: &str, path: &str) -> Reply {
    let Some(relative) = safe_path(inside) else { return Reply::Missing };
    let file = folder.join(relative);
    // A link inside the folder may lead out of it; what it leads to is not served.
    let (Ok(folder), Ok(file)) = (folder.canonicalize(), file.canonicalize()) else {
        return Reply::Missing;
    };
    if !file.starts_with(&folder) {
        return Reply::Missing;
    }
    if !file.is_dir() {
        return Reply::File(file);
    }
    if !path.ends_with('/') {
        return Reply::Moved(format!("{path}/"));
    }
    let index = file.join("index.html");
    if index.is_file() { Reply::File(index) } else { Reply::Missing }
}

/// The path that an address names, if it only ever goes down.
fn safe_path(encoded: &str) -> Option<PathBuf> {
    let decoded = percent_decoded(encoded)?;
    if decoded.contains(['\\', '\0']) {
        return None;
    }
    let path = PathBuf::from(decoded);
    path.components().all(|part| matches!(part, Component::Normal(_))).then_some(path)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn response(reply: &Reply) -> (String, Vec<u8>) {
    match reply {
        Reply::File(file) => match fs::read(file) {
            Ok(body) => (head("200 OK", mime(file), body.len(), ""), body),
            Err(_) => response(&Reply::Missing),
        },
        Reply::Moved(to) => {
            let location = format!("Location: {}\r\n", to.replace(['\r', '\n'], ""));
            (head("301 Moved Permanently", "text/plain", 0, &location), Vec::new())
        }
        Reply::Missing => plain("404 Not Found", "There is no such file.\n", ""),
        Reply::Refused => {
            plain("405 Method Not Allowed", "Files can only be read.\n", "Allow: GET, HEAD\r\n")
        }
    }
}

fn plain(status: &str, words: &str, extra: &str) -> (String, Vec<u8>) {
    (head(status, "text/plain; charset=utf-8", words.len(), extra), words.into())
}

fn head(status: &str, mime: &str, length: usize, extra: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {length}\r\n\
         Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\n{extra}\
         Connection: close\r\n\r\n"
    )
}

/// What the browser is told that a file is. It refuses scripts, styles and WebAssembly by any
/// other name.
fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        // No charset here: with a parameter it would not be compiled while it arrives.
        Some("wasm") => "application/wasm",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("csv") => "text/csv; charset=utf-8",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with a page, a file beside it that must not be served, and a link that leads out.
    fn site(name: &str) -> (Site, PathBuf) {
        let folder =
            std::env::temp_dir().join(format!("freehold-http-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("dist/deep")).expect("a temporary folder");
        fs::write(folder.join("secret.txt"), "not served").expect("a file");
        fs::write(folder.join("dist/index.html"), "<h1>page</h1>").expect("a file");
        fs::write(folder.join("dist/a b.wasm"), "\0asm").expect("a file");
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.join("secret.txt"), folder.join("dist/link.txt"))
            .expect("a link");
        let dist = folder.canonicalize().expect("the folder").join("dist");
        (Site::new(vec![("/sub/folder/", dist.clone()), ("/", dist.clone())]), dist)
    }

    fn fetch(server: &Server, request: &str) -> String {
        let mut stream = TcpStream::connect(server.address).expect("the server listens");
        write!(stream, "{request}\r\nHost: localhost\r\n\r\n").expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    #[test]
    fn no_address_leads_out_of_the_folder() {
        let (site, _) = site("out");
        for target in [
            "/../secret.txt",
            "/deep/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/..\\secret.txt",
            "//etc/passwd",
            "/sub/folder/../secret.txt",
            "/link.txt",
            "/a%00b",
            "/%zz",
            "secret.txt",
        ] {
            assert_eq!(find(&site, target), Reply::Missing, "{target}");
        }
    }

    #[test]
    fn a_folder_is_served_at_the_root_and_below_a_path() {
        let (site, dist) = site("mounts");
        assert_eq!(find(&site, "/"), Reply::File(dist.join("index.html")));
        assert_eq!(find(&site, "/?a=/..#b"), Reply::File(dist.join("index.html")));
        assert_eq!(find(&site, "/sub/folder/a%20b.wasm"), Reply::File(dist.join("a b.wasm")));
        assert_eq!(find(&site, "/sub/folder"), Reply::Moved("/sub/folder/".into()));
        assert_eq!(find(&site, "/deep"), Reply::Moved("/deep/".into()));
        assert_eq!(find(&site, "/deep/"), Reply::Missing);
    }

    #[test]
    fn the_browser_is_told_what_it_insists_on() {
        assert_eq!(mime(Path::new("x_bg.wasm")), "application/wasm");
        assert_eq!(mime(Path::new("x.js")), "text/javascript; charset=utf-8");
        assert_eq!(mime(Path::new("x.css")), "text/css; charset=utf-8");
        assert_eq!(mime(Path::new("x.svg")), "image/svg+xml");
        assert_eq!(mime(Path::new("LICENSE")), "application/octet-stream");
    }

    #[test]
    fn a_head_request_gets_the_head_alone_and_a_post_nothing() {
        let (site, _) = site("methods");
        let server = start(site, 0).expect("a free port");
        let get = fetch(&server, "GET / HTTP/1.1");
        assert!(get.starts_with("HTTP/1.1 200 OK\r\n"), "{get}");
        assert!(get.contains("Content-Length: 13\r\n"), "{get}");
        assert!(get.ends_with("\r\n\r\n<h1>page</h1>"), "{get}");
        let head = fetch(&server, "HEAD / HTTP/1.1");
        assert!(head.contains("Content-Length: 13\r\n") && head.ends_with("\r\n\r\n"), "{head}");
        assert!(fetch(&server, "POST / HTTP/1.1").starts_with("HTTP/1.1 405 "));
        assert!(fetch(&server, "GET /none HTTP/1.1").starts_with("HTTP/1.1 404 "));
    }

    #[test]
    fn a_taken_port_is_passed_over() {
        let (first, _) = site("first");
        let (second, _) = site("second");
        let first = start(first, 0).expect("a free port");
        let second = start(second, first.address.port()).expect("another free port");
        assert_ne!(first.address, second.address);
    }
}
