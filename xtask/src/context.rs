//! What every step knows: where things lie, and which tools were found.

use std::cell::OnceCell;
use std::env;
use std::path::{self, Path, PathBuf};

use crate::browser::Browser;
use crate::failure::{Failure, OrFail, Outcome};
use crate::node::Node;
use crate::tools::Tools;
use crate::wasm::Toolchain;
use crate::{browser, node, tools, wasm};

pub struct Context {
    pub root: PathBuf,
    /// Shared by all clones of this user.
    pub tools_folder: PathBuf,
    toolchain: OnceCell<Outcome<Toolchain>>,
    tools: OnceCell<Outcome<Tools>>,
    browser: OnceCell<Outcome<Browser>>,
    node: OnceCell<Outcome<Node>>,
}

impl Context {
    pub fn new() -> Outcome<Self> {
        Ok(Self {
            root: root(),
            tools_folder: tools_folder()?,
            toolchain: OnceCell::new(),
            tools: OnceCell::new(),
            browser: OnceCell::new(),
            node: OnceCell::new(),
        })
    }

    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    pub fn toolchain(&self) -> Outcome<&Toolchain> {
        once(&self.toolchain, || wasm::toolchain(self))
    }

    pub fn tools(&self) -> Outcome<&Tools> {
        once(&self.tools, || tools::tools(self))
    }

    pub fn browser(&self) -> Outcome<&Browser> {
        once(&self.browser, browser::find)
    }

    pub fn node(&self) -> Outcome<&Node> {
        once(&self.node, node::find)
    }
}

/// Finds or installs a thing the first time that it is asked for. What failed once is not tried
/// again, so that later steps fail at once and for the same reason.
fn once<T>(cell: &OnceCell<Outcome<T>>, make: impl FnOnce() -> Outcome<T>) -> Outcome<&T> {
    cell.get_or_init(make).as_ref().map_err(Failure::clone)
}

/// The package's root: one above this package, wherever cargo was called from.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

fn tools_folder() -> Outcome<PathBuf> {
    if let Some(folder) = env::var_os("FREEHOLD_TOOLS").filter(|folder| !folder.is_empty()) {
        return path::absolute(folder)
            .or_fail(|| "FREEHOLD_TOOLS is no folder".into(), "Set it to a full path.");
    }
    let cache = env::var_os("XDG_CACHE_HOME")
        .filter(|folder| !folder.is_empty())
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cache")));
    cache.map(|cache| cache.join("freehold").join("tools")).ok_or_else(|| {
        Failure::new(
            "There is no home folder in which to keep tools.",
            "Set FREEHOLD_TOOLS to a folder that may be written.",
        )
    })
}
