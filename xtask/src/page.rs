//! Finishes the page that Trunk wrote, so that a strict content security policy
//! holds: no script stands in the page itself.
//!
//! Trunk starts the program by a script inside `index.html`. Here that script
//! becomes a file named by its content, which also tells the reader when the
//! program cannot be started, and the policy becomes the first thing in the head.

/// The rules a browser enforces on the page: nothing from elsewhere, no script
/// or style inside the page, WebAssembly allowed. `frame-ancestors` is left
/// out because a browser ignores it in a page; a server has to send it.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
    worker-src 'self'; base-uri 'none'; form-action 'none'";

/// The script that starts the page, with `__JS__` and `__WASM__` for the names of the program.
const START: &str = include_str!("start.js");

/// What the names of start scripts begin with.
const START_PREFIX: &str = "start-";

/// Why a page cannot be finished.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// Nothing in the page starts the program.
    #[error("it has no inline <script type=\"module\">, by which Trunk starts the program.")]
    NoBootstrap,
    /// The starting script does not name its program.
    #[error("its inline script names no file that ends in {0}.")]
    NoProgram(&'static str),
    /// A script that the policy would block.
    #[error(
        "it has another inline script, which the content security policy forbids; move it into a file: {0}"
    )]
    InlineScript(String),
    /// There is no place for the policy.
    #[error("it has neither a <head> nor an <html> tag.")]
    NoHead,
}

/// A finished page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The text of `index.html`.
    pub html: String,
    /// The script to be written beside it; `None` when the page was finished before.
    pub start: Option<StartScript>,
}

/// The script that starts the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartScript {
    /// Its file name, which depends on its content.
    pub name: String,
    /// Its content.
    pub text: String,
}

/// Finishes a page. One that is finished comes back as it is.
pub fn finish(html: &str) -> Result<Page, PageError> {
    let (html, start) = move_bootstrap(html)?;
    Ok(Page { html: insert_policy(&html)?, start })
}

/// Replaces the inline script by a reference to a file.
fn move_bootstrap(html: &str) -> Result<(String, Option<StartScript>), PageError> {
    let scripts = scripts(html);
    let mut inline = scripts.iter().filter(|script| !has_attribute(script.attributes, "src"));
    let Some(bootstrap) = inline.next() else {
        let finished = scripts.iter().any(|script| script.attributes.contains(START_PREFIX));
        return if finished { Ok((html.to_owned(), None)) } else { Err(PageError::NoBootstrap) };
    };
    if let Some(other) = inline.next() {
        return Err(PageError::InlineScript(other.text.chars().take(60).collect()));
    }
    let start = start_script(bootstrap.text)?;
    let reference = format!("<script type=\"module\" src=\"./{}\"></script>", start.name);
    let html = format!("{}{reference}{}", &html[..bootstrap.from], &html[bootstrap.to..]);
    Ok((html, Some(start)))
}

/// Writes the start script for the program that Trunk's script names.
fn start_script(bootstrap: &str) -> Result<StartScript, PageError> {
    let named = |ending| {
        quoted(bootstrap)
            .into_iter()
            .find(|text| text.ends_with(ending))
            .ok_or(PageError::NoProgram(ending))
    };
    let text = START.replace("__JS__", named(".js")?).replace("__WASM__", named(".wasm")?);
    Ok(StartScript { name: format!("{START_PREFIX}{:016x}.js", hash(text.as_bytes())), text })
}

/// Puts the policy first into the head, unless the page has one.
fn insert_policy(html: &str) -> Result<String, PageError> {
    if html.contains("Content-Security-Policy") {
        return Ok(html.to_owned());
    }
    // A minified page may go without the head's tag: it then begins after that of the root.
    let place =
        after_tag(html, "<head").or_else(|| after_tag(html, "<html")).ok_or(PageError::NoHead)?;
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    Ok(format!("{}{policy}{}", &html[..place], &html[place..]))
}

/// A script element of a page.
#[derive(Debug, Clone, Copy)]
struct Script<'a> {
    /// Where its opening tag begins.
    from: usize,
    /// Where its closing tag ends.
    to: usize,
    /// What stands in its opening tag after the name.
    attributes: &'a str,
    /// What stands between its tags.
    text: &'a str,
}

/// The script elements of a page, in order.
fn scripts(html: &str) -> Vec<Script<'_>> {
    const CLOSING: &str = "</script>";
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(from) = html[at..].find("<script").map(|offset| at + offset) {
        let Some(inner) = html[from..].find('>').map(|offset| from + offset + 1) else {
            break;
        };
        let Some(closing) = html[inner..].find(CLOSING).map(|offset| inner + offset) else {
            break;
        };
        at = closing + CLOSING.len();
        let attributes = &html[from + "<script".len()..inner - 1];
        found.push(Script { from, to: at, attributes, text: &html[inner..closing] });
    }
    found
}

