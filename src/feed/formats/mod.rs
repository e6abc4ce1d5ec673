//! One file per format, and the register of those that can be read.
//!
//! A new format is a type with [`FormatReader`] in a file of its own, and a line in [`reader`].

mod alibaba;
mod alibaba_ipam;
mod aws;
mod own;

use super::Format;
use super::gather::{Gather, Head};
use super::json::{Elements, Object};
use super::sink::Sink;
use super::{Place, ProblemKind};

/// A whole document of one format.
pub(super) struct Document<'a> {
    pub text: &'a str,
    pub object: Object<'a>,
}

/// One list within a document: what it says about itself, and its rows.
pub(super) struct List<'a> {
    pub head: Head,
    pub rows: Elements<'a>,
}

/// Reads one format.
pub(super) trait FormatReader: Sync {
    /// The lists of a document; an error refuses the document as a whole.
    fn open<'a>(
        &self,
        document: &Document<'a>,
        sink: &mut Sink<'_>,
    ) -> Result<Vec<List<'a>>, ProblemKind>;

    /// The head of rows that come without their list.
    fn bare(&self) -> Head;

    /// Reads one row into its list.
    fn row(&self, row: &Object<'_>, at: Place, into: &mut Gather, sink: &mut Sink<'_>);
}

/// The reader of a format, where there is one.
pub(super) fn reader(format: Format) -> Option<&'static dyn FormatReader> {
    Some(match format {
        Format::FreeholdFeed => &own::Own,
        Format::AlibabaVpcs => &alibaba::Vpcs,
        Format::AlibabaVpc => &alibaba::OneVpc,
        Format::AlibabaVSwitches => &alibaba::VSwitches,
        Format::AlibabaVSwitch => &alibaba::OneVSwitch,
        Format::AlibabaIpamResourceCidrs => &alibaba_ipam::ResourceCidrs,
        Format::AlibabaIpamDiscoveredResources => &alibaba_ipam::DiscoveredResources,
        Format::AlibabaIpamDiscoveredIpAddresses => &alibaba_ipam::DiscoveredIpAddresses,
        Format::AwsVpcs => &aws::Vpcs,
        Format::AwsVpc => &aws::OneVpc,
        Format::AwsSubnets => &aws::Subnets,
        Format::AwsSubnet => &aws::OneSubnet,
        _ => return None,
    })
}
