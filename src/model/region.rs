//! Providers, regions and accounts.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Who runs a region. Nothing matches across providers (domain.md, D5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Provider {
    /// Alibaba Cloud.
    Alibaba,
    /// Amazon Web Services.
    Aws,
    /// Microsoft Azure.
    Azure,
    /// Google Cloud.
    Google,
    /// Tencent Cloud.
    Tencent,
    /// On-premises networks, prefix tools and everything else.
    Other,
}

impl Provider {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Provider; 6] = [
        Provider::Alibaba,
        Provider::Aws,
        Provider::Azure,
        Provider::Google,
        Provider::Tencent,
        Provider::Other,
    ];

    /// The name in files and addresses, such as `alibaba`.
    pub const fn code(self) -> &'static str {
        match self {
            Provider::Alibaba => "alibaba",
            Provider::Aws => "aws",
            Provider::Azure => "azure",
            Provider::Google => "google",
            Provider::Tencent => "tencent",
            Provider::Other => "other",
        }
    }
}

impl fmt::Display for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Provider {
    type Err = UnknownProvider;

    fn from_str(text: &str) -> Result<Self, UnknownProvider> {
        Provider::ALL.into_iter().find(|provider| provider.code() == text).ok_or(UnknownProvider)
    }
}

/// A text that names no provider.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown provider")]
pub struct UnknownProvider;

/// A region: the pair of provider and code, since `eu-west-1` is London at one and Ireland at
/// another. Written `provider:code`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Region {
    /// Who runs it.
    pub provider: Provider,
    /// The provider's code, such as `cn-hangzhou`.
    pub code: Arc<str>,
}

impl Region {
    /// The region of this code at this provider.
    pub fn new(provider: Provider, code: &str) -> Region {
        Region { provider, code: code.into() }
    }

    /// A region of Alibaba Cloud.
    pub fn alibaba(code: &str) -> Region {
        Region::new(Provider::Alibaba, code)
    }

    /// The region for address space outside any cloud.
    pub fn on_premises() -> Region {
        Region::new(Provider::Other, "on-premises")
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.provider, self.code)
    }
}

impl FromStr for Region {
    type Err = UnknownProvider;

    fn from_str(text: &str) -> Result<Self, UnknownProvider> {
        let (provider, code) = text.split_once(':').ok_or(UnknownProvider)?;
        Ok(Region::new(provider.parse()?, code))
    }
}

/// An account, subscription or project. A text, since ids exceed 2^53 and can have leading zeros
/// (domain.md, D22).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct AccountId(pub Arc<str>);

impl AccountId {
    /// The account of this id.
    pub fn new(id: &str) -> AccountId {
        AccountId(id.into())
    }

    /// The id's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