/// Whether the inside of a tag sets an attribute.
fn has_attribute(attributes: &str, name: &str) -> bool {
    attributes.split_ascii_whitespace().any(|word| {
        word.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('='))
    })
}

/// Where the first tag that begins so ends. `<head` must not find `<header`.
fn after_tag(html: &str, opening: &str) -> Option<usize> {
    let (from, _) = html.match_indices(opening).find(|(from, _)| {
        html[from + opening.len()..]
            .starts_with(|character: char| character == '>' || character.is_ascii_whitespace())
    })?;
    html[from..].find('>').map(|offset| from + offset + 1)
}

/// The texts that a script holds in quotes of any kind. Names of files hold no
/// escapes, and other texts do not matter here.
fn quoted(script: &str) -> Vec<&str> {
    let mut texts = Vec::new();
    let mut rest = script;
    while let Some(from) = rest.find(['\'', '"', '`']) {
        let quote = &rest[from..=from];
        let inner = &rest[from + 1..];
        let Some(to) = inner.find(quote) else { break };
        texts.push(&inner[..to]);
        rest = &inner[to + 1..];
    }
    texts
}

/// FNV-1a of 64 bits: enough to tell one start script from the next, and the
/// same on every machine and with every version of the compiler.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::{POLICY, Page, PageError, finish, hash};

    /// A page as Trunk writes it in the dev profile.
    const PLAIN: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8">
<script type="module">
import init, * as bindings from './vendor-atlas-1f.js';
const wasm = await init({ module_or_path: './vendor-atlas-1f_bg.wasm' });

window.wasmBindings = bindings;
</script>
<link rel="modulepreload" href="./vendor-atlas-1f.js"></head><body><header></header></body></html>"#;

    /// A page as Trunk writes it for release: no head tag, no quotes around attributes.
    const MINIFIED: &str = "<!doctype html><html lang=en><meta charset=utf-8>\
        <script type=module>import a,*as b from\"./v-1.js\";var c=await a({module_or_path:`./v-1_bg.wasm`})</script>\
        <body><header></header>";

    #[test]
    fn the_inline_script_becomes_a_file_that_names_the_same_program() -> Result<(), PageError> {
        for (html, js, wasm) in [
            (PLAIN, "./vendor-atlas-1f.js", "./vendor-atlas-1f_bg.wasm"),
            (MINIFIED, "./v-1.js", "./v-1_bg.wasm"),
        ] {
            let Page { html, start } = finish(html)?;
            let start = start.ok_or(PageError::NoBootstrap)?;
            assert!(
                html.contains(&format!(
                    "<script type=\"module\" src=\"./{}\"></script>",
                    start.name
                ))
            );
            assert!(!html.contains("module_or_path"));
            assert!(start.text.contains(&format!("import(\"{js}\")")));
            assert!(start.text.contains(&format!("new URL(\"{wasm}\", import.meta.url)")));
        }
        Ok(())
    }

    #[test]
    fn the_policy_comes_first_in_the_head() -> Result<(), PageError> {
        let policy = format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\"><meta charset="
        );
        assert!(finish(PLAIN)?.html.contains(&format!("<head>{policy}")));
        assert!(finish(MINIFIED)?.html.contains(&format!("<html lang=en>{policy}")));
        Ok(())
    }

    #[test]
    fn a_finished_page_stays_as_it_is() -> Result<(), PageError> {
        let once = finish(PLAIN)?;
        assert_eq!(finish(&once.html)?, Page { html: once.html, start: None });
        Ok(())
    }

    #[test]
    fn the_preloads_that_trunk_wrote_are_kept() -> Result<(), PageError> {
        assert!(
            finish(PLAIN)?
                .html
                .contains("<link rel=\"modulepreload\" href=\"./vendor-atlas-1f.js\">")
        );
        Ok(())
    }

    #[test]
    fn a_page_that_starts_nothing_is_refused() {
        assert_eq!(finish("<html><head></head></html>"), Err(PageError::NoBootstrap));
        assert_eq!(finish("<html><script src=a.js></script></html>"), Err(PageError::NoBootstrap));
        assert_eq!(
            finish("<html><script>import './a.js'</script></html>"),
            Err(PageError::NoProgram(".wasm"))
        );
    }

    #[test]
    fn a_second_inline_script_is_refused_because_the_policy_would_block_it() {
        let html = PLAIN.replace("<body>", "<body><script>let a = 1</script>");
        assert_eq!(finish(&html), Err(PageError::InlineScript("let a = 1".to_owned())));
    }

    #[test]
    fn a_page_without_a_root_has_no_place_for_the_policy() {
        let html = PLAIN.replace("<html lang=\"en\"><head>", "");
        assert_eq!(finish(&html), Err(PageError::NoHead));
    }

    #[test]
    fn the_hash_is_fnv_1a() {
        assert_eq!(hash(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash(b"a"), 0xaf63_dc4c_8601_ec8c);
    }
}
